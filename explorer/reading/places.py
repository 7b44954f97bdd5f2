"""Which of the names found are places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.reading.evidence import NO_PLACE_HERE, Article, evidence
from explorer.reading.wordlists import classes, weights

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.found import Found

__all__ = ["mark_admin_regions", "placed"]

_SURE = 2.0
_LIFT = 0.5
_DEMONYM = 0.1
_NO_DEMONYM = frozenset(
    {
        "after_given", "after_initial", "before_initial", "brand", "before_street", "before_surname", "needs_comma",
        "before_org",
    }
)  # fmt: skip
_CERTAIN = 1.5
_COUNTY_OR_STATE = ("admin1", "admin2")
_LIST_GAP = re.compile(r", (?:and |or )?(?:the )?| (?:and|or) (?:the )?")
_SINGULAR = re.compile(r"(?:’s|'s)? (?:oblast|region|province|governorate|prefecture|voivodeship)\b", re.IGNORECASE)
_PLURAL = re.compile(r" (?:oblasts|regions|provinces|governorates|prefectures)\b", re.IGNORECASE)
_OF = re.compile(r"\b(?:oblasts?|regions?|provinces?|governorates?) of (?:the )?$", re.IGNORECASE)
_IS_STATE = re.compile(r"(?:’s|'s)? (?:state\b|Gov(?:ernor\b|\.)|[Ll]egislature\b)")
_STATE_OF = re.compile(r"\b[Ss]tate of $")
_MAY_STAND_BEHIND = re.compile(
    r"(?:’s|'s)? (?:oblast|region|province|governorate|prefecture|voivodeship|state|gov|legislature)", re.IGNORECASE
)
_MAY_STAND_BEFORE = ("of ", "he ")
_LONGEST_GAP, _LOOK_BACK = 9, 24


def placed(found: list[Found], text: str, gazetteer: Gazetteer, persons: dict[str, int]) -> list[Found]:
    """The names whose evidence speaks for a place.

    A name sure of itself once lifts its other uses, and towns of its state.
    """
    weight = weights()
    starts = {name.start for name in found if name.pattern != "unknown"}
    ends = {name.end for name in found if name.pattern != "unknown"}
    article = Article(text, gazetteer, persons, starts, ends)
    best: dict[str, float] = {}
    for name in found:
        around = evidence(name, article)
        name.pieces = [*name.own.pieces, *around]
        score = name.own.score
        for piece in around:
            score += weight.get(piece, 0.0)
        if name.demonym and _NO_DEMONYM.isdisjoint(name.pieces) and not _opens_a_body(name):
            score = max(score, _DEMONYM)
        name.score = score
        if not name.demonym and score > best.get(name.key, -9.0):
            best[name.key] = score
    for name in found:
        if not name.demonym:
            top = best.get(name.key, 0.0)
            if top > _SURE and name.score < top and NO_PLACE_HERE.isdisjoint(name.pieces):
                name.score += min(2.0, _LIFT * top)
    _lift_neighbours(found, gazetteer)
    return [name for name in found if name.score > 0 and not ("caps" in name.pieces and _is_other_spelling(name))]


def _lift_neighbours(found: list[Found], gazetteer: Gazetteer) -> None:
    """Lift towns of a county or state that the article is sure to be in by another name."""
    weight = weights()
    least = -max(weight["in_county"], weight["in_state"])
    weak = [name for name in found if least < name.score <= 0 and name.regions and not (name.pattern or name.demonym)]
    if not weak:
        return
    homes: dict[int, set[str]] = {}
    for name in found:
        if name.score > _CERTAIN and name.regions and not name.demonym:
            for row in _certain(name.regions, gazetteer):
                homes.setdefault(row, set()).add(name.key)
    if not homes:
        return
    for name in weak:
        inside = {
            row
            for code in name.regions
            for row in (code >> 1, *gazetteer.ancestors(code >> 1))
            if row in homes and homes[row] != {name.key}
        }
        if inside and NO_PLACE_HERE.isdisjoint(name.pieces):
            county = any(gazetteer.kind(row) == "admin2" for row in inside)
            name.pieces.append("in_county" if county else "in_state")
            name.score += weight[name.pieces[-1]]


@lru_cache(maxsize=1 << 13)
def _certain(regions: tuple[int, ...], gazetteer: Gazetteer) -> tuple[int, ...]:
    """The state and county that a name surely is or lies in; none where it may mean several towns."""
    row = max(regions, key=gazetteer.prior.__getitem__) >> 1
    if gazetteer.kind(row) != "admin1" and len(regions) > 1:
        return ()
    return tuple(up for up in (row, *gazetteer.ancestors(row)) if gazetteer.kind(up) in _COUNTY_OR_STATE)


def _opens_a_body(name: Found) -> bool:
    """Whether a demonym is the first word of an institution's name: "Canadian Food Inspection Agency"."""
    words = name.run.words
    return name.last < len(words) and words[-1].upper and words[-1].key in classes()["org"]


def _is_other_spelling(name: Found) -> bool:
    """Whether no region's own name is meant: "DACA" is not Dhaka, though "Daca" is a spelling of it."""
    return bool(name.regions) and not any(code & 1 for code in name.regions)


def mark_admin_regions(places: list[Found], text: str) -> None:
    """Mark the names beside which "oblast" or "region" stands, all names of a list where it closes or opens the list.

    "Kherson region"; "Kherson, Zaporizhzhia, Donetsk and Luhansk regions"; "the regions of Kherson and Odesa";
    "Washington state".
    """
    for at, name in [(at, name) for at, name in enumerate(places) if _may_be_marked(name, text)]:
        if _PLURAL.match(text, name.end):
            name.admin = "region"
            for before in range(at - 1, -1, -1):
                if not _in_one_list(places[before], places[before + 1], text):
                    break
                places[before].admin = "region"
        elif _SINGULAR.match(text, name.end):
            name.admin = "region"
        elif _OF.search(text, max(0, name.start - _LOOK_BACK), name.start):
            name.admin = "region"
            for after in range(at + 1, len(places)):
                if not _in_one_list(places[after - 1], places[after], text):
                    break
                places[after].admin = "region"
        elif len(name.regions) > 1 and (
            _IS_STATE.match(text, name.end) or _STATE_OF.search(text, max(0, name.start - _LOOK_BACK), name.start)
        ):
            name.admin = "state"


def _may_be_marked(name: Found, text: str) -> bool:
    """Whether more need be looked at: few names have "of" before them or one of the words behind."""
    before = text[name.start - 3 : name.start].lower()
    return before in _MAY_STAND_BEFORE or _MAY_STAND_BEHIND.match(text, name.end) is not None


def _in_one_list(first: Found, second: Found, text: str) -> bool:
    gap = text[first.end : second.start]
    return 0 < len(gap) <= _LONGEST_GAP and _LIST_GAP.fullmatch(gap) is not None

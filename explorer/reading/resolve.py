"""Which region a name means: people and kind first, then parents, countries and neighbours named in the same article.

A key means one region in an article ("one sense per discourse", Gale, Church and Yarowsky 1992), but for names beside
which "region" stands. Scores are logarithms of people with additions; the constants were set on the first halves of LGL
and GeoVirus.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.nearness import pulled
from explorer.reading.parents import homes_of_unlisted, kinds_beside, parents_given
from explorer.reading.readings import PARENT, readings
from explorer.reading.states import with_states

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.found import Found
    from explorer.reading.parents import Given

__all__ = ["Choice", "GroupKey", "group_key", "resolved"]

_US_WORDS = (
    "County", " percent", " p.m.", " a.m.", "Sen. ", "Gov. ", "Rep. ", "favor", " program ", " center", "Sheriff",
    "neighbor", "color", " labor ", "Interstate", "School District", "Township", "City Council", "High School",
    "Elementary", "Police Department", "Fire Department", "Ave.", "Blvd", "state Rep", "downtown", "sophomore",
    "freshman", "varsity", "deputies", "district attorney",
)  # fmt: skip
"""Those met most come first: three are enough."""
_US_PATTERN = re.compile(r"R(?<!\w.)(?:-[A-Z]|oute \d)|D(?<!\w.)-[A-Z]|H(?<!\w.)ighway \d")
_GB_WORDS = ("Borough Council", "Constabulary", " MP ", "County Council", "NHS", "£")
_US_VOTE, _GB_VOTE, _MOST_CUE_VOTES, _ENOUGH = 2.0, 4.0, 6.0, 3
_PARENT_BESIDE, _PARENT_SHARED, _COUNTY_NAMED, _COUNTRY, _HOME = 8.0, 5.0, 3.5, 8.0, 6.0
_LANDSCAPE = ("feature", "prefeature", "lake", "river")
_PEOPLE = "people"
_UNLISTED = "on no list; the place it lies in"
_ALONE = {
    None: "a city unless “region” stands by",
    "region": "“region” stands by",
    "state": "“state” stands by",
    PARENT: "behind a place that lies in it",
}
_PARENTS = ("admin1", "country")
_MOST_COUNTED = 3
_SAME_KIND = 4.0
_LIKELIEST, _OTHERS, _FEW_VOTES = 0.7, 0.3, 5.0

GroupKey = tuple[str, str | None, str | None]
Scores = dict[GroupKey, list[tuple[float, int, str]]]


class Choice(NamedTuple):
    """The region chosen (a row), the runner-up, and why; `reason` is None where nothing was ambiguous."""

    row: int
    runner_up: int | None
    reason: str | None


class _Votes(NamedTuple):
    """What one name says for countries: its likeliest, its votes for that and for each other one, and all together."""

    likeliest: str
    first: float
    other: float
    total: float


def group_key(name: Found) -> GroupKey:
    """What names must share to mean one region."""
    return name.key, name.pattern, name.admin


def resolved(places: list[Found], text: str, gazetteer: Gazetteer, near: int | None = None) -> dict[GroupKey, Choice]:
    """The region of each group of `places`; a group that no list knows is left out.

    Args:
        places: Accepted names in reading order.
        text: The text they stand in.
        gazetteer: The lists.
        near: The row of the region in which the outlet's bare names lie.
    """
    _mark_parents(places, text, gazetteer)
    groups: dict[GroupKey, list[Found]] = defaultdict(list)
    for name in places:
        if name.regions:
            groups[group_key(name)].append(name)
    if not groups:
        return {}
    given = parents_given(places, text, gazetteer)
    context = _Context(groups, places, given, text, gazetteer)
    scores: Scores = {key: context.scored(key, names, near) for key, names in groups.items()}
    if len(groups) > 1 and any(len(table) > 1 for table in scores.values()):
        counts = {key: len(names) for key, names in groups.items()}
        scores = pulled(with_states(scores, counts, gazetteer), counts, gazetteer)
    choices = {key: _choice(key, scores[key], names[0].regions, gazetteer) for key, names in groups.items()}
    known = {key: choice for key, choice in choices.items() if choice is not None}
    for name, parent, _ in homes_of_unlisted(given, text, gazetteer):
        home = known.get(group_key(parent))
        if home is not None:
            known[group_key(name)] = Choice(home.row, None, _UNLISTED)
    return known


def _mark_parents(places: list[Found], text: str, gazetteer: Gazetteer) -> None:
    """Of a name behind a place, as in "Buffalo, New York", keep the readings that the place may lie in."""
    for before, name in pairwise(places):
        if (
            len(name.regions) > 1 and name.start == before.end + 2 and text[before.end : name.start] == ", "
            and name.admin is None and name.pattern is None and not name.demonym and not before.demonym
        ):  # fmt: skip
            above = {up for code in before.regions for up in gazetteer.ancestors(code >> 1)}
            kept = tuple(code for code in name.regions if code >> 1 in above and gazetteer.kind(code >> 1) in _PARENTS)
            if kept:
                name.behind, name.admin = kept, PARENT


def _choice(
    key: GroupKey, table: list[tuple[float, int, str]], regions: tuple[int, ...], gazetteer: Gazetteer
) -> Choice | None:
    """The best reading; none of a lake or hill that only its name ties to a town."""
    _, code, reason = table[0]
    if key[1] in _LANDSCAPE and reason == _PEOPLE:
        return None
    if len(table) > 1:
        return Choice(code >> 1, table[1][1] >> 1, reason)
    left_out = [other for other in regions if other >> 1 != code >> 1]
    if not left_out:
        return Choice(code >> 1, None, None)
    next_best = max(left_out, key=gazetteer.prior.__getitem__) >> 1
    return Choice(code >> 1, next_best, _ALONE[key[2]])


def _count(text: str, words: tuple[str, ...]) -> int:
    """How often some words stand in a text; no further than tells."""
    n = 0
    for word in words:
        n += text.count(word)
        if n >= _ENOUGH:
            break
    return n


class _Context:
    """What the article as a whole says about where it plays."""

    def __init__(
        self,
        groups: dict[GroupKey, list[Found]],
        places: list[Found],
        given: list[Given],
        text: str,
        gazetteer: Gazetteer,
    ) -> None:
        self.gazetteer = gazetteer
        self.counties: dict[int, set[GroupKey]] = defaultdict(set)
        self.votes: defaultdict[str, float] = defaultdict(float)
        self.own: dict[GroupKey, _Votes] = {}
        prior = gazetteer.prior
        for key, names in groups.items():
            regions = names[0].behind or names[0].regions
            top = (regions[0] if len(regions) == 1 else max(regions, key=prior.__getitem__)) >> 1
            if "county" in key[0] or "parish" in key[0]:
                for code in regions:
                    self.counties[code >> 1].add(key)
            weight = min(len(names), _MOST_COUNTED)
            countries = gazetteer.countries(regions)
            likely = gazetteer.country(top)
            first, other = (
                (weight, 0.0) if len(countries) == 1 else (weight * _LIKELIEST, weight * _OTHERS / len(countries))
            )
            self.own[key] = _Votes(likely, first, other, first + other * (len(countries) - 1))
            for country in countries:
                self.votes[country] += first if country == likely else other
        american = _count(text, _US_WORDS)
        if american < _ENOUGH:
            american += len(_US_PATTERN.findall(text))
        self.votes["US"] += min(_MOST_CUE_VOTES, _US_VOTE * american)
        self.votes["GB"] += min(_MOST_CUE_VOTES, _GB_VOTE * _count(text, _GB_WORDS))
        self.total = sum(self.votes.values()) or 1.0
        self.kinds = {group_key(name): kind for name, kind in kinds_beside(places, text, gazetteer)}
        self.beside: dict[GroupKey, set[int]] = defaultdict(set)
        self.shared: dict[GroupKey, set[int]] = defaultdict(set)
        for name, parent, how in given:
            rows = self.beside if how == "comma" else self.shared
            rows[group_key(name)].update(code >> 1 for code in parent.regions)

    def scored(self, key: GroupKey, names: list[Found], near: int | None) -> list[tuple[float, int, str]]:
        """The readings of one name, best first: score, code, reason."""
        known = readings(key[0], key[2], names[0].behind or names[0].regions, self.gazetteer)
        if len(known) == 1:
            return [(known[0].score, known[0].code, _PEOPLE)]
        likely, first, other, own = self.own[key]
        total = max(_FEW_VOTES, self.total - own)
        kind = self.kinds.get(key)
        beside = self.beside.get(key, ())
        shared = self.shared.get(key, ())
        counties = _of_others(self.counties, key) if self.counties else ()
        table: list[tuple[float, int, str]] = []
        for score, code, row, country, above in known:
            reason = _PEOPLE
            votes = self.votes.get(country, 0.0) - (first if country == likely else other)
            if votes > 0:
                score += _COUNTRY * votes / total  # noqa: PLW2901
            if beside and (row in beside or not above.isdisjoint(beside)):
                score, reason = score + _PARENT_BESIDE, "named with its parent"  # noqa: PLW2901
            elif shared and not above.isdisjoint(shared):
                score, reason = score + _PARENT_SHARED, "named with its parent"  # noqa: PLW2901
            if counties and (row in counties or not above.isdisjoint(counties)):
                score, reason = score + _COUNTY_NAMED, "its county is named" if reason == _PEOPLE else reason  # noqa: PLW2901
            if kind and self.gazetteer.kind(row) == kind:
                score += _SAME_KIND  # noqa: PLW2901
            if near is not None and (near == row or near in above):
                score, reason = score + _HOME, "near the outlet’s home"  # noqa: PLW2901
            table.append((score, code, reason))
        table.sort(reverse=True)
        return table


def _of_others(named: dict[int, set[GroupKey]], key: GroupKey) -> set[int]:
    """The rows that names other than `key` name."""
    return {row for row, keys in named.items() if keys != {key}}

"""Who is in an article: its actors where they are named, outlets on no list, and who has spoken so far."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from explorer import resources
from explorer.reading.wordlists import word_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.mentions import Mention, Part
    from explorer.reading.statements.said import Source

__all__ = ["Cast", "Named", "feminine", "offices", "stand_ins"]

_MEDIUM = re.compile(
    r"\b(?:Times|Post|News|Journal|Herald|Tribune|Gazette|Telegraph|Observer|Chronicle|Weekly|Courier|Dispatch|Agency|"
    r"Radio|TV|Daily|Mirror|Star|Wire|Broadcasting|Television)\b"
)
_NAME_BEFORE = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w’'-]+ ){1,3}\Z")
_LOOK_BACK = 48


class Named(NamedTuple):
    """An actor where it is named; `kind` as in the actor list, `region` for what is written about as a place."""

    start: int
    end: int
    sentence: int
    entity: str | None
    kind: str
    country: str


class _Office(NamedTuple):
    role: str
    country: str
    first: date
    last: date


@cache
def stand_ins() -> dict[str, frozenset[str]]:
    """Words that stand for somebody, by class (`words/stand_ins.tsv`)."""
    return {name: frozenset(words.split()) for name, words in word_rows("stand_ins.tsv")}


@cache
def feminine() -> frozenset[str]:
    """Given names of women, folded."""
    return frozenset(name for row in word_rows("feminine_names.txt") for name in row[0].split())


@cache
def offices() -> dict[str, list[_Office]]:
    """The offices of each actor, from the actor list."""
    found: dict[str, list[_Office]] = {}
    with resources.data("actors", "roles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            first, last = (
                date.fromisoformat(row[name]) if len(row[name] or "") == len("2000-01-01") else edge
                for name, edge in (("from", date.min), ("to", date.max))
            )
            found.setdefault(row["actor"], []).append(_Office(row["role"], row["country"], first, last))
    return found


class Cast:
    """The actors of one part of an article, and who has spoken.

    Attributes:
        text, sentences: The part's text, and where its sentences begin.
        named: Actors and regions where they are named, in order.
        outlets: Outlets where they are named, those that are on no list among them, in order.
        day: When the article was published, or None.
    """

    def __init__(self, part: Part, mentions: Iterable[Mention], gazetteer: Gazetteer, day: date | None) -> None:
        self.text, self.sentences, self.day = part.text, part.sentences, day
        self.named: list[Named] = []
        for mention in mentions:
            kind, country = "region", ""
            row = None if mention.entity is None else gazetteer.row(mention.entity)
            if row is not None:
                country = gazetteer.country(row)
                kind = gazetteer.kind(row) if mention.kind == "actor" else "region"
            self.named.append(Named(mention.start, mention.end, mention.sentence, mention.entity, kind, country))
        self._starts = [one.start for one in self.named]
        self.outlets = sorted([one for one in self.named if one.kind == "outlet"] + self._unlisted_outlets())
        self.spoke: dict[int, list[tuple[Source, str]]] = {}
        """Sentence → who spoke there, and what kind they are of."""

    def within(self, start: int, end: int) -> list[Named]:
        """Who is named between two offsets."""
        first = bisect_left(self._starts, start)
        found = []
        for one in self.named[first:]:
            if one.start >= end:
                break
            if one.end <= end:
                found.append(one)
        return found

    def before(self, start: int) -> list[Named]:
        """Who is named before an offset, in order."""
        return self.named[: bisect_left(self._starts, start)]

    def outlet_before(self, start: int) -> Named | None:
        """The outlet named last before an offset."""
        return next((one for one in reversed(self.outlets) if one.end <= start), None)

    def _unlisted_outlets(self) -> list[Named]:
        taken = {one.end for one in self.named if one.kind == "outlet"}
        found = []
        for match in _MEDIUM.finditer(self.text):
            if match.end() in taken:
                continue
            low = max(0, match.start() - _LOOK_BACK)
            name = _NAME_BEFORE.search(self.text[low : match.start()])
            if name and not any(one.end > low + name.start() for one in self.within(low + name.start(), match.end())):
                found.append(Named(low + name.start(), match.end(), -1, None, "outlet", ""))
        return found

"""Who is in an article: its actors where they are named, outlets on no list, and who has spoken so far."""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from explorer import resources
from explorer.reading.statements.outlets import unlisted_outlets
from explorer.reading.statements.said import Source
from explorer.reading.wordlists import word_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.mentions import Mention, Part

__all__ = ["Cast", "Named", "feminine", "offices", "stand_ins"]


class Named(NamedTuple):
    """An actor where it is named; `kind` as in the actor list, `region` for what is written about as a place.

    `name` is the full name of an outlet of which only the last word stands there, else "".
    """

    start: int
    end: int
    sentence: int
    entity: str | None
    kind: str
    country: str
    name: str = ""


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
        unlisted = unlisted_outlets(self.text, self._is_taken)
        self.outlets = sorted(
            [one for one in self.named if one.kind == "outlet"]
            + [Named(start, end, -1, None, "outlet", "", name) for start, end, name in unlisted]
        )
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

    def outlets_within(self, start: int, end: int) -> list[Named]:
        """The outlets named between two offsets, in order."""
        return [one for one in self.outlets if start <= one.start and one.end <= end]

    def source(self, one: Named) -> Source:
        """Somebody named, as the source of something."""
        return Source(one.entity, one.name or self.text[one.start : one.end])

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence in which an offset stands."""
        return max(0, bisect_right(self.sentences, offset) - 1)

    def sentence_end(self, number: int) -> int:
        """Where a sentence ends."""
        return self.sentences[number + 1] if number + 1 < len(self.sentences) else len(self.text)

    def before(self, start: int) -> list[Named]:
        """Who is named before an offset, in order."""
        return self.named[: bisect_left(self._starts, start)]

    def outlet_before(self, start: int) -> Named | None:
        """The outlet named last before an offset."""
        return next((one for one in reversed(self.outlets) if one.end <= start), None)

    def _is_taken(self, start: int, end: int) -> bool:
        """Whether a name is known already; a place at its beginning ("Moscow Gazette") leaves it free."""
        first = bisect_left(self._starts, start)
        ahead = self.named[max(0, first - 1) : first]
        within = self.named[first : bisect_left(self._starts, end)]
        return any(one.end > start and (one.kind != "region" or one.end >= end) for one in (*ahead, *within))

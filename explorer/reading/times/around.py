"""What a rule may look at besides its own words: those around, the tense, the day of publication, the last time."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.reading.wordlists import word_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = ["Around"]

_EXPRESSIONS = {
    name: re.compile(said, re.IGNORECASE if flags else 0) for name, flags, said, _ in word_rows("times_around.tsv")
}
_CUE, _HEADLINE = _EXPRESSIONS["CUE"], _EXPRESSIONS["HEADLINE"]
_BEFORE, _BEHIND = 30, 24
"""Characters that `before` and `behind` look at."""
_SAME_CLAUSE, _CLAUSE_BEHIND, _OPENS = 140, 60, 25


@dataclass(slots=True)
class Around:
    """Where a rule stands.

    Attributes:
        part: `title` or `text`.
        text: The whole part.
        sentences: Where its sentences begin.
        published: Day of publication where the outlet is, or None.
        date_order: How the outlet writes 9/5/2022: `dmy`, `mdy` or None.
        anchor: First day and grain of the time said last, or None: what "a year later" is counted from.
        anchored: The sentence in which that time stands.
        start: Where the expression begins.
        end: Where it ends, excluded.
    """

    part: str
    text: str
    sentences: Sequence[int]
    published: date | None = None
    date_order: str | None = None
    anchor: tuple[date, str] | None = None
    anchored: int = 0
    start: int = 0
    end: int = 0

    def before(self, name: str) -> bool:
        """Whether the words just before are what `times_around.tsv` calls so."""
        return _EXPRESSIONS[name].search(self.text, max(0, self.start - _BEFORE), self.start) is not None

    def behind(self, name: str) -> bool:
        """Whether the words right behind are."""
        return _EXPRESSIONS[name].match(self.text, self.end, self.end + _BEHIND) is not None

    def sentence(self, at: int) -> int:
        """The number of the sentence in which a character stands."""
        return max(0, bisect_right(self.sentences, at) - 1)

    @property
    def open(self) -> str | None:
        """`since` where the days run on from the time said, `until` where they run up to it, else None."""
        return "since" if self.before("SINCE") else "until" if self.before("UNTIL") else None

    @property
    def now(self) -> tuple[date, str] | None:
        """The day of publication as an anchor."""
        return None if self.published is None else (self.published, "day")

    @property
    def spoken_of(self) -> tuple[date, str] | None:
        """The time said last, else the day of publication."""
        return self.anchor or self.now

    @property
    def anchor_is_near(self) -> bool:
        """Whether the time said last stands in this sentence or the one before."""
        return self.sentence(self.start) - self.anchored < 2

    @property
    def tense(self) -> int:
        """1 where the words before, in the same sentence, speak of what is to come, -1 of what was, 0 if neither."""
        begins = self.sentences[self.sentence(self.start)] if self.sentences else 0
        left = self.text[max(begins, self.start - _SAME_CLAUSE, 0) : self.start]
        cues = list(_CUE.finditer(left))
        if not cues and len(left) < _OPENS and self.text.startswith(",", self.end):  # "On Monday, the court will …"
            following = self.sentence(self.start) + 1
            stop = self.sentences[following] if following < len(self.sentences) else len(self.text)
            cues = list(_CUE.finditer(self.text[self.end : min(stop, self.end + _CLAUSE_BEHIND)]))[:1]
        return (1 if cues[-1]["future"] else -1) if cues else int(_HEADLINE.search(left) is not None)

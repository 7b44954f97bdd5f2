"""What a rule may look at besides its own words: those around, the tense, the day of publication, the last time."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.times.values import is_longer
from explorer.reading.wordlists import word_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = ["Around", "Said"]

_ROWS = word_rows("times_around.tsv")
_EXPRESSIONS = {name: re.compile(said) for name, flags, said, _ in _ROWS}
_OF_LOWER_CASE = frozenset(name for name, flags, _, _ in _ROWS if flags)
_MAY_BE_OPEN = re.compile("since|starting|beginning|effective|til|up to|than")
_CUE, _HEADLINE = _EXPRESSIONS["CUE"], _EXPRESSIONS["HEADLINE"]
_BEFORE, _BEHIND = 30, 24
"""Characters that `before` and `behind` look at."""
_REMEMBERED = 8
_LONGEST_JOINT, _JOINABLE = 12, ("day", "time", "month")
_SAME_CLAUSE, _CLAUSE_BEHIND, _OPENS = 140, 60, 25


class Said(NamedTuple):
    """A time said before: its first day and grain, and where it ends."""

    first: date
    grain: str
    end: int


@dataclass(slots=True)
class Around:
    """Where a rule stands.

    Attributes:
        part: `title` or `text`.
        text: The whole part.
        sentences: Where its sentences begin.
        published: Day of publication where the outlet is, or None.
        date_order: How the outlet writes 9/5/2022: `dmy`, `mdy` or None.
        said: The times said before that have days: what "a year later" is counted from.
        start: Where the expression begins.
        end: Where it ends, excluded.
    """

    part: str
    text: str
    sentences: Sequence[int]
    published: date | None = None
    date_order: str | None = None
    said: list[Said] = field(default_factory=list)
    start: int = 0
    end: int = 0

    def before(self, name: str) -> bool:
        """Whether the words just before are what `times_around.tsv` calls so."""
        first = max(0, self.start - _BEFORE)
        if name not in _OF_LOWER_CASE:
            return _EXPRESSIONS[name].search(self.text, first, self.start) is not None
        before = max(0, first - 1)  # the letter before tells whether a word begins
        return _EXPRESSIONS[name].search(self.text[before : self.start].lower(), first - before) is not None

    def behind(self, name: str) -> bool:
        """Whether the words right behind are."""
        return _EXPRESSIONS[name].match(self.text, self.end, self.end + _BEHIND) is not None

    def sentence(self, at: int) -> int:
        """The number of the sentence in which a character stands."""
        return max(0, bisect_right(self.sentences, at) - 1)

    @property
    def open(self) -> str | None:
        """`since` where the days run on from the time said, `until` where they run up to it, else None."""
        if not _MAY_BE_OPEN.search(self.text[max(0, self.start - _BEFORE) : self.start].lower()):
            return None
        return "since" if self.before("SINCE") else "until" if self.before("UNTIL") else None

    def spoken_of(self, unit: str, *, near: bool = False) -> date | None:
        """The first day of the time said last that is no longer than a unit.

        The day of publication where no time was said before, None where all were longer: "two days later" says nothing
        after "in 2014".

        Args:
            unit: The unit of time.
            near: Whether only this sentence and the one before count; else the day of publication.
        """
        for said in reversed(self.said[-_REMEMBERED:]):
            if near and self.sentence(self.start) - self.sentence(said.end) > 1:
                break
            if not is_longer(said.grain, unit):
                return said.first
        return None if self.said and not near else self.published

    @property
    def joined(self) -> date | None:
        """The day or month said last, where the expression belongs to it: May and June, from Monday to Friday."""
        if not self.said or self.said[-1].grain not in _JOINABLE or self.start - self.said[-1].end > _LONGEST_JOINT:
            return None
        last = self.said[-1]
        return last.first if _EXPRESSIONS["JOINED"].fullmatch(self.text, last.end, self.start) else None

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

"""The words of one expression, as the rules see them, and what a rule makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.reading.times.values import Days
    from explorer.reading.times.words import TimeWord

__all__ = ["Meaning", "Phrase"]

_UNITS = ("unit", "units", "quarter", "century", "lasting")
_HUNDRED = 100


class Meaning(NamedTuple):
    """What an expression means.

    Attributes:
        type: `DATE`, `TIME`, `DURATION` or `SET`.
        value: TIMEX3 value; None where it cannot be told. `T18:00` lacks its day, which the time said last may give.
        mod: `START`, `MID`, `END` or None.
        days: First day, last day and grain, where the value alone does not say them.
    """

    type: str
    value: str | None
    mod: str | None = None
    days: Days | None = None


class Phrase(dict[str, str]):
    """The words of an expression: the name of a kind → the value of its first word."""

    def __init__(self, words: Sequence[TimeWord]) -> None:
        super().__init__([word[:2] for word in reversed(words)])
        self.words = words

    def all(self, *kinds: str) -> list[str]:
        """The values of all words of some kinds, in order."""
        return [word.value for word in self.words if word.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Whether there is a word of any of some kinds."""
        return not self.keys().isdisjoint(kinds)

    @property
    def unit(self) -> str:
        """The unit of time that is said, in the singular."""
        return next(word.value for word in self.words if word.kind in _UNITS)

    @property
    def month(self) -> int:
        """The month that is said, 1 to 12."""
        return int(self["month"] if "month" in self else self["month_or_word"])

    @property
    def weekday(self) -> int:
        """The day of the week that is said, Monday 1."""
        return int(self["weekday"] if "weekday" in self else self["weekday_short"])

    @property
    def step(self) -> int | None:
        """-1 for last and past, 0 for this, 1 for next and coming; None where none of them is said."""
        said = self.get("stretch") or self.get("step")
        return None if said is None else int(said)

    @property
    def number(self) -> str:
        """How many: "two and a half" is 2.5, "a few" X, "twenty-two" 22, "two hundred" 200."""
        said = self.all("day", "number")
        if "X" in said:
            return "X"
        if not said:
            return "1.5" if "and" in self else "0.5" if "half" in self else "1"
        total = 0.0
        for value in map(float, said):
            total = total * value if value >= _HUNDRED and total else total + value
        return f"{total + (0.5 if 'half' in self else 0):g}"

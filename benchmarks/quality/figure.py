"""One figure of quality: ours on both halves and the whole, its bar, its peer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Figure", "f1", "markdown"]

_HEADINGS = ("what", "gold", "first half", "second half", "all", "bar", "met", "peer")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row.

    Attributes:
        what: What was measured.
        gold: On which texts.
        whole: The figure on all of it; the bar is held against this.
        halves: The figure on first and second half; None where there are none.
        bar: What must be reached, None where nothing must.
        at_most: Whether smaller is better.
        peer: The peer's figure in the same run, with its name; or why there is none.
        digits: How many digits are shown after the point.
    """

    what: str
    gold: str
    whole: float
    halves: tuple[float, float] | None = None
    bar: float | None = None
    at_most: bool = False
    peer: str = "–"
    digits: int = 3

    @property
    def met(self) -> bool | None:
        """Whether the bar is met, as shown; None where there is none."""
        if self.bar is None:
            return None
        whole = round(self.whole, self.digits)
        return whole <= self.bar if self.at_most else whole >= self.bar

    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        first, second = (self._said(half) for half in self.halves) if self.halves else ("–", "–")
        bar = "–" if self.bar is None else f"{'≤' if self.at_most else '≥'} {self.bar:g}"
        met = {None: "", True: "yes", False: "**no**"}[self.met]
        return self.what, self.gold, first, second, self._said(self.whole), bar, met, self.peer

    def _said(self, value: float) -> str:
        return f"{value:.{self.digits}f}"


def f1(right: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + gold) if found + gold else 0.0


def markdown(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [_HEADINGS, tuple("---" for _ in _HEADINGS), *(figure.cells() for figure in figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"

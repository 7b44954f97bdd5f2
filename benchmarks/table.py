"""One table a subject: ours beside its peer, the ratio, the bar, and whether it is met.

A subject makes a `Table`, calls `show()`, and is done: it is printed, and `shown()` hands all tables of the run to
whoever writes them to a file. Times and sizes are better when smaller, rates when larger; a ratio says how many times
better ours is than the peer.

    Table("Ingest", peer="spaCy", rows=[Row("articles a second", 300, 4.1, rate=True, at_least=30)]).show()
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, log
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Row", "Table", "figure", "geometric_mean", "shown"]

HEADINGS = ("", "ours", "peer", "ratio", "bar", "met")

_shown: list[Table] = []


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Attributes:
        what: What was measured.
        ours: Our figure; None where it was not measured, or where `ratio` is given instead (a mean of ratios).
        peer: The peer's figure, None where there is none.
        unit: `"ms"`, `"MB"`, …; written behind both figures.
        rate: Whether larger is better.
        at_most: Bar on `ours`, included.
        at_least: Bar on the ratio, included.
        ratio: How many times better ours is; worked out of the two figures where it is None.
        wrong: Why the row does not count though it was measured, e.g. that the answers differ; never met then.
    """

    what: str
    ours: float | None = None
    peer: float | None = None
    unit: str = ""
    rate: bool = False
    at_most: float | None = None
    at_least: float | None = None
    ratio: float | None = None
    wrong: str | None = None

    @property
    def times(self) -> float | None:
        """How many times better ours is than the peer."""
        if self.ratio is not None or not self.ours or not self.peer:
            return self.ratio
        return self.ours / self.peer if self.rate else self.peer / self.ours

    @property
    def met(self) -> bool | None:
        """Whether every bar is met; None where there is none."""
        if self.wrong:
            return False
        if self.at_most is None and self.at_least is None:
            return None
        within = self.at_most is None or (self.ours is not None and self.ours <= self.at_most)
        ahead = self.at_least is None or (self.times is not None and self.times >= self.at_least)
        return within and ahead

    def cells(self) -> tuple[str, ...]:
        """The row as text, in the order of `HEADINGS`."""
        bars = []
        if self.at_most is not None:
            bars.append(f"≤ {figure(self.at_most, self.unit)}")
        if self.at_least is not None:
            bars.append(f"≥ {figure(self.at_least)} ×")
        verdict = {None: "", True: "yes", False: "**no**"}[self.met]
        return (
            f"{self.what} ({self.wrong})" if self.wrong else self.what,
            "–" if self.ours is None else figure(self.ours, self.unit),
            "–" if self.peer is None else figure(self.peer, self.unit),
            "–" if self.times is None else f"{figure(self.times)} ×",
            ", ".join(bars) or "–",
            verdict,
        )


@dataclass(frozen=True, slots=True)
class Table:
    """What one subject has to show.

    Attributes:
        subject: The heading.
        peer: What `peer` stands for in the rows.
        rows: The figures.
        notes: Sentences below the table: what was compared, what differed, how far runs lay apart.
    """

    subject: str
    peer: str = ""
    rows: Sequence[Row] = ()
    notes: Sequence[str] = field(default=())

    @property
    def missed(self) -> list[Row]:
        """The rows that miss their bar."""
        return [row for row in self.rows if row.met is False]

    def markdown(self) -> str:
        """The table as Markdown, its columns even."""
        lines = [f"## {self.subject}", ""]
        if self.rows:
            lines += [*_even([HEADINGS, *(row.cells() for row in self.rows)]), ""]
        if self.peer:
            lines += [f"Peer: {self.peer}.", ""]
        for note in self.notes:
            lines += [note, ""]
        return "\n".join(lines)

    def show(self) -> None:
        """Print the table and keep it for whoever writes the run to a file."""
        _shown.append(self)
        Console(soft_wrap=True, markup=False, highlight=False).print(self.markdown())


def shown() -> tuple[Table, ...]:
    """The tables shown by this process so far."""
    return tuple(_shown)


def figure(value: float, unit: str = "") -> str:
    """A number with three digits that count, and its unit."""
    size = abs(value)
    digits = 0 if size >= 100 or value == int(value) else 1 if size >= 10 else 2 if size >= 1 else 3
    said = f"{value:,.{digits}f}"
    return f"{said} {unit}" if unit else said


def geometric_mean(ratios: Iterable[float]) -> float:
    """The geometric mean of positive numbers.

    Raises:
        ValueError: There is none, or one is not positive.
    """
    logs = [log(ratio) for ratio in ratios]
    if not logs:
        raise ValueError("the mean of nothing")
    return exp(sum(logs) / len(logs))


def _even(cells: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(HEADINGS))]
    rows = [
        "| "
        + " | ".join(
            cell.ljust(width) if column in {0, 5} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in cells
    ]
    rule = "|" + "|".join("-" * (w + 1) + ("-" if column in {0, 5} else ":") for column, w in enumerate(widths)) + "|"
    return [rows[0], rule, *rows[1:]]

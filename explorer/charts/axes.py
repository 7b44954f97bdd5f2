"""Where points and ticks of a chart stand."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

__all__ = ["middle", "time_ticks", "value_ticks"]

MOST_TICKS = 5.2
STEPS = (1, 2, 2.5, 5)
ROUND = 10
TWO_AND_A_HALF_YEARS, TEN_MONTHS, TEN_WEEKS = 900, 300, 70


def middle(first: date, last: date) -> str:
    """The middle of the days from `first` to `last`, both included, as plotly writes it."""
    start = datetime.combine(first, time())
    return (start + (last - first + timedelta(days=1)) / 2).isoformat()


def value_ticks(top: float, *, share: bool) -> tuple[list[float], list[str]]:
    """Round values from 0 to at most `top`, six at most, and how they are written.

    Args:
        top: End of the axis, over 0.
        share: Whether the values are shares from 0 to 1, to be written in percent; others are whole.
    """
    smallest = -4 if share else 0
    step = next(
        factor * ROUND**power
        for power in count(smallest)
        for factor in STEPS
        if (share or factor * ROUND**power % 1 == 0) and top / (factor * ROUND**power) <= MOST_TICKS
    )
    values = [round(step * i, 6) for i in range(int(top / step + 1e-9) + 1)]
    if share:
        return values, [f"{value * 100:g}% " for value in values]
    return values, [f"{value:,.0f} " for value in values]


def time_ticks(first: date, last: date) -> dict[str, Any]:
    """Plotly's settings of a date axis from `first` to `last`: years, quarters, months or days, by how long that is."""
    days = (last - first).days
    if days > TWO_AND_A_HALF_YEARS:
        years = max(1, days // 3650)
        return {"tick0": f"{first.year}-01-01", "dtick": f"M{12 * years}", "tickformat": "%Y"}
    if days > TEN_MONTHS:
        return {"tick0": f"{first.year}-01-01", "dtick": "M3", "tickformat": "%b\n%Y"}
    if days > TEN_WEEKS:
        return {"tick0": f"{first.year}-01-01", "dtick": "M1", "tickformat": "%b\n%Y"}
    return {"nticks": 8, "tickformat": "%-d %b", "ticklabelmode": "instant"}

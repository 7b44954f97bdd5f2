"""Dated events that a corpus brings along, as numbered flags on the chart."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

__all__ = ["Flag", "flags_of", "within"]

Flag = tuple["date", str]
MOST = 6
CLOSEST = 24
"""Of the days shown, flags stand at least one in so many apart: nearer ones would overlap."""


@cache
def flags_of(path: Path | None) -> tuple[Flag, ...]:
    """The events of a CSV file with the columns `date` and `label`, the weightiest first.

    A column `rank` says which are weightier (1 the most); without one, earlier ones are.
    """
    if path is None:
        return ()
    frame = pl.read_csv(path, try_parse_dates=True)
    if frame.schema.get("date") != pl.Date or frame.schema.get("label") != pl.String:
        return ()
    order = "rank" if "rank" in frame.columns else "date"
    return tuple(frame.sort(order, "date").select("date", "label").drop_nulls().iter_rows())


def within(flags: tuple[Flag, ...], first: date, last: date) -> list[Flag]:
    """Of the events between two days, both included, the six weightiest that have room side by side, by day."""
    apart = (last - first) / CLOSEST
    kept: list[Flag] = []
    for day, what in flags:
        if first <= day <= last and len(kept) < MOST and all(abs(day - other) >= apart for other, _ in kept):
            kept.append((day, what))
    return sorted(kept)

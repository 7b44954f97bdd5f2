"""Days cut into periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.corpus import Corpus
    from explorer.view import Period, View

__all__ = ["Periods", "day_number", "period_of", "period_starts", "periods_of", "span_of"]

_EVERY = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "1q", "year": "1y"}
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, eq=False)
class Periods:
    """Periods side by side, in order.

    Attributes:
        starts: First day of each (Date); weeks begin on Monday.
        lasts: Last day of each, included (Date).
        partial: Whether the span covers only part of it: true of the first or last at most.
        edges: The days (since 1970-01-01) at which counting begins in each, then the day after the last: the first and
            last period are cut to the span.
    """

    starts: pl.Series
    lasts: pl.Series
    partial: pl.Series
    edges: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.starts)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - _EPOCH).days


def span_of(corpus: Corpus, view: View) -> tuple[date, date] | None:
    """The days shown, both included: those of the corpus, cut to the query; None where none is left."""
    if corpus.first_day is None or corpus.last_day is None:
        return None
    first = max(view.query.start or corpus.first_day, corpus.first_day)
    last = min(view.query.end or corpus.last_day, corpus.last_day)
    return (first, last) if first <= last else None


def period_of(day: date, period: Period) -> tuple[date, date]:
    """First and last day of the period in which `day` lies."""
    found = periods_of(day, day, period)
    return found.starts[0], found.lasts[0]


def period_starts(days: pl.Series, period: Period) -> pl.Series:
    """The first day of the period in which each of some days lies."""
    return days.dt.truncate(_EVERY[period])


@lru_cache(16)
def periods_of(first: date, last: date, period: Period) -> Periods:
    """The periods that hold the days `first` to `last`, both included."""
    every = _EVERY[period]
    start = pl.Series([first]).dt.truncate(every)[0]
    starts = pl.date_range(start, last, every, eager=True).alias("period")
    lasts = starts.dt.offset_by(every).dt.offset_by("-1d").alias("last")
    edges = starts.to_physical().to_numpy().astype("i4")
    edges[0] = day_number(first)
    partial = pl.Series("partial", (starts < first) | (lasts > last))
    return Periods(starts, lasts, partial, np.append(edges, day_number(last + timedelta(1))).astype("i4"))

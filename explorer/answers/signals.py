"""Who is reported to cooperate, who to be at odds, and when: reports of acts, never acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from explorer.answers.periods import period_starts, periods_of, span_of
from explorer.answers.reports import acts_of_line
from explorer.answers.said import SIGNALS
from explorer.answers.selection import lines_of

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["signals"]

_SCHEMA = {
    "line": pl.String,
    "period": pl.Date,
    "last": pl.Date,
    "signal": pl.String,
    "n": pl.Int64,
    "verbal": pl.Int64,
    "material": pl.Int64,
    "reports": pl.Int64,
    "partial": pl.Boolean,
}


def signals(corpus: Corpus, view: View) -> pl.DataFrame:
    """Reports of cooperative and of conflictual acts, by line and period.

    Counting rule:
        Reports of acts are counted, never acts: the number is of articles in which at least one act of that kind is
        reported, denied or only spoken of. Kinds are PLOVER's: cooperative or conflictual, in words (verbal) or in
        deeds (material). An actor's line counts acts reported of that actor; where actors are chosen and do not make
        the lines, of any of them; else of anybody, those that could not be told included. Where unique texts are
        counted, of copies only the earliest counts. Articles without a date are in no period.

    Returns:
        `line` String, `period` Date (its first day), `last` Date (its last day, included), `signal` String
        (`cooperative`, `conflictual`), `n` Int64 (articles), `verbal`, `material` Int64 (those of them with such an
        act; some have both), `reports` Int64 (reports, several in an article), `partial` Boolean; every line and
        period, in order, cooperative first. No row where no day is shown.

    Raises:
        QueryError: The selection is too large to read all its reports.
    """
    span = span_of(corpus, view)
    if span is None:
        return pl.DataFrame(schema=_SCHEMA)
    periods = periods_of(*span, view.period)
    every = pl.DataFrame([periods.starts, periods.lasts, periods.partial]).join(
        pl.DataFrame({"signal": list(SIGNALS.values())}), how="cross", maintain_order="left"
    )
    frames = [pl.DataFrame(schema=_SCHEMA)]
    for line in lines_of(view):
        found = acts_of_line(corpus, view, line).drop_nulls("day")
        article = pl.col("article")
        counted = (
            found.with_columns(period=period_starts(found["day"], view.period))
            .group_by("period", "signal")
            .agg(
                n=article.n_unique().cast(pl.Int64),
                verbal=article.filter(deed="verbal").n_unique().cast(pl.Int64),
                material=article.filter(deed="material").n_unique().cast(pl.Int64),
                reports=pl.len().cast(pl.Int64),
            )
        )
        here = every.join(counted, on=["period", "signal"], how="left", maintain_order="left")
        zeros = pl.col("n", "verbal", "material", "reports").fill_null(0)
        frames.append(here.with_columns(zeros, line=pl.lit(line.value)).select(*_SCHEMA))
    return pl.concat(frames)

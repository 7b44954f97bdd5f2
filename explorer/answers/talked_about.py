"""When articles were published, against the days they talk about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from pyroaring import BitMap

from explorer.answers.counting import articles, firsts
from explorer.answers.periods import period_starts, periods_of, span_of
from explorer.answers.selection import both, selected
from explorer.corpus.spans import rows_of_spans, spans_of
from explorer.view import ONCE

if TYPE_CHECKING:
    from datetime import date

    from explorer.corpus import Corpus
    from explorer.corpus.corpus import Selection
    from explorer.view import Period, View

__all__ = ["talked_about"]

_SCHEMA = {"period": pl.Date, "about": pl.Date, "n": pl.Int64, "of": pl.Int64}


def talked_about(corpus: Corpus, view: View) -> pl.DataFrame:
    """The articles of the selection by period of publication and period talked about.

    Counting rule:
        An article counts once for each period that holds one of its times whole: of months, "3 March" and "in March"
        count, "2022" is longer than any. Articles whose times no period holds, or that have none, are counted apart in
        their period. "Since September" is September; an article without a date is in no period. Of copies only the
        earliest counts where the view counts unique texts, and of articles with one origin where it counts origins;
        mentions of names are not counted here.

    Returns:
        `period` Date (first day of the period of publication), `about` Date (first day of the period talked about, as
        long as the other; null for the articles counted apart), `n` Int64 (articles), `of` Int64 (articles of the
        selection published in the period); by `period`, then `about`, null last. Pairs that no article has are left
        out.

    Raises:
        QueryError: The corpus was made before times were read.
    """
    whole, span = _whole_in_one(corpus, view.period), span_of(corpus, view)
    if span is None:
        return pl.DataFrame(schema=_SCHEMA)
    rows = selected(corpus, view)
    rows = firsts(corpus, rows, view.measure) if view.measure in ONCE else rows
    periods = periods_of(*span, view.period)
    of = articles(corpus, rows, periods.edges)
    apart: Selection = [BitMap(here) for here in rows]
    frames = [pl.DataFrame(schema=_SCHEMA)]

    def count(about: date | None, some: Selection) -> None:
        n = articles(corpus, some, periods.edges)
        at = np.flatnonzero(n)
        here = {"period": periods.starts.gather(at), "n": n[at], "of": of[at]}
        frames.append(pl.DataFrame(here).with_columns(about=pl.lit(about, pl.Date)).select(*_SCHEMA))

    for about, numbers in whole.iter_rows():
        some = both(rows, rows_of_spans(corpus, numbers))
        count(about, some)
        apart = [here - those for here, those in zip(apart, some, strict=True)]
    count(None, apart)
    return pl.concat(frames).sort("period", "about", nulls_last=True)


def _whole_in_one(corpus: Corpus, period: Period) -> pl.DataFrame:
    """`about` (first day of a period), `numbers` (of the spans that it holds whole), in order."""
    spans = spans_of(corpus)
    begins = period_starts(spans["first"], period)
    inside = spans.with_columns(about=begins).filter(begins == period_starts(spans["last"], period))
    return inside.group_by("about").agg(numbers="number").sort("about")

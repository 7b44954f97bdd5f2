"""The numbers beside the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from explorer.answers.counting import articles, n_texts
from explorer.answers.listed import listed
from explorer.answers.periods import periods_of, span_of
from explorer.answers.selection import base_of, both, ground_of, lines_of, rows_of_line, selected, size

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["summary"]

_SCHEMA = {
    "n": pl.Int64,
    "ground": pl.Int64,
    "all_lines": pl.Int64,
    "copies": pl.Int64,
    "undated": pl.Int64,
    "listed": pl.Int64,
    "first": pl.Date,
    "last": pl.Date,
    "median": pl.Float64,
    "peak": pl.Int64,
    "peak_period": pl.Date,
}


def summary(corpus: Corpus, view: View) -> pl.DataFrame:
    """One row of numbers about a view.

    Counting rule:
        The selection is every article that matches what is asked, the ground those that match everything but the
        choice that makes the lines. Copies are selected articles whose text an earlier selected one has, or
        nearly. Articles without a date are counted here and listed apart; with a first or last day asked for, there are
        none.

    Returns:
        `n` (articles of the selection), `ground`, `all_lines` (articles in every line), `copies` (of the selection),
        `undated` (of the selection), `listed` (articles of the list), `first` and `last` (days shown, included; null
        where none is), `median`, `peak` and `peak_period` (of the ground's articles a period, the first of equals).
    """
    rows, ground, span = selected(corpus, view), ground_of(corpus, view), span_of(corpus, view)
    in_all = base_of(corpus, view)
    for line in lines_of(view):
        in_all = both(in_all, rows_of_line(corpus, line)) if line.kind else in_all
    n_rows = size(rows)
    found: dict[str, object] = {
        "n": n_rows,
        "ground": size(ground),
        "all_lines": size(in_all),
        "copies": n_rows - n_texts(corpus, rows),
        "undated": sum(len(here - shard.dated()) for shard, here in zip(corpus.shards, rows, strict=True)),
        "listed": size(listed(corpus, view)),
        **dict.fromkeys(("first", "last", "median", "peak", "peak_period")),
    }
    if span:
        periods = periods_of(*span, view.period)
        n = pl.Series(articles(corpus, ground, periods.edges))
        found |= {
            "first": span[0],
            "last": span[1],
            "median": n.median(),
            "peak": n.max(),
            "peak_period": periods.starts[n.arg_max() or 0],
        }
    return pl.DataFrame([found], schema=_SCHEMA)

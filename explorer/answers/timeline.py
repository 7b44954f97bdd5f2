"""How many, by period: the chart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from explorer.answers.counting import articles, mentions, origins, unique
from explorer.answers.naming import actor_kind, region_kind
from explorer.answers.periods import Periods, periods_of, span_of
from explorer.answers.selection import Line, base_of, both, ground_of, lines_of, rows_of_line, select, size
from explorer.errors import QueryError
from explorer.view import Query

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.corpus import Corpus
    from explorer.corpus.corpus import Selection
    from explorer.view import Measure, View

__all__ = ["ground", "timeline"]


def timeline(corpus: Corpus, view: View) -> pl.DataFrame:
    """The numbers of a view's lines, period by period.

    Counting rule:
        Counted by articles, an article counts once in each line that it matches. Counted by mentions, every occurrence
        of the line's name counts; a region's are its own and those of all places in it, an actor's those of the voices
        asked for. Counted by unique texts, of the articles of a line that have the same text, or nearly, only the
        earliest counts, in its own period. Near copies share at least about four tenths of their runs of three words
        and of their names and numbers, and are published within a week of each other or of what connects them. Counted
        by origins, of the articles that pass on the same claim of the same cited outlet or unnamed source within three
        days, or of what connects them, only the earliest counts, copies among them; an article that cites none is an
        origin of its own. A share divides by the same measure of all articles of the period, of the articles that match
        everything but the line's own choice, or of the chosen outlets' articles; for mentions, by all mentions of that
        kind of name in them. A period in which there is nothing to divide by has no share. Every period from the first
        day to the last is there, with 0 where nothing was found; one that the days shown cover only in part is marked.
        Articles without a date are in no period.

    Args:
        corpus: Where the articles are.
        view: What is asked.

    Returns:
        `line` String (id or expression, `""` for a single line), `period` Date (its first day), `last` Date (its last
        day, included), `n` Int64, `of` Int64 (null where no share is asked), `share` Float64 (0 to 1 and, for unique
        texts and origins, now and then above; null where `of` is null or 0), `partial` Boolean; in order of line, then
        period. No row where no day is shown.

    Raises:
        QueryError: Mentions are asked of lines that are no names, or an expression cannot be understood.
    """
    span, lines = span_of(corpus, view), lines_of(view)
    named = [_named(view, line) for line in lines]
    base = base_of(corpus, view)
    periods = periods_of(*span, view.period) if span else None
    whole = _whole(corpus, view)
    if periods is None:
        return _frame((), None, np.zeros(0, "i8"), None if whole is None else np.zeros(0, "i8"))
    numbers = [
        _measured(corpus, view.measure, _drawn(corpus, base, line, name), periods, name)
        for line, name in zip(lines, named, strict=True)
    ]
    of = None
    if whole is not None:
        kinds = {kind for kind, _ in named}
        below = {kind: _measured(corpus, view.measure, whole, periods, (kind, ("",))) for kind in kinds}
        of = np.concatenate([below[kind] for kind, _ in named])
    return _frame(tuple(line.value for line in lines), periods, np.concatenate(numbers), of)


def ground(corpus: Corpus, view: View) -> pl.DataFrame:
    """How many articles a view is held against, by period: the bars under the chart.

    Counting rule:
        The ground is the articles that match everything but the choice that makes the lines.

    Returns:
        `period` Date (its first day) and `n` Int64, every period of the days shown.
    """
    span = span_of(corpus, view)
    if span is None:
        return pl.DataFrame(schema={"period": pl.Date, "n": pl.Int64})
    periods = periods_of(*span, view.period)
    n = articles(corpus, ground_of(corpus, view), periods.edges)
    return pl.DataFrame([periods.starts, pl.Series("n", n)])


def _named(view: View, line: Line) -> tuple[str | None, tuple[str, ...]]:
    """The kind and ids whose occurrences a line counts; (None, ()) where articles are counted."""
    if view.measure != "mentions":
        return None, ()
    if line.kind in (actor_kind(view.query), region_kind(view.query)):
        return line.kind, (line.value,)
    if line.kind is None and view.lines in (None, "actors", "regions"):
        actors = tuple(dict.fromkeys((*view.query.actors, *view.query.actors_all)))
        regions = tuple(dict.fromkeys(view.query.regions))
        if actors and view.lines != "regions":
            return actor_kind(view.query), actors
        if len(regions) == 1:
            return region_kind(view.query), regions
    raise QueryError(
        "mentions are counted of names: choose actors or a region and one line for each, or count articles instead"
    )


def _drawn(corpus: Corpus, base: Selection, line: Line, named: tuple[str | None, tuple[str, ...]]) -> Selection:
    """The rows of a line; where its own name is counted, what else is selected says as much."""
    if line.kind is None or (line.types is None and named == (line.kind, (line.value,))):
        return base
    rows = rows_of_line(corpus, line)
    return rows if size(base) == corpus.n_articles else both(base, rows)


def _whole(corpus: Corpus, view: View) -> Selection | None:
    """The articles that a share divides by."""
    if view.share is None:
        return None
    if view.share == "selection":
        return ground_of(corpus, view)
    days = Query(start=view.query.start, end=view.query.end)
    if view.share == "outlets":
        days = replace(days, outlets=view.query.outlets, outlets_not=view.query.outlets_not)
    return select(corpus, days)


def _measured(
    corpus: Corpus, measure: Measure, rows: Selection, periods: Periods, named: tuple[str | None, tuple[str, ...]]
) -> NDArray[np.int64]:
    kind, ids = named
    if kind is not None:
        return mentions(corpus, rows, periods.edges, kind, ids)
    counted = {"unique": unique, "origins": origins}.get(measure, articles)
    return counted(corpus, rows, periods.edges)


def _frame(
    lines: tuple[str, ...], periods: Periods | None, n: NDArray[np.int64], of: NDArray[np.int64] | None
) -> pl.DataFrame:
    if periods is None:
        day = pl.Series([], dtype=pl.Date)
        periods = Periods(day, day, pl.Series([], dtype=pl.Boolean), np.zeros(1, "i4"))

    def beside(column: pl.Series) -> pl.Series:
        return column if len(lines) == 1 or not len(column) else pl.concat([column] * len(lines))

    def nothing(dtype: type[pl.DataType]) -> pl.Series:
        return pl.Series([None], dtype=dtype).new_from_index(0, len(n))

    share = None if of is None else np.divide(n, of, out=np.full(len(n), np.nan), where=of > 0)
    line = pl.concat([pl.Series([value]).new_from_index(0, len(periods)) for value in lines or ("",)])
    return pl.DataFrame(
        [
            line.alias("line"),
            beside(periods.starts).alias("period"),
            beside(periods.lasts).alias("last"),
            pl.Series("n", n, dtype=pl.Int64),
            (nothing(pl.Int64) if of is None else pl.Series(of, dtype=pl.Int64)).alias("of"),
            (nothing(pl.Float64) if share is None else pl.Series(share, nan_to_null=True)).alias("share"),
            beside(periods.partial).alias("partial"),
        ]
    )

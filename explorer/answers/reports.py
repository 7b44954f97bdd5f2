"""The reports of acts that a chart counts, each with its sentence, and how many of them people looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.answers.checked import MARKS as JUDGED
from explorer.answers.periods import period_of
from explorer.answers.said import acts_of
from explorer.answers.selection import Line, lines_of, rows_of_line
from explorer.answers.statements import ARTICLE, MARKS, detailed, in_order, with_articles
from explorer.corpus.index import rows_of
from explorer.corpus.people import decisions
from explorer.schema import STATEMENTS

if TYPE_CHECKING:
    from datetime import date

    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["acts_of_line", "checked_reports", "reports"]

_SCHEMA: dict[str, Any] = {
    **ARTICLE,
    "type": pl.String,
    "mode": pl.String,
    "signal": pl.String,
    "deed": pl.String,
    "actor": pl.String,
    "recipient": pl.String,
    "chain": STATEMENTS["chain"],
    "text": pl.String,
    "marks": MARKS,
}


def reports(
    corpus: Corpus,
    view: View,
    n: int = 8,
    skip: int = 0,
    *,
    line: str = "",
    period: date | None = None,
    signal: str | None = None,
) -> pl.DataFrame:
    """The reports that `signals` counts, with their sentences.

    Args:
        corpus: Where the articles are.
        view: What is asked; `sort` says whether the oldest or the newest come first.
        n: How many.
        skip: How many are passed over first.
        line: Whose; one of the view's lines.
        period: A day of the period, or None for all, undated articles included.
        signal: `cooperative`, `conflictual`, or None for both.

    Returns:
        `id`, `day`, `outlet`, `title`, `url` of the article; `type` and `mode` (PLOVER), `signal`, `deed` (`verbal` or
        `material`), `actor` and `recipient` (ids, null if not told), `chain` (of the statement that says it, `entity`
        and `words`, outermost first; null where the article itself does), `text` (the sentences), `marks` (`start`,
        `end`, `kind`: `act`, `actor` or `recipient`). By day, undated last, then by article and place in it.

    Raises:
        QueryError: The selection is too large to read all its reports.
    """
    known = {one.value: one for one in lines_of(view)}
    if line not in known:
        return pl.DataFrame(schema=_SCHEMA)
    found = acts_of_line(corpus, view, known[line])
    if period is not None:
        found = found.filter(pl.col("day").is_between(*period_of(period, view.period)))
    if signal is not None:
        found = found.filter(pl.col("signal") == signal)
    shown = detailed(corpus, in_order(found, view).slice(skip, n), "events")
    shown = detailed(corpus, shown, "statements", nth="statement")
    return with_articles(corpus, shown, _SCHEMA, ("act", "actor", "recipient"))


def acts_of_line(corpus: Corpus, view: View, line: Line) -> pl.DataFrame:
    """The reports of a line."""
    found = acts_of(corpus, view)
    asked = (*view.query.actors, *view.query.actors_all)
    if line.kind == "actor":
        return found.filter(pl.col("actor") == line.value)
    if asked:
        found = found.filter(pl.col("actor").is_in(asked))
    if line.kind is None:
        return found
    parts = [
        pl.Series(rows_of(here), dtype=pl.UInt64) + (place << 32)
        for place, here in enumerate(rows_of_line(corpus, line))
    ]
    return found.filter(pl.col("article").is_in(pl.concat(parts).implode()))


def checked_reports(corpus: Corpus, view: View) -> int:
    """How many reports of a view's lines people judged, by the marks of kind `act` in `people/marks.csv`."""
    told, _ = decisions(corpus.path, "marks")
    if "kind" not in told.columns:
        return 0
    judged = told.filter((pl.col("kind") == "act") & pl.col("mark").is_in(JUDGED))
    if judged.is_empty():
        return 0
    place = ["id", "part", "start", "end"]
    shown = pl.concat([acts_of_line(corpus, view, line) for line in lines_of(view)]).unique(["article", "nth"])
    shown = detailed(corpus, shown, "events")
    ids = [
        corpus.shards[number].page("articles", part["row"].unique().to_list(), ["row", "id"]).join(part, on="row")
        for (number,), part in shown.partition_by("shard", as_dict=True).items()
    ]
    known = pl.concat([frame.select(pl.col(place).cast(pl.String)) for frame in ids])
    return judged.select(pl.col(place).cast(pl.String)).unique().join(known.unique(), on=place).height

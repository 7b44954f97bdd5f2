"""The numbers of the chart as a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from explorer.charts.caveat import CAVEAT, asks_acts
from explorer.charts.signals import CAVEAT as FOUND_BY_RULE
from explorer.errors import QueryError
from explorer.widgets.phrases import plural
from explorer.widgets.statements import asked_of
from explorer.widgets.telling import way

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered
    from explorer.widgets.folds import Folds

__all__ = ["csv_file", "sentences_file"]

MOST_SENTENCES = 20_000
FOUND = "Statements found by rule and by a learned model in what was written: read the sentences."


def csv_file(answered: Answered) -> dict[str, str]:
    """Name and text of a CSV file: exactly the frame that the chart shows.

    Its columns are those of `answers.timeline`: `line`, `period`, `last`, `n`, `of`, `share`, `partial`. A corpus that
    is synthetic or fictional says so in a further column `notice`, the same in every row; where acts are asked for, so
    does a column `caveat`.
    """
    frame = answered.timeline
    if answered.corpus.notice:
        frame = frame.with_columns(notice=pl.lit(answered.corpus.notice))
    if asks_acts(answered.view.query):
        frame = frame.with_columns(caveat=pl.lit(CAVEAT))
    slug = re.sub(r"\W+", "-", f"{answered.corpus.title} {answered.view.measure} by {answered.view.period}").strip("-")
    return {"name": f"{slug.lower()}.csv", "text": frame.write_csv()}


def sentences_file(answered: Answered, folds: Folds) -> dict[str, str]:
    """Name and text of a CSV file of the sentences that show, all of them up to 20,000, and what the page says of it.

    Its columns are those of `answers.statements` or `answers.reports`, the way in one column from outlet to source, the
    marked words by their kind, and `caveat`, the same in every row; `notice`, too, where the corpus has one.

    Raises:
        QueryError: There is none.
    """
    asked = asked_of(answered, folds, MOST_SENTENCES)
    if asked.frame.is_empty():
        raise QueryError("there is no sentence to save")
    rows = asked.frame.to_dicts()
    for row in rows:
        marks = row.pop("marks")
        row["chain"] = " ← ".join(way(answered, row["chain"], row["outlet"]))
        row["marked"] = "; ".join(f"{mark['kind']}: {row['text'][mark['start'] : mark['end']]}" for mark in marks)
    frame = pl.DataFrame(rows, infer_schema_length=None).with_columns(
        caveat=pl.lit(FOUND_BY_RULE if asked.acts else FOUND)
    )
    if answered.corpus.notice:
        frame = frame.with_columns(notice=pl.lit(answered.corpus.notice))
    slug = re.sub(r"\W+", "-", f"{answered.corpus.title} {asked.title}").strip("-").lower()
    said = f"Saved {plural(frame.height, 'sentence')} as CSV"
    return {"name": f"{slug[:80]}.csv", "text": frame.write_csv(), "saved": said}

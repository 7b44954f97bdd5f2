"""The numbers of the chart as a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from explorer.charts.caveat import CAVEAT, asks_acts

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered

__all__ = ["csv_file"]


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

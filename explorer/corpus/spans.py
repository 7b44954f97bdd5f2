"""Days talked about: every span of days that articles speak of is a value of the facet `talked_about`.

A span is written as ISO 8601 writes an interval, `2023-09-01/2023-09-30`, both days included. There are some ten
thousand in a corpus however large it is, so those that meet the days asked for are found by looking at all, and the
articles are a union of their sets. Shards that were written before times were read do not have the facet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from explorer.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from explorer.corpus.corpus import Corpus, Selection

__all__ = ["NOT_READ", "TALKED_ABOUT", "rows_of_spans", "rows_talking", "spans_counted", "spans_of"]

TALKED_ABOUT = "talked_about"
"""The kind of facet."""

NOT_READ = "days talked about were not read when this corpus was made; ingest its files anew to ask for them"


def spans_counted(times: pl.DataFrame) -> pl.DataFrame:
    """How often each article speaks of each span of days.

    Args:
        times: `schema.TIMES`; times without days are in no span.

    Returns:
        `value` String, `row` UInt32, `count` UInt32.
    """
    span = pl.concat_str(pl.col("first").dt.to_string("iso"), pl.col("last").dt.to_string("iso"), separator="/")
    counted = times.drop_nulls(["first", "last"]).group_by("row", value=span).agg(count=pl.len())
    return counted.select("value", "row", "count")


def spans_of(corpus: Corpus) -> pl.DataFrame:
    """The spans that articles of a corpus speak of: `number` UInt32, `first` and `last` Date, both included.

    Raises:
        QueryError: The corpus, or a shard of it, was made before times were read.
    """
    values = corpus.values(TALKED_ABOUT)
    if values is None:
        raise QueryError(NOT_READ)

    def read() -> pl.DataFrame:
        days = pl.col("id").str.split("/")
        ids = pl.DataFrame({"id": [values.id(number) for number in range(1, len(values))]}, schema={"id": pl.String})
        return ids.with_row_index("number", 1).select(
            "number", first=days.list.first().str.to_date(), last=days.list.last().str.to_date()
        )

    found: pl.DataFrame = corpus.kept(("spans",), read)
    return found


def rows_talking(corpus: Corpus, first: date | None, last: date | None) -> Selection:
    """The articles one of whose times meets the days from `first` to `last`, both included; None leaves an end open.

    Raises:
        QueryError: The corpus, or a shard of it, was made before times were read.
    """
    meeting = spans_of(corpus)
    if first is not None:
        meeting = meeting.filter(pl.col("last") >= first)
    if last is not None:
        meeting = meeting.filter(pl.col("first") <= last)
    return rows_of_spans(corpus, meeting["number"])


def rows_of_spans(corpus: Corpus, numbers: Iterable[int]) -> Selection:
    """The articles that speak of any of some spans, by the spans' numbers."""
    known = list(numbers)
    return [
        shard.any_of(TALKED_ABOUT, [corpus.local(place, TALKED_ABOUT, number) for number in known])
        for place, shard in enumerate(corpus.shards)
    ]

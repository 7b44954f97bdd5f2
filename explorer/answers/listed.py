"""Which articles stand in the list, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from explorer.answers.counting import firsts
from explorer.answers.periods import day_number, period_of
from explorer.answers.selection import selected
from explorer.corpus.index import rows_of
from explorer.view import ONCE

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.corpus.corpus import Selection
    from explorer.view import View

__all__ = ["listed", "page_of"]

_PLACE = {"shard": pl.UInt32, "row": pl.UInt32}


def listed(corpus: Corpus, view: View) -> Selection:
    """The rows of a view's list: the selection, cut to the picked period, copies once where texts or origins count."""
    rows = selected(corpus, view)
    if view.measure in ONCE:
        key = ("firsts", view.query, view.lines, view.lines_of, view.measure)
        rows = corpus.kept(key, lambda: firsts(corpus, rows, view.measure), 2)
    if view.picked is None:
        return rows
    if view.picked == "undated":
        return [here - shard.dated() for shard, here in zip(corpus.shards, rows, strict=True)]
    first, last = map(day_number, period_of(view.picked, view.period))
    return [here & shard.between(first, last) for shard, here in zip(corpus.shards, rows, strict=True)]


def page_of(corpus: Corpus, view: View, n: int, skip: int) -> list[tuple[int, int]]:
    """(shard, row) of `n` articles of the list, after the first `skip`.

    Oldest first is by time of publication, then by id; newest first is that backwards. Undated articles come last
    either way, by id.
    """
    rows = listed(corpus, view)
    newest, wanted = view.sort == "newest", max(0, n) + max(0, skip)
    dated = [here & shard.dated() for shard, here in zip(corpus.shards, rows, strict=True)]
    found = _ordered(corpus, dated, wanted, newest=newest)
    if len(found) < wanted:
        undated = [here - known for here, known in zip(rows, dated, strict=True)]
        found += _ordered(corpus, undated, wanted - len(found), newest=False)
    return found[max(0, skip) : wanted]


def _ordered(corpus: Corpus, rows: Selection, wanted: int, *, newest: bool) -> list[tuple[int, int]]:
    """The first `wanted` of some rows, all dated or all undated."""
    parts = []
    for place, (shard, here) in enumerate(zip(corpus.shards, rows, strict=True)):
        chosen = rows_of(here[-wanted:] if newest else here[:wanted])
        if wanted and len(chosen):
            dated = int(chosen[0]) < int(shard.first_rows[-1])
            days = shard.day_of(chosen) if dated else np.zeros(len(chosen), "i4")
            parts.append(pl.DataFrame({"shard": place, "row": chosen, "day": days}, schema={**_PLACE, "day": pl.Int32}))
    if not parts:
        return []
    found = pl.concat(parts).sort("day", descending=newest)
    if len(parts) == 1:
        order = found.sort("row", descending=newest)
        return list(order.head(wanted).select("shard", "row").iter_rows())
    limit = found["day"][min(wanted, found.height) - 1]
    found = found.filter(pl.col("day") >= limit if newest else pl.col("day") <= limit)
    told = [
        corpus.shards[place].page("articles", here["row"].to_list(), ["row", "published", "id"])
        .select(pl.lit(place, pl.UInt32).alias("shard"), "row", "published", "id")
        for (place,), here in found.partition_by("shard", as_dict=True, maintain_order=True).items()
    ]  # fmt: skip
    order = pl.concat(told).sort("published", "id", "shard", descending=newest)
    return list(order.head(wanted).select("shard", "row").iter_rows())

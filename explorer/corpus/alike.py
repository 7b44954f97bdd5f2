"""Facts of a version that its shards' tables leave out: whose copy an article is, and which origin a statement has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from explorer.schema import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.corpus.corpus import Corpus

__all__ = ["copies_of", "statements_of"]


def copies_of(corpus: Corpus) -> pl.DataFrame:
    """The articles that have copies, exact or near.

    Returns:
        `id` and `copy_of` (both String), the `id` of the earliest of them: by time of publication, undated last, then
        by id; the earliest has its own. In order of `copy_of`, then as they were published.
    """
    parts = []
    for place, (shard, (wide, _, groups)) in enumerate(zip(corpus.shards, corpus.wide.of, strict=True)):
        inside = np.bincount(shard.group, minlength=shard.n)[shard.group] > 1
        group = np.where(inside, shard.group.astype("i8") + corpus.wide.n, -1)
        group[list(wide)] = groups
        rows = pl.DataFrame({"row": np.arange(shard.n, dtype="u4"), "group": group}).filter(pl.col("group") >= 0)
        told = shard.page("articles", rows["row"].to_list(), ["row", "id", "published"])
        in_shard = pl.when(pl.col("group") >= corpus.wide.n).then(place).alias("place")
        parts.append(told.join(rows, on="row").select("id", "published", "group", in_shard))
    ordered = pl.concat(parts).sort("published", "id", nulls_last=True)
    named = ordered.with_columns(copy_of=pl.col("id").first().over("group", "place"))
    return named.sort("copy_of", maintain_order=True).select("id", "copy_of")


def statements_of(corpus: Corpus, place: int, rows: Sequence[int]) -> pl.DataFrame:
    """STATEMENTS of some rows of a shard, with their `origin`.

    Args:
        corpus: The version.
        place: Which of its shards.
        rows: Rows of that shard.

    Returns:
        As they stand, `origin` filled: alike for statements that pass on the same claim of the same source; it names
        the earliest of them, by its article's id and its number there. Null where no other article passes it on.
    """
    told = corpus.shards[place].page("statements", rows)
    if corpus.origins is None or told.is_empty():
        return told
    here = pl.scan_parquet(corpus.path / corpus.version / "origins.parquet").filter(
        pl.col("shard") == place, pl.col("row").is_in(list(rows))
    )
    numbered = told.drop("origin").with_columns(statement=pl.int_range(pl.len(), dtype=pl.UInt32).over("row"))
    return numbered.join(here.collect(), on=["row", "statement"], how="left", maintain_order="left").select(*STATEMENTS)

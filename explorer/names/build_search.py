"""The pickers' search: every word of every name, in the order of what follows it, so that a prefix is a range."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from explorer.names.files import write_column

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["write_search"]

_OTHER_NAME, _LATER_WORD = 3.5, 1.0


def write_search(out: Path, kind: str, names: pl.DataFrame, prominence: np.ndarray) -> None:
    """Write the search files of one kind.

    Args:
        out: The folder of the index.
        kind: `actor` or `region`; the files' first word.
        names: `key` String (a folded name), `row` UInt32 (whom it names), `own` Boolean (is it the usual name?); a name
            may come twice.
        prominence: Of each row. The most prominent is found first, by another spelling later than by the usual name, by
            a later word of it later than by the first.
    """
    names = names.group_by("key", "row").agg(pl.col("own").max()).sort("key", "row")
    score = prominence[names["row"].to_numpy()] - np.where(names["own"].to_numpy(), 0.0, _OTHER_NAME)
    names = names.with_columns(
        start=(pl.col("key").str.len_bytes() + 1).cum_sum().shift(1, fill_value=0),
        score=pl.Series(score, dtype=pl.Float32),
        name=pl.int_range(pl.len(), dtype=pl.UInt32),
    )
    (out / f"{kind}.words.bin").write_bytes(("\n".join(names["key"]) + "\n").encode())
    later = (
        names.filter(pl.col("key").str.contains(" ", literal=True))
        .with_columns(word=pl.col("key").str.split(" "))
        .explode("word")
        .with_columns(
            chars=(pl.col("word").str.len_chars() + 1).cum_sum().over("name"),
            bytes=(pl.col("word").str.len_bytes() + 1).cum_sum().over("name"),
        )
        .select(
            key=pl.col("key").str.slice(pl.col("chars")),
            row="row",
            start=pl.col("start") + pl.col("bytes"),
            score=pl.col("score") - _LATER_WORD,
        )
        .filter(pl.col("key") != "")
    )
    entries = (
        pl.concat([names.select(later.columns), later])
        .sort(-pl.col("score"), "row")
        .with_columns(rank=pl.struct("score", "row").rle_id())
    )
    ranked = entries.unique("rank", keep="first", maintain_order=True)
    entries = entries.sort("key", "rank")
    write_column(out / f"{kind}.at.u4", entries["start"].to_numpy())
    write_column(out / f"{kind}.rank.u4", entries["rank"].to_numpy())
    write_column(out / f"{kind}.ranked.u4", ranked["row"].to_numpy())
    write_column(out / f"{kind}.score.f4", ranked["score"].to_numpy())

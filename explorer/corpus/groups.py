"""Which articles of a version are copies of each other, and which have one origin: written when it is published.

A shard knows the same texts inside itself. What only the whole version can say is written beside: of every text that
lies in several shards or has near copies, all articles; and the same of every origin. Either is the connected parts of
all that is alike, so the order in which articles came does not matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from explorer.corpus.claims import CLAIMS, linked
from explorer.corpus.connected import connected
from explorer.corpus.near_copies import NEAR_KEYS, near_pairs
from explorer.schema import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["write_groups"]


def write_groups(folder: Path, shards: Sequence[Path]) -> bool:
    """Write `wide.npy`, and `origins.npy` and `origins.parquet` where sources are cited.

    Args:
        folder: The version's.
        shards: The shards' folders, in the version's order.

    Returns:
        Whether any article cites a source.
    """
    articles = _articles(shards)
    n_nodes = 2 * articles.height
    keys = _tables(shards, "copies", NEAR_KEYS)
    keys = keys.join(articles, on=["shard", "row"]).unique(["text", "day"], keep="first", maintain_order=True)
    pairs = near_pairs(keys)
    text = articles["text"].to_numpy()
    node = keys["text"].to_numpy()
    copies = connected(n_nodes, node[pairs["left"].to_numpy()], node[pairs["right"].to_numpy()])[text]
    np.save(folder / "wide.npy", _far(articles, copies))
    claims = _tables(shards, "claims", CLAIMS).join(articles, on=["shard", "row"]).drop_nulls("day")
    if claims.is_empty():
        return False
    links = linked(claims)
    one, other = (copies[links[name].to_numpy()] for name in ("article", "article_right"))
    np.save(folder / "origins.npy", _far(articles, connected(n_nodes, one, other)[copies]))
    _origins(articles, links, shards).write_parquet(folder / "origins.parquet")
    return True


def _articles(shards: Sequence[Path]) -> pl.DataFrame:
    """`article`, `shard`, `row`, `day` and `text` (a number, alike for the same text) of every article."""
    parts = [
        pl.scan_parquet(shard / "articles.parquet").select(
            pl.lit(place, pl.UInt32).alias("shard"), "row", "text_key", day=pl.col("published").dt.date()
        )
        for place, shard in enumerate(shards)
    ]
    alone = pl.len() + pl.col("article")
    text = (pl.col("text_key").rank("dense") - 1).cast(pl.Int64).fill_null(alone)
    return pl.concat(parts).with_row_index("article").with_columns(text=text).drop("text_key").collect()


def _tables(shards: Sequence[Path], name: str, schema: pl.Schema) -> pl.DataFrame:
    """A table of all shards that have it, with `shard`."""
    parts = [
        pl.read_parquet(path).with_columns(shard=pl.lit(place, pl.UInt32))
        for place, shard in enumerate(shards)
        if (path := shard / f"{name}.parquet").exists()
    ]
    return pl.concat([pl.DataFrame(schema={**schema, "shard": pl.UInt32}), *parts])


def _far(articles: pl.DataFrame, group: np.ndarray) -> np.ndarray:
    """Shard, row and group (numbered from 0) of the articles whose group a shard alone does not know."""
    many = articles.with_columns(group=group).filter(pl.col("group").is_duplicated())
    far = many.filter(pl.any_horizontal(pl.col("shard", "text").n_unique().over("group") > 1))
    found = far.select("shard", "row", group=pl.col("group").rank("dense").cast(pl.UInt32) - 1)
    return found.sort("shard", "row").to_numpy().astype("u4").T


def _origins(articles: pl.DataFrame, links: pl.DataFrame, shards: Sequence[Path]) -> pl.DataFrame:
    """`shard`, `row`, `statement` and `origin` of the statements that share one."""
    said = ["article", "statement"]
    both = [links.select(said), links.select(article="article_right", statement="statement_right")]
    nodes = pl.concat(both).unique().sort(said).with_row_index("node")
    left = links.join(nodes, on=said, how="left", maintain_order="left")["node"]
    right = links.join(
        nodes, left_on=["article_right", "statement_right"], right_on=said, how="left", maintain_order="left"
    )["node"]
    nodes = nodes.with_columns(group=connected(nodes.height, left.to_numpy(), right.to_numpy()))
    nodes = nodes.join(articles, on="article", maintain_order="left")
    told = [pl.DataFrame(schema={"shard": pl.UInt32, "row": pl.UInt32, "id": pl.String, "published": PUBLISHED})]
    for (place,), some in nodes.partition_by("shard", as_dict=True).items():
        rows = pl.scan_parquet(shards[place] / "articles.parquet").filter(pl.col("row").is_in(some["row"].implode()))
        told.append(rows.select(pl.lit(place, pl.UInt32).alias("shard"), "row", "id", "published").collect())
    named = nodes.join(pl.concat(told), on=["shard", "row"]).sort("published", "id", "statement")
    name = pl.format("{}#{}", "id", "statement").first().over("group")
    return named.select("shard", "row", "statement", origin=name).sort("shard", "row", "statement")

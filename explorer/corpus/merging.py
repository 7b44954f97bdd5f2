"""Small shards put together, so that a corpus that grows a little every day stays quick.

Every shard is asked for every answer, so a thousand tiny ones are slow where one is not. As Lucene does, many small
shards become one, written anew from their tables; the old ones stay for the readers of the version before.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from explorer.corpus.shard import Shard, write_shard
from explorer.corpus.spans import TALKED_ABOUT
from explorer.corpus.voices import CITED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.corpus.facets import RegionTree

__all__ = ["merged"]

SMALL = 1 << 18
MANY = 8
_READ = {TALKED_ABOUT: ("times",), CITED: ("statements", "events")}
"""Kinds of facet that tell whether some tables were read when a shard was written."""
_TABLES = ("articles", "texts", "mentions", "times", "statements", "events")


def merged(home: Path | str, shards: Sequence[str], *, names: RegionTree | None = None) -> list[str]:
    """The shards, those of fewer than 262,144 articles as one where there are more than eight such.

    Shards that were written before times or statements were read stay by themselves: put together with others they
    would seem read.

    Args:
        home: The corpus folder.
        shards: Names of shards that lie in it.
        names: Says which regions count a region; the gazetteer by default.

    Raises:
        CorpusError: The disk is full, or a shard is damaged.
    """
    opened = {name: Shard(Path(home) / "shards" / name) for name in shards}
    for read in product((True, False), repeat=len(_READ)):
        wanted = dict(zip(_READ, read, strict=True))
        small = [name for name, shard in opened.items() if shard.n < SMALL and _read_in(shard) == wanted]
        if len(small) > MANY:
            unread = [table for kind, tables in _READ.items() if not wanted[kind] for table in tables]
            one = _as_one(home, [opened[name] for name in small], unread=unread, names=names)
            shards = [*(name for name in shards if name not in small), *([one] if one else small)]
    return list(shards)


def _read_in(shard: Shard) -> dict[str, bool]:
    """Which of the kinds of `_READ` a shard has."""
    return {kind: kind in shard.kinds for kind in _READ}


def _as_one(home: Path | str, small: Sequence[Shard], *, unread: Sequence[str], names: RegionTree | None) -> str | None:
    """Write some shards as one, without the `unread` tables; None where one lacks a table that all must have."""
    whole: dict[str, pl.DataFrame | None] = {}
    for table in _TABLES:
        parts, first = [], 0
        for shard in small:
            path = shard.folder / f"{table}.parquet"
            if path.exists():
                offset = pl.lit(first, pl.UInt32)
                parts.append(pl.read_parquet(path).with_columns(pl.col("row") + offset))
            first += shard.n
        whole[table] = pl.concat(parts, how="diagonal") if parts else None
    articles, texts, mentions = (whole.pop(table) for table in _TABLES[:3])
    if articles is None or texts is None or mentions is None:
        return None
    whole |= dict.fromkeys(unread)
    own = sorted(name for name in articles.columns if name.startswith("own."))
    articles = articles.select([name for name in articles.columns if name not in own] + own)
    return write_shard(home, articles, texts, mentions, **whole, names=names)

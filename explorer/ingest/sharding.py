"""What was read, into shards: without the lines that many articles of an outlet share."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import polars as pl

from explorer.corpus import present_shards, write_shard
from explorer.corpus.folder import about_version
from explorer.ingest.parts import TABLES, table
from explorer.ingest.reading_pool import parts_of
from explorer.ingest.repeated import LINES, batches_without, repeated_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from explorer.ingest.reading_pool import Lists
    from explorer.ingest.report import Report

__all__ = ["all_of", "boilerplate_of", "few_first", "shards_of"]

SHARD_ARTICLES = 1 << 19
FEW_FOR_WORKERS = 200


def few_first(raw: Iterable[tuple[pl.DataFrame, int]]) -> tuple[Iterator[tuple[pl.DataFrame, int]], bool]:
    """`raw` again, and whether it is too little to be worth starting workers."""
    rest = iter(raw)
    first = list(islice(rest, 2))
    few = sum(batch.height for batch, _ in first) < FEW_FOR_WORKERS

    def again() -> Iterator[tuple[pl.DataFrame, int]]:
        yield from first
        yield from rest

    return again(), few


def shards_of(
    report: Report, parts: list[Path], kept: pl.DataFrame, lists: Lists, *, workers: int
) -> tuple[list[str], pl.DataFrame]:
    """Shards of the articles of `parts` that are `kept` (`part`, `row`), and all lines that were cut so far."""
    before = boilerplate_of(report.corpus)
    told, places = repeated_lines(parts, kept, before)
    touched = places.select("part", "row").unique()
    if touched.height:
        report.n_cut = places.height
        raw, few = few_first((batch, 0) for batch in batches_without(parts, places))
        home = report.corpus / "parts"
        anew = parts_of(raw, home, lists, workers=1 if few else workers, done=lambda *_: None)
        rest = kept.join(touched, on=["part", "row"], how="anti", maintain_order="left")
        kept = pl.concat([rest, all_of(anew, len(parts))])
        parts = [*parts, *anew]
    names = [name for name in TABLES if lists.statements or name not in ("statements", "events")]
    shards = []
    for start in range(0, kept.height, SHARD_ARTICLES):
        rows = kept.slice(start, SHARD_ARTICLES).with_row_index("to").select("part", "row", "to")
        shards.append(write_shard(report.corpus, *(table(parts, name, rows) for name in names)))
    every = pl.concat([before, told]).group_by("outlet", "line", maintain_order=True).agg(pl.col("articles").sum())
    return shards, every


def all_of(parts: list[Path], first: int = 0) -> pl.DataFrame:
    """`part` and `row` of all articles of `parts`, the first of which is number `first`."""
    rows = [
        pl.read_parquet(part / "articles.parquet", columns=["row"]).select(pl.lit(at, pl.UInt32).alias("part"), "row")
        for at, part in enumerate(parts, first)
    ]
    return pl.concat([pl.DataFrame(schema={"part": pl.UInt32, "row": pl.UInt32}), *rows])


def boilerplate_of(home: Path) -> pl.DataFrame:
    """`repeated.LINES` that were cut of the present version's articles."""
    path = home / about_version(home)["name"] / "boilerplate.csv" if present_shards(home) else None
    return pl.read_csv(path, schema=LINES) if path and path.is_file() else pl.DataFrame(schema=LINES)

"""What has been read and is not yet in a shard.

A batch of raw articles is read once and kept in a folder of its own, named by a hash of the batch and of what read
it; an ingest that was interrupted finds it there and goes on. A folder appears whole or not at all.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from io import BytesIO
from typing import TYPE_CHECKING

import polars as pl

from explorer import resources
from explorer.ingest.copies import text_keys
from explorer.ingest.ids import article_ids
from explorer.reading.clean import trimmed
from explorer.schema import ARTICLES, EVENTS, MENTIONS, RAW, STATEMENTS, TEXTS, TIMES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from explorer.reading import Reader

__all__ = ["TABLES", "part_name", "read_part", "reader_stamp", "table"]

TABLES: dict[str, pl.Schema] = {
    "articles": ARTICLES,
    "texts": TEXTS,
    "mentions": MENTIONS,
    "times": TIMES,
    "statements": STATEMENTS,
    "events": EVENTS,
}


def reader_stamp(
    names: Path | None = None, actors: pl.DataFrame | None = None, outlets: pl.DataFrame | None = None
) -> str:
    """A hash of what decides how an article is read: code, word lists, the name index, own actors, the outlets."""
    digest = hashlib.blake2b(digest_size=8)
    package = resources.package()
    files: Iterable[Path] = (
        *sorted((package / "reading").rglob("*")),
        *sorted((package / "names").rglob("*.py")),
        *sorted((names or resources.static("names")).glob("*")),
        resources.data("actors", "roles.csv"),
        package / "schema.py",
        package / "ingest" / "parts.py",
    )
    for file in files:
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"{file.name}\0".encode())
            digest.update(file.read_bytes())
    for own in (actors, outlets):
        if own is not None and own.height:
            digest.update(own.write_csv().encode())
    return digest.hexdigest()


def part_name(batch: pl.DataFrame, stamp: str) -> str:
    """The name under which the reading of `batch` (`schema.RAW` and own columns) by the reader of `stamp` is kept."""
    out = BytesIO()
    batch.write_ipc(out)
    return hashlib.blake2b(stamp.encode() + out.getbuffer(), digest_size=16).hexdigest()


def read_part(reader: Reader, batch: pl.DataFrame, folder: Path) -> None:
    """Read `batch` and put its tables into `folder`, whole or not at all.

    `articles.parquet` has the columns of `schema.ARTICLES`, `own.` columns, and `file` and `line`; `row` counts from 0
    within the batch and is what the other tables refer to. A batch that has a column `id` has been read before: its
    articles keep their ids and titles, and of their texts goes only what the present lists cut.
    """
    before = "id" in batch.columns
    if before:
        batch = batch.with_columns(pl.Series("text", [trimmed(text or "") for text in batch["text"]], pl.String))
    read = reader.read_many(batch, clean=not before)
    articles = (
        read.articles.with_row_index("row")
        .with_columns(
            batch["id"] if before else article_ids(batch.select("outlet", "url", "title", "text")),
            text_keys(read.articles["text"], read.articles["title"]),
            pl.col("text").str.len_chars().fill_null(0).alias("n_chars"),
        )
        .cast({"row": pl.UInt32, "n_chars": pl.UInt32})
    )
    own = [name for name in batch.columns if name not in RAW and name != "id"]
    new = folder.with_name(f"{folder.name}.{os.getpid()}.new")
    new.mkdir(parents=True, exist_ok=True)
    articles.select(*ARTICLES, *own, "file", "line").write_parquet(new / "articles.parquet")
    articles.select(*TEXTS).write_parquet(new / "texts.parquet")
    for name in ("mentions", "times", "statements", "events"):
        getattr(read, name).select(*TABLES[name]).write_parquet(new / f"{name}.parquet")
    if folder.exists():
        shutil.rmtree(new)
    else:
        new.rename(folder)


def table(folders: list[Path], name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """One table of many parts together, for the articles that are kept.

    Args:
        folders: The parts.
        name: A key of `TABLES`.
        rows: `part` UInt32 (position in `folders`), `row` UInt32 (in the part) and `to` UInt32 (its row from now on).

    Returns:
        The table's columns (and own columns of articles), `row` renumbered.
    """
    frames = []
    for position in rows["part"].unique(maintain_order=True):
        kept = rows.filter(pl.col("part") == position).select("row", "to")
        frame = pl.read_parquet(folders[position] / f"{name}.parquet").drop("file", "line", strict=False)
        frames.append(frame.join(kept, on="row", how="inner").with_columns(row="to").drop("to"))
    empty = pl.DataFrame(schema=TABLES[name])
    return pl.concat([empty, *frames], how="diagonal")

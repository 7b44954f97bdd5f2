"""Shards: up to about a million articles each, written once and never changed.

    articles.parquet          ARTICLES with the user's own columns, in order of row
    texts.parquet             TEXTS
    mentions.parquet times.parquet statements.parquet events.parquet
    copies.parquet            signatures of texts (`near_copies.py`)
    claims.parquet            which sources are cited for what (`claims.py`)
    values.parquet            kind, id: the number of a value is its place within its kind
    index.json *.npy bitmaps.bin        the index (`index.py`)
    text/                     the text index (`words.py`)
    sums.json                 size and SHA-256 of every file

A shard is named by the hash of its tables, so the same articles make the same shard. Rows are in order of `published`,
then `id`; undated articles are last.
"""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from explorer.corpus.brought import brought_lists
from explorer.corpus.claims import claims_of
from explorer.corpus.durable import new_folder, settle, sums
from explorer.corpus.facets import facets_of
from explorer.corpus.index import Index
from explorer.corpus.index_writing import write_index
from explorer.corpus.near_copies import near_keys
from explorer.corpus.words import Words, write_words
from explorer.errors import CorpusError
from explorer.schema import ARTICLES, EVENTS, MENTIONS, STATEMENTS, TEXTS, TIMES, conform

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyroaring import BitMap

    from explorer.corpus.expression import Expression
    from explorer.corpus.facets import Facet, RegionTree

__all__ = ["Shard", "write_shard", "write_tables"]

_TABLES = {
    "articles": ARTICLES,
    "texts": TEXTS,
    "mentions": MENTIONS,
    "times": TIMES,
    "statements": STATEMENTS,
    "events": EVENTS,
}
_GROUP = {"articles": 1 << 13, "texts": 2_000}
"""Rows read at a time: the list shows a few articles from anywhere."""
_MOST_ROWS = 1 << 24


def write_shard(  # noqa: PLR0917 - the tables of the design, in its order
    home: Path | str,
    articles: pl.DataFrame,
    texts: pl.DataFrame,
    mentions: pl.DataFrame,
    times: pl.DataFrame | None = None,
    statements: pl.DataFrame | None = None,
    events: pl.DataFrame | None = None,
    *,
    names: RegionTree | None = None,
) -> str:
    """Write one shard of a corpus; no reader sees it before `publish` names it.

    Several processes may write shards into one folder at the same time.

    Args:
        home: The corpus folder; made if it is not there.
        articles: ARTICLES, then the user's own columns `own.<name>` (String). `row` ties the tables together: any
            numbers, each once; the shard numbers its rows anew. An `id` stands in one shard of a version only.
        texts: TEXTS, a row for each article; a missing one has no text.
        mentions: MENTIONS of those rows.
        times: TIMES, or None if none were read.
        statements: STATEMENTS, or None.
        events: EVENTS, or None; `statement` counts the statements of the same article from 0.
        names: Says which regions count a region; the corpus's own lists or the project's by default.

    Returns:
        The shard's name, for `publish`.

    Raises:
        SchemaError: A frame is not of its table.
        CorpusError: There is no article, a row stands twice, or the disk is full.
    """
    given = {"mentions": mentions, "times": times, "statements": statements, "events": events}
    conform(articles, ARTICLES, own=True)
    conform(texts, TEXTS)
    for name, frame in given.items():
        if frame is not None:
            conform(frame, _TABLES[name])
    if names is None:
        from explorer.names import open_names  # noqa: PLC0415 - mapped files, wanted by whoever brings no tree

        names = open_names(brought_lists(Path(home)))
    if articles["row"].is_duplicated().any():
        raise CorpusError("a row number stands twice among the articles of one shard")
    ordered = articles.rename({"row": "given"}).sort("published", "id", nulls_last=True).with_row_index("row")
    place = ordered.select("given", "row")

    def renumbered(frame: pl.DataFrame) -> pl.DataFrame:
        moved = frame.rename({"row": "given"}).join(place, on="given", maintain_order="left").select(frame.columns)
        return moved.sort("row", maintain_order=True)

    ordered = ordered.drop("given")
    tables = {name: renumbered(frame) for name, frame in given.items() if frame is not None}
    said = (tables.get(name) for name in ("times", "statements", "events"))
    facets = facets_of(ordered, tables["mentions"], names, *said)
    texts = renumbered(texts)
    tables["copies"] = near_keys(texts)
    if "statements" in tables:
        tables["claims"] = claims_of(ordered, texts, tables["statements"], names)
    return write_tables(home, ordered, texts, tables, facets)


def write_tables(
    home: Path | str,
    articles: pl.DataFrame,
    texts: pl.DataFrame | None,
    tables: Mapping[str, pl.DataFrame],
    facets: Mapping[str, Facet],
    *,
    searched: bool = True,
) -> str:
    """Write one shard from tables whose rows are numbered already and facets that are counted already.

    Args:
        home: The corpus folder.
        articles: ARTICLES and own columns, `row` 0 to n-1 in order of `published`, undated last.
        texts: TEXTS in order of row, or None: the listing then shows titles alone.
        tables: Any of `mentions`, `times`, `statements`, `events`, `copies`, `claims`, in order of row.
        facets: By kind: actor, region, outlet, `own.<name>`, `talked_about`, `voices.SAID_KINDS`.
        searched: Whether a text index is written.

    Returns:
        The shard's name.
    """
    if not 0 < articles.height <= _MOST_ROWS:
        raise CorpusError(f"a shard holds 1 to {_MOST_ROWS} articles, not {articles.height}")
    with new_folder(Path(home) / "shards", "writing a shard") as folder:
        _write(folder, "articles", articles)
        if texts is not None:
            _write(folder, "texts", texts)
        for name, table in tables.items():
            _write(folder, name, table)
        ids = [facet.ids.to_frame("id").select(kind=pl.lit(kind), id="id") for kind, facet in facets.items()]
        _write(folder, "values", pl.concat(ids))
        group = articles.select(
            pl.when(pl.col("text_key").is_null()).then("row").otherwise(pl.col("row").min().over("text_key"))
        )
        write_index(
            folder,
            articles["published"].dt.date(),
            group.to_series().to_numpy(),
            {kind: facet.table for kind, facet in facets.items()},
            listed=[kind for kind, facet in facets.items() if facet.listed],
            tops={kind: facet.tops for kind, facet in facets.items() if facet.tops is not None},
            single=[kind for kind, facet in facets.items() if facet.single],
        )
        if texts is not None and searched:
            whole = articles.select("row", "title").join(texts, on="row", how="left", maintain_order="left")
            write_words(folder / "text", whole["title"], whole["text"])
        found = sums(folder)
        (folder / "sums.json").write_text(json.dumps(found), "utf-8")
        identity = {file: sum_ for file, sum_ in found.items() if file.endswith(".parquet")}
        name = hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:16]
        settle(folder, name)
    return name


def _write(folder: Path, name: str, frame: pl.DataFrame) -> None:
    frame.write_parquet(folder / f"{name}.parquet", row_group_size=_GROUP.get(name, 1 << 16), compression="zstd")


class Shard(Index):
    """One shard of an opened corpus.

    Attributes:
        folder: Where it lies.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    @cached_property
    def words(self) -> Words | None:
        """Its text index, opened when first asked; None for tables without texts."""
        return Words(self.folder / "text", self.n) if (self.folder / "text").is_dir() else None

    def matching(self, wanted: Expression) -> BitMap:
        """The rows that match an expression."""
        if self.words is None:
            raise CorpusError("this corpus was made without texts: no words can be searched")
        return self.words.rows(wanted)

    def page(self, table: str, rows: Sequence[int], columns: Sequence[str] | None = None) -> pl.DataFrame:
        """The lines of a table that belong to some rows; empty where the shard has no such table."""
        path = self.folder / f"{table}.parquet"
        if not rows or not path.exists():
            return pl.DataFrame(schema=_TABLES[table]).select(columns or pl.all())
        wanted = pl.scan_parquet(path).filter(pl.col("row").is_in(list(rows)))
        return (wanted if columns is None else wanted.select(columns)).collect()

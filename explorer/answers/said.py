"""The statements and reported acts of a selection: what every answer about them starts from.

Both are read from the shards' own tables, for the rows of the selection alone, and only what is counted; the rest is
read for the few that show. Beyond `MOST` articles nothing is read: the page says so, a notebook counts a narrower view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from explorer.answers.counting import firsts
from explorer.answers.selection import chosen, selected, size
from explorer.corpus.index import rows_of
from explorer.errors import QueryError
from explorer.reading.events.table import TYPES, quad_class
from explorer.schema import EVENTS, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Hashable

    from pyroaring import BitMap

    from explorer.corpus import Corpus
    from explorer.corpus.shard import Shard
    from explorer.view import View

__all__ = ["MOST", "SIGNALS", "acts_of", "has_table", "is_too_large", "key_of", "statements_of"]

MOST = 10_000
"""Articles of a selection; what they say, 87,000 statements, is read and counted in half a second on a busy core."""

SIGNALS = {"cooperation": "cooperative", "conflict": "conflictual"}
"""What PLOVER's quad classes call an act, and what the page calls it."""

_KEPT = 2
_PLACE = {
    "shard": pl.UInt32,
    "row": pl.UInt32,
    "nth": pl.UInt32,
    "article": pl.UInt64,
    "day": pl.Date,
    "outlet": pl.String,
}
_SAID = {name: STATEMENTS[name] for name in ("anonymous", "chain")}
_DONE = {name: EVENTS[name] for name in ("type", "actor")}
_QUAD = {type_: quad_class(type_) for type_ in TYPES}


def has_table(corpus: Corpus, table: str) -> bool:
    """Whether any shard of a corpus has a table: `statements` or `events`."""
    return any((shard.folder / f"{table}.parquet").is_file() for shard in corpus.shards)


def is_too_large(corpus: Corpus, view: View) -> bool:
    """Whether the selection has more articles than statements and acts are read of."""
    return size(selected(corpus, view)) > MOST


def statements_of(corpus: Corpus, view: View) -> pl.DataFrame:
    """Where the statements of a selection are, and their chains.

    Where unique texts are counted, only those of the earliest article of each text.

    Returns:
        `shard` UInt32 (its place among the corpus's), `row` UInt32, `nth` UInt32 (which statement of its article, from
        0), `article` UInt64 (another for every article), `day` Date (null if undated), `outlet` String (null if not
        known), `anonymous` and `chain` as in STATEMENTS; in order of shard, row and place in the text. Empty for a
        corpus without statements.

    Raises:
        QueryError: The selection has more than `MOST` articles.
    """
    return _table(corpus, view, "statements", _SAID)


def acts_of(corpus: Corpus, view: View) -> pl.DataFrame:
    """Where the reports of acts of a selection are, and of what kind; kept for the next time.

    Returns:
        As `statements_of`, with `type` and `actor` as in EVENTS, `signal` String (`cooperative` or `conflictual`) and
        `deed` String (`verbal` or `material`) in the place of the last two.

    Raises:
        QueryError: The selection has more than `MOST` articles.
    """

    def make() -> pl.DataFrame:
        what = {type_: SIGNALS[class_] for type_, (_, class_) in _QUAD.items()}
        how = {type_: deed for type_, (deed, _) in _QUAD.items()}
        return _table(corpus, view, "events", _DONE).with_columns(
            signal=pl.col("type").replace_strict(what, return_dtype=pl.String),
            deed=pl.col("type").replace_strict(how, return_dtype=pl.String),
        )

    found: pl.DataFrame = corpus.kept(("acts", *key_of(view)), make, _KEPT)
    return found


def key_of(view: View) -> tuple[Hashable, ...]:
    """What of a view decides its articles."""
    return view.query, chosen(view) if view.lines == "words" else (), view.measure == "unique"


def _table(corpus: Corpus, view: View, table: str, columns: dict[str, pl.DataType]) -> pl.DataFrame:
    rows = selected(corpus, view)
    if size(rows) > MOST:
        raise QueryError(f"statements and acts are read of at most {MOST:,} articles at once: choose fewer")
    rows = firsts(corpus, rows) if view.measure == "unique" else rows
    parts = [pl.DataFrame(schema={**_PLACE, **columns})]
    for place, (shard, here) in enumerate(zip(corpus.shards, rows, strict=True)):
        if here and (shard.folder / f"{table}.parquet").is_file():
            parts.append(_of_shard(shard, here, place, table, columns).select(parts[0].columns))
    return pl.concat(parts)


def _of_shard(shard: Shard, rows: BitMap, place: int, table: str, columns: dict[str, pl.DataType]) -> pl.DataFrame:
    wanted = np.zeros(shard.n, "?")
    wanted[rows_of(rows)] = True
    lines = pl.scan_parquet(shard.folder / f"{table}.parquet").select("row", *columns)
    articles = pl.scan_parquet(shard.folder / "articles.parquet").select(
        "row", "outlet", day=pl.col("published").dt.date()
    )
    if not wanted.all():
        lines = lines.filter(pl.col("row").map_batches(pl.Series(wanted).gather, return_dtype=pl.Boolean))
    return (
        lines.with_columns(nth=pl.int_range(pl.len(), dtype=pl.UInt32).over("row"))
        .join(articles, on="row", how="left", maintain_order="left")
        .with_columns(
            shard=pl.lit(place, pl.UInt32),
            article=pl.col("row").cast(pl.UInt64) + (place << 32),
        )
        .collect()
    )

"""Invented corpora for trying out speed: deterministic, and labelled Synthetic wherever they show.

Names are those of the actor list and the gazetteer, drawn by Zipf's law; days lie between 2010 and 2024, more of them
late; one article in ten repeats an earlier text, one in fifty has no date. The tables are made straight, without
reading: a name stands once in an article's text, however often its occurrences are counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from explorer import resources
from explorer.corpus.facets import Facet, tops_of
from explorer.corpus.folder import publish
from explorer.corpus.shard import write_tables
from explorer.names import open_names
from explorer.schema import ARTICLES, MENTIONS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["Lists", "Part", "lists", "parts", "rolled_up", "synthesize"]

SHARD = 1 << 20
N_REGIONS, N_OUTLETS = 60_000, 500
FIRST_DAY, N_DAYS = 14_610, 5_479
ACTORS_EACH, REGIONS_EACH = 5.41, 4.09
MOST_SEARCHED = 1_000_000
"""Above so many articles no text index is written: it would take longer than all the rest."""


@dataclass(frozen=True)
class Lists:
    """The names that are drawn, each kind's ids in order, `""` first: the place is the number.

    Attributes:
        ids: By kind: `actor`, `region`, `outlet`.
        labels: How they are written, likewise.
        above: `number` and `above`: what else counts a region.
        drawn: By kind the numbers in order of Zipf's rank, the most frequent first.
    """

    ids: dict[str, pl.Series]
    labels: dict[str, pl.Series]
    above: pl.DataFrame
    drawn: dict[str, NDArray[np.uint32]]


@dataclass(frozen=True)
class Part:
    """The tables of one shard.

    Attributes:
        first: Its first article's number in the whole corpus.
        articles: `row`, `day` (Date), `outlet` (number), `text` (number of the article that had the text first).
        named: `actor` and `region`: `row`, `number`, `count` of each name an article has, in order of row.
    """

    first: int
    articles: pl.DataFrame
    named: dict[str, pl.DataFrame]


def synthesize(n: int, out: Path, *, seed: int = 1) -> None:
    """Write a corpus of `n` articles.

    Args:
        n: How many; ten million take some minutes.
        out: The corpus folder.
        seed: The same seed makes the same corpus.
    """
    known = lists(seed)
    shards = [
        write_tables(out, *_tables(part, known, seed), _facets(part, known), searched=n <= MOST_SEARCHED)
        for part in parts(n, seed, known)
    ]
    publish(out, shards, title=f"{n:,} synthetic articles", notice="Synthetic")


def lists(seed: int = 1) -> Lists:
    """The names that are drawn."""
    rng, names = np.random.default_rng(seed), open_names()
    regions = pl.read_parquet(resources.data("gazetteer", "regions.parquet"), columns=["id", "kind", "population"])
    people = regions["population"].to_numpy() * np.exp(rng.normal(0, 1.5, regions.height))
    placed = regions.filter(pl.col("kind").is_in(["country", "admin1", "city"]))
    known = placed.join(
        regions.select("id", rank=pl.Series(-people).rank("ordinal")), on="id"
    ).sort("rank").head(N_REGIONS)["id"]  # fmt: skip
    actors = pl.read_csv(resources.data("actors", "actors.csv"), columns=["id"])["id"]
    outlets = pl.Series([f"Synthetic outlet {i:03}" for i in range(1, N_OUTLETS + 1)])
    up = [(id_, above) for id_ in known for above in dict.fromkeys(names.ancestors(id_))]
    above = pl.DataFrame(up, schema={"id": pl.String, "up": pl.String}, orient="row")
    every = {
        "actor": actors.shuffle(seed),
        "region": pl.concat([known, above["up"].unique()]).unique(maintain_order=True),
        "outlet": outlets,
    }
    ids = {kind: pl.concat([pl.Series([""]), values]).unique().sort() for kind, values in every.items()}
    numbers = {kind: pl.DataFrame({"id": values}).with_row_index("number") for kind, values in ids.items()}
    drawn = {"actor": every["actor"], "region": known, "outlet": outlets}
    region = numbers["region"]
    return Lists(
        ids,
        {kind: pl.Series([names.label(id_) for id_ in values]) for kind, values in ids.items()},
        above.join(region, on="id")
        .join(region.rename({"id": "up", "number": "above"}), on="up")
        .select("number", "above"),
        {
            kind: values.to_frame("id").join(numbers[kind], on="id", maintain_order="left")["number"].to_numpy()
            for kind, values in drawn.items()
        },
    )


def parts(n: int, seed: int, known: Lists) -> Iterator[Part]:
    """The tables of a corpus of `n` articles, shard by shard, in order of day, undated last."""
    rng = np.random.default_rng(seed)
    undated = n // 50
    days = np.sort(FIRST_DAY + N_DAYS * rng.random(n - undated) ** 0.5).astype("i4")
    text = np.arange(n)
    copied = np.flatnonzero(rng.random(n) < 0.1)
    text[copied] = np.maximum(0, copied - rng.geometric(0.0005, len(copied)))
    while not (text[text] == text).all():
        text = text[text]
    for first in range(0, n, SHARD):
        m = min(SHARD, n - first)
        dated = days[first : first + m]
        day = pl.Series(dated).cast(pl.Date).extend(pl.Series([None] * (m - len(dated)), dtype=pl.Date))
        row = pl.Series(np.arange(m, dtype="u4"))
        outlet = known.drawn["outlet"][np.searchsorted(_zipf(N_OUTLETS, 0.9), rng.random(m))]
        yield Part(
            first,
            pl.DataFrame({"row": row, "day": day, "outlet": outlet, "text": text[first : first + m]}),
            {
                "actor": _drawn(rng, m, ACTORS_EACH, known.drawn["actor"], 1.0),
                "region": _drawn(rng, m, REGIONS_EACH, known.drawn["region"], 0.9),
            },
        )


def rolled_up(part: Part, known: Lists) -> pl.DataFrame:
    """`row`, `number`, `count` of every region that counts an article of a part, the root left out."""
    own = part.named["region"]
    up = own.join(known.above, on="number").select("row", "count", number="above").select("row", "number", "count")
    return pl.concat([own, up]).group_by("row", "number").agg(pl.col("count").sum())


def _zipf(n: int, s: float) -> NDArray[np.float64]:
    weights = 1 / np.arange(1, n + 1) ** s
    sums: NDArray[np.float64] = np.cumsum(weights / weights.sum())
    return sums


def _drawn(rng: np.random.Generator, n: int, each: float, ranked: NDArray[np.uint32], s: float) -> pl.DataFrame:
    row = np.repeat(np.arange(n, dtype="u8"), rng.poisson(each, n))
    number = ranked[np.minimum(np.searchsorted(_zipf(len(ranked), s), rng.random(len(row))), len(ranked) - 1)]
    key = np.unique(row << np.uint64(32) | number.astype("u8"))
    count = np.minimum(rng.geometric(0.55, len(key)), 60).astype("u4")
    return pl.DataFrame({"row": (key >> np.uint64(32)).astype("u4"), "number": key.astype("u4"), "count": count})


def _facets(part: Part, known: Lists) -> dict[str, Facet]:
    outlet = part.articles.select("row", number="outlet", count=pl.lit(1, pl.UInt32))
    tables = {"actor": part.named["actor"], "region": rolled_up(part, known), "outlet": outlet}
    roots = {"actor": part.named["actor"], "region": part.named["region"], "outlet": outlet}
    facets = {}
    for kind, table in tables.items():
        root = roots[kind].group_by("row").agg(pl.col("count").sum()).with_columns(number=pl.lit(0, pl.UInt32))
        whole = pl.concat([table.select("number", "row", "count"), root.select("number", "row", "count")])
        tops = tops_of(known.ids[kind], open_names()) if kind == "region" else None
        facets[kind] = Facet(known.ids[kind], whole, single=kind == "outlet", listed=kind == "actor", tops=tops)
    return facets


def _tables(part: Part, known: Lists, seed: int) -> tuple[pl.DataFrame, pl.DataFrame, dict[str, pl.DataFrame]]:
    """ARTICLES, TEXTS and MENTIONS of a part; a text is its names, each once."""
    named = pl.concat(
        table.select(
            "row",
            kind=pl.lit(kind),
            entity=known.ids[kind].gather(table["number"]),
            surface=known.labels[kind].gather(table["number"]),
        )
        for kind, table in part.named.items()
    ).sort("row", maintain_order=True)
    length = pl.col("surface").str.len_chars().cast(pl.Int64)
    end = length.cum_sum().over("row") + 2 * pl.int_range(pl.len()).over("row")
    named = named.with_columns(end=end).with_columns(start=pl.col("end") - length)
    texts = named.group_by("row", maintain_order=True).agg(text=pl.col("surface").str.join(", ") + ".")
    mentions = _filled(
        named.with_columns(
            part=pl.lit("text"), sentence=pl.lit(0), sense=pl.when(pl.col("kind") == "region").then(pl.lit("place"))
        ),
        MENTIONS,
    )
    n_chars = texts.select("row", n_chars=pl.col("text").str.len_chars())
    dated = pl.col("day").is_not_null()
    number = pl.col("row").cast(pl.Int64) + part.first
    every = part.articles.join(n_chars, on="row", how="left", maintain_order="left")
    articles = every.select(
        "row",
        id=pl.format("synthetic-{}-{}", pl.lit(seed), number.cast(pl.String).str.zfill(10)),
        outlet=known.ids["outlet"].gather(part.articles["outlet"]),
        title=pl.format("Synthetic article {}", number),
        language=pl.lit("en"),
        published="day",
        published_grain=pl.when(dated).then(pl.lit("day")),
        published_from=pl.when(dated).then(pl.lit("given")),
        text_key="text",
        n_chars=pl.col("n_chars").fill_null(0),
    )
    return _filled(articles, ARTICLES), texts.cast(TEXTS), {"mentions": mentions}


def _filled(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """`frame` in the columns and types of a table, what is missing null."""
    known = {name: pl.col(name) if name in frame.columns else pl.lit(None) for name in schema}
    return frame.select(known[name].cast(dtype).alias(name) for name, dtype in schema.items())

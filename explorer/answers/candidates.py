"""Names that are on no list, for a person to decide about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.corpus.expression import expression
from explorer.corpus.people import decisions
from explorer.errors import QueryError
from explorer.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.corpus import Corpus

__all__ = ["candidates"]

_SCHEMA: dict[str, Any] = {
    "name": pl.String,
    "articles": pl.UInt32,
    "mentions": pl.UInt32,
    "examples": pl.List(pl.String),
    "like": pl.List(pl.String),
}
_LONGEST = 300


def candidates(corpus: Corpus, k: int = 50, *, examples: int = 2, least: int = 1) -> pl.DataFrame:
    """Names found by rule that are on no list and that nobody has decided about, those of most articles first.

    Counting rule:
        A candidate is in no count of any other answer. Its numbers are of the articles that have the name and of its
        mentions; a name that a person added counts the articles in whose words it stands.

    Args:
        corpus: Where the articles are; what is decided since it was opened is left out, too.
        k: How many at most.
        examples: Sentences with the name, at most so many for each.
        least: Names of fewer articles are left out, but for those a person added.

    Returns:
        `name` String, `articles` and `mentions` UInt32 (null for a name a person added), `examples` List(String),
        `like` List(String): ids of listed actors with a similar name, a recommendation and no more; by articles, then
        name.
    """
    told, _ = decisions(corpus.path, "actors")
    decided = told.drop_nulls("decision")["name"].unique()
    found = _found(corpus).filter(~pl.col("name").is_in(decided.implode()), pl.col("articles") >= least)
    added = told.filter(pl.col("decision").is_null() & ~pl.col("name").is_in([*decided, *found["name"]]))
    more = [(name, sum(map(len, rows))) for name in added["name"].unique() if (rows := _matching(corpus, name))]
    every = pl.concat(
        [found, pl.DataFrame(more, schema={"name": pl.String, "articles": pl.UInt32}, orient="row")], how="diagonal"
    )
    best = every.sort("articles", "mentions", "name", descending=[True, True, False], nulls_last=True).head(k)
    rows = [
        {**row, "examples": _examples(corpus, row, examples), "like": _like(corpus, row["name"])}
        for row in best.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=_SCHEMA)


def _found(corpus: Corpus) -> pl.DataFrame:
    """`name`, `articles`, `mentions` of every name of nobody."""
    parts = [
        pl.scan_parquet(path).filter(pl.col("entity").is_null() & pl.col("name").is_not_null())
        .group_by("name").agg(articles=pl.col("row").n_unique(), mentions=pl.len())
        for shard in corpus.shards
        if (path := shard.folder / "mentions.parquet").is_file()
    ]  # fmt: skip
    schema = {"name": pl.String, "articles": pl.UInt32, "mentions": pl.UInt32}
    return pl.concat([pl.LazyFrame(schema=schema), *parts]).group_by("name").agg(pl.all().sum()).collect()


def _matching(corpus: Corpus, name: str) -> list[Any]:
    """The rows, shard by shard, in whose words the name stands."""
    try:
        wanted = expression(f'"{name.replace(chr(34), " ")}"')
    except QueryError:  # a name without a letter
        return []
    return [shard.matching(wanted) for shard in corpus.shards]


def _examples(corpus: Corpus, row: dict[str, Any], n: int) -> list[str]:
    """Sentences with a name, of the earliest articles that have it."""
    found: list[str] = []
    for place, rows in _rows(corpus, row):
        shard = corpus.shards[place]
        texts = shard.page("texts", rows, ["row", "text"]).sort("row")["text"].drop_nulls()
        titles = shard.page("articles", rows, ["row", "title"]).sort("row")["title"].drop_nulls()
        for text in [*texts, *titles]:
            at = text.find(row["name"])
            said = next((text[start:end] for start, end in sentences(text) if at >= 0 and start <= at < end), None)
            if said is not None:
                found.append(" ".join(said.split())[:_LONGEST])
            if len(found) == n:
                return found
    return found


def _rows(corpus: Corpus, row: dict[str, Any]) -> Iterator[tuple[int, list[int]]]:
    """Shard by shard, the first rows that have a name."""
    few = 12
    if row["mentions"] is None:
        yield from ((place, list(rows)[:few]) for place, rows in enumerate(_matching(corpus, row["name"])) if rows)
        return
    for place, shard in enumerate(corpus.shards):
        named = pl.scan_parquet(shard.folder / "mentions.parquet").filter(
            pl.col("entity").is_null() & (pl.col("name") == row["name"])
        )
        rows = named.select(pl.col("row").unique().sort()).head(few).collect()["row"].to_list()
        if rows:
            yield place, rows


def _like(corpus: Corpus, name: str, n: int = 3) -> list[str]:
    """Actors of the lists that are called so, or by the name's last word."""
    words = name.split()
    search = corpus.names.search
    return list(dict.fromkeys([*search("actor", name, n), *(search("actor", words[-1], n) if len(words) > 1 else ())]))[
        :n
    ]

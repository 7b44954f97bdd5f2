"""Statements that pass on the same claim of the same source: they have one origin, however many articles tell it.

A source is an outlet in a statement's chain, or somebody unnamed at its end ("two former senior officials"), by the
words used; a named speaker is none: that two outlets quote one minister does not make one a rewrite of the other. Two
statements are linked if they are of different articles published within three days, one source stands in both, one of
the two *cites* it (an outlet's own reports are not linked for being its own), and their contents share words enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.reading.wordlists import word_rows

if TYPE_CHECKING:
    from explorer.corpus.facets import RegionTree

__all__ = ["CLAIMS", "claims_of", "linked"]

DAYS = 3
"""Days at most between two articles that pass on one claim."""
SHARED = 3
"""Words that two claims share at least."""
SHARE = 1 / 3
"""Share of the words of the shorter claim that the other has as well."""
_STEM = 6


_COLUMNS: dict[str, Any] = {
    "row": pl.UInt32,
    "statement": pl.UInt32,
    "source": pl.String,
    "own": pl.Boolean,
    "words": pl.List(pl.String),
}
CLAIMS = pl.Schema(_COLUMNS)
"""A row for each statement and source of it: `statement` counts those of an article from 0, `source` is an actor's id
or an unnamed source's words behind `"`, `own` is true where it is the article's own outlet; `words` are the first six
letters of the claim's words."""


def claims_of(articles: pl.DataFrame, texts: pl.DataFrame, statements: pl.DataFrame, names: RegionTree) -> pl.DataFrame:
    """`CLAIMS` of the statements of a shard.

    Args:
        articles: `row`, `title`, `outlet`.
        texts: TEXTS.
        statements: STATEMENTS, those of an article in order.
        names: Says which actors are outlets.
    """
    said = (
        statements.with_columns(statement=pl.int_range(pl.len(), dtype=pl.UInt32).over("row"))
        .join(articles.select("row", "title", "outlet"), on="row", how="left", maintain_order="left")
        .join(texts, on="row", how="left", maintain_order="left")
        .with_columns(whole=pl.when(pl.col("part") == "title").then("title").otherwise("text"))
    )
    length = pl.col("content_end") - pl.col("content_start")
    content = pl.col("whole").str.slice(pl.col("content_start"), length).str.to_lowercase()
    found = content.str.extract_all(r"[\p{L}\p{M}]{4,}|\p{N}+")
    left_out = [row[0] for row in word_rows("claims_left_out.txt")]
    words = found.list.set_difference(pl.lit(left_out)).list.eval(pl.element().str.slice(0, _STEM).unique())
    flat = (
        said.select("row", "statement", "outlet", "anonymous", "chain", claim=words)
        .filter(pl.col("claim").list.len() >= SHARED, pl.col("chain").list.len() > 0)
        .with_columns(place=pl.int_ranges(pl.col("chain").list.len()), last=pl.col("chain").list.len() - 1)
        .explode("chain", "place")
        .unnest("chain")
    )
    outlets = [id_ for id_ in flat["entity"].drop_nulls().unique() if names.kind(id_) == "outlet"]
    own = (pl.col("place") == 0) & (pl.col("words") == pl.col("outlet")).fill_null(value=False)
    unnamed = pl.col("entity").is_null() & pl.col("anonymous") & (pl.col("place") == pl.col("last"))
    even = pl.col("words").str.to_lowercase().str.replace(r"^(?:the|a|an)\s+", "").str.replace_all(r"\s+", " ")
    return (
        flat.with_columns(own=own)
        .filter(pl.col("entity").is_in(outlets).fill_null(value=False) | unnamed | own)
        .with_columns(source=pl.col("entity").fill_null('"' + even), words="claim")
        .select(*CLAIMS)
        .unique(["row", "statement", "source"], keep="first", maintain_order=True)
    )


def linked(claims: pl.DataFrame) -> pl.DataFrame:
    """Which claims have one origin.

    Args:
        claims: `article` (UInt32), `day` (Date, no null), `statement`, `source`, `own` and `words` as in `CLAIMS`.

    Returns:
        `article`, `statement`, `article_right`, `statement_right`: pairs, each at least one way round.
    """
    numbered = claims.with_row_index("claim").with_columns(n=pl.col("words").list.len())
    flat = numbered.select("claim", "article", "source", "own", "day", word="words").explode("word")
    days = pl.concat_list(pl.col("day") + pl.duration(days=offset) for offset in range(-DAYS, DAYS + 1))
    citing = flat.filter(~pl.col("own")).with_columns(day=days).explode("day")
    shared = (
        citing.lazy()
        .join(flat.lazy(), on=["source", "word", "day"])
        .filter(pl.col("article") != pl.col("article_right"))
        .group_by("claim", "claim_right")
        .agg(shared=pl.len())
        .collect()
    )
    told = numbered.select("claim", "article", "statement", "n")
    return (
        shared.join(told, on="claim")
        .join(told, left_on="claim_right", right_on="claim")
        .filter(pl.col("shared") >= SHARED, pl.col("shared") >= SHARE * pl.min_horizontal("n", "n_right"))
        .select("article", "statement", "article_right", "statement_right")
    )

"""What a person may look at in a corpus: articles without a date, lines that were cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from explorer.corpus.people import decisions, write_decisions
from explorer.ingest.repeated import LINES

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.corpus import Corpus

__all__ = ["boilerplate_listed", "undated_articles", "undated_listed"]

_SHOWN = 200


def undated_articles(corpus: Corpus) -> pl.DataFrame:
    """The articles that do not say when they were published.

    Returns:
        `id`, `published` (null), `outlet` and, to know them by, `title`, `url` and `begins` (the first 200 characters
        of the text); String, by outlet, then id.
    """
    parts = []
    for shard in corpus.shards:
        rows = list(shard.everything() - shard.dated())
        articles = shard.page("articles", rows, ["row", "id", "outlet", "title", "url"])
        parts.append(articles.join(shard.page("texts", rows), on="row", how="left"))
    return pl.concat(parts).select(
        "id", pl.lit(None, pl.String).alias("published"), "outlet", "title", "url",
        begins=pl.col("text").str.head(_SHOWN).str.replace_all(r"\s+", " "),
    ).sort("outlet", "id", nulls_last=True)  # fmt: skip


def undated_listed(corpus: Corpus, to: Path | None = None) -> str:
    """Write the undated articles as CSV, for a person to fill `published`; what to do with it, in one sentence.

    Args:
        corpus: The corpus.
        to: The file; by default the corpus's own `people/published.csv`, whose lines stay as they are.
    """
    found = undated_articles(corpus)
    if to is not None:
        found.write_csv(to)
        own = corpus.path / "people" / "published.csv"
        return f"{found.height:,} undated articles in {to}: fill in published, save it as {own}, and {_apply(corpus)}"
    before, _ = decisions(corpus.path, "published")
    fresh = found.join(before.select("id"), on="id", how="anti", maintain_order="left")
    path = write_decisions(corpus.path, "published", pl.concat([before.drop("line"), fresh], how="diagonal"))
    return f"{found.height:,} undated articles in {path}: fill in published, and {_apply(corpus)}"


def _apply(corpus: Corpus) -> str:
    return f"`explorer ingest --again {corpus.path}` applies it"


def boilerplate_listed(corpus: Corpus) -> str:
    """The lines that were cut because many articles of an outlet share them, a line each, those cut most first."""
    cut = pl.read_csv(corpus.boilerplate, schema=LINES) if corpus.boilerplate else pl.DataFrame(schema=LINES)
    rows = cut.sort("articles", "outlet", "line", descending=[True, False, False])
    told = [f"{n:>7,}  {outlet}: {line}" for outlet, line, n in rows.iter_rows()]
    return "\n".join([*told, f"{cut.height:,} lines, cut {cut['articles'].sum():,} times"])

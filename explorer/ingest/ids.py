"""An article's id: the same in every version of every corpus that holds it."""

from __future__ import annotations

import hashlib

import polars as pl

__all__ = ["article_ids"]


def article_ids(articles: pl.DataFrame) -> pl.Series:
    """The id of each article: a hash of outlet and url, or of outlet, title and text where there is no url.

    Args:
        articles: Columns `outlet`, `url`, `title`, `text` (String, nulls allowed).

    Returns:
        String `id`, 20 hexadecimal digits.
    """
    said = articles.select(
        pl.when(pl.col("url").is_not_null())
        .then(pl.format("u\0{}\0{}", pl.col("outlet").fill_null(""), "url"))
        .otherwise(pl.format("t\0{}\0{}\0{}", *(pl.col(name).fill_null("") for name in ("outlet", "title", "text"))))
        .alias("said")
    )["said"]
    return pl.Series("id", [hashlib.blake2b(one.encode(), digest_size=10).hexdigest() for one in said], dtype=pl.String)

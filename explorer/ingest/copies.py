"""Finding the same text twice.

A text's key is a hash of the text with case, space and punctuation evened out, so a reprint has the key of the story it
reprints whatever desk set its quotation marks. Which copy is the earliest is a fact of a version of the corpus and is
worked out when that is published.
"""

from __future__ import annotations

import hashlib

import polars as pl

__all__ = ["text_keys"]

_LEFT_OUT = r"[^\p{L}\p{M}\p{N}]+"


def text_keys(texts: pl.Series, titles: pl.Series) -> pl.Series:
    """The key of each text; of its title where the text is empty.

    Args:
        texts: String, nulls allowed.
        titles: String, nulls allowed, as long as `texts`.

    Returns:
        UInt64: the first eight bytes of BLAKE2b over letters, marks and digits, lower case, nothing between them. An
        article that has neither letter nor digit has the key of the empty text.
    """
    even = pl.DataFrame({"text": texts, "title": titles}, schema={"text": pl.String, "title": pl.String}).select(
        pl.when(pl.col("text").str.contains(r"[\p{L}\p{N}]")).then("text").otherwise("title").fill_null("")
        .str.normalize("NFC").str.to_lowercase().str.replace_all(_LEFT_OUT, "").alias("even")
    )["even"]  # fmt: skip
    keys = [int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little") for text in even]
    return pl.Series("text_key", keys, dtype=pl.UInt64)

"""A corpus's boilerplate: lines that many articles of one outlet share.

What one page says of itself is cut when it is read (`reading/clean.py`); what only the pile of pages tells, here. A
line counts once a text, so reprints prove nothing. A line that is no sentence (a column's name, a button, a sign-off)
goes where it stands in 5 texts and 3 % of the outlet's; a sentence, which may be the background paragraph of a running
story, only where it stands in 10 and a quarter of all. A line that begins in small letters, or that follows a
broken-off sentence, is a piece of a text that was wrapped by hand, and stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from explorer.reading.clean import without_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["LINES", "batches_without", "repeated_lines"]

LINES = pl.Schema({"outlet": pl.String, "line": pl.String, "articles": pl.UInt32})
"""A line that was cut, of which outlet, from how many articles."""

_LEAST, _LEAST_SHARE = 5, 0.03
_LEAST_SENTENCES, _LEAST_SENTENCES_SHARE = 10, 0.25
_SENTENCE_WORDS = 2
_LONGEST = 600
_ALONE, _WRAPPED = 0.9, 40
_MOST_KEYS = 20_000_000
"""Different lines held at a time, of 12 bytes each; beyond, those met once so far are forgotten, which in a corpus of
many millions of articles may cost a rare line its place."""
_BATCH = 500

_HIT = {"part": pl.UInt32, "row": pl.UInt32, "outlet": pl.String, "line": pl.String}


def repeated_lines(parts: list[Path], rows: pl.DataFrame, known: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The lines that are boilerplate, and where they stand.

    Args:
        parts: What was read, as `parts.read_part` wrote it.
        rows: `part` (place in `parts`) and `row` (UInt32) of the articles that are taken in.
        known: `LINES` cut before: they are cut again wherever they stand.

    Returns:
        `LINES` of what stands in these articles, and its places: `part`, `row`, `outlet`, `line`. An article that is
        nothing else keeps it, and is no place of it.
    """
    known = known.select("outlet", "line").unique().with_columns(_key())
    counts = pl.DataFrame(schema={"key": pl.UInt64, "n": pl.UInt32})
    firsts = _each_text_once(parts, rows)
    for _, lines in _lines(parts, firsts):
        here = lines.unique(["row", "key"]).group_by("key").agg(n=pl.len()).cast(counts.schema)
        counts = pl.concat([counts, here]).group_by("key").agg(pl.col("n").sum())
        if counts.height > _MOST_KEYS:
            counts = counts.filter(pl.col("n") > 1)
    wanted = pl.concat([counts.filter(pl.col("n") >= _LEAST)["key"], known["key"]]).unique()
    empty = pl.DataFrame(
        schema={**_HIT, "text_key": pl.UInt64, "key": pl.UInt64, "alone": pl.Boolean, "n_lines": pl.UInt32}
    )
    hits = pl.concat(
        [
            empty,
            *(
                lines.filter(pl.col("key").is_in(wanted.implode())).select(
                    pl.lit(part, pl.UInt32).alias("part"), *empty.columns[1:]
                )
                for part, lines in (_lines(parts, rows) if len(wanted) else ())
            ),
        ]
    )
    found = _judged(hits, firsts.group_by("outlet").agg(of=pl.len())).filter("cut")
    cut = hits.filter(pl.col("key").is_in(pl.concat([found["key"], known["key"]]).implode()))
    places = cut.filter(pl.len().over("part", "row") < pl.col("n_lines")).select(*_HIT).unique()
    told = places.group_by("outlet", "line").agg(articles=pl.len()).cast(LINES)
    return told.sort("outlet", "articles", "line", descending=[False, True, False]), places


def _each_text_once(parts: list[Path], rows: pl.DataFrame) -> pl.DataFrame:
    """`part`, `row` and `outlet` of the first article of each text."""
    empty = pl.DataFrame(schema={"part": pl.UInt32, "row": pl.UInt32, "outlet": pl.String, "text_key": pl.UInt64})
    every = [
        pl.read_parquet(folder / "articles.parquet", columns=empty.columns[1:]).select(
            pl.lit(part, pl.UInt32).alias("part"), *empty.columns[1:]
        )
        for part, folder in enumerate(parts)
    ]
    taken = pl.concat([empty, *every]).join(rows.select("part", "row"), on=["part", "row"], maintain_order="left")
    return taken.unique("text_key", keep="first", maintain_order=True).drop("text_key")


def _key() -> pl.Expr:
    return pl.struct("outlet", "line").hash().alias("key")


def _lines(parts: list[Path], rows: pl.DataFrame) -> Iterator[tuple[int, pl.DataFrame]]:
    """Part by part, the lines that could be boilerplate: `row`, `outlet`, `text_key`, `key`, `alone`, `n_lines`."""
    before = pl.col("line").shift(1).over("row")
    ended = (before.str.contains(r"[.!?:;…)\]\"”’*_-]$") | (before.str.len_chars() < _WRAPPED)).fill_null(value=True)
    for part in rows["part"].unique(maintain_order=True):
        kept = rows.filter(pl.col("part") == part).select("row")
        articles = pl.read_parquet(parts[part] / "articles.parquet", columns=["row", "outlet", "text_key"])
        texts = pl.read_parquet(parts[part] / "texts.parquet")
        lines = (
            articles.drop_nulls("outlet").join(kept, on="row").join(texts, on="row", maintain_order="left")
            .with_columns(line=pl.col("text").str.split("\n")).drop("text").explode("line")
            .with_columns(pl.col("line").str.strip_chars())
            .with_columns(alone=ended, n_lines=(pl.col("line") != "").sum().over("row"))
            .filter(
                pl.col("line").str.len_chars().is_between(1, _LONGEST) & ~pl.col("line").str.contains(r"^\p{Ll}")
            )
        )  # fmt: skip
        yield part, lines.with_columns(_key())


def _judged(hits: pl.DataFrame, of: pl.DataFrame) -> pl.DataFrame:
    """`key` and whether such a line is boilerplate."""
    line = pl.col("line")
    n_words = line.str.count_matches(r"\S+")
    sentence = line.str.contains(r"[.!?][\"'”’)\]]*$") & (n_words >= _SENTENCE_WORDS)
    share = pl.col("n") / pl.col("of")
    often = (pl.col("n") >= _LEAST) & (share >= _LEAST_SHARE)
    very_often = (pl.col("n") >= _LEAST_SENTENCES) & (share >= _LEAST_SENTENCES_SHARE)
    counted = hits.group_by("key", "outlet", "line").agg(
        n=pl.col("text_key").n_unique(), alone=pl.col("alone").mean() >= _ALONE
    )
    return counted.join(of, on="outlet").select(
        "key", cut=pl.when(sentence).then(very_often).otherwise(often) & pl.col("alone")
    )


def batches_without(parts: list[Path], places: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The articles that hold boilerplate, without it, to be read again.

    Args:
        parts: What was read.
        places: `part`, `row`, `outlet`, `line`, as `repeated_lines` found them.

    Yields:
        `schema.RAW`, `id` and own columns, at most 500 articles at a time.
    """
    for (part,), here in places.partition_by("part", as_dict=True, maintain_order=True).items():
        lines = here.group_by("row").agg("line")
        folder = parts[int(part)]
        articles = pl.read_parquet(folder / "articles.parquet").join(lines, on="row")
        whole = articles.join(pl.read_parquet(folder / "texts.parquet"), on="row", maintain_order="left").sort("row")
        cut = [without_lines(text, set(gone)) for text, gone in whole.select("text", "line_right").iter_rows()]
        whole = whole.with_columns(pl.Series("text", cut, pl.String)).drop("row", "line_right", "text_key", "n_chars")
        yield from whole.iter_slices(_BATCH)

"""Who says what, through whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.answers.paths import STEPS, paths
from explorer.answers.quoted import quoted
from explorer.schema import STATEMENTS

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["ARTICLE", "MARKS", "detailed", "in_order", "statements", "with_articles"]

MARKS = pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64, "kind": pl.String}))
ARTICLE = {"id": pl.String, "day": pl.Date, "outlet": pl.String, "title": pl.String, "url": pl.String}
_SCHEMA: dict[str, Any] = {
    **ARTICLE,
    "speaker": pl.String,
    "class": pl.String,
    "manner": pl.String,
    "anonymous": pl.Boolean,
    "inner": pl.Boolean,
    "chain": STATEMENTS["chain"],
    "text": pl.String,
    "marks": MARKS,
}


def statements(
    corpus: Corpus,
    view: View,
    n: int = 8,
    skip: int = 0,
    *,
    outlet: str | None = None,
    cited: str | None = None,
    source: str | None = None,
    k: int = 7,
) -> pl.DataFrame:
    """Statements of the selection with their sentences: all, or those that came one way.

    Counting rule:
        One line is one statement, found by rule and by a learned model in what was read: who speaks, the words that say
        so, what is said, and through whom it came. What is found may be wrong; the sentence stands beside it. Where
        unique texts are counted, of copies only the earliest is shown.

    Args:
        corpus: Where the articles are.
        view: What is asked; `sort` says whether the oldest or the newest come first.
        n: How many.
        skip: How many are passed over first.
        outlet: Only those whose first step is this, as in `answers.chains`; None for any.
        cited: The same of the second step.
        source: The same of the third step.
        k: As in `answers.chains`: what counts as `"~others"`.

    Returns:
        `id`, `day` Date (null if undated), `outlet`, `title`, `url` of the article; `speaker` (id, null if on no
        list), `class`, `manner`, `anonymous`, `inner`, `chain` (`entity`, `words`, outermost first) as in STATEMENTS;
        `text` String (the sentences), `marks` (`start`, `end` in `text`, `kind`: `speaker`, `cue` or `content`). By
        day, undated last, then by article and place in it.

    Raises:
        QueryError: The selection is too large to read all its statements.
    """
    wanted = {"outlet": outlet, "cited": cited, "source": source}
    found = paths(corpus, view, k)
    for step in STEPS:
        if wanted[step] is not None:
            found = found.filter(pl.col(step) == wanted[step])
    shown = detailed(corpus, in_order(found, view).slice(skip, n), "statements")
    return with_articles(corpus, shown, _SCHEMA, ("cue", "content", "speaker"))


def in_order(found: pl.DataFrame, view: View) -> pl.DataFrame:
    """`found` by day, oldest or newest first, undated last, then by article and place in it."""
    return found.sort("day", "article", "nth", descending=[view.sort == "newest", False, False], nulls_last=True)


def detailed(corpus: Corpus, found: pl.DataFrame, table: str, nth: str = "nth") -> pl.DataFrame:
    """The few lines of a table that `found` names by `shard`, `row` and `nth`: its columns joined to those of `found`.

    Args:
        corpus: Where the articles are.
        found: Lines of `statements_of` or `acts_of`, in any order, which is kept.
        table: `statements` or `events`.
        nth: The column that says which line of its article; where it is null the table's columns are, too.
    """
    parts = []
    for (place,), part in found.with_row_index("_at").partition_by("shard", as_dict=True).items():
        lines = corpus.shards[place].page(table, part["row"].unique().to_list())
        more = [name for name in lines.columns if name not in part.columns]
        lines = lines.select("row", *more, _nth=pl.int_range(pl.len(), dtype=pl.UInt32).over("row"))
        parts.append(part.join(lines, left_on=["row", nth], right_on=["row", "_nth"], how="left"))
    return pl.concat(parts).sort("_at").drop("_at") if parts else found


def with_articles(corpus: Corpus, found: pl.DataFrame, schema: dict[str, Any], marked: tuple[str, ...]) -> pl.DataFrame:
    """`found` with its articles and sentences, as `schema`; spans named `marked` are marked, the first one leads."""
    told: list[dict[str, Any]] = []
    known: dict[tuple[int, int], dict[str, Any]] = {}
    for (place,), part in found.partition_by("shard", as_dict=True).items():
        shard, rows = corpus.shards[place], part["row"].unique().to_list()
        texts = dict(shard.page("texts", rows, ["row", "text"]).iter_rows())
        for article in shard.page("articles", rows, ["row", "id", "outlet", "title", "url"]).iter_rows(named=True):
            known[place, article["row"]] = {**article, "text": texts.get(article["row"])}
    for row in found.iter_rows(named=True):
        article = known[row["shard"], row["row"]]
        spans = {kind: _span(row, kind) for kind in marked}
        text, marks = quoted(article[row["part"]] or "", spans)
        told.append({**row, **article, "text": text, "marks": marks})
    return pl.DataFrame([{name: row[name] for name in schema} for row in told], schema=schema)


def _span(row: dict[str, Any], kind: str) -> tuple[int | None, int | None]:
    """A span of a row; an act's own has no name before it."""
    before = "" if kind == "act" else f"{kind}_"
    return row[f"{before}start"], row[f"{before}end"]

"""How each statement reached the reader, in three steps: the article's outlet, who passed it on, whose word it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from explorer.answers.said import key_of, statements_of

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["ANONYMOUS", "NOBODY", "OTHERS", "STEPS", "UNLISTED", "paths"]

STEPS = ("outlet", "cited", "source")
NOBODY = ""
"""No such step: an outlet that is not known, nobody cited, no source given."""
ANONYMOUS = "~anonymous"
"""Somebody who is described and whose name is withheld: "two former officials"."""
UNLISTED = "~unlisted"
"""Somebody who is on no list: "a deckhand", "she"."""
OTHERS = "~others"
"""The names that fewer articles have than the first ones."""

_KEPT = 2
_PLACE = ("shard", "row", "nth", "article", "day")


def paths(corpus: Corpus, view: View, k: int) -> pl.DataFrame:
    """The three steps of each statement of a selection; kept for the next time.

    The article's own outlet, which begins a chain where it is known, is the first step. Of what follows, the last is
    the source, and the first of several is cited: it passed on what another said. An outlet that is last is cited, too,
    and gives no source.

    Args:
        corpus: Where the articles are.
        view: What is asked.
        k: How many names a step keeps, those in most articles; the rest are `OTHERS`.

    Returns:
        `outlet`, `cited` and `source` String (the outlet's name, an id, or one of the words above), then `shard`,
        `row`, `nth`, `article` and `day` as in `statements_of`.

    Raises:
        QueryError: The selection is too large to read all its statements.
    """
    found: pl.DataFrame = corpus.kept(("paths", k, *key_of(view)), lambda: _paths(corpus, view, k), _KEPT)
    return found


def _paths(corpus: Corpus, view: View, k: int) -> pl.DataFrame:
    found = statements_of(corpus, view)
    chain, own = pl.col("chain"), pl.col("chain").list.first().struct.field("words") == pl.col("outlet")
    unnamed = pl.when("anonymous").then(pl.lit(ANONYMOUS)).otherwise(pl.lit(UNLISTED))
    stepped = found.select(
        *_PLACE,
        "anonymous",
        outlet=pl.col("outlet").fill_null(NOBODY),
        after=pl.when(own.fill_null(value=False)).then(chain.list.slice(1)).otherwise(chain),
    ).with_columns(
        several=pl.col("after").list.len() > 1,
        first=_key(pl.col("after").list.first(), pl.lit(UNLISTED)),
        last=_key(pl.col("after").list.last(), unnamed),
    )
    outlets = [id_ for id_ in stepped["last"].unique() if corpus.names.kind(id_) == "outlet"]
    gives_none = pl.col("last").is_in(outlets)
    stepped = stepped.select(
        *_PLACE,
        "outlet",
        cited=pl.when("several").then("first").when(gives_none).then("last").otherwise(pl.lit(NOBODY)),
        source=pl.when(gives_none).then(pl.lit(NOBODY)).otherwise("last"),
    )
    return stepped.select(*(_folded(stepped, step, k) for step in STEPS), *_PLACE)


def _key(step: pl.Expr, unnamed: pl.Expr) -> pl.Expr:
    """The id of a link of a chain; `unnamed` where it has none, `NOBODY` where there is no link."""
    entity, words = step.struct.field("entity"), step.struct.field("words")
    return pl.when(entity.is_not_null()).then(entity).when(words.is_not_null()).then(unnamed).otherwise(pl.lit(NOBODY))


def _folded(stepped: pl.DataFrame, step: str, k: int) -> pl.Expr:
    """`step` with all but its first `k` names put together."""
    counted = (
        stepped.filter(~pl.col(step).is_in([NOBODY, ANONYMOUS, UNLISTED]))
        .group_by(step)
        .agg(n=pl.col("article").n_unique())
        .sort("n", step, descending=[True, False])
    )
    rest = counted[step][k:].to_list()
    return pl.when(pl.col(step).is_in(rest)).then(pl.lit(OTHERS)).otherwise(step).alias(step)

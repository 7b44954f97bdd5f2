"""How many articles have each voice, event type and signal, and which actors are said to have acted."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

import polars as pl

from explorer.answers.naming import actor_kind, by_actors, naming, reporting, types_asked
from explorer.answers.selection import both, selected, size
from explorer.corpus.index import ANY
from explorer.corpus.voices import ANONYMOUS, EVENT_ACTOR
from explorer.view import EVENT_TYPES, SIGNALS, VOICES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.corpus import Corpus
    from explorer.corpus.corpus import Selection
    from explorer.view import View

__all__ = ["FEW_VALUED", "among_acting", "of_few", "top_acting"]

FEW_VALUED: dict[str, tuple[str, tuple[str, ...]]] = {
    "voice": ("voices", VOICES),
    "event": ("event_types", EVENT_TYPES),
    "signal": ("signals", SIGNALS),
    "anonymous": ("anonymous", ("yes",)),
}
"""Kinds of few values: the query's field, and the values."""


def of_few(corpus: Corpus, view: View, kind: str) -> dict[str, int]:
    """How many articles each value of a kind of `FEW_VALUED` would leave, in the order of the values."""
    field, values = FEW_VALUED[kind]
    if kind == "voice":
        return {value: size(_speaking(corpus, view, value)) for value in values}
    rows = selected(corpus, view, field)
    if kind == "anonymous":
        named = [shard.rows(ANONYMOUS, ANY) for shard in corpus.shards]
        return {value: size(both(rows, named)) for value in values}
    found = {}
    for value in values:
        types = types_asked(view.asking(**{field: (value,)}).query) or ()
        found[value] = size(both(rows, reporting(corpus, view.query, types))) if types else 0
    return found


def _speaking(corpus: Corpus, view: View, voice: str) -> Selection:
    """The selection where the chosen actors count by one voice; without any, where anybody is mentioned with it."""
    asked = view.asking(voices=(voice,))
    rows = selected(corpus, asked)
    if asked.query.actors or asked.query.actors_all:
        return rows
    return both(rows, [shard.rows(actor_kind(asked.query), ANY) for shard in corpus.shards])


def among_acting(corpus: Corpus, view: View, rows: Selection, actors: Iterable[str]) -> list[int]:
    """In how many of `rows` each actor counts, acts being asked for."""
    types, kind = types_asked(view.query) or (), actor_kind(view.query)
    return [
        size(both(both(rows, by_actors(corpus, types, (actor,))), naming(corpus, kind, (actor,)))) for actor in actors
    ]


def top_acting(corpus: Corpus, view: View, rows: Selection, k: int) -> list[tuple[int, str]]:
    """(articles, id) of the `k` actors that count in most of `rows`, acts being asked for; ties by id, none of 0."""
    types = types_asked(view.query) or ()
    acts = _acts(corpus).filter(pl.col("type").is_in(types))
    most = acts.group_by("actor").agg(pl.col("n").sum()).sort("n", "actor", descending=[True, False])
    best: list[tuple[int, str]] = []
    for actor, bound in most.iter_rows():
        if k <= 0 or (len(best) == k and -best[-1][0] > bound):
            break
        (n,) = among_acting(corpus, view, rows, (actor,))
        if n:
            insort(best, (-n, actor))
            del best[k:]
    return [(-n, actor) for n, actor in best]


def _acts(corpus: Corpus) -> pl.DataFrame:
    """`type`, `actor` and `n` (articles) of all acts that the corpus reports of somebody."""

    def read() -> pl.DataFrame:
        values, sizes = corpus.values(EVENT_ACTOR), corpus.sizes(EVENT_ACTOR)
        ids = [] if values is None else [values.id(number).split(" ", 1) for number in range(1, len(values))]
        acts = pl.DataFrame(ids, schema={"type": pl.String, "actor": pl.String}, orient="row")
        return acts.with_columns(n=pl.Series(sizes[1:], dtype=pl.Int64))

    found: pl.DataFrame = corpus.kept(("acts",), read)
    return found

"""Which names most articles have: the pickers and the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from pyroaring import BitMap

from explorer.answers.counting import counts, top_inside, top_numbers
from explorer.answers.naming import actor_kind, region_kind, types_asked
from explorer.answers.selection import chosen, selected, without
from explorer.answers.top_said import FEW_VALUED, among_acting, of_few, top_acting
from explorer.corpus.facets import ROOT
from explorer.corpus.index import ANY
from explorer.corpus.voices import CITED
from explorer.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["best_inside", "children", "field_of", "inside", "label", "top"]

_FIELDS = {"actor": "actors", "region": "regions", "outlet": "outlets"}
_SAID = {CITED: "cited"} | {kind: field for kind, (field, _) in FEW_VALUED.items()}
_OPENED = 32
_SCHEMA = {"value": pl.String, "name": pl.String, "n": pl.Int64}


def top(corpus: Corpus, view: View, kind: str, k: int = 20, among: Sequence[str] | None = None) -> pl.DataFrame:
    """The values of a kind that most articles name.

    Counting rule:
        A name's number is of the articles that match every other filter: what is chosen of actors does not change the
        numbers beside actors. A region counts its whole subtree; an article counts once for each name. With voices
        asked for, an actor counts where it is mentioned so; with event types or signals, where such an act of it is
        reported. Event types and signals count reports of acts, of the chosen actors where there are some; voices
        count articles that mention the chosen actors so, or anybody where none is chosen.

    Args:
        corpus: Where the articles are.
        view: What is asked.
        kind: `"actor"`, `"region"`, `"outlet"` or `"own.<name>"`; where statements were read also `"voice"`,
            `"cited"`, `"event"`, `"signal"` and `"anonymous"` (one value, `"yes"`).
        k: How many at most.
        among: Only these ids, in this order, those that nothing names too.

    Returns:
        `value` String (id), `name` String (how it is written), `n` Int64; by `n`, then by id.

    Raises:
        QueryError: There is no such kind.
    """
    field = field_of(corpus, kind)
    if kind in FEW_VALUED:
        n_of = of_few(corpus, view, kind)
        best = sorted((value for value, n in n_of.items() if n), key=lambda value: (-n_of[value], value))[: max(0, k)]
        ids = best if among is None else list(among)
        return _frame(corpus, kind, ids, [n_of.get(value, 0) for value in ids])
    rows = selected(corpus, view, field)
    if kind == "actor" and types_asked(view.query) is not None:
        if among is not None:
            return _frame(corpus, kind, list(among), among_acting(corpus, view, rows, among))
        acting = top_acting(corpus, view, rows, k)
        return _frame(corpus, kind, [id_ for _, id_ in acting], [n for n, _ in acting])
    shown = kind
    kind = {"region": region_kind(view.query), "actor": actor_kind(view.query)}.get(kind, kind)
    if among is not None:
        numbers = [corpus.number(kind, id_) if id_ else None for id_ in among]
        return _frame(corpus, shown, list(among), counts(corpus, rows, kind, numbers))
    values, found = corpus.values(kind), top_numbers(corpus, rows, kind, k)
    ids = [] if values is None else [values.id(number) for _, number in found]
    return _frame(corpus, shown, ids, [n for n, _ in found])


def children(corpus: Corpus, view: View, region: str = ROOT, k: int | None = None) -> pl.DataFrame:
    """How many articles name each region directly inside `region`: one opened node of the tree.

    Counting rule:
        An article counts once for each region that it names or names something in, so children need not add up to
        their parent. Inside the world stand the countries. The last row counts articles that name the region and
        nothing inside it; in the world's, those that name no region at all.

    Args:
        corpus: Where the articles are.
        view: What is asked.
        region: The node.
        k: How many countries at most, where the node is the world; every one by default.

    Returns:
        `value` String (id; `""` in the last row), `name` String, `n` Int64; by `n`, then by id. Children that no
        article names are left out.
    """
    rows = selected(corpus, view, "regions")
    kind = region_kind(view.query)
    known = inside(corpus, region, kind)
    found = best_inside(corpus, view, region, k if region == ROOT else None, leaving="regions")
    last = 0
    for place, (shard, here) in enumerate(zip(corpus.shards, rows, strict=True)):
        if region == ROOT:
            last += len(here) - here.intersection_cardinality(shard.rows(kind, ANY))
        else:
            left = here & shard.rows(kind, corpus.local(place, kind, corpus.number(kind, region)))
            sets = (shard.rows(kind, corpus.local(place, kind, known[id_])) for _, id_ in found) if left else ()
            last += len(left - BitMap.union(BitMap(), *sets))
    frame = _frame(corpus, "region", [id_ for _, id_ in found], [n for n, _ in found])
    return pl.concat([frame, pl.DataFrame({"value": [""], "name": ["no region named"], "n": [last]}, schema=_SCHEMA)])


def inside(corpus: Corpus, region: str, kind: str = "region") -> dict[str, int]:
    """The regions directly inside one that articles name, with their numbers; of the world the countries alone.

    Areas (Europe, the Middle East) count what their members count, and are found by search. Numbers are those of
    `kind` (`region_kind`).
    """

    def find() -> dict[str, int]:
        names = corpus.names
        ids = (id_ for id_ in names.children(region) if region != ROOT or names.kind(id_) != "area")
        return {id_: number for id_ in ids if (number := corpus.number(kind, id_)) is not None}

    found: dict[str, int] = corpus.kept(("inside", region, kind), find, _OPENED)
    return found


def best_inside(
    corpus: Corpus, view: View, region: str, k: int | None, leaving: str | None = None
) -> list[tuple[int, str]]:
    """(articles, id) of the `k` of `inside` that most articles of the selection name, kept: several parts ask for it.

    Ties by id; none that no article names; every one where `k` is None.
    """
    kind = region_kind(view.query)
    rows, known = selected(corpus, view, leaving), inside(corpus, region, kind)

    def find() -> list[tuple[int, str]]:
        ids = {number: id_ for id_, number in known.items()}
        most = len(ids) if k is None else k
        found = top_inside(corpus, rows, kind, list(ids), most, tops=region == ROOT)
        return [(n, ids[number]) for n, number in found]

    key = ("best", region, k, without(view.query, leaving), chosen(view) if view.lines == "words" else ())
    found: list[tuple[int, str]] = corpus.kept(key, find)
    return found


def field_of(corpus: Corpus, kind: str) -> str:
    """The query's field that chooses values of a kind.

    Raises:
        QueryError: There is no such kind; names those there are.
    """
    if kind in _FIELDS:
        return _FIELDS[kind]
    if kind in _SAID and corpus.values(CITED) is not None:
        return _SAID[kind]
    if kind.removeprefix("own.") in corpus.own_columns and kind.startswith("own."):
        return kind
    said = () if corpus.values(CITED) is None else _SAID
    known = ", ".join([*_FIELDS, *said, *(f"own.{name}" for name in corpus.own_columns)])
    raise QueryError(f"no kind {kind!r} of values; the corpus has {known}")


def label(corpus: Corpus, kind: str, id_: str) -> str:
    """How a value is written."""
    return str(corpus.names.label(id_)) if kind in ("actor", "region", CITED) else id_


def _frame(corpus: Corpus, kind: str, ids: list[str], n: list[int]) -> pl.DataFrame:
    return pl.DataFrame({"value": ids, "name": [label(corpus, kind, id_) for id_ in ids], "n": n}, schema=_SCHEMA)

"""Sums over shards: how many, in which period, of which value."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from explorer.corpus.index import ANY, rows_of
from explorer.schema import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from explorer.corpus import Corpus
    from explorer.corpus.corpus import Groups, Selection
    from explorer.view import Measure

__all__ = [
    "articles",
    "counts",
    "counts_in_each",
    "firsts",
    "mentions",
    "n_texts",
    "origins",
    "tally",
    "top_inside",
    "top_numbers",
    "unique",
]

_FEW, _FEW_SINGLE = 500_000, 4_000_000
"""Below so many rows it is quicker to count what stands row by row than to meet the values' sets one after another;
the second where a row has one value at most."""

_NAMED = ("actor", "region")


def articles(corpus: Corpus, rows: Selection, edges: NDArray[np.int32]) -> NDArray[np.int64]:
    """Articles by period; `edges` are the days of `Periods`."""
    total = np.zeros(len(edges) - 1, "i8")
    for shard, here in zip(corpus.shards, rows, strict=True):
        total += shard.articles(here, shard.edges(edges))
    return total


def mentions(
    corpus: Corpus, rows: Selection, edges: NDArray[np.int32], kind: str, ids: Iterable[str]
) -> NDArray[np.int64]:
    """Occurrences of some values by period, each value's on top of the others'; the id `""` is every value."""
    total = np.zeros(len(edges) - 1, "i8")
    for id_ in ids:
        number = corpus.number(kind, id_)
        for place, (shard, here) in enumerate(zip(corpus.shards, rows, strict=True)):
            total += shard.mentions(here, shard.edges(edges), kind, corpus.local(place, kind, number))
    return total


def unique(corpus: Corpus, rows: Selection, edges: NDArray[np.int32]) -> NDArray[np.int64]:
    """Articles by period with copies counted once: of the rows with one text only the earliest counts, in its period.

    A shard counts the earliest of its own; of texts that several shards have or that have near copies it hands back
    the period, and the least of those counts.
    """
    return _once(corpus, rows, edges, corpus.wide)


def origins(corpus: Corpus, rows: Selection, edges: NDArray[np.int32]) -> NDArray[np.int64]:
    """The same with origins: of the rows with one origin, copies among them, only the earliest counts."""
    return _once(corpus, rows, edges, corpus.origins or corpus.wide)


def _once(corpus: Corpus, rows: Selection, edges: NDArray[np.int32], groups: Groups) -> NDArray[np.int64]:
    n = len(edges) - 1
    total = np.zeros(n, "i8")
    first = np.full(groups.n, n)
    for shard, here, (wide, wide_rows, texts) in zip(corpus.shards, rows, groups.of, strict=True):
        at, own = shard.edges(edges), shard.firsts(here)
        far = rows_of(own & wide)
        if len(far):
            period = np.searchsorted(at, far, "right") - 1
            np.minimum.at(first, texts[np.searchsorted(wide_rows, far)], period)
            own -= wide
        total += shard.articles(own, at)
    return total + np.bincount(first + 1, minlength=n + 2)[1 : n + 1]


def n_texts(corpus: Corpus, rows: Selection) -> int:
    """How many different texts."""
    if corpus.n_texts and sum(map(len, rows)) == corpus.n_articles:
        return corpus.n_texts
    total, seen = 0, np.zeros(corpus.wide.n, "?")
    for shard, here, (wide, wide_rows, texts) in zip(corpus.shards, rows, corpus.wide.of, strict=True):
        own = shard.firsts(here)
        far = rows_of(own & wide)
        seen[texts[np.searchsorted(wide_rows, far)]] = True
        total += len(own) - len(far)
    return total + int(seen.sum())


def firsts(corpus: Corpus, rows: Selection, measure: Measure = "unique") -> Selection:
    """The rows that are the earliest of their text, or of their origin where `measure` is `"origins"`.

    By time of publication, undated last, then by id.
    """
    groups = corpus.origins if measure == "origins" and corpus.origins else corpus.wide
    found: Selection = []
    far: list[pl.DataFrame] = []
    for place, (shard, here, (wide, wide_rows, texts)) in enumerate(zip(corpus.shards, rows, groups.of, strict=True)):
        own = shard.firsts(here)
        found.append(own - wide)
        chosen = rows_of(own & wide)
        day = np.full(len(chosen), np.iinfo("i4").max, "i4")
        dated = int(np.searchsorted(chosen, shard.first_rows[-1]))
        day[:dated] = shard.day_of(chosen[:dated])
        text = texts[np.searchsorted(wide_rows, chosen)]
        far.append(pl.DataFrame({"shard": np.full(len(chosen), place), "row": chosen, "text": text, "day": day}))
    left = pl.concat(far).filter(pl.col("day") == pl.col("day").min().over("text"))
    tied = left.filter(pl.len().over("text") > 1)
    told = [pl.DataFrame(schema={"published": PUBLISHED, "id": pl.String, **tied.schema})]
    for (place,), some in tied.partition_by("shard", as_dict=True).items():
        times = corpus.shards[place].page("articles", some["row"].to_list(), ["published", "id", "row"])
        told.append(times.join(some, on="row").select(told[0].columns))
    best = pl.concat(told).sort("published", "id").unique("text", keep="first", maintain_order=True)
    alone = left.filter(pl.len().over("text") == 1)
    for place, row in pl.concat([alone, best.select(left.columns)]).select("shard", "row").iter_rows():
        found[place].add(row)
    return found


def counts(corpus: Corpus, rows: Selection, kind: str, numbers: Sequence[int | None]) -> list[int]:
    """How many of `rows` name each value."""
    return counts_in_each(corpus, [rows], kind, numbers)[0]


def counts_in_each(
    corpus: Corpus, selections: Sequence[Selection], kind: str, numbers: Sequence[int | None]
) -> list[list[int]]:
    """How many rows of each selection name each value; a value's set is made once for all selections."""
    sizes = corpus.sizes(kind)
    every = [sum(map(len, rows)) == corpus.n_articles for rows in selections]
    total = [[int(sizes[number]) if all_ and number is not None else 0 for number in numbers] for all_ in every]
    for place, shard in enumerate(corpus.shards):
        asked = [(n, rows[place]) for n, rows, all_ in zip(total, selections, every, strict=True)
                 if rows[place] and not all_]  # fmt: skip
        for i, number in enumerate(numbers if asked else ()):
            if number is not None:
                named = shard.rows(kind, corpus.local(place, kind, number))
                for n, here in asked:
                    n[i] += here.intersection_cardinality(named)
    return total


def top_numbers(
    corpus: Corpus, rows: Selection, kind: str, k: int, *, leaving: Collection[int] = (), few: int | None = None
) -> list[tuple[int, int]]:
    """(articles, number) of the `k` values that most of `rows` name, ties by number; none that no row names.

    Small selections are counted row by row where the kind is kept so, others value by value; both are exact.
    """
    values, out = corpus.values(kind), {ANY, *leaving}
    if values is None or k <= 0:
        return []
    if few is None:
        few = _FEW_SINGLE if kind.partition(".")[0] not in _NAMED else _FEW
    if _is_small(corpus, rows, few) and all(kind in shard.by_row for shard in corpus.shards):
        n = tally(corpus, rows, kind)
        n[list(out)] = 0
        order = np.lexsort((np.arange(len(n)), -n))[:k]
        return [(int(n[number]), int(number)) for number in order if n[number]]
    sizes = corpus.sizes(kind)
    order = corpus.kept(("order", kind), lambda: np.argsort(-sizes, kind="stable").astype("u4"))
    return _largest_first(corpus, rows, kind, (int(number) for number in order if number not in out), k)


def top_inside(
    corpus: Corpus, rows: Selection, kind: str, numbers: Sequence[int], k: int, *, tops: bool, few: int = _FEW
) -> list[tuple[int, int]]:
    """The same of some values alone; `tops` says that they stand directly inside the root of their tree."""
    if tops and _is_small(corpus, rows, few) and all(kind in shard.tops for shard in corpus.shards):
        n = tally(corpus, rows, kind)
        found = [(-int(n[number]), number) for number in numbers if n[number]]
        return [(-n_here, number) for n_here, number in heapq.nsmallest(k, found)]
    sizes = corpus.sizes(kind)
    return _largest_first(corpus, rows, kind, sorted(numbers, key=lambda number: (-sizes[number], number)), k)


def tally(corpus: Corpus, rows: Selection, kind: str) -> NDArray[np.int64]:
    """How many of (few) rows name each value that is kept row by row, by number."""
    values = corpus.values(kind)
    n = np.zeros(0 if values is None else len(values), "i8")
    if values is not None:
        for shard, here, numbers in zip(corpus.shards, rows, values.numbers, strict=True):
            part = shard.tally(here, kind)
            n[numbers[: len(part)]] += part
    return n


def _is_small(corpus: Corpus, rows: Selection, few: int) -> bool:
    """Whether counting row by row is quicker; of everything the sizes are known."""
    n_rows = sum(map(len, rows))
    return n_rows < few and n_rows < corpus.n_articles


def _count_from(corpus: Corpus, rows: Selection, kind: str, number: int, least: int) -> int:
    """How many of `rows` name a value; 0 as soon as the shards left cannot bring it to `least`."""
    known = [(shard, here, corpus.local(place, kind, number))
             for place, (shard, here) in enumerate(zip(corpus.shards, rows, strict=True)) if here]  # fmt: skip
    most = [min(len(here), shard.size(kind, local)) for shard, here, local in known]
    n, left = 0, sum(most)
    for (shard, here, local), most_here in zip(known, most, strict=True):
        if n + left < least:
            return 0
        n += here.intersection_cardinality(shard.rows(kind, local))
        left -= most_here
    return n


def _largest_first(corpus: Corpus, rows: Selection, kind: str, numbers: Iterable[int], k: int) -> list[tuple[int, int]]:
    """The best `k` of values that come largest first: what comes is left when none can enter any more."""
    sizes = corpus.sizes(kind)
    every = sum(map(len, rows)) == corpus.n_articles
    best: list[tuple[int, int]] = []
    for number in numbers:
        size, least = int(sizes[number]), best[0][0] if len(best) == k else 1
        if size < least:
            break
        n_here = size if every else _count_from(corpus, rows, kind, number, least)
        if n_here:
            (heapq.heappush if len(best) < k else heapq.heappushpop)(best, (n_here, -number))
    return [(n_here, -number) for n_here, number in sorted(best, reverse=True)]

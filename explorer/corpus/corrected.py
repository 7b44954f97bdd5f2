"""Mentions that a person called wrong, out of every count at the next opening: shards stay as they were written.

For the few articles that corrections touch, what they name is counted anew from their mentions, and the difference is
laid over the shard's sets of rows. Where there is no correction, nothing is read and nothing is slower.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from pyroaring import BitMap

from explorer.corpus.corrected_said import corrected_events, corrected_statements
from explorer.corpus.facets import facets_of
from explorer.corpus.shard import Shard
from explorer.corpus.values import with_more
from explorer.corpus.voices import CITED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from explorer.corpus.facets import RegionTree
    from explorer.corpus.values import Values

__all__ = ["CorrectedShard", "Difference", "corrected", "corrected_mentions", "difference"]

_MENTION = ["part", "start", "end", "kind", "entity"]
_COUNTED = {"value": pl.String, "row": pl.UInt32, "count": pl.UInt32}


def corrected_mentions(mentions: pl.DataFrame, wrong: pl.DataFrame) -> pl.DataFrame:
    """`mentions` with corrections done: a wrong one is of nobody, or of what is right instead.

    Args:
        mentions: MENTIONS of some rows.
        wrong: `row` (UInt32), `part`, `start`, `end` (UInt32), `kind`, `entity`, `instead` and `instead_kind` (String;
            null where the mention is of nobody), each mention once.

    Returns:
        The same rows; a mention that was wrong has `instead` as its `entity` (null: it is counted nowhere), the wrong
        one as its `runner_up`, and the `reason` `"person"`. Where a place is right instead of an actor its sense is
        `place`, the other way round it has none.
    """
    if wrong.is_empty():
        return mentions
    marked = mentions.join(
        wrong.select("row", *_MENTION, "instead", "instead_kind", by_person=pl.lit(value=True)),
        on=["row", *_MENTION],
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    by_person = pl.col("by_person").fill_null(value=False)
    other_kind = by_person & (pl.col("instead_kind") != pl.col("kind")).fill_null(value=False)
    return marked.with_columns(
        kind=pl.when(other_kind).then("instead_kind").otherwise("kind"),
        sense=pl.when(other_kind & (pl.col("instead_kind") == "region"))
        .then(pl.lit("place"))
        .when(~other_kind)
        .then("sense"),
        entity=pl.when(by_person).then("instead").otherwise("entity"),
        runner_up=pl.when(by_person).then("entity").otherwise("runner_up"),
        reason=pl.when(by_person).then(pl.lit("person")).otherwise("reason"),
    ).select(mentions.columns)


@dataclass(frozen=True)
class Difference:
    """What corrections change in one shard.

    Attributes:
        wrong: The corrections, as `corrected_mentions` wants them.
        counts: By kind and id: row → occurrences from now on, for every row in which they are others than before; 0
            where the row names it no more.
        values: By kind: row → all ids that it names from now on, for every row with a change.
    """

    wrong: pl.DataFrame
    counts: Mapping[tuple[str, str], Mapping[int, int]] = field(default_factory=dict)
    values: Mapping[str, Mapping[int, Sequence[str]]] = field(default_factory=dict)


def difference(shard: Shard, wrong: pl.DataFrame, names: RegionTree, kinds: Collection[str]) -> Difference:
    """What some corrections change in a shard; those that meet no mention change nothing.

    Args:
        shard: As it was written.
        wrong: As for `corrected_mentions`.
        names: Says what counts a region.
        kinds: The kinds of facet that the version has.
    """
    rows = wrong["row"].unique().sort().to_list()
    articles, before = shard.page("articles", rows), shard.page("mentions", rows)
    after = corrected_mentions(before, wrong)
    said_before, said_after = [], []
    if CITED in kinds:
        said_before = [shard.page("statements", rows), shard.page("events", rows)]
        said_after = [
            corrected_statements(said_before[0], wrong, after),
            corrected_events(said_before[1], wrong, after),
        ]
    counts: dict[tuple[str, str], dict[int, int]] = {}
    values: dict[str, dict[int, list[str]]] = {}
    old, new = _counted(articles, before, names, *said_before), _counted(articles, after, names, *said_after)
    for kind in (kind for kind in old if kind in kinds):
        both = old[kind].join(
            new[kind], on=["value", "row"], how="full", coalesce=True, suffix="_new"
        ).with_columns(pl.col("count", "count_new").fill_null(0))  # fmt: skip
        changed = both.filter(pl.col("count") != pl.col("count_new"))
        for value, row, n in changed.select("value", "row", "count_new").iter_rows():
            counts.setdefault((kind, value), {})[row] = n
        named = both.filter((pl.col("count_new") > 0) & (pl.col("value") != ""))
        for row in changed["row"].unique():
            values.setdefault(kind, {})[row] = named.filter(pl.col("row") == row)["value"].to_list()
    return Difference(wrong, counts, values)


def _counted(
    articles: pl.DataFrame,
    mentions: pl.DataFrame,
    names: RegionTree,
    statements: pl.DataFrame | None = None,
    events: pl.DataFrame | None = None,
) -> dict[str, pl.DataFrame]:
    """`value`, `row` and `count` of every kind, those above and the root included."""
    found = {}
    for kind, facet in facets_of(articles, mentions, names, None, statements, events).items():
        ids = facet.ids.to_frame("value").with_row_index("number")
        found[kind] = facet.table.join(ids, on="number").select(list(_COUNTED)).cast(_COUNTED)  # type: ignore[arg-type]
    return found


class CorrectedShard(Shard):
    """A shard under corrections: it answers as one written without what was wrong.

    Args:
        folder: Where the shard lies.
        changed: What corrections change.
        numbers: The shard's own number of each kind and id that `changed` speaks of. An id that the shard did not know
            has a number behind those it does.
    """

    def __init__(self, folder: Path, changed: Difference, numbers: Mapping[tuple[str, str], int]) -> None:
        super().__init__(folder)
        for kind in self.tops:  # counted from the sets of rows instead, over which the changes lie
            del self._listed[kind]
        self.tops = {}
        self._wrong = changed.wrong
        self._counts = {(kind, numbers[kind, id_]): rows for (kind, id_), rows in changed.counts.items()}
        self._rows = {
            kind: {row: [numbers[kind, id_] for id_ in ids] for row, ids in rows.items()}
            for kind, rows in changed.values.items()
        }

    def rows(self, kind: str, number: int | None) -> BitMap:
        """The rows that name a value."""
        found, changed = super().rows(kind, number), self._counts.get((kind, -1 if number is None else number))
        if changed is None:
            return found
        return (found - BitMap(changed)) | BitMap([row for row, n in changed.items() if n])

    def size(self, kind: str, number: int | None) -> int:
        """How many rows name a value."""
        changed = (kind, -1 if number is None else number) in self._counts
        return len(self.rows(kind, number)) if changed else super().size(kind, number)

    def layers(self, kind: str, number: int | None) -> list[tuple[int, BitMap]]:
        """The layers of a value's occurrences, each with what one of its rows is worth."""
        found, changed = super().layers(kind, number), self._counts.get((kind, -1 if number is None else number))
        if changed is None:
            return found
        gone = BitMap(changed)
        kept = [(worth, layer - gone) for worth, layer in found]
        most = max(changed.values(), default=0)
        bits = [
            (1 << bit, BitMap([row for row, n in changed.items() if n >> bit & 1])) for bit in range(most.bit_length())
        ]
        return [*kept, *bits]

    def sizes_of(self, kind: str) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """The numbers of a kind's values, ascending, and how many articles name each; now and then none does."""
        numbers, sizes = super().sizes_of(kind)
        changed = sorted(number for kind_, number in self._counts if kind_ == kind)
        if not changed:
            return numbers, sizes
        every = np.union1d(numbers, changed).astype("i8")
        n = np.zeros(len(every), "u4")
        n[np.searchsorted(every, numbers)] = sizes
        n[np.searchsorted(every, changed)] = [len(self.rows(kind, number)) for number in changed]
        return every, n

    def tally(self, rows: BitMap, kind: str) -> NDArray[np.int64]:
        """How many of (few) rows name each value of a kind, by number; as long as the largest number found."""
        changed = self._rows.get(kind)
        if not changed or kind not in self.by_row:
            return super().tally(rows, kind)
        here = rows & BitMap(changed)
        plain = super().tally(rows - here, kind)
        more = np.bincount([number for row in here for number in changed[row]])
        total = np.zeros(max(len(plain), len(more)), "i8")
        total[: len(plain)] += plain
        total[: len(more)] += more
        return total

    def page(self, table: str, rows: Sequence[int], columns: Sequence[str] | None = None) -> pl.DataFrame:
        """The lines of a table that belong to some rows; with their corrections done."""
        told = {"mentions", "statements", "events"}
        if table not in told or not set(self._wrong["row"]).intersection(rows):
            return super().page(table, rows, columns)
        found, mentions = super().page(table, rows), corrected_mentions(super().page("mentions", rows), self._wrong)
        if table == "mentions":
            found = mentions
        else:
            right = corrected_statements if table == "statements" else corrected_events
            found = right(found, self._wrong, mentions)
        return found if columns is None else found.select(columns)


def corrected(
    shards: Sequence[Shard], values: Mapping[str, Values], corrections: pl.DataFrame, names: RegionTree
) -> tuple[list[Shard], dict[str, Values], pl.DataFrame]:
    """Shards and values of a version under corrections.

    Args:
        shards: As they were written.
        values: By kind, as they were numbered.
        corrections: `line`, `id`, `part`, `start`, `end`, `kind`, `entity`, `instead` and `instead_kind`.
        names: Says what counts a region.

    Returns:
        Both, unchanged where nothing is to be changed; and the corrections that meet no mention.
    """
    changes, met = [], []
    for shard in shards:
        wrong = _by_row(shard.folder, corrections)
        changes.append(difference(shard, wrong, names, values.keys()) if wrong.height else None)
        if wrong.height:
            there = shard.page("mentions", wrong["row"].unique().to_list()).select("row", *_MENTION)
            met.append(wrong.join(there, on=["row", *_MENTION], how="semi").select("id", *_MENTION))
    unmet = corrections.join(pl.concat(met), on=["id", *_MENTION], how="anti") if met else corrections
    more: dict[str, Values] = {}
    for kind, known in values.items():
        wanted = [sorted({id_ for kind_, id_ in (one.counts if one else ()) if kind_ == kind}) for one in changes]
        more[kind] = with_more(known, wanted)
    found = []
    for place, (shard, one) in enumerate(zip(shards, changes, strict=True)):
        if one is None or not one.counts:
            found.append(shard if one is None else CorrectedShard(shard.folder, one, {}))
            continue
        ids = {
            *one.counts,
            *((kind, id_) for kind, rows in one.values.items() for named in rows.values() for id_ in named),
        }
        numbers = {(kind, id_): more[kind].local(place, more[kind].number(id_)) for kind, id_ in ids}
        found.append(CorrectedShard(shard.folder, one, {key: n for key, n in numbers.items() if n is not None}))
    return found, more, unmet


def _by_row(folder: Path, corrections: pl.DataFrame) -> pl.DataFrame:
    """The corrections of a shard's articles, by row; of two of one mention the last line holds."""
    ids = corrections["id"].unique()
    have = pl.scan_parquet(folder / "articles.parquet").select("id", "row").filter(pl.col("id").is_in(ids.implode()))
    return corrections.join(have.collect(), on="id").unique(["row", *_MENTION], keep="last", maintain_order=True)

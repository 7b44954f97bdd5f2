"""The index of one shard: every value of every facet is a set of rows.

A shard's articles are rows 0 to n-1 in order of day, undated last. A filter is and, or, minus of roaring bitmaps, a
period is a range of rows, a count is the size of a set.

Occurrences are kept as layers: layer 0 holds the rows that name the value, layer i+1 the rows where bit i of
(occurrences - 1) is set, so the occurrences inside a set S are |L0 & S| + sum of 2**i * |L(i+1) & S|.

On disk an index is a folder of plain `.npy` files and one file of serialized bitmaps, written once, never changed and
read through memory maps: opening one reads headers only.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

import numpy as np
from pyroaring import BitMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import ArrayLike, NDArray

__all__ = ["ANY", "Index", "bitmap", "rows_of"]

KIND = 1 << 48
"""A key is kind * KIND + number * LAYERS + layer; key 0 is the set of rows that have a copy in the shard."""
LAYERS = 1 << 8
ANY = 0
"""The number of the root value (id `""`) of every kind: the rows that name any value, with all their occurrences."""


def bitmap(rows: ArrayLike) -> BitMap:
    """The set of some ascending rows (eight times faster than handing the array to `BitMap`)."""
    return BitMap(array("I", np.ascontiguousarray(rows, "u4").tobytes()))


def rows_of(rows: BitMap) -> NDArray[np.uint32]:
    """The rows of a set, ascending."""
    return np.frombuffer(rows.to_array(), "u4")


class Index:
    """One shard's sets of rows.

    Attributes:
        n: Articles in the shard.
        kinds: Facet kinds, in order of their key.
        days: Distinct days (since 1970-01-01) of the dated rows, ascending.
        first_rows: The first row of each of `days`, then the first undated row.
        group: For each row the first row of the shard with the same text.
        tops: Of the kinds of which only the values directly inside the root are kept row by row, their numbers.
    """

    def __init__(self, folder: Path) -> None:
        about = json.loads((folder / "index.json").read_text("utf-8"))

        def mapped(name: str) -> NDArray[Any]:
            return np.load(folder / f"{name}.npy", mmap_mode="r").view(np.ndarray)  # type: ignore[no-any-return]

        self.n: int = about["rows"]
        self.kinds: tuple[str, ...] = tuple(about["kinds"])
        self._kind = {name: number * KIND for number, name in enumerate(self.kinds, 1)}
        self._keys, self._sizes, self._starts = (memoryview(mapped(name)) for name in ("keys", "sizes", "starts"))  # type: ignore[arg-type]
        self.days, self.first_rows, self.group = (mapped(name) for name in ("days", "first_rows", "group"))
        self._bitmaps = memoryview(np.memmap(folder / "bitmaps.bin", "u1", "r").view(np.ndarray))  # type: ignore[arg-type]
        self._single = {kind: mapped(f"single_{self.kinds.index(kind)}") for kind in about["single"]}
        self.tops = {kind: mapped(f"tops_{self.kinds.index(kind)}") for kind in about.get("tops", ())}
        self._listed = {
            kind: (mapped(f"listed_{self.kinds.index(kind)}_at"), mapped(f"listed_{self.kinds.index(kind)}"))
            for kind in (*about["listed"], *self.tops)
        }

    # ---- sets of rows

    def _at(self, place: int) -> BitMap:
        return BitMap.deserialize(self._bitmaps[self._starts[place] : self._starts[place + 1]])  # type: ignore[arg-type]

    def everything(self) -> BitMap:
        """All rows."""
        return BitMap(range(self.n))

    def _place(self, kind: str, number: int | None) -> int | None:
        if number is None or kind not in self._kind:
            return None
        key = self._kind[kind] + number * LAYERS
        place = bisect_left(self._keys, key)
        return place if place < len(self._keys) and self._keys[place] == key else None

    def rows(self, kind: str, number: int | None) -> BitMap:
        """The rows that name a value; none where the shard does not know the kind or the value."""
        place = self._place(kind, number)
        return BitMap() if place is None else self._at(place)

    def size(self, kind: str, number: int | None) -> int:
        """How many rows name a value, without making their set."""
        place = self._place(kind, number)
        return 0 if place is None else int(self._sizes[place])

    def layers(self, kind: str, number: int | None) -> list[tuple[int, BitMap]]:
        """The layers of a value's occurrences, each with what one of its rows is worth."""
        if number is None or kind not in self._kind:
            return []
        key = self._kind[kind] + number * LAYERS
        place, found = bisect_left(self._keys, key), []
        while place < len(self._keys) and self._keys[place] < key + LAYERS:
            found.append((1 << max(0, self._keys[place] - key - 1), self._at(place)))
            place += 1
        return found

    def any_of(self, kind: str, numbers: Iterable[int | None]) -> BitMap:
        """The rows that name at least one of some values."""
        found = [self.rows(kind, number) for number in numbers]
        return found[0] if len(found) == 1 else BitMap.union(BitMap(), *found)

    def between(self, first: int, last: int) -> BitMap:
        """The rows of the days `first` to `last` (since 1970-01-01), both included."""
        low, high = self.edges([first, last + 1]).tolist()
        return BitMap(range(low, high))

    def dated(self) -> BitMap:
        """The rows that have a day."""
        return BitMap(range(int(self.first_rows[-1])))

    def sizes_of(self, kind: str) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """The numbers of a kind's values, ascending, and how many articles name each."""
        if kind not in self._kind:
            return np.zeros(0, "i8"), np.zeros(0, "u4")
        low, high = (bisect_left(self._keys, self._kind[kind] + more) for more in (0, KIND))
        within = np.asarray(self._keys[low:high]) - np.uint64(self._kind[kind])
        bottom = (within & np.uint64(LAYERS - 1)) == 0
        return (within[bottom] >> np.uint64(8)).astype("i8"), np.asarray(self._sizes[low:high])[bottom]

    # ---- numbers by period; edges are the first row of each period and the row after the last

    def edges(self, days: Sequence[int] | NDArray[np.int32]) -> NDArray[np.uint32]:
        """The row at which each of some ascending days begins."""
        return self.first_rows[np.searchsorted(self.days, np.asarray(days, "i4"))]

    def day_of(self, rows: NDArray[np.uint32]) -> NDArray[np.int32]:
        """The day of each of some dated rows."""
        return self.days[np.searchsorted(self.first_rows, rows, "right") - 1]

    def articles(self, rows: BitMap, edges: NDArray[np.uint32]) -> NDArray[np.int64]:
        """How many of `rows` lie in each period."""
        places = edges if len(rows) == self.n else np.searchsorted(rows_of(rows), edges)
        n: NDArray[np.int64] = np.subtract(places[1:], places[:-1], dtype="i8")
        return n

    def mentions(self, rows: BitMap, edges: NDArray[np.uint32], kind: str, number: int | None) -> NDArray[np.int64]:
        """How often a value is named in `rows`, by period."""
        layers = self.layers(kind, number)
        total = np.zeros(len(edges), "i8")
        every = not layers or len(rows) == self.n
        for worth, layer in layers:
            before = rows_of(layer if every else rows & layer).searchsorted(edges)
            total += before if worth == 1 else before * worth
        return total[1:] - total[:-1]

    def firsts(self, rows: BitMap) -> BitMap:
        """`rows` without repeats: of those with one text only the earliest stays."""
        repeated = rows_of(rows & self._at(0))
        group, first = self.group[repeated], np.empty(self.n, "u4")
        first[group[::-1]] = repeated[::-1]  # of an index that repeats the last value stays
        return rows - bitmap(repeated[first[group] != repeated])

    def same_text(self, row: int) -> NDArray[np.int64]:
        """The rows of the shard with the text of `row`, itself included."""
        return np.flatnonzero(self.group == self.group[row]) if row in self._at(0) else np.array([row], "i8")

    # ---- values row by row

    @property
    def by_row(self) -> frozenset[str]:
        """The kinds of which `tally` counts every value."""
        return (frozenset(self._single) | frozenset(self._listed)) - self.tops.keys()

    def tally(self, rows: BitMap, kind: str) -> NDArray[np.int64]:
        """How many of (few) rows name each value of a kind, by number; as long as the largest number found.

        Of a kind of `tops` the values directly inside the root alone.
        """
        chosen = rows_of(rows)
        if kind in self._single:
            return np.bincount(self._single[kind][chosen])
        if kind not in self._listed:
            return np.zeros(0, "i8")
        at, listed = self._listed[kind]
        low = at[chosen].astype("i8")
        n = at[chosen + 1].astype("i8") - low
        tally = np.bincount(listed[np.repeat(low - np.cumsum(n) + n, n) + np.arange(n.sum())])
        if kind not in self.tops:
            return tally
        by_number = np.zeros(int(self.tops[kind].max(initial=0)) + 1, "i8")
        by_number[self.tops[kind][: len(tally)]] = tally
        return by_number

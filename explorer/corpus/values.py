"""The ids of a facet's values and their numbers, read from mapped files.

In a shard a value's number is its place among the shard's own ids, in a version its place among those of all shards;
both are in order of the ids' UTF-8 bytes, the root value `""` first. So a shard is written without asking anyone, the
same articles give the same corpus in whatever order they came, and what a version adds is one ascending array a shard
that leads from the shard's numbers to the version's. Millions of outlets cost address space, not memory.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["MoreValues", "Values", "mapped", "with_more", "write_values"]


class Values:
    """The values of one kind in one version.

    Args:
        folder: The version's folder.
        place: The kind's place among the version's kinds.
        bounds: Where each shard's part of the numbers begins, and the end of the last.
    """

    def __init__(self, folder: Path, place: int, bounds: Sequence[int]) -> None:
        self._ids = memoryview(mapped(folder / f"values_{place}.npy"))  # type: ignore[arg-type]
        self._at = memoryview(mapped(folder / f"values_{place}_at.npy"))  # type: ignore[arg-type]
        numbers = mapped(folder / f"values_{place}_numbers.npy")
        self.numbers: tuple[NDArray[np.uint32], ...] = tuple(numbers[low:high] for low, high in pairwise(bounds))
        self._numbers = tuple(memoryview(part) for part in self.numbers)  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self._at) - 1

    def bytes_of(self, number: int) -> bytes:
        """The UTF-8 bytes of a number's id."""
        return bytes(self._ids[self._at[number] : self._at[number + 1]])

    def id(self, number: int) -> str:
        """The id of a number."""
        return self.bytes_of(number).decode()

    def number(self, id_: str) -> int | None:
        """The number of an id; None if no article has it."""
        wanted = id_.encode("utf-8", "surrogatepass")
        place = bisect_left(range(len(self)), wanted, key=self.bytes_of)
        return place if place < len(self) and self.bytes_of(place) == wanted else None

    def local(self, shard: int, number: int | None) -> int | None:
        """The number by which a shard knows the version's `number`; None if it does not."""
        if number is None:
            return None
        numbers = self._numbers[shard]
        place = bisect_left(numbers, number)
        return place if place < len(numbers) and numbers[place] == number else None


class MoreValues(Values):
    """The values of one kind, and some that no shard has: people set a mention right to them.

    They are numbered in order with the others; to a shard that does not know an id it is a number behind those it does.

    Args:
        known: The values of the version.
        more: For each shard the ids that it is to know, too.
    """

    def __init__(self, known: Values, more: Sequence[Sequence[str]]) -> None:
        self._known = known
        new = sorted({id_ for ids in more for id_ in ids if known.number(id_) is None}, key=str.encode)
        self._new = new
        self._places = [bisect_left(range(len(known)), id_.encode(), key=known.bytes_of) for id_ in new]
        self._new_at = [place + i for i, place in enumerate(self._places)]
        self._number = dict(zip(new, self._new_at, strict=True))
        self._local: list[dict[int, int]] = []
        numbers = []
        for place, ids in enumerate(more):
            own = known.numbers[place]
            lacking = [n for n in map(self.number, ids) if n is not None and self._known_local(place, n) is None]
            self._local.append({n: len(own) + i for i, n in enumerate(lacking)})
            moved = own + np.searchsorted(self._places, own, "right").astype("u4")
            numbers.append(np.append(moved, np.array(lacking, "u4")))
        self.numbers = tuple(numbers)

    def __len__(self) -> int:
        return len(self._known) + len(self._new)

    def id(self, number: int) -> str:
        """The id of a number."""
        before = bisect_left(self._new_at, number)
        if before < len(self._new_at) and self._new_at[before] == number:
            return self._new[before]
        return self._known.id(number - before)

    def number(self, id_: str) -> int | None:
        """The number of an id; None if no article has it."""
        if id_ in self._number:
            return self._number[id_]
        known = self._known.number(id_)
        return None if known is None else known + bisect_right(self._places, known)

    def local(self, shard: int, number: int | None) -> int | None:
        """The number by which a shard knows the version's `number`; None if it does not."""
        if number is None:
            return None
        found = self._local[shard].get(number)
        return self._known_local(shard, number) if found is None else found

    def _known_local(self, shard: int, number: int) -> int | None:
        before = bisect_left(self._new_at, number)
        new = before < len(self._new_at) and self._new_at[before] == number
        return None if new else self._known.local(shard, number - before)


def with_more(known: Values, more: Sequence[Sequence[str]]) -> Values:
    """`known` itself where every shard knows all ids that it is to know, `more`; else with those that lack."""
    lack = any(known.local(place, known.number(id_)) is None for place, ids in enumerate(more) for id_ in ids)
    return MoreValues(known, more) if lack else known


def write_values(folder: Path, kinds: Sequence[str], shards: Sequence[pl.DataFrame]) -> Mapping[str, list[int]]:
    """Number the values of a version.

    Args:
        folder: The version's folder.
        kinds: The version's kinds.
        shards: `kind` and `id` of every value of each shard, by number.

    Returns:
        For each kind the bounds that `Values` wants.
    """
    bounds = {}
    for place, kind in enumerate(kinds):
        parts = [shard.filter(pl.col("kind") == kind).select("id") for shard in shards]
        every = pl.concat([*parts, pl.DataFrame({"id": [""]})])["id"].unique().sort()
        numbered = pl.DataFrame({"id": every}).with_row_index("number")
        numbers = [part.join(numbered, on="id", how="left", maintain_order="left")["number"] for part in parts]
        np.save(folder / f"values_{place}.npy", np.frombuffer("".join(every).encode(), "u1"))
        np.save(folder / f"values_{place}_at.npy", np.concatenate([[0], np.cumsum(every.str.len_bytes())]).astype("u8"))
        np.save(folder / f"values_{place}_numbers.npy", pl.concat(numbers).to_numpy())
        bounds[kind] = np.append(0, np.cumsum([len(part) for part in numbers])).tolist()
    return bounds


def mapped(path: Path) -> NDArray[Any]:
    """An array of a `.npy` file, read through a memory map."""
    found: NDArray[Any] = np.load(path, mmap_mode="r" if path.stat().st_size > _HEADER else None).view(np.ndarray)
    return found


_HEADER = 128
"""Bytes of a `.npy` file that holds nothing: such a file cannot be mapped."""

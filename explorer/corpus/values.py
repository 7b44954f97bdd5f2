"""The ids of a facet's values and their numbers, read from mapped files.

In a shard a value's number is its place among the shard's own ids, in a version its place among those of all shards;
both are in order of the ids' UTF-8 bytes, the root value `""` first. So a shard is written without asking anyone, the
same articles give the same corpus in whatever order they came, and what a version adds is one ascending array a shard
that leads from the shard's numbers to the version's. Millions of outlets cost address space, not memory.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["Values", "mapped", "write_values"]


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

    def _bytes(self, number: int) -> bytes:
        return bytes(self._ids[self._at[number] : self._at[number + 1]])

    def id(self, number: int) -> str:
        """The id of a number."""
        return self._bytes(number).decode()

    def number(self, id_: str) -> int | None:
        """The number of an id; None if no article has it."""
        wanted = id_.encode("utf-8", "surrogatepass")
        place = bisect_left(range(len(self)), wanted, key=self._bytes)
        return place if place < len(self) and self._bytes(place) == wanted else None

    def local(self, shard: int, number: int | None) -> int | None:
        """The number by which a shard knows the version's `number`; None if it does not."""
        if number is None:
            return None
        numbers = self._numbers[shard]
        place = bisect_left(numbers, number)
        return place if place < len(numbers) and numbers[place] == number else None


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

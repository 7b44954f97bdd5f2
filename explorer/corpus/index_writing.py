"""Writes the index of one shard: `index.py` says what is in it."""

from __future__ import annotations

import json
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from explorer.corpus.index import ANY, KIND, LAYERS, bitmap

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["write_index"]


def write_index(
    folder: Path,
    days: pl.Series,
    group: NDArray[np.uint32],
    facets: Mapping[str, pl.DataFrame],
    *,
    listed: Collection[str] = (),
    single: Collection[str] = (),
    tops: Mapping[str, pl.Series] = MappingProxyType({}),
) -> None:
    """Write the index of a shard into an existing folder.

    Args:
        folder: Where its files go.
        days: Date of each row, ascending, nulls last.
        group: For each row the first row with the same text.
        facets: Frames `number` (UInt32), `row` (UInt32) and `count` (how often the row names the value, at least 1)
            of each kind, each number and row once. The root value's own rows (`ANY`) are among them.
        listed: Kinds whose values are also kept row by row, for counting small selections.
        single: The same for kinds with at most one value a row.
        tops: Kinds of which some values, those of the numbers given, are kept row by row.
    """
    dated = days.drop_nulls().cast(pl.Int32).to_numpy()
    distinct, first_rows = np.unique(dated, return_index=True)
    keys, sizes, starts = [0], [], [0]
    with (folder / "bitmaps.bin").open("wb") as out:

        def put(rows: NDArray[np.uint32]) -> None:
            stored = bitmap(rows)
            stored.run_optimize()
            sizes.append(len(rows))
            starts.append(starts[-1] + out.write(stored.serialize()))

        put(np.flatnonzero(np.bincount(group, minlength=1)[group] > 1).astype("u4"))
        for kind, (name, facet) in enumerate(facets.items(), 1):
            table = _layered(facet)
            key, row = table["key"].to_numpy(), table["row"].to_numpy()
            distinct_keys, at = np.unique(key, return_index=True)
            keys += (distinct_keys + np.uint64(kind * KIND)).tolist()
            bounds = [*at.tolist(), len(row)]
            for low, high in pairwise(bounds):
                put(row[low:high])
            if name in tops:
                places = pl.DataFrame({"number": tops[name].sort()}).with_row_index("place")
                placed = facet.join(places, on="number").select("row", number="place")
                _save(folder, f"tops_{kind - 1}", places["number"], "u4")
                _by_row(folder, kind - 1, placed, len(group))
            elif name in listed or name in single:
                named = facet.filter(pl.col("number") != ANY)
                _by_row(folder, kind - 1, named, len(group), single=name in single)
    _save(folder, "keys", keys, "u8")
    _save(folder, "sizes", sizes, "u4")
    _save(folder, "starts", starts, "u8")
    _save(folder, "group", group, "u4")
    _save(folder, "days", distinct, "i4")
    _save(folder, "first_rows", np.append(first_rows, len(dated)), "u4")
    about = {"rows": len(group), "kinds": list(facets)}
    about |= {"listed": sorted(listed), "single": sorted(single), "tops": sorted(tops)}
    (folder / "index.json").write_text(json.dumps(about), "utf-8")


def _layered(facet: pl.DataFrame) -> pl.DataFrame:
    """`key` (number and layer) and `row`, in that order."""
    key = pl.col("number").cast(pl.UInt64) * LAYERS
    bits = (pl.col("count") - 1).cast(pl.UInt32)
    parts = [facet.select(key=key, row="row")]
    highest = int(facet["count"].max() or 1) - 1  # type: ignore[arg-type]
    parts += [
        facet.filter((bits // (1 << bit)) % 2 == 1).select(key=key + (bit + 1), row="row")
        for bit in range(highest.bit_length())
    ]
    return pl.concat(parts).sort("key", "row")


def _by_row(folder: Path, kind: int, named: pl.DataFrame, n: int, *, single: bool = False) -> None:
    named = named.sort("row", "number")
    highest = int(named["number"].max() or 0)  # type: ignore[arg-type]
    dtype = next(name for name in ("u1", "u2", "u4") if highest <= np.iinfo(name).max)
    rows, numbers = named["row"].to_numpy(), named["number"].to_numpy()
    if single:
        dense = np.zeros(n, dtype)
        dense[rows] = numbers
        _save(folder, f"single_{kind}", dense, dtype)
    else:
        _save(folder, f"listed_{kind}", numbers, dtype)
        _save(folder, f"listed_{kind}_at", np.searchsorted(rows, np.arange(n + 1, dtype="u4")), "u4")


def _save(folder: Path, name: str, data: object, dtype: str) -> None:
    np.save(folder / f"{name}.npy", np.asarray(data, dtype))

"""The files of the name index, and how they are written and mapped.

All lie flat in one folder that the build step fills (`explorer/static/names`). A row is the number that `ids.marisa`
gives an id; regions and actors share the rows.

| file | holds |
|---|---|
| `ids.marisa` | `marisa_trie.Trie`: id ↔ row |
| `names.marisa` | `marisa_trie.RecordTrie("<I")`: key of a name → `row << 3 | mark` (`Mark`), all who bear it |
| `exact.tsv` | forms that count in exactly this case: surface, row, mark |
| `tails.tsv` | names that a run of capitals breaks off ("Organization for …"): first words' key, surface, row |
| `preferred.tsv` | what a bare name means when nothing else tells: key, row |
| `seats.tsv` | government and capital, two rows |
| `roles.tsv` | who held an office: role, country, row, first and last day (ISO 8601, included; empty: until now) |
| `kinds.txt`, `countries.txt` | the words that `kind.u1` and `country.u2` number |
| `kind.u1` `country.u2` `parent.i4` `government.i4` | one number a row; -1 is none |
| `latitude.f4` `longitude.f4` `people.u4` | degrees WGS 84 (NaN: unknown), inhabitants |
| `prior.f4` | two a row: how likely a region is meant, by another spelling and by its own name |
| `children.u4` `areas.u4` | lists of rows, cut by `children_at.u4`, `areas_at.u4` (n + 1 ends) |
| `labels.bin` | labels one after the other, cut by `labels_at.u4` |
| `<what>.words.bin` | all names of actors or regions, folded, one a line |
| `<what>.at.u4` `<what>.rank.u4` | every word's place in them, by what follows, and the rank of whom it names |
| `<what>.ranked.u4` `<what>.score.f4` | rank → row, and how prominent it is by that name |
"""

from __future__ import annotations

import mmap
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

__all__ = ["Mark", "cut_lists", "mapped", "mapped_text", "placed", "write_column", "write_lists", "write_texts"]

_CODES: dict[str, Literal["B", "H", "I", "i", "f"]] = {"u1": "B", "u2": "H", "u4": "I", "i4": "i", "f4": "f"}
_TYPES = {"u1": "<u1", "u2": "<u2", "u4": "<u4", "i4": "<i4", "f4": "<f4"}


class Mark(IntEnum):
    """What kind of name a name is."""

    OTHER = 0
    """Another spelling of a region."""
    OWN = 1
    """A region's own name."""
    FULL = 2
    """An actor's name that stands by itself."""
    SURNAME = 3
    """An actor's short name: counts where the full one stands in the article."""
    ALONE = 4
    """An actor's short name that no other actor bears: counts everywhere."""
    SEAT = 5
    """A building or street that stands for its government ("the Kremlin")."""
    DEMONYM = 6
    """Adjective or inhabitant of a region, in exactly this case."""


def placed(row: pl.Series, values: pl.Series, empty: float, n: int | None = None) -> np.ndarray:
    """`values` in the order of rows 0 to `n` - 1, `empty` where no value is; `n` is the rows' number when left out."""
    column = np.full(n or len(row), empty, values.to_numpy().dtype)
    column[row.to_numpy()] = values.to_numpy()
    return column


def write_column(path: Path, values: np.ndarray) -> None:
    """Write numbers as the type that the file's ending names."""
    path.write_bytes(np.asarray(values).astype(_TYPES[path.suffix[1:]]).tobytes())


def write_lists(folder: Path, name: str, of: pl.Series, rows: pl.Series, n: int) -> None:
    """Write one list a row: `rows` in the order of whom they are `of`, and where each of `n` lists begins and ends."""
    order = np.argsort(of.to_numpy(), kind="stable")
    write_column(folder / f"{name}.u4", rows.to_numpy()[order])
    write_column(folder / f"{name}_at.u4", np.concatenate([[0], np.cumsum(np.bincount(of.to_numpy(), minlength=n))]))


def write_texts(folder: Path, name: str, texts: list[str]) -> None:
    """Write one string a row, and where each begins and ends (bytes)."""
    parts = [text.encode() for text in texts]
    (folder / f"{name}.bin").write_bytes(b"".join(parts))
    write_column(folder / f"{name}_at.u4", np.concatenate([[0], np.cumsum([len(part) for part in parts])]))


def _bytes(path: Path) -> memoryview:
    with path.open("rb") as file:
        try:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except ValueError:  # an empty file cannot be mapped
            return memoryview(b"")


def mapped(path: Path) -> memoryview[Any]:
    """The numbers of a file, mapped: shared between processes, read when touched."""
    return cast("memoryview[Any]", _bytes(path).cast(_CODES[path.suffix[1:]]))


def mapped_text(path: Path) -> memoryview:
    """The bytes of a file, mapped."""
    return _bytes(path)


def cut_lists(lists: memoryview[Any], ends: memoryview[Any], row: int) -> memoryview[Any]:
    """The list of `row`."""
    return lists[ends[row] : ends[row + 1]]

"""The files of the name index, and how they are written and mapped.

All lie flat in one folder that the build step fills (`explorer/static/names`). A row is the number that `ids.marisa` gives an
id; regions and actors share the rows.

| file | holds |
|---|---|
| `ids.marisa` | `marisa_trie.Trie`: id ↔ row |
| `names.marisa` | `marisa_trie.RecordTrie("<I")`: key of a name → `row << 3 | mark` (`Mark`), several where names are shared |
| `exact.tsv` | forms that count in exactly this case: surface, row, mark |
| `tails.tsv` | names that a run of capitalised words breaks off ("Organization for …"): first words' key, surface, row |
| `preferred.tsv` | what a bare name means when nothing else tells: key, row |
| `seats.tsv` | government and capital, two rows |
| `kinds.txt`, `countries.txt` | the words that `kind.u1` and `country.u2` number |
| `kind.u1` `country.u2` `parent.i4` `government.i4` | one number a row; -1 is none |
| `latitude.f4` `longitude.f4` `people.u4` | degrees WGS 84 (NaN: unknown), inhabitants |
| `prior.f4` | two a row: how likely a region is meant, by another spelling and by its own name |
| `children.u4` `areas.u4` | lists of rows, cut by `children_at.u4`, `areas_at.u4` (n + 1 ends) |
| `labels.bin` | labels one after the other, cut by `labels_at.u4` |
| `<what>.words.bin` | all names of actors or regions, folded, one a line |
| `<what>.at.u4` `<what>.rank.u4` | every word's place in them, in the order of what follows, and the rank of whom it names |
| `<what>.ranked.u4` `<what>.score.f4` | rank → row, and how prominent it is by that name |
"""

from __future__ import annotations

import mmap
from array import array
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["DEMONYM", "Mark", "cut_lists", "mapped", "mapped_text", "write_column", "write_lists", "write_texts"]

_CODES = {"u1": "B", "u2": "H", "u4": "I", "i4": "i", "f4": "f"}
DEMONYM = "demonym"


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
    """A seat or name of a government ("the Kremlin") that is no region's name."""
    DEMONYM = 6
    """Adjective or inhabitant of a region, in exactly this case."""


def write_column(path: Path, values: Iterable[float]) -> None:
    """Write numbers as the type that the file's ending names."""
    with path.open("wb") as file:
        array(_CODES[path.suffix[1:]], values).tofile(file)


def write_lists(folder: Path, name: str, lists: Sequence[Sequence[int]]) -> None:
    """Write one list of rows a row: all of them, and where each begins and ends."""
    ends = [0]
    for rows in lists:
        ends.append(ends[-1] + len(rows))
    write_column(folder / f"{name}.u4", (row for rows in lists for row in rows))
    write_column(folder / f"{name}_at.u4", ends)


def write_texts(folder: Path, name: str, texts: Iterable[str]) -> None:
    """Write one string a row, and where each begins and ends (bytes)."""
    ends, parts = [0], []
    for text in texts:
        parts.append(text.encode())
        ends.append(ends[-1] + len(parts[-1]))
    (folder / f"{name}.bin").write_bytes(b"".join(parts))
    write_column(folder / f"{name}_at.u4", ends)


def _bytes(path: Path) -> memoryview:
    with path.open("rb") as file:
        try:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except ValueError:  # an empty file cannot be mapped
            return memoryview(b"")


def mapped(path: Path) -> memoryview:
    """The numbers of a file, mapped: shared between processes, read when touched."""
    return _bytes(path).cast(_CODES[path.suffix[1:]])


def mapped_text(path: Path) -> memoryview:
    """The bytes of a file, mapped."""
    return _bytes(path)


def cut_lists(lists: memoryview, ends: memoryview, row: int) -> memoryview:
    """The list of `row`."""
    return lists[ends[row] : ends[row + 1]]

"""All names and the facts about whom they name, for the reader: a mapped trie and mapped columns.

Regions and actors are rows here, numbers below 2^29; `id` turns one into its id. Dashboards use `Names` instead.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import marisa_trie

from explorer import resources
from explorer.errors import ExplorerError
from explorer.names.files import Mark, cut_lists, mapped

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

__all__ = ["Gazetteer", "Named", "open_gazetteer"]

_KEPT = 100_000
_FIRST_ACTOR_MARK, _LAST_ACTOR_MARK = Mark.FULL, Mark.SEAT


class Named(NamedTuple):
    """Whom one name may mean.

    Attributes:
        regions: `row << 1 | own`: `own` is 1 where that is the region's own name, 0 for another spelling.
        actors: (row, mark) pairs.
        demonym: Whether it is an adjective or an inhabitant of the one region.
    """

    regions: tuple[int, ...]
    actors: tuple[tuple[int, Mark], ...]
    demonym: bool


_UNASKED: Any = object()


class Gazetteer:
    """The names of regions and actors."""

    def __init__(self, folder: Path) -> None:
        """Map the files of `folder`.

        Raises:
            ExplorerError: The folder holds no name index.
        """
        if not (folder / "names.marisa").exists():
            raise ExplorerError(
                f"the name index is missing in {folder}; "
                "`python -c 'from explorer.names.build import main; main()'` makes it"
            )
        self._ids = marisa_trie.Trie().mmap(str(folder / "ids.marisa"))
        self._trie = marisa_trie.RecordTrie("<I").mmap(str(folder / "names.marisa"))
        self._seen: dict[str, Named | None] = {}
        self._best: dict[tuple[int, ...], tuple[str, int, int]] = {}
        self._countries_of: dict[tuple[int, ...], frozenset[str]] = {}
        self._ancestors: dict[int, frozenset[int]] = {}
        self._id_of: dict[int, str] = {}
        self.parent = mapped(folder / "parent.i4")
        self.latitude = mapped(folder / "latitude.f4")
        self.longitude = mapped(folder / "longitude.f4")
        self.people = mapped(folder / "people.u4")
        self.prior = mapped(folder / "prior.f4")
        self._kind = mapped(folder / "kind.u1")
        self._kinds = _lines(folder / "kinds.txt")
        self._country = mapped(folder / "country.u2")
        self._countries = _lines(folder / "countries.txt")
        self._government = mapped(folder / "government.i4")
        self._areas, self._areas_at = mapped(folder / "areas.u4"), mapped(folder / "areas_at.u4")
        self.exact = self._exact_forms(folder / "exact.tsv")
        self.tails: dict[str, dict[str, list[tuple[str, int]]]] = {}
        """First word → all words before the break → the whole name and its row."""
        for head, surface, row in _rows(folder / "tails.tsv"):
            self.add_tail(head, surface, int(row))
        self.preferred = {bare: int(row) for bare, row in _rows(folder / "preferred.tsv")}
        self._roles_file = folder / "roles.tsv"
        self._roles: dict[tuple[str, str], list[tuple[str, str, int]]] | None = None
        self.capital = {int(actor): int(region) for actor, region in _rows(folder / "seats.tsv")}

    def add_tail(self, head: str, surface: str, row: int) -> None:
        """Add the name `surface`, of which a run of capitals breaks off all but `head`."""
        self.tails.setdefault(head.partition(" ")[0], {}).setdefault(head, []).append((surface, row))

    def named(self, key: str) -> Named | None:
        """Whom the folded name `key` may mean; None for nobody."""
        known: Named | None = self._seen.get(key, _UNASKED)
        if known is not _UNASKED:
            return known
        if len(self._seen) > _KEPT:
            self._seen.clear()
        records = self._trie.get(key)
        found = _named([(code >> 3, code & 7) for (code,) in records]) if records else None
        self._seen[key] = found
        return found

    def id(self, row: int) -> str:
        """The id of `row`."""
        got = self._id_of.get(row)
        if got is None:
            if len(self._id_of) > _KEPT:
                self._id_of.clear()
            got = self._id_of[row] = self._ids.restore_key(row)
        return got

    def row(self, id_: str) -> int | None:
        """The row of `id_`; None where it is on no list."""
        return self._ids.key_id(id_) if id_ in self._ids else None

    def kind(self, row: int) -> str:
        """What it is: `country`, `city`, `person` …."""
        kind: str = self._kinds[self._kind[row]]
        return kind

    def country(self, row: int) -> str:
        """ISO 3166-1 code, or empty."""
        country: str = self._countries[self._country[row]]
        return country

    def countries(self, regions: tuple[int, ...]) -> frozenset[str]:
        """The countries of all `regions` of a name."""
        got = self._countries_of.get(regions)
        if got is None:
            if len(self._countries_of) > _KEPT:
                self._countries_of.clear()
            got = self._countries_of[regions] = frozenset(self.country(code >> 1) for code in regions)
        return got

    def government(self, row: int) -> int | None:
        """The row of the actor that this country or capital stands for."""
        found: int = self._government[row]
        return None if found < 0 else found

    def holders(self, role: str, country: str, day: date) -> list[int]:
        """The rows of those who held an office on `day`, who came last first."""
        if self._roles is None:
            self._roles = {}
            for name, code, row, first, last in _rows(self._roles_file):
                self._roles.setdefault((name, code), []).append((first, last, int(row)))
        on = day.isoformat()
        held = [
            (first, row) for first, last, row in self._roles.get((role, country), ()) if first <= on <= (last or on)
        ]
        return list(dict.fromkeys(row for _, row in sorted(held, reverse=True)))

    def point(self, row: int) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, WGS 84; None where unknown."""
        latitude: float = self.latitude[row]
        return None if latitude != latitude else (latitude, self.longitude[row])  # noqa: PLR0124 - NaN

    def ancestors(self, row: int) -> frozenset[int]:
        """The rows above in the tree, and areas that list it or one of them."""
        got = self._ancestors.get(row)
        if got is None:
            above, parent = set(cut_lists(self._areas, self._areas_at, row)), self.parent[row]
            while parent >= 0:
                above.add(parent)
                above.update(cut_lists(self._areas, self._areas_at, parent))
                parent = self.parent[parent]
            got = self._ancestors[row] = frozenset(above)
        return got

    def likeliest(self, regions: tuple[int, ...]) -> tuple[str, int, int]:
        """Kind, inhabitants, and whether it is its own name, of the likeliest of a name's `regions`."""
        got = self._best.get(regions)
        if got is None:
            if len(self._best) > _KEPT:
                self._best.clear()
            code = max(regions, key=self.prior.__getitem__)
            got = self._best[regions] = (self.kind(code >> 1), self.people[code >> 1], code & 1)
        return got

    def _exact_forms(self, path: Path) -> dict[str, Named]:
        forms: dict[str, list[tuple[int, int]]] = {}
        for surface, row, mark in _rows(path):
            forms.setdefault(surface, []).append((int(row), int(mark)))
        return {surface: _named(found) for surface, found in forms.items()}


def _named(found: list[tuple[int, int]]) -> Named:
    return Named(
        tuple(row << 1 | (mark != Mark.OTHER) for row, mark in found if mark in (Mark.OTHER, Mark.OWN, Mark.DEMONYM)),
        tuple((row, Mark(mark)) for row, mark in found if _FIRST_ACTOR_MARK <= mark <= _LAST_ACTOR_MARK),
        all(mark == Mark.DEMONYM for _, mark in found),
    )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in _lines(path) if line]


def open_gazetteer(folder: Path | None = None) -> Gazetteer:
    """The names for the reader.

    Args:
        folder: A name index of one's own; by default the project's, which is opened once a process.

    Raises:
        ExplorerError: The name index has not been built.
    """
    return _project_gazetteer() if folder is None else Gazetteer(folder)


@lru_cache(maxsize=1)
def _project_gazetteer() -> Gazetteer:
    return Gazetteer(resources.static("names"))

"""Labels, tree and search of actors and regions, from mapped files.

This is all that a dashboard's kernel needs of the lists: it opens in milliseconds, holds no frame, imports no reader.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import marisa_trie

from explorer import resources
from explorer.errors import ExplorerError
from explorer.names.files import cut_lists, mapped, mapped_text
from explorer.names.search import Search

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Names", "open_names"]

_REGION_KINDS = frozenset({"world", "area", "country", "admin1", "admin2", "city"})


class Names:
    """The lists, by id.

    Ids: a region's ISO 3166-1 or 3166-2 code, GeoNames id, word of an area or `world`; an actor's slug.
    An id that is on no list is no error anywhere: it is its own label, has no kind, and stands alone.
    """

    def __init__(self, folder: Path) -> None:
        """Map the files of `folder`.

        Raises:
            ExplorerError: The folder holds no name index.
        """
        if not (folder / "ids.marisa").exists():
            raise ExplorerError(
                f"the name index is missing in {folder}; "
                "`python -c 'from explorer.names.build import main; main()'` makes it"
            )
        self._folder = folder
        self._ids = marisa_trie.Trie().mmap(str(folder / "ids.marisa"))
        self._labels = mapped_text(folder / "labels.bin")
        self._labels_at = mapped(folder / "labels_at.u4")
        self._kind = mapped(folder / "kind.u1")
        self._kinds = (folder / "kinds.txt").read_text(encoding="utf-8").split("\n")
        self._parent = mapped(folder / "parent.i4")
        self._government = mapped(folder / "government.i4")
        self._children = mapped(folder / "children.u4")
        self._children_at = mapped(folder / "children_at.u4")
        self._areas = mapped(folder / "areas.u4")
        self._areas_at = mapped(folder / "areas_at.u4")
        self._searches: dict[str, Search] = {}

    def label(self, id_: str) -> str:
        """The name shown for a region or actor; an unknown id itself."""
        row = self._row(id_)
        if row < 0:
            return id_
        return bytes(self._labels[self._labels_at[row] : self._labels_at[row + 1]]).decode()

    def kind(self, id_: str) -> str | None:
        """`world`, `area`, `country`, `admin1`, `admin2`, `city`, or the actor's kind; None for an unknown id."""
        row = self._row(id_)
        return None if row < 0 else self._kinds[self._kind[row]]

    def is_region(self, id_: str) -> bool:
        """Whether `id_` is a region of the gazetteer."""
        return self.kind(id_) in _REGION_KINDS

    def is_actor(self, id_: str) -> bool:
        """Whether `id_` is on the actor list."""
        kind = self.kind(id_)
        return kind is not None and kind not in _REGION_KINDS

    def is_government(self, actor: str) -> bool:
        """Whether `actor` is a state's government."""
        return self.kind(actor) == "government"

    def is_person(self, actor: str) -> bool:
        """Whether `actor` is a person."""
        return self.kind(actor) == "person"

    def parent(self, region: str) -> str | None:
        """The one region above in the tree; None for `world` and what is no region."""
        row = self._row(region)
        above = -1 if row < 0 else self._parent[row]
        return None if above < 0 else self._ids.restore_key(above)

    def children(self, region: str) -> tuple[str, ...]:
        """The regions right below in the tree, by label; of an area, its members, too."""
        row = self._row(region)
        if row < 0:
            return ()
        return tuple(self._ids.restore_key(below) for below in cut_lists(self._children, self._children_at, row))

    @lru_cache(maxsize=20_000)  # noqa: B019 - few Names a process, see open_names
    def ancestors(self, region: str) -> tuple[str, ...]:
        """Every region that counts what `region` counts; `region` itself is not among them.

        Its parents up to `world`, nearest first, then the areas that list it or one of those above it.
        """
        row = self._row(region)
        if row < 0:
            return ()
        line: list[int] = []
        areas: list[int] = []
        above = row
        while above >= 0:
            line.append(above)
            areas += cut_lists(self._areas, self._areas_at, above)
            above = self._parent[above]
        for area in areas:
            areas += (other for other in cut_lists(self._areas, self._areas_at, area) if other not in areas)
        rows = dict.fromkeys([*line[1:], *areas])
        return tuple(self._ids.restore_key(other) for other in rows)

    def government(self, region: str) -> str | None:
        """The actor that a country or its capital stands for when it acts; None for all other regions."""
        row = self._row(region)
        found = -1 if row < 0 else self._government[row]
        return None if found < 0 else self._ids.restore_key(found)

    def search(self, kind: Literal["actor", "region"], typed: str, k: int = 20) -> list[str]:
        """The ids of those whose name, or a word of it, begins with what was typed; the most prominent first.

        Case and accents make no difference; of several words typed each must begin a word of a name. A name that is
        what was typed counts a hundredfold of people more. Nothing typed finds nobody.

        Args:
            kind: Which list to look in.
            typed: What stands in the box.
            k: How many at most.
        """
        if kind not in self._searches:
            self._searches[kind] = Search(self._folder, kind)
        return [self._ids.restore_key(row) for row in self._searches[kind].rows(typed, k)]

    def _row(self, id_: str) -> int:
        return self._ids.key_id(id_) if id_ in self._ids else -1


def open_names(folder: Path | None = None) -> Names:
    """The lists.

    Args:
        folder: A name index of one's own; by default the project's, which is opened once a process.

    Raises:
        ExplorerError: The name index has not been built.
    """
    return _project_names() if folder is None else Names(folder)


@lru_cache(maxsize=1)
def _project_names() -> Names:
    return Names(resources.static("names"))

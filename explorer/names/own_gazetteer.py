"""The lists with a corpus's own actors beside them, for the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from explorer import resources
from explorer.names.actors import Actor
from explorer.names.build_names import actor_names, head_of, is_exact
from explorer.names.fold import key
from explorer.names.gazetteer import Gazetteer, Named

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.names.files import Mark

__all__ = ["OwnGazetteer"]

_OWN = 1 << 28
"""Rows from here on are a corpus's own: those of the lists are fewer."""


class OwnGazetteer(Gazetteer):
    """The lists, and a corpus's own names beside them: who is asked for by an own name is meant first."""

    def __init__(self, own: pl.DataFrame, folder: Path | None = None) -> None:
        """Map the lists in `folder`, or the project's, and put the names of `own` (`OWN_ACTORS`) beside them.

        Raises:
            ExplorerError: The name index has not been built.
        """
        super().__init__(folder or resources.static("names"))
        made = own.filter(pl.col("label").is_not_null()).unique("actor", keep="first", maintain_order=True)
        self._own_ids: list[str] = made["actor"].to_list()
        self._own_kinds: list[str] = made["kind"].to_list()
        self._own_rows = {id_: _OWN + at for at, id_ in enumerate(self._own_ids)}
        self._own_names: dict[str, list[tuple[int, Mark]]] = {}
        for actor, names in own.group_by("actor", maintain_order=True).agg("name", "label", "kind").select(
            "actor", pl.struct("name", "label", "kind")
        ).iter_rows():  # fmt: skip
            row = self.row(actor)
            if row is not None:
                self._add(row, names["name"], names["label"][0], names["kind"][0])

    def _add(self, row: int, names: list[str], label: str | None, kind: str | None) -> None:
        known = Actor("", label or names[0], kind or "organisation", "", [(name, "") for name in names])
        for name, mark in dict.fromkeys(actor_names(known)):
            named = Named((), ((row, mark),), False)
            if is_exact(name):
                self.exact[name] = _together(named, self.exact.get(name))
            elif head := head_of(name):
                self.add_tail(key(head), name, row)
            else:
                self._own_names.setdefault(key(name), []).append((row, mark))

    def named(self, key: str) -> Named | None:
        """Whom the folded name `key` may mean; None for nobody."""
        found, own = super().named(key), self._own_names.get(key)
        return found if own is None else _together(Named((), tuple(own), False), found)

    def id(self, row: int) -> str:
        """The id of `row`."""
        return self._own_ids[row - _OWN] if row >= _OWN else super().id(row)

    def row(self, id_: str) -> int | None:
        """The row of `id_`; None where it is on no list."""
        own = self._own_rows.get(id_)
        return super().row(id_) if own is None else own

    def kind(self, row: int) -> str:
        """What it is: `country`, `city`, `person` …."""
        return self._own_kinds[row - _OWN] if row >= _OWN else super().kind(row)

    def country(self, row: int) -> str:
        """ISO 3166-1 code, or empty."""
        return "" if row >= _OWN else super().country(row)


def _together(own: Named, listed: Named | None) -> Named:
    """Both; an actor that both have is meant once, by the own mark."""
    if listed is None:
        return own
    rows = {row for row, _ in own.actors}
    others = tuple(pair for pair in listed.actors if pair[0] not in rows)
    return Named(listed.regions, (*own.actors, *others), listed.demonym)

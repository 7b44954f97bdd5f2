"""A corpus's own actors: names that people accepted, renamed or merged.

A decision is about one name found in the articles: `accept` makes it an actor, `rename` an actor of another label,
`merge` another name of an actor there is, `refuse` says that it is none.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import polars as pl

from explorer import resources
from explorer.names.fold import key
from explorer.names.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["DECISIONS", "KINDS", "OWN_ACTORS", "OwnNames", "actor_id", "own_actors"]

DECISIONS = ("accept", "merge", "rename", "refuse")
KINDS = ("person", "government", "organisation", "armed_group", "party", "outlet")
OWN_ACTORS = pl.Schema({"name": pl.String, "actor": pl.String, "label": pl.String, "kind": pl.String})
"""`name` is one more name of `actor`; `label` and `kind` are null where the actor is of the lists."""


def actor_id(name: str) -> str:
    """The id that a new actor of this name gets: `Oleh Bondar` is `oleh-bondar`."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in key(name)).split())


def own_actors(decided: pl.DataFrame, names: Names) -> tuple[pl.DataFrame, list[str]]:
    """What decisions add to the actor list.

    Args:
        decided: `line` (UInt32), `name`, `decision`, `actor`, `label`, `kind` (String), as
            `people/actors.csv` has them.
        names: The lists.

    Returns:
        `OWN_ACTORS`, and a sentence for each line that cannot be done, with line and value. A `refuse` adds nothing. Of
        an accepted name that says no actor the id is made of its label, one that says no kind is a person.
    """
    rows: list[dict[str, str | None]] = []
    faults: list[str] = []
    new: dict[str, tuple[str, str]] = {}
    for merging in (False, True):  # a name may be merged into one that is accepted further down
        for one in decided.iter_rows(named=True):
            if (one["decision"] == "merge") is not merging:
                continue
            row, fault = _merged(one, new, names) if merging else _made(one, names)
            if fault:
                faults.append(f"line {one['line']}: {fault}")
            elif row:
                rows.append(row)
                if not merging:
                    new.setdefault(str(row["actor"]), (str(row["label"]), str(row["kind"])))
    return pl.DataFrame(rows, schema=OWN_ACTORS), faults


_Row = tuple[dict[str, str | None] | None, str | None]


def _made(one: dict[str, Any], names: Names) -> _Row:
    if one["decision"] is None:  # a name that a person added, and nobody has decided about yet
        return None, None
    if one["decision"] not in DECISIONS:
        return None, f"decision {one['decision']!r} is none of {', '.join(DECISIONS)}"
    if one["decision"] == "refuse":
        return None, None
    if one["decision"] == "rename" and not one["label"]:
        return None, f"{one['name']!r} is to be renamed, and no label says what it is called"
    label, kind = one["label"] or one["name"], one["kind"] or "person"
    actor = one["actor"] or actor_id(label)
    if kind not in KINDS:
        return None, f"kind {kind!r} is none of {', '.join(KINDS)}"
    if names.kind(actor):
        return None, f"{actor!r} is on the lists already, as {names.label(actor)!r}; merge {one['name']!r} with it"
    return {"name": one["name"], "actor": actor, "label": label, "kind": kind}, None


def _merged(one: dict[str, Any], new: dict[str, tuple[str, str]], names: Names) -> _Row:
    actor = one["actor"]
    if not actor:
        return None, f"{one['name']!r} is to be merged, and no actor says with whom"
    if actor in new:
        label, kind = new[actor]
        return {"name": one["name"], "actor": actor, "label": label, "kind": kind}, None
    if not names.is_actor(actor):
        near = get_close_matches(actor, [*new, *names.search("actor", actor.replace("-", " "), 5)], cutoff=0.4)
        return None, f"there is no actor {actor!r} to merge {one['name']!r} with; nearest known: {_listed(near)}"
    return {"name": one["name"], "actor": actor, "label": None, "kind": None}, None


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(ids) or "none"


class OwnNames(Names):
    """Labels, kinds and search of the lists, and of a corpus's own actors."""

    def __init__(self, own: pl.DataFrame, folder: Path | None = None) -> None:
        """Map the lists in `folder`, or the project's, and put `own` (`OWN_ACTORS`) beside them.

        Raises:
            ExplorerError: The name index has not been built.
        """
        super().__init__(folder or resources.static("names"))
        made = own.filter(pl.col("label").is_not_null())
        self._own = {actor: (label, kind) for actor, label, kind in made.select("actor", "label", "kind").iter_rows()}
        self._keys = [
            (f" {key(word)}", actor) for name, actor, label, _ in own.iter_rows() for word in (name, label) if word
        ]

    def label(self, id_: str) -> str:
        """The name shown for a region or actor; an unknown id itself."""
        return self._own[id_][0] if id_ in self._own else super().label(id_)

    def kind(self, id_: str) -> str | None:
        """`world`, `area`, `country`, `admin1`, `admin2`, `city`, or the actor's kind; None for an unknown id."""
        return self._own[id_][1] if id_ in self._own else super().kind(id_)

    def search(self, kind: Any, typed: str, k: int = 20) -> list[str]:
        """The ids of those whose name, or a word of it, begins with what was typed; own actors first."""
        asked = key(typed)
        own = [actor for name, actor in self._keys if f" {asked}" in name] if kind == "actor" and asked else []
        return list(dict.fromkeys([*own, *super().search(kind, typed, k)]))[:k]

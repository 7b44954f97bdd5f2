"""The actor list as its three CSV files have it."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from explorer.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Actor", "Role", "read_actors"]


class Role(NamedTuple):
    """An office held: its name, country, first and last day (ISO 8601, both included, empty where unknown)."""

    name: str
    country: str
    first: str
    last: str


@dataclass(slots=True)
class Actor:
    """One actor.

    Attributes:
        id: Readable slug.
        label: The name shown.
        kind: `person`, `government`, `organisation`, `armed_group`, `party`, `outlet` …
        country: ISO 3166-1 code, or empty.
        aliases: (name, note) pairs; note is empty, `surname`, `alone` or `seat`.
        roles: The offices held, as far as they are known.
        last_role: Year in which the last known role began, 0 where none is known.
    """

    id: str
    label: str
    kind: str
    country: str
    aliases: list[tuple[str, str]] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    last_role: int = 0


def read_actors(folder: Path) -> list[Actor]:
    """All actors with their aliases, in the order of `actors.csv`.

    Args:
        folder: Holds `actors.csv`, `aliases.csv` and `roles.csv`; a file that is missing is read as empty.

    Raises:
        InputError: A file lacks a column, an id stands twice, or an alias or role is of an actor that `actors.csv` does
            not have.
    """
    actors: dict[str, Actor] = {}
    for line, row in _rows(folder / "actors.csv", ("id", "label", "kind", "country")):
        if row["id"] in actors:
            raise InputError(f"actors.csv, line {line}: {row['id']!r} stands there twice")
        actors[row["id"]] = Actor(row["id"], row["label"], row["kind"], row["country"])
    for file, columns in (("aliases.csv", ("actor", "alias", "note")), ("roles.csv", ("actor", "from"))):
        for line, row in _rows(folder / file, columns):
            actor = actors.get(row["actor"])
            if actor is None:
                raise InputError(f"{file}, line {line}: {row['actor']!r} is not in actors.csv")
            if file == "aliases.csv":
                actor.aliases.append((row["alias"], row["note"]))
                continue
            actor.roles.append(Role(row["role"], row["country"], row["from"], row["to"]))
            if row["from"][:4].isdigit():
                actor.last_role = max(actor.last_role, int(row["from"][:4]))
    return list(actors.values())


def _rows(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise InputError(f"{path}: there is no column {missing[0]!r}; it must have {', '.join(columns)}")
        return [(reader.line_num, {name: cell or "" for name, cell in row.items()}) for row in reader]

"""Write the actor list, `data/actors/{actors,aliases,roles}.csv`, from its sources.

    python scripts/build_actors.py officeholders.csv.gz

The sources are `scripts/actors/*.csv`, typed by hand, and a file of officeholders (columns `country`, `position`,
`person`, `wikidata`, `start`, `end`; facts of Wikidata, CC0), which is no part of the project. The same sources give
the same files, byte for byte. People edit the three files afterwards; running this again undoes what they did, so take
their changes over into `scripts/actors/` first.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from actors.bodies import bodies, governments, listed
from actors.persons import persons
from actors.record import Actor, key

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCES = Path(__file__).parent / "actors"
OUT = Path(__file__).parents[1] / "data" / "actors"
SHORT = {"surname", "alone"}


def main(officeholders: Path) -> None:
    """Build, settle what names two actors, and write."""
    actors = [
        *governments(SOURCES),
        *listed(SOURCES / "organisations.csv", "organisation"),
        *listed(SOURCES / "armed_groups.csv", "armed_group"),
        *listed(SOURCES / "parties.csv", "party"),
        *listed(SOURCES / "outlets.csv", "outlet"),
        *bodies(SOURCES),
        *persons(SOURCES, officeholders),
    ]
    kept = settled(actors)
    write(
        "actors.csv",
        ["id", "label", "kind", "country", "wikidata"],
        sorted([actor.id, actor.label, actor.kind, actor.country, actor.wikidata] for actor in kept),
    )
    write(
        "aliases.csv",
        ["actor", "alias", "note"],
        sorted([actor.id, alias, note] for actor in kept for alias, note in actor.aliases.items()),
    )
    write(
        "roles.csv",
        ["actor", "role", "country", "from", "to"],
        sorted([actor.id, *role] for actor in kept for role in set(actor.roles)),
    )
    print(f"{len(kept)} actors, {sum(len(actor.aliases) for actor in kept)} aliases")


def settled(actors: list[Actor]) -> list[Actor]:
    """Actors with ids and aliases of their own: what a list names comes before what a rule made.

    Raises:
        SystemExit: Two actors typed by hand have one id, or one alias that is no short form.
    """
    ids: dict[str, Actor] = {}
    for actor in actors:
        if actor.id in ids and not actor.by_rule:
            raise SystemExit(f"two actors are {actor.id!r}: {ids[actor.id].label} and {actor.label}")
        ids.setdefault(actor.id, actor)
    for claimed in _claims(ids.values()).values():
        typed = {actor.id for by_hand, actor, _ in claimed if by_hand}
        if len(typed) > 1:
            raise SystemExit(f"{claimed[0][2]!r} names two actors: {', '.join(sorted(typed))}")
        for _, actor, alias in claimed:
            if actor.id not in typed:
                actor.aliases.pop(alias, None)
    return [actor for actor in ids.values() if any(note not in SHORT for note in actor.aliases.values())]


def _claims(actors: Iterable[Actor]) -> dict[str, list[tuple[bool, Actor, str]]]:
    """The names that several actors claim: whether it was typed by hand, by whom, and how written."""
    found: dict[str, list[tuple[bool, Actor, str]]] = defaultdict(list)
    for actor in actors:
        for alias, note in actor.aliases.items():
            if note != "surname":
                found[key(alias)].append((alias in actor.by_hand, actor, alias))
    return {name: claimed for name, claimed in found.items() if len({actor.id for _, actor, _ in claimed}) > 1}


def write(name: str, header: list[str], rows: list[list[str]]) -> None:
    """One table, UTF-8, a line a row, nothing quoted that need not be."""
    OUT.mkdir(parents=True, exist_ok=True)
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python scripts/build_actors.py officeholders.csv.gz")
    main(Path(sys.argv[1]))

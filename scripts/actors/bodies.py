"""Governments, their ministries and forces, and everything that is listed by hand."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from actors.record import Actor, parts, rows

if TYPE_CHECKING:
    from pathlib import Path

MINISTRIES = {
    "defence": ("Ministry of Defence", ["Defence", "Defense"]),
    "foreign": ("Foreign Ministry", ["Foreign"]),
    "interior": ("Interior Ministry", ["Interior"]),
    "finance": ("Finance Ministry", ["Finance"]),
    "justice": ("Justice Ministry", ["Justice"]),
    "energy": ("Energy Ministry", ["Energy"]),
    "health": ("Health Ministry", ["Health"]),
    "commerce": ("Commerce Ministry", ["Commerce"]),
}
LONG = {"Foreign": ["Foreign Affairs"], "Interior": ["Interior", "Internal Affairs", "the Interior"]}
STYLE = re.compile(r"Kingdom|Republic of|People's|Islamic|State of|Federated|Democratic")
NATIONAL = {"CN", "GR", "KR", "LB", "LT", "PL", "RO", "TR", "TW"}
FORCES = {
    "army": ("Army", ["Army"]),
    "navy": ("Navy", ["Navy"]),
    "air_force": ("Air Force", ["Air Force"]),
    "ground_forces": ("Ground Forces", ["Ground Forces"]),
}


def governments(sources: Path) -> list[Actor]:
    """A government for every country: `gov-xx`; seats, leaders' governments, never the bare country."""
    found = []
    for row in rows(sources / "governments.csv"):
        name, code = row["name"], row["country"]
        actor = Actor(f"{name} (government)", "government", code, id=f"gov-{code.lower()}")
        for said in _said(row):
            actor.named(f"Government of {said}")
        for adjective in parts(row["adjective"]):
            actor.named(f"{adjective} government")
        for leader, word in product(parts(row["leaders"]), ["administration", "government"]):
            actor.named(f"{leader} {word}", by_hand=True)
        for seat in parts(row["seats"]):
            actor.named(seat, "seat", by_hand=True)
        found.append(actor)
    return found


def bodies(sources: Path) -> list[Actor]:
    """The ministries and forces that `ministries.csv` asks for, a country a row."""
    countries = {row["country"]: row for row in rows(sources / "governments.csv")}
    return [
        _ministry(countries[row["country"]], body) if body in MINISTRIES else _force(countries[row["country"]], body)
        for row in rows(sources / "ministries.csv")
        for body in row["bodies"].split()
    ]


def _said(country: dict[str, str]) -> list[str]:
    """The country's names as they stand behind "of", with the article where they have one."""
    names = [country["name"], *parts(country["also"])]
    return [f"the {name}" if STYLE.match(name) else name for name in names if f"the {name}" not in names]


def _ministry(country: dict[str, str], body: str) -> Actor:
    label, words = MINISTRIES[body]
    actor = Actor(f"{label} ({country['name']})", "organisation", country["country"], by_rule=True)
    for word in words:
        long = LONG.get(word, [word]) + [f"National {word}"] * (body == "defence" and country["country"] in NATIONAL)
        for owner in [*parts(country["adjective"]), f"{country['name']}'s"]:
            actor.named(f"{owner} {word} Ministry")
            for whole in long:
                actor.named(f"{owner} Ministry of {whole}")
        for name, whole in product(_said(country), long):
            actor.named(f"Ministry of {whole} of {name}")
    return actor


def _force(country: dict[str, str], body: str) -> Actor:
    adjective = parts(country["adjective"])[0]
    if body == "forces":
        actor = Actor(f"{adjective} Armed Forces", "armed_group", country["country"], by_rule=True)
        for word in parts(country["adjective"]):
            for what in ["Armed Forces", "military", "forces", "troops"]:
                actor.named(f"{word} {what}")
        for name in _said(country):
            actor.named(f"Armed Forces of {name}")
        actor.named(f"{country['name']}'s Armed Forces")
        actor.named(f"{country['name']}'s military")
        return actor
    label, words = FORCES[body]
    actor = Actor(f"{adjective} {label}", "armed_group", country["country"], by_rule=True)
    for word, what in product(parts(country["adjective"]), words):
        actor.named(f"{word} {what}")
        actor.named(f"{country['name']}'s {what}")
    return actor


def listed(path: Path, kind: str) -> list[Actor]:
    """The actors of one hand-typed list; a label with brackets is no alias."""
    found = []
    for row in rows(path):
        actor = Actor(row["label"], kind, row["country"], row["wikidata"])
        if not re.search(r"\(.*\)", actor.label):
            actor.named(actor.label, by_hand=True)
        for alias in parts(row["aliases"]):
            actor.named(alias, by_hand=True)
        found.append(actor)
    return found

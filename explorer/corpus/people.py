"""What people decided about a corpus: small CSV files in its folder `people/`, one decision a line.

    published.csv      id, published, outlet             when an undated article was published
    actors.csv         name, decision, actor, label, kind         what becomes of a name that is on no list
    outlets.csv        outlet, near, zone, date_order    where an outlet is at home
    corrections.csv    id, part, start, end, kind, entity, instead     a mention that is wrong, and what is right
    marks.csv          person, id, part, start, end, kind, entity, mark, view     what a check by people found

A spreadsheet edits them and a comparison of texts shows what changed; a decision is undone by deleting its line.
Further columns stay as they are: they are there for the eye. A line that cannot be understood is told in one sentence
and holds nothing up.
"""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from explorer.corpus.brought import brought_lists
from explorer.corpus.durable import replace_file
from explorer.names.names import open_names
from explorer.names.own import OWN_ACTORS, own_actors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.names import Names

__all__ = [
    "COLUMNS",
    "add_decisions",
    "decisions",
    "own_actors_of",
    "people_hash",
    "remove_decision",
    "right_instead",
    "write_decisions",
]

_MENTION = ("id", "part", "start", "end", "kind", "entity")
COLUMNS: dict[str, tuple[str, ...]] = {
    "published": ("id", "published", "outlet"),
    "actors": ("name", "decision", "actor", "label", "kind"),
    "outlets": ("outlet", "near", "zone", "date_order"),
    "corrections": (*_MENTION, "instead"),
    "marks": ("person", *_MENTION, "mark", "view"),
}
"""The columns that a file of people's decisions has; it may have more."""

_FOR_THE_EYE = {"corrections": ("words",), "marks": ("words",)}
_NUMBERS = {"start": pl.UInt32, "end": pl.UInt32}
_NOT_EMPTY = {
    "published": ("id",),
    "actors": ("name",),
    "outlets": ("outlet",),
    "corrections": (*_MENTION,),
    "marks": ("person", "id", "mark"),
}


def decisions(home: Path | str, name: str) -> tuple[pl.DataFrame, list[str]]:
    """The decisions of one file, and what in it cannot be understood.

    Args:
        home: The corpus folder.
        name: `published`, `actors`, `outlets`, `corrections` or `marks`.

    Returns:
        `line` (UInt32, from 1, the header being line 1) and the file's columns (String; null where a cell is empty;
        `start` and `end` UInt32), those of `COLUMNS` always among them; and a sentence for each bad line, with file,
        line and value. A missing file has no decisions.
    """
    path, wanted = Path(home) / "people" / f"{name}.csv", COLUMNS[name]
    empty = pl.DataFrame(schema={"line": pl.UInt32, **dict.fromkeys(wanted, pl.String), **_numbers(wanted)})
    if not path.is_file():
        return empty, []
    try:
        header, rows = _rows(path)
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        return empty, [f"{path}: cannot be read as CSV in UTF-8: {error}"]
    missing = [column for column in wanted[:-1] if column not in header]
    if missing:
        return empty, [f"{path}, line 1: there is no column {missing[0]!r}; the columns are {', '.join(wanted)}"]
    kept, faults = [], []
    for line, cells in rows:
        row = {column: cell.strip() or None for column, cell in zip(header, cells, strict=False) if column}
        fault = _fault(name, row)
        if fault:
            faults.append(f"{path}, line {line}: {fault}")
        else:
            kept.append({"line": line, **row})
    columns = {"line": pl.UInt32, **dict.fromkeys([*wanted, *filter(None, header)], pl.String)}
    frame = pl.DataFrame(kept, schema=columns) if kept else pl.DataFrame(schema=columns)
    return frame.cast(_numbers(wanted)), faults  # type: ignore[arg-type]


def _rows(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header, and number and cells of every line that says something."""
    reader = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    header = [cell.strip() for cell in next(reader, [])]
    return header, [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]


def _numbers(wanted: Iterable[str]) -> dict[str, type[pl.DataType]]:
    return {column: dtype for column, dtype in _NUMBERS.items() if column in wanted}


def _fault(name: str, row: Mapping[str, str | None]) -> str | None:
    """Why a line cannot be understood, None where it can."""
    for column in _NOT_EMPTY[name]:
        if row.get(column) is None and not (name == "marks" and column in _MENTION[1:]):
            return f"nothing stands under {column!r}"
    for column in _numbers(COLUMNS[name]):
        said = row.get(column)
        if said is not None and not (said.isascii() and said.isdigit() and len(said) < len(str(2**32))):
            return f"{column} {said!r} is no number of characters"
    return None


def own_actors_of(home: Path | str) -> tuple[pl.DataFrame, list[str]]:
    """The corpus's own actors (`names.own.OWN_ACTORS`), and a sentence for each decision that cannot be done."""
    decided, faults = decisions(home, "actors")
    if decided.is_empty():
        return pl.DataFrame(schema=OWN_ACTORS), faults
    path = Path(home) / "people" / "actors.csv"
    found, more = own_actors(decided, open_names(brought_lists(Path(home))))
    return found, [*faults, *(f"{path}, {fault}" for fault in more)]


def right_instead(corrections: pl.DataFrame, names: Names) -> tuple[pl.DataFrame, list[str]]:
    """`corrections` with `instead_kind` (`actor` or `region`), and a sentence for each whose `instead` nobody knows."""
    kinds: list[str | None] = []
    faults = []
    for line, instead in corrections.select("line", "instead").iter_rows():
        kind = None
        if instead is not None:
            kind = "region" if names.is_region(instead) else "actor" if names.is_actor(instead) else ""
        if kind == "":
            near = ", ".join([*names.search("region", instead, 3), *names.search("actor", instead, 3)]) or "none"
            faults.append(f"line {line}: {instead!r} is no region and no actor; nearest known: {near}")
        kinds.append(kind)
    told = corrections.with_columns(instead_kind=pl.Series(kinds, dtype=pl.String))
    return told.filter((pl.col("instead_kind") != "").fill_null(value=True)), faults


def write_decisions(home: Path | str, name: str, frame: pl.DataFrame) -> Path:
    """Replace one file of decisions as a whole.

    Args:
        home: The corpus folder.
        name: As for `decisions`.
        frame: Its columns in the file's order; `line` is left out.
    """
    path = Path(home) / "people" / f"{name}.csv"
    path.parent.mkdir(exist_ok=True)
    replace_file(path, frame.drop("line", strict=False).write_csv(null_value=""))
    return path


def add_decisions(home: Path | str, name: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Write further lines under those there are, which stay as they are; a column that the file lacks is left out."""
    path = Path(home) / "people" / f"{name}.csv"
    before = path.read_text("utf-8-sig") if path.is_file() else ",".join((*COLUMNS[name], *_FOR_THE_EYE.get(name, ())))
    header = [cell.strip() for cell in next(csv.reader(io.StringIO(before, newline="")), [])]
    out = io.StringIO(newline="")
    out.write(before if not before or before.endswith("\n") else f"{before}\n")
    csv.DictWriter(out, header, restval="", extrasaction="ignore", lineterminator="\n").writerows(rows)
    path.parent.mkdir(exist_ok=True)
    replace_file(path, out.getvalue())


def remove_decision(home: Path | str, name: str, row: Mapping[str, object]) -> bool:
    """Take out the last line that says what `row` says in all of its columns; whether there was one."""
    path = Path(home) / "people" / f"{name}.csv"
    if not path.is_file():
        return False
    header, rows = _rows(path)
    wanted = {column: "" if value is None else str(value) for column, value in row.items() if column in header}
    for at in range(len(rows) - 1, -1, -1):
        cells = dict(zip(header, (cell.strip() for cell in rows[at][1]), strict=False))
        if all(cells.get(column, "") == value for column, value in wanted.items()):
            del rows[at]
            out = io.StringIO(newline="")
            csv.writer(out, lineterminator="\n").writerows([header, *(cells for _, cells in rows)])
            replace_file(path, out.getvalue())
            return True
    return False


def people_hash(home: Path | str) -> str | None:
    """A hash of all decisions; None where there is none. Empty lines, headers and quotation marks do not matter."""
    digest, any_ = hashlib.sha256(), False
    for name in COLUMNS:
        path = Path(home) / "people" / f"{name}.csv"
        try:
            rows = _rows(path)[1] if path.is_file() else []
        except (UnicodeDecodeError, csv.Error, OSError):
            rows = []
        for _, cells in rows:
            any_ = True
            digest.update("\0".join([name, *(cell.strip() for cell in cells)]).encode() + b"\n")
    return digest.hexdigest()[:12] if any_ else None

"""Where a corpus's outlets are at home: `people/outlets.csv` in its folder, read by every ingest and `--again`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import polars as pl

from explorer.corpus.brought import brought_lists
from explorer.corpus.durable import replace_file
from explorer.corpus.people import decisions
from explorer.errors import InputError
from explorer.names.names import open_names
from explorer.schema import OUTLETS

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.names import Names

__all__ = ["bring_outlets", "outlets_of"]

_DATE_ORDERS = ("dmy", "mdy")


def bring_outlets(home: Path, file: Path) -> None:
    """Make `file` the outlets of the corpus `home`, instead of those it had; the folder is made if it is not there.

    Raises:
        InputError: The file is not there or is not UTF-8.
    """
    try:
        told = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read as CSV in UTF-8: {error}") from error
    (home / "people").mkdir(parents=True, exist_ok=True)
    replace_file(home / "people" / "outlets.csv", told)


def outlets_of(home: Path) -> tuple[pl.DataFrame, list[str]]:
    """The outlets of the corpus `home` (`schema.OUTLETS`, each once), and a sentence for each line that is left out."""
    told, faults = decisions(home, "outlets")
    if told.is_empty():
        return pl.DataFrame(schema=OUTLETS), faults
    names, path = open_names(brought_lists(home)), home / "people" / "outlets.csv"
    said = [(line, _fault(names, *row)) for line, *row in told.select("line", "near", "zone", "date_order").iter_rows()]
    twice = told.filter(pl.col("outlet").is_duplicated() & ~pl.col("outlet").is_first_distinct())
    said += [(line, f"{outlet!r} stands further up") for line, outlet in twice.select("line", "outlet").iter_rows()]
    wrong = {line: fault for line, fault in said if fault}
    faults += [f"{path}, line {line}: {fault}" for line, fault in sorted(wrong.items())]
    return told.filter(~pl.col("line").is_in(list(wrong))).select(*OUTLETS), faults


def _fault(names: Names, near: str | None, zone: str | None, date_order: str | None) -> str | None:
    if near is not None and not names.is_region(near):
        nearest = ", ".join(names.search("region", near, 3)) or "none"
        return f"near {near!r} is the id of no region; nearest known: {nearest}"
    if date_order is not None and date_order not in _DATE_ORDERS:
        return f"date_order {date_order!r} is neither dmy (day first) nor mdy (month first)"
    if zone is None:
        return None
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return f"zone {zone!r} is no time zone such as Europe/Kyiv"
    return None

"""What a person does on the page, as a new view.

Everything here comes from a browser and is not to be trusted: what is not understood leaves the view as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from explorer.errors import QueryError
from explorer.view import LINES, MEASURES, PERIODS, SHARES, SORTS, View
from explorer.widgets.choosing import chosen, dropped, moved
from explorer.widgets.phrases import last_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.names import Names

__all__ = ["view_after"]

NONE = "none"
LONGEST = 200
WORDS = {"lines": LINES, "measure": MEASURES, "share": SHARES, "period": PERIODS, "sort": SORTS}
DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def view_after(view: View, action: Mapping[str, Any], names: Names | None = None) -> View | None:
    """The view after an action; the same one where nothing changes, None where the action is not understood.

    Args:
        view: The view before.
        action: `do` and what belongs to it: `choose`, `drop`, `mode`, `add_word`, `senses`, `dates`, `typed_date`,
            `pick`, `lines`, `measure`, `share`, `period`, `sort`.
        names: The corpus's lists, for what lies in a region; the project's by default.

    Raises:
        QueryError: A typed day cannot be read, or the first day would be later than the last.
    """
    match action:
        case {"do": "choose", "facet": str(facet), "value": str(value), "on": bool(wanted)} if len(value) <= LONGEST:
            return chosen(view, facet, value, on=wanted, names=names)
        case {"do": "drop", "field": str(field), "value": str(value)}:
            return dropped(view, field, value, names=names)
        case {"do": "mode", "facet": str(facet), "value": str(mode)}:
            return moved(view, facet, mode)
        case {"do": "add_word", "value": str(typed)} if typed.strip() and len(typed) <= LONGEST:
            return chosen(view, "words", _expression(typed), on=True)
        case {"do": "dates", "start": start, "end": end}:
            return _between(view, _day(start), _day(end))
        case {"do": "typed_date", "edge": "start" | "end" | "first" | "last" as edge, "value": str(typed)}:
            return _typed(view, edge, typed)
        case {"do": "senses", "on": bool(demonyms)}:
            return view.asking(senses=() if demonyms else ("place",))
        case {"do": "pick", "value": picked}:
            return replace(view, picked="undated" if picked == "undated" else _day(picked))
        case {"do": str(field), "value": str(word)} if field in WORDS:
            return _counted(view, field, None if word == NONE else word)
        case _:
            return None


def _counted(view: View, field: str, word: str | None) -> View | None:
    if (word is not None and word not in WORDS[field]) or (word is None and field not in {"lines", "share"}):
        return None
    if field == "lines":
        return moved(view, "words", "compare" if word == "words" else "all", lines=word)
    changed: dict[str, Any] = {field: word}
    if field == "period" and view.picked != "undated":
        changed["picked"] = None
    return replace(view, **changed)


def _typed(view: View, edge: str, typed: str) -> View:
    """`view` with a typed day: `start` or `end` of those of publication, `first` or `last` of those talked about."""
    day = _typed_day(typed, is_end=edge in {"end", "last"})
    if edge in {"first", "last"}:
        return _talking(view, edge, day)
    return _between(view, day, view.query.end) if edge == "start" else _between(view, view.query.start, day)


def _between(view: View, start: date | None, end: date | None) -> View:
    if start and end and start > end:
        raise QueryError(f"the first day, {start}, would be later than the last, {end}")
    picked = view.picked if view.picked == "undated" else None
    return replace(view.asking(start=start, end=end), picked=picked)


def _talking(view: View, edge: str, day: date | None) -> View:
    """`view` with the first or last day talked about set."""
    first, last = view.query.talked_about or (None, None)
    first, last = (day, last) if edge == "first" else (first, day)
    if first and last and first > last:
        raise QueryError(f"the first day talked about, {first}, would be later than the last, {last}")
    return view.asking(talked_about=(first, last))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _typed_day(typed: str, *, is_end: bool) -> date | None:
    """A day as a person types it, 2022, 2022-03 or 2022-03-15: the first of it, or the last where an end is meant."""
    if not typed.strip():
        return None
    found = DAY.fullmatch(re.sub(r"[/.]", "-", typed.strip()))
    if found:
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            begin = date(year or 0, month or (12 if is_end else 1), day or 1)
        except ValueError:
            found = None
        else:
            return last_day(begin) if is_end and day is None else begin
    raise QueryError(
        f"“{typed.strip()[:20]}” is not a day; write a year, a month or a day: 2022, 2022-03 or 2022-03-15"
    )


def _expression(typed: str) -> str:
    """Typographic quotes mean plain ones."""
    return re.sub(r"[“”„«»]", '"', " ".join(typed.split()))

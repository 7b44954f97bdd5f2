"""Choosing, dropping, and how what is chosen goes together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from explorer.names import open_names
from explorer.view import EVENT_TYPES, SIGNALS, VOICES

if TYPE_CHECKING:
    from explorer.names import Names
    from explorer.view import Lines, Query, View

__all__ = ["chosen", "dropped", "moved"]

MOST_VALUES = 60
"""Values in one field: a link has to carry them."""

FACETS = ("actors", "regions", "outlets")
FIELDS = {
    "actors": ("actors", "actors_all", "actors_not"),
    "regions": ("regions", "regions_not"),
    "outlets": ("outlets", "outlets_not"),
}
MODES = {"any": "actors", "all": "actors_all", "without": "actors_not"}
SAID: dict[str, tuple[str, ...]] = {
    "voices": VOICES,
    "event_types": EVENT_TYPES,
    "signals": SIGNALS,
    "cited": (),
    "anonymous": (),
}
"""Facets of what was said, with the values that there can be where those are known."""
WHOLE: dict[str, Any] = {"talked_about": None, "senses": (), "no_region": False}
"""Fields that one chip stands for, with what asks nothing."""
REST = "rest "
WORLD = "world"
TWO = 2


def chosen(view: View, facet: str, value: str, *, on: bool, names: Names | None = None) -> View | None:
    """`view` with a value of a facet chosen, or no longer; None for a facet nobody knows.

    What lies in a region `names` say; the project's lists by default.
    """
    if facet == "regions" and value.startswith(REST):
        return _rest(view, value.removeprefix(REST), names, on=on)
    if facet in FACETS:
        return _in_field(view, facet, value, names, on=on)
    if facet == "words":
        return _in_words(view, value, on=on)
    if facet in SAID:
        return _in_said(view, facet, value, on=on)
    if facet.startswith("own."):
        return _in_column(view, facet.removeprefix("own."), value, on=on)
    return None


def _in_field(view: View, facet: str, value: str, names: Names | None, *, on: bool) -> View:
    query = view.query
    without = {name: _less(getattr(query, name), value) for name in FIELDS[facet]}
    if on:
        into = _mode(query) if facet == "actors" else facet
        without[into] = _more(without[into], value)
    if facet == "regions" and _asks_rest(query, names):
        without["regions_not"] = ()
    return _with_lines(view.asking(**without), facet if on else None)


def _asks_rest(query: Query, names: Names | None) -> bool:
    """Whether a region is asked for without all that lies below it."""
    below = {child for region in query.regions for child in (names or open_names()).children(region)}
    return bool(below) and below <= set(query.regions_not)


def _mode(query: Query) -> str:
    """The field that the next actor goes into."""
    return "actors_all" if query.actors_all else "actors_not" if query.actors_not and not query.actors else "actors"


def _rest(view: View, region: str, names: Names | None, *, on: bool) -> View:
    """Articles that name a region and nothing below it; under the world, those that name no region."""
    if region == WORLD:
        return view.asking(no_region=on, **({"regions": (), "regions_not": ()} if on else {}))
    if not on:
        return view.asking(regions_not=())
    return view.asking(regions=(region,), regions_not=(names or open_names()).children(region), no_region=False)


def _in_words(view: View, value: str, *, on: bool) -> View:
    if view.lines == "words":
        return replace(view, lines_of=_more(view.lines_of, value) if on else _less(view.lines_of, value))
    words = _more(view.query.words, value) if on else _less(view.query.words, value)
    return view.asking(words=words, words_not=_less(view.query.words_not, value))


def _in_said(view: View, field: str, value: str, *, on: bool) -> View | None:
    if field == "anonymous":
        return view.asking(anonymous=on)
    if value not in SAID[field] and field != "cited":
        return None
    values = getattr(view.query, field)
    return view.asking(**{field: _more(values, value) if on else _less(values, value)})


def _in_column(view: View, column: str, value: str, *, on: bool) -> View:
    columns = dict(view.query.columns)
    values = columns.pop(column, ())
    values = _more(values, value) if on else _less(values, value)
    if values:
        columns[column] = values
    return view.asking(columns=tuple(sorted(columns.items())))


def _with_lines(view: View, facet: str | None) -> View:
    """A choice makes lines of its own kind, where the present kind has not two lines to compare."""
    if facet is None or view.lines in {facet, "words"}:
        return view
    now = len(getattr(view.query, view.lines)) if view.lines else 0
    new = len(getattr(view.query, facet))
    wins = now == 0 or (now < TWO <= new)
    lines: Lines = facet  # type: ignore[assignment]
    return replace(view, lines=lines) if wins and new else view


def dropped(view: View, field: str, value: str, *, names: Names | None = None) -> View | None:
    """`view` without one chip; `names` as for `chosen`."""
    query = view.query
    if field == "dates":
        return replace(view.asking(start=None, end=None), picked=None if view.picked != "undated" else view.picked)
    if field in WHOLE:
        return view.asking(**{field: WHOLE[field]})
    if field in SAID:
        return _in_said(view, field, value, on=False)
    if field == "regions_not" and value == "*":
        return view.asking(regions_not=())
    if field == "regions":
        return _in_field(view, "regions", value, names, on=False)
    if field == "lines_of":
        return replace(view, lines_of=_less(view.lines_of, value))
    if field.startswith("own."):
        return _in_column(view, field.removeprefix("own."), value, on=False)
    if field in {name for names in FIELDS.values() for name in names} | {"words", "words_not"}:
        return view.asking(**{field: _less(getattr(query, field), value)})
    return None


def moved(view: View, facet: str, mode: str, lines: str | None = "") -> View | None:
    """`view` with what is chosen in a facet going together in another way.

    Args:
        view: The view.
        facet: `"actors"` (modes `any`, `all`, `without`) or `"words"` (`all` must match, `compare` a line each).
        mode: One of those.
        lines: For words, what makes a line afterwards; "" for what the rest of the view suggests.
    """
    query = view.query
    if facet == "actors" and mode in MODES:
        values = tuple(dict.fromkeys([*query.actors, *query.actors_all, *query.actors_not]))
        fields: dict[str, Any] = {"actors": (), "actors_all": (), "actors_not": (), MODES[mode]: values}
        return view.asking(**fields)
    if facet != "words" or mode not in {"all", "compare"}:
        return None
    if mode == "compare":
        compared = tuple(dict.fromkeys([*query.words, *view.lines_of]))
        return replace(view.asking(words=()), lines="words", lines_of=compared)
    if lines == "":
        lines = next((name for name in FACETS if getattr(query, name)), None)
        view = view.asking(words=tuple(dict.fromkeys([*query.words, *view.lines_of])))
    return replace(view, lines=lines, lines_of=())  # type: ignore[arg-type]


def _more(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return values if value in values or len(values) >= MOST_VALUES else (*values, value)


def _less(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(kept for kept in values if kept != value)

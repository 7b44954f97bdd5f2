"""What is chosen, one chip each; pressing one takes it out of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.widgets.phrases import quoted, short_day
from explorer.widgets.saying import ACTS, SIGNAL_NAMES, VOICE_NAMES

if TYPE_CHECKING:
    from datetime import date

    from explorer.widgets.answered import Answered

__all__ = ["chips"]

WORDS_BEFORE = {
    "actors": ("", "or"),
    "actors_all": ("", "and"),
    "actors_not": ("without", "or"),
    "regions": ("in", "or"),
    "regions_not": ("outside", "and"),
    "outlets": ("from", "or"),
    "outlets_not": ("not from", "or"),
    "words": ("saying", "and"),
    "words_not": ("not saying", "or"),
    "lines_of": ("comparing", "with"),
}
SENSE_NAMES = {"place": "regions by name only", "demonym": "regions by adjective only"}


def chips(answered: Answered) -> list[dict[str, Any]]:
    """The chips in order, with the words between them as `{"join": word}`."""
    query = answered.view.query
    values = {field: getattr(answered.view if field == "lines_of" else query, field) for field in WORDS_BEFORE}
    below = {child for region in query.regions for child in answered.names.children(region)}
    inside = bool(below) and below <= set(query.regions_not)
    if inside:
        values["regions_not"] = tuple(region for region in query.regions_not if region not in below)
    if answered.view.lines != "words":
        values["lines_of"] = ()
    made: list[dict[str, Any]] = []
    for field, (first, between) in WORDS_BEFORE.items():
        made += _joined([_chip(answered, field, value) for value in values[field]], first, between)
        if field == "regions" and inside:
            made.append(_made("regions_not", "*", "no region of it named"))
    if query.senses:
        made.append(_made("senses", "", SENSE_NAMES[query.senses[0]]))
    made += _said(answered)
    if query.no_region:
        made.append(_made("no_region", "", "no region named"))
    for column, wanted in query.columns:
        made += _joined([_made(f"own.{column}", value, value) for value in wanted], column, "or")
    if query.start or query.end:
        made.append(_made("dates", "", _days(query.start, query.end)))
    if query.talked_about:
        made += _joined([_made("talked_about", "", _days(*query.talked_about))], "talking about", "")
    return made


def _said(answered: Answered) -> list[dict[str, Any]]:
    """The chips of what was said."""
    query = answered.view.query
    made: list[dict[str, Any]] = []
    for field, first, names in (
        ("voices", "who", VOICE_NAMES),
        ("event_types", "reported", ACTS),
        ("signals", "reported", SIGNAL_NAMES),
    ):
        made += _joined([_made(field, value, names[value]) for value in getattr(query, field)], first, "or")
    made += _joined([_made("cited", value, answered.name(value)) for value in query.cited], "citing", "or")
    return [*made, _made("anonymous", "yes", "an unnamed source")] if query.anonymous else made


def _joined(made: list[dict[str, Any]], first: str, between: str) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = []
    for i, chip in enumerate(made):
        join = between if i else first
        said += [{"join": join}, chip] if join else [chip]
    return said


def _days(start: date | None, end: date | None) -> str:
    if start and end:
        return f"{short_day(start)} – {short_day(end)}"
    return f"from {short_day(start)}" if start else f"until {short_day(end)}"  # type: ignore[arg-type]


def _chip(answered: Answered, field: str, value: str) -> dict[str, Any]:
    spoken = field in {"words", "words_not", "lines_of"}
    name = quoted(value) if spoken else answered.name(value)
    line = answered.line_of("words" if field == "lines_of" else field, value)
    return _made(field, value, name, line)


def _made(field: str, value: str, name: str, line: int | None = None) -> dict[str, Any]:
    return {
        "key": f"{field} {value}",
        "name": name,
        "line": line,
        "action": {"do": "drop", "field": field, "value": value},
    }

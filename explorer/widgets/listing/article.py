"""One article of the list: day and outlet, title, what matched, and why it is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.widgets.phrases import listed, plural, short_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from explorer.widgets.answered import Answered

__all__ = ["article_state", "line_finder", "marked"]

Mark = dict[str, Any]

MOST_NAMES = 6
ASKED = -1
"""The line of a mark that was asked for and makes no line of its own."""

DATED_BY = {
    "given": "the corpus",
    "page": "the page itself",
    "text": "a date in the text",
    "feed": "the feed it came from",
    "file": "the file’s name",
    "person": "a person",
}


def marked(text: str, marks: Sequence[Mark], line_of: Callable[[Mark], int | None]) -> list[list[Any]]:
    """`text` in pieces `[words, line]`, where line is None for what nobody asked for.

    Args:
        text: The text.
        marks: `start`, `end` (characters, end excluded), `kind`, `entity`; of two that overlap the first holds.
        line_of: The line that a mark belongs to, `ASKED`, or None.
    """
    pieces: list[list[Any]] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark["start"]):
        line = line_of(mark)
        if line is None or mark["start"] < at:
            continue
        if mark["start"] > at:
            pieces.append([text[at : mark["start"]], None])
        pieces.append([text[mark["start"] : mark["end"]], line])
        at = mark["end"]
    if at < len(text):
        pieces.append([text[at:], None])
    return pieces


def line_finder(answered: Answered) -> Callable[[Mark], int | None]:
    """Which line a mark belongs to: a place to the region that counts it, a word to its expression."""
    view, query = answered.view, answered.view.query
    lines = {line: number for number, line in enumerate(answered.lines) if line}
    asked = {*query.actors, *query.actors_all, *query.regions, *query.cited}

    def line_of(mark: Mark) -> int | None:
        entity = mark["entity"]
        if mark["kind"] not in {"actor", "region"}:
            return lines.get(entity, ASKED) if view.lines == "words" else ASKED
        within = [entity, *(answered.names.ancestors(entity) if mark["kind"] == "region" else ())]
        if view.lines == ("actors" if mark["kind"] == "actor" else "regions"):
            number = next((lines[value] for value in within if value in lines), None)
            if number is not None:
                return number
        return ASKED if any(value in asked for value in within) else None

    return line_of


def article_state(answered: Answered, row: dict[str, Any], line_of: Callable[[Mark], int | None]) -> dict[str, Any]:
    """The state of one article.

    Args:
        answered: The view.
        row: One row of `answers.listing`.
        line_of: What `line_finder` made.
    """
    published, url = row["published"], row["url"] or ""
    named, speaking = (_listed(answered, row.get(column) or ()) for column in ("names", "speaks"))
    return {
        "id": row["id"],
        "day": short_day(published) if published else "Undated",
        "datetime": published.date().isoformat() if published else None,
        "outlet": row["outlet"] or "",
        "title": marked(row["title"] or "Without a title", row["title_marks"] or [], line_of),
        "url": url if url.startswith(("http://", "https://")) else None,
        "said": [marked(said["text"], said["marks"] or [], line_of) for said in row["sentences"]],
        "names": f"Names {named}" if named else "",
        "speaks": f"Speaks: {speaking}" if speaking else "",
        "why": _why(answered, row),
    }


def _listed(answered: Answered, actors: Sequence[str]) -> str:
    names = [answered.name(actor) for actor in actors]
    more = len(names) - MOST_NAMES
    return listed(names, "and") if more <= 0 else f"{', '.join(names[:MOST_NAMES])} and {more} more"


def _why(answered: Answered, row: dict[str, Any]) -> list[list[str]]:
    why = []
    forms = [f"“{form['surface']}”" + (f" ×{form['n']}" if form["n"] > 1 else "") for form in row["forms"] or []]
    if forms:
        why.append(["Written as", ", ".join(forms)])
    places = {place["entity"]: _place(answered, place) for place in row["places"] or [] if place["entity"]}
    why.append(["Places", listed(list(places.values()), "and") if places else "none named"])
    if row["published"] is None:
        why.append(["Dated by", "nothing: no date was found, and none is made up"])
    else:
        why.append(["Dated by", DATED_BY.get(row["published_from"], str(row["published_from"]))])
    copies = int(row["copies"] or 0)
    why.append(
        [
            "Copies",
            f"{plural(copies, 'other article')} with the same text, or nearly"
            if copies
            else "no other article has this text",
        ]
    )
    if row.get("line") and any(row["line"]):
        why.append(["Lines", listed([answered.label(line) for line in row["line"]], "and")])
    return why


def _place(answered: Answered, place: dict[str, Any]) -> str:
    name = answered.name(place["entity"])
    if not place["runner_up"]:
        return name
    other = answered.name(place["runner_up"])
    return f"{name} (“{place['surface']}” could also be {other}{_where(answered, place['runner_up'])})"


def _where(answered: Answered, region: str) -> str:
    up = answered.names.parent(region)
    return f", {answered.name(up)}" if up and up != "world" else ""

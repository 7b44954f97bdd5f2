"""A view as the query string of a link, and back.

What has its default value is left out; a field with several values is repeated. The order of keys is fixed, that of
values is the view's own, so a view has one link.

    v            1: how to read the rest
    actor, actor-all, actor-not            ids, e.g. actor=vladimir-putin
    region, region-not                     ids, e.g. region=UA-65
    no-region    1: articles in which no region is named
    sense        place or demonym: by which mentions a region is named (any)
    outlet, outlet-not                     names
    word, word-not                         expressions, e.g. word=%22peace+talks%22
    own.<name>   a value of the user's own column
    voice        speaks, cited or named: by which mentions an actor is named (any)
    act          PLOVER event types, e.g. act=THREATEN: articles that report one, of the actors where some are chosen
    signal       quad classes: verbal cooperation, material cooperation, verbal conflict, material conflict
    cited        ids through whom a statement came, e.g. cited=reuters
    anonymous    1: articles with a statement of an unnamed source
    from, to     first and last day, included, e.g. from=2022-02-24
    about-from, about-to                   first and last day talked about, included
    lines        actors, regions, outlets or words
    line         the expressions compared
    count        mentions, unique or origins (articles)
    share        corpus, selection or outlets
    per          day, week, quarter or year (month)
    picked       the first day of the period whose articles are listed, or undated
    sort         newest (oldest)
    corpus       the fingerprint of the corpus that the link was made on
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from explorer.corpus.expression import expression
from explorer.errors import QueryError
from explorer.view import (
    EVENT_TYPES,
    LINES,
    MEASURES,
    PERIODS,
    SENSES,
    SHARES,
    SIGNALS,
    SORTS,
    VOICES,
    Query,
    View,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Asked", "link", "view_from"]

_VERSION = "1"
_MOST_PARTS = 1000
_LONGEST = 60
_MANY = {
    "actor": "actors",
    "actor-all": "actors_all",
    "actor-not": "actors_not",
    "region": "regions",
    "region-not": "regions_not",
    "sense": "senses",
    "voice": "voices",
    "act": "event_types",
    "signal": "signals",
    "cited": "cited",
    "outlet": "outlets",
    "outlet-not": "outlets_not",
    "word": "words",
    "word-not": "words_not",
}
_KNOWN = {"sense": SENSES, "voice": VOICES, "act": EVENT_TYPES, "signal": SIGNALS}
_YES = {"no-region": "no_region", "anonymous": "anonymous"}
"""Keys whose one value is 1."""
_DAYS = ("from", "to", "about-from", "about-to")
_WORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "lines": ("lines", LINES),
    "count": ("measure", MEASURES),
    "share": ("share", SHARES),
    "per": ("period", PERIODS),
    "sort": ("sort", SORTS),
}
_KEYS = ("v", *_MANY, *_YES, *_DAYS, *_WORDS, "line", "picked", "corpus")


@dataclass(frozen=True)
class Asked:
    """What a link asks.

    Attributes:
        view: The view; None where the link says nothing that could be read: then the opening view is shown.
        fingerprint: That of the corpus on which the link was made, or None.
        unread: One sentence for each thing that could not be read.
    """

    view: View | None
    fingerprint: str | None = None
    unread: tuple[str, ...] = ()


def link(view: View, fingerprint: str | None = None) -> str:
    """The query string of a view, without the question mark.

    Args:
        view: What is shown.
        fingerprint: The corpus's, so that whoever opens the link is told where theirs is another.
    """
    parts = [("v", _VERSION), *_parts(view), *([("corpus", fingerprint)] if fingerprint else [])]
    return urlencode(parts, safe=":,", errors="replace")


def view_from(query_string: str) -> Asked:
    """The view that a query string asks for; never raises.

    Args:
        query_string: As in an address, with or without the question mark.

    Returns:
        What could be read; what could not is named, and the rest holds.
    """
    try:
        parts = parse_qsl(query_string.removeprefix("?"), keep_blank_values=True, max_num_fields=_MOST_PARTS)
    except ValueError:
        return Asked(None, None, (f"The link has more than {_MOST_PARTS} parts and was not read.",))
    reader = _Reader()
    for key, value in parts:
        reader.read(key, value)
    return reader.asked()


def _parts(view: View) -> Iterator[tuple[str, str]]:
    query, default = view.query, View()
    for key, name in _MANY.items():
        yield from ((key, value) for value in getattr(query, name))
    yield from ((key, "1") for key, name in _YES.items() if getattr(query, name))
    for name, values in query.columns:
        yield from ((f"own.{name}", value) for value in values)
    days = (query.start, query.end, *(query.talked_about or (None, None)))
    yield from ((key, day.isoformat()) for key, day in zip(_DAYS, days, strict=True) if day is not None)
    for key, (name, _) in _WORDS.items():
        if (word := getattr(view, name)) != getattr(default, name):
            yield key, word
    yield from (("line", value) for value in view.lines_of)
    if view.picked is not None:
        yield "picked", view.picked if isinstance(view.picked, str) else view.picked.isoformat()


class _Reader:
    """Reads one part after another."""

    def __init__(self) -> None:
        self.many: dict[str, list[str]] = {}
        self.columns: dict[str, list[str]] = {}
        self.one: dict[str, Any] = {}
        self.seen: set[str] = set()
        self.unread: list[str] = []

    def read(self, key: str, value: str) -> None:
        if key in _MANY or key == "line":
            if key in _KNOWN and value not in _KNOWN[key]:
                self._no(key, value, ", ".join(_KNOWN[key]))
            elif not key.startswith(("word", "line")) or self._understood(value):
                self.many.setdefault(key, []).append(value)
                self.seen.add(key)
        elif key.startswith("own.") and key != "own.":
            self.columns.setdefault(key.removeprefix("own."), []).append(value)
            self.seen.add(key)
        elif key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1)
            meant = f"; the nearest known is {near[0]}" if near else ""
            self.unread.append(f"The link says {_short(key)}, which is not known{meant}.")
        elif key in self.seen:
            self.unread.append(f"The link says {key} twice; the first holds.")
        elif self._single(key, value):
            self.seen.add(key)

    def _understood(self, value: str) -> bool:
        try:
            expression(value)
        except QueryError as error:
            self.unread.append(f"The link's {str(error)[:300]}.")
            return False
        return True

    def _single(self, key: str, value: str) -> bool:
        if key == "v" and value != _VERSION:
            self.unread.append(
                f"The link is of version {_short(value)}, this page reads {_VERSION}; what is known holds."
            )
        elif key in _WORDS:
            name, known = _WORDS[key]
            if value not in known:
                return self._no(key, value, ", ".join(known))
            self.one[name] = value
        elif key in _YES:
            if value != "1":
                return self._no(key, value, "1")
            self.one[key] = True
        elif key in _DAYS or (key == "picked" and value != "undated"):
            try:
                self.one[key] = date.fromisoformat(value)
            except ValueError:
                return self._no(key, value, "days such as 2022-02-24" + (", undated" if key == "picked" else ""))
        else:
            self.one[key] = value
        return True

    def _no(self, key: str, value: str, known: str) -> bool:
        self.unread.append(f"The link's {key} {_short(value)} cannot be read; known: {known}.")
        return False

    def asked(self) -> Asked:
        start, end, first, last = (self.one.get(key) for key in _DAYS)
        if start and end and start > end:
            self.unread.append(f"The link's days run backwards, from {start} to {end}; all days are shown.")
            start = end = None
        if first and last and first > last:
            self.unread.append(f"The link's days talked about run backwards, from {first} to {last}; all are shown.")
            first = last = None
        query = Query(
            **{_MANY[key]: tuple(values) for key, values in self.many.items() if key in _MANY},
            no_region=self.one.get("no-region", False),
            anonymous=self.one.get("anonymous", False),
            columns=tuple((name, tuple(values)) for name, values in self.columns.items()),
            start=start,
            end=end,
            talked_about=(first, last),
        )
        fields = {name: self.one[name] for name, _ in _WORDS.values() if name in self.one}
        view = View(query=query, lines_of=tuple(self.many.get("line", ())), picked=self.one.get("picked"), **fields)
        nothing = view == View() and (self.unread or not self.seen - {"corpus"})
        return Asked(None if nothing else view, self.one.get("corpus") or None, tuple(self.unread))


def _short(value: str) -> str:
    return repr(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")

"""Which articles a view is about, which lines it draws, and what they are held against.

The *selection* is the articles that match the query; where expressions are compared (`lines="words"`), those that
match at least one of them. A line's *own field* is the one whose values make the lines; a single line's own field is
the first that asks anything of actors, words, regions, outlets, own columns, event types, signals, who is cited,
unnamed sources. The *ground* is the articles that match everything else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pyroaring import BitMap

from explorer.answers.naming import actor_kind, by_actors, naming, region_kind, reporting, types_asked
from explorer.answers.periods import day_number
from explorer.corpus.expression import expression
from explorer.corpus.index import ANY
from explorer.corpus.spans import rows_talking
from explorer.corpus.voices import ANONYMOUS, CITED, NOT_SAID
from explorer.errors import QueryError
from explorer.view import MOST_LINES, Query

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.corpus.corpus import Selection
    from explorer.corpus.shard import Shard
    from explorer.view import View

__all__ = [
    "KINDS",
    "SAID_FIELDS",
    "Line",
    "asks_said",
    "base_of",
    "both",
    "chosen",
    "ground_of",
    "lines_of",
    "own_field",
    "region_kind",
    "rows_of_line",
    "select",
    "selected",
    "size",
    "without",
]

_KEPT = 4
"""As many selections as one page asks for; each takes up to a bit an article."""
_FIELDS: dict[str, dict[str, Any]] = {
    "actors": {"actors": (), "actors_all": (), "actors_not": ()},
    "words": {"words": (), "words_not": ()},
    "regions": {"regions": (), "regions_not": (), "no_region": False},
    "outlets": {"outlets": (), "outlets_not": ()},
    "columns": {"columns": ()},
    "event_types": {"event_types": ()},
    "signals": {"signals": ()},
    "cited": {"cited": ()},
    "anonymous": {"anonymous": False},
}
SAID_FIELDS = {"voices": (), "event_types": (), "signals": (), "cited": (), "anonymous": False}
"""Fields that ask for what was said, with what asks nothing."""
KINDS = {"actors": "actor", "regions": "region", "outlets": "outlet"}


@dataclass(frozen=True)
class Line:
    """One line of a view.

    Attributes:
        value: The id or expression; `""` for a single line.
        kind: `actor` (or an actor's by voice), `region` (or a region's by sense), `outlet`, `words`, or None for the
            whole selection.
        types: Of an actor's line the event types of which it must be said to have done one; None asks nothing.
    """

    value: str = ""
    kind: str | None = None
    types: tuple[str, ...] | None = None


def asks_said(query: Query) -> bool:
    """Whether a query asks for anything of what was said."""
    return any(getattr(query, name) for name in SAID_FIELDS)


def without(query: Query, field: str | None) -> Query:
    """`query` with nothing asked of a field: one of `_FIELDS`, `own.<name>`, or None."""
    if field is None:
        return query
    if field.startswith("own."):
        return replace(query, columns=tuple(pair for pair in query.columns if f"own.{pair[0]}" != field))
    return replace(query, **_FIELDS[field])


def chosen(view: View) -> tuple[str, ...]:
    """The values that make a line each, each once, the first six; none where all is one line."""
    query = view.query
    values: tuple[str, ...] = ()
    if view.lines == "words":
        values = view.lines_of
    elif view.lines == "actors":
        values = () if query.actors_all else query.actors
    elif view.lines is not None:
        values = query.regions if view.lines == "regions" else query.outlets
    return tuple(dict.fromkeys(values))[:MOST_LINES]


def lines_of(view: View) -> tuple[Line, ...]:
    """The lines of a view, in order; one line where nothing is chosen."""
    query = view.query
    if view.lines == "actors":
        return tuple(Line(value, actor_kind(query), types_asked(query)) for value in chosen(view)) or (Line(),)
    kind = region_kind(query) if view.lines == "regions" else KINDS.get(view.lines or "", "words")
    return tuple(Line(value, kind) for value in chosen(view)) or (Line(),)


def own_field(view: View) -> str | None:
    """The query's field that makes the lines; None where it is no field of the query (`lines="words"`) or none asks."""
    if chosen(view):
        return None if view.lines == "words" else view.lines
    query = view.query
    for field, asks in _FIELDS.items():
        if any(getattr(query, name) for name in asks if not name.endswith("_not")):
            return field
    return None


def select(corpus: Corpus, query: Query) -> Selection:
    """The rows of the articles that match a query, kept for the next time.

    Raises:
        QueryError: An expression cannot be understood, an own column is unknown, or days talked about, voices or acts
            are asked of a corpus in which they were not read.
    """
    found: Selection = corpus.kept(("selection", query), lambda: _select(corpus, query), _KEPT)
    return found


def selected(corpus: Corpus, view: View, leaving: str | None = None) -> Selection:
    """The rows of a view's selection, with nothing asked of the field `leaving`."""
    query = without(view.query, leaving)
    compared = chosen(view) if view.lines == "words" else ()
    if not compared:
        return select(corpus, query)

    def compare() -> Selection:
        lines = [rows_of_line(corpus, Line(value, "words")) for value in compared]
        return both(select(corpus, query), [BitMap.union(*parts) for parts in zip(*lines, strict=True)])

    found: Selection = corpus.kept(("selection", query, compared), compare, _KEPT)
    return found


def base_of(corpus: Corpus, view: View) -> Selection:
    """Rows whose meeting with a line is the line's part of the selection.

    Where a field's values make the lines, asking for any of them once more would change nothing.
    """
    if not chosen(view) or view.lines is None or view.lines == "words":
        return select(corpus, view.query)
    asked: dict[str, Any] = {view.lines: ()}
    return select(corpus, replace(view.query, **asked))


def ground_of(corpus: Corpus, view: View) -> Selection:
    """The rows of a view's ground."""
    return select(corpus, without(view.query, own_field(view)))


def rows_of_line(corpus: Corpus, line: Line) -> Selection:
    """The rows of a line, whatever the selection."""
    if line.kind is None:
        return corpus.everything()
    if line.kind == "words":
        wanted = expression(line.value)
        return [shard.matching(wanted) for shard in corpus.shards]
    named = naming(corpus, line.kind, (line.value,))
    return named if line.types is None else both(named, by_actors(corpus, line.types, (line.value,)))


def both(one: Selection, other: Selection) -> Selection:
    """The rows in both."""
    return [a & b for a, b in zip(one, other, strict=True)]


def size(rows: Selection) -> int:
    """How many rows."""
    return sum(map(len, rows))


def _select(corpus: Corpus, query: Query) -> Selection:
    _refuse_unread(corpus, query)
    words = [expression(text) for text in query.words]
    words_not = [expression(text) for text in query.words_not]
    found = [_days(corpus, query, shard) for shard in corpus.shards]
    for how, kind, values in _named(query):
        part = naming(corpus, kind, values)
        found = [rows - other if how == "none" else rows & other for rows, other in zip(found, part, strict=True)]
    for place, shard in enumerate(corpus.shards):
        if query.no_region:
            found[place] -= shard.rows(region_kind(query), ANY)
        if query.anonymous:
            found[place] &= shard.rows(ANONYMOUS, ANY)
        for wanted in words:
            found[place] &= shard.matching(wanted)
        for wanted in words_not:
            found[place] -= shard.matching(wanted)
    types = types_asked(query)
    found = found if types is None else both(found, reporting(corpus, query, types))
    return found if query.talked_about is None else both(found, rows_talking(corpus, *query.talked_about))


def _refuse_unread(corpus: Corpus, query: Query) -> None:
    """Refuse what the corpus was not read for."""
    for name, _ in query.columns:
        if name not in corpus.own_columns:
            near = ", ".join(get_close_matches(name, corpus.own_columns) or corpus.own_columns) or "none"
            raise QueryError(f"the corpus has no own column {name!r}; it has {near}")
    if query.senses and corpus.values(region_kind(query)) is None:
        raise QueryError("the corpus does not tell places from adjectives and peoples; ingest it again")
    if corpus.values(CITED) is None and asks_said(query):
        raise QueryError(NOT_SAID)


def _named(query: Query) -> list[tuple[str, str, tuple[str, ...]]]:
    """(how, kind, values) of every field that asks for values."""
    every = [
        *(("all", actor_kind(query), (value,)) for value in query.actors_all),
        ("any", actor_kind(query), query.actors),
        ("any", region_kind(query), query.regions),
        ("any", "outlet", query.outlets),
        *(("any", f"own.{name}", values) for name, values in query.columns),
        ("any", CITED, query.cited),
        ("none", actor_kind(query), query.actors_not),
        ("none", region_kind(query), query.regions_not),
        ("none", "outlet", query.outlets_not),
    ]
    return [(how, kind, values) for how, kind, values in every if values]


def _days(corpus: Corpus, query: Query, shard: Shard) -> BitMap:
    if query.start is None and query.end is None:
        return shard.everything()
    first, last = query.start or corpus.first_day, query.end or corpus.last_day
    if first is None or last is None or first > last:
        return BitMap()
    return shard.between(day_number(first), day_number(last))

"""Which articles, and how they are shown.

A `Query` says which articles, a `View` adds how. Both are values: controls write one, a notebook can type one, a link
carries one, and the repr pasted into a cell makes it again; what has its default value is left out. This module knows
words, not data: it holds no frame and imports no widget.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Literal, get_args

from explorer.errors import QueryError
from explorer.reading.events.table import TYPES

__all__ = [
    "EVENT_TYPES",
    "LINES",
    "MEASURES",
    "MOST_LINES",
    "ONCE",
    "PERIODS",
    "SENSES",
    "SHARES",
    "SIGNALS",
    "SORTS",
    "VOICES",
    "Query",
    "View",
]

Lines = Literal["actors", "regions", "outlets", "words"]
Measure = Literal["articles", "mentions", "unique", "origins"]
Share = Literal["corpus", "selection", "outlets"]
Period = Literal["day", "week", "month", "quarter", "year"]
Sort = Literal["oldest", "newest"]
Sense = Literal["place", "demonym"]
Voice = Literal["speaks", "cited", "named"]

LINES: tuple[str, ...] = get_args(Lines)
MEASURES: tuple[str, ...] = get_args(Measure)
SHARES: tuple[str, ...] = get_args(Share)
PERIODS: tuple[str, ...] = get_args(Period)
SORTS: tuple[str, ...] = get_args(Sort)
SENSES: tuple[str, ...] = get_args(Sense)
VOICES: tuple[str, ...] = get_args(Voice)
EVENT_TYPES: tuple[str, ...] = tuple(TYPES)
SIGNALS: tuple[str, ...] = tuple(dict.fromkeys(TYPES.values()))
ONCE: tuple[Measure, ...] = ("unique", "origins")
"""The measures by which only the earliest of several articles counts."""
MOST_LINES = 6


def _code(value: object) -> str:
    if isinstance(value, date):
        return f"date({value.year}, {value.month}, {value.day})"
    if isinstance(value, tuple):
        inside = ", ".join(_code(part) for part in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return repr(value)


class _Value:
    """A repr that is code and leaves out defaults."""

    def __repr__(self) -> str:
        said = []
        for known in fields(self):  # type: ignore[arg-type]
            value = getattr(self, known.name)
            default = known.default_factory() if callable(known.default_factory) else known.default
            if value != default:
                said.append(f"{known.name}={_code(value)}")
        return f"{type(self).__name__}({', '.join(said)})"


def _of_known(what: str, values: tuple[str, ...], known: tuple[str, ...], *, all_is_any: bool) -> tuple[str, ...]:
    """`values` each once, in the order of those `known`; none where all are asked and that asks nothing."""
    for value in values:
        if value not in known:
            raise QueryError(f"{what} {value!r} is none of {', '.join(known)}")
    asked = tuple(value for value in known if value in values)
    return () if all_is_any and asked == known else asked


_VOCABULARY: dict[str, tuple[str, tuple[str, ...], bool]] = {
    "senses": ("sense", SENSES, True),
    "voices": ("voice", VOICES, True),
    "event_types": ("event type", EVENT_TYPES, False),
    "signals": ("signal", SIGNALS, False),
}
"""Fields whose words are known: what one is called, the words, and whether to ask for all asks for nothing."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Query(_Value):
    """The articles wanted: any value within a field, all fields together.

    Attributes:
        actors: Ids from the actor list, e.g. `"vladimir-putin"`: articles that name at least one; empty asks nothing.
        actors_all: Ids that must all be named.
        actors_not: Ids none of which may be named.
        regions: ISO 3166 codes, GeoNames ids or area ids, e.g. `"UA-65"`; each stands for its whole subtree; any of.
        regions_not: Regions none of which may be named, subtrees included.
        no_region: Articles in which no region is named.
        senses: By which mentions a region is named, for every count of regions: `"place"` ("in Ukraine"), `"demonym"`
            ("Ukrainian", "Ukrainians"). Empty is any; both are any, too.
        outlets: Names of outlets, any of.
        outlets_not: Outlets left out.
        words: Expressions that must all match (words, "a phrase", AND, OR, NOT, parentheses, `word*`).
        words_not: Expressions none of which may match.
        columns: The user's own columns: pairs of column name and wanted values (any of); kept in order of name, pairs
            of one name put together, those without a value left out.
        start: First day of publication (UTC), included; None leaves it open.
        end: Last day of publication (UTC), included; None leaves it open.
        talked_about: First and last day talked about, included; None for either leaves it open. An article is wanted
            if one of the times in its title or text meets those days.
        voices: By which mentions an actor is named, for every count of actors: `"speaks"` (speaker of a statement, "he
            said" counts for him), `"cited"` (given as where a claim comes from), `"named"` (all else). Empty is any;
            all three are any, too.
        event_types: PLOVER event types, e.g. `"THREATEN"`: articles that report an act of one of them; with actors
            chosen, an act of theirs: each of `actors` counts only where one of it is reported, and of `actors_all` at
            least one does it. Reports of acts, never acts.
        signals: PLOVER's quad classes, `"verbal cooperation"`, `"material conflict"` …: the same for all types of a
            class. With `event_types`, too, one act must be of both.
        cited: Ids of outlets or other actors: articles with a statement that came through at least one of them, which
            is neither the article's own outlet nor, unless it is an outlet, the speaker.
        anonymous: Articles with a statement of an unnamed source.

    Raises:
        QueryError: `start` is later than `end`, `talked_about` is no pair of days in their order, a sense, voice, event
            type or signal is unknown, or a field that wants a tuple got a bare string.
    """

    actors: tuple[str, ...] = ()
    actors_all: tuple[str, ...] = ()
    actors_not: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    regions_not: tuple[str, ...] = ()
    no_region: bool = False
    senses: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    outlets_not: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    words_not: tuple[str, ...] = ()
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    start: date | None = None
    end: date | None = None
    talked_about: tuple[date | None, date | None] | None = None
    voices: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    anonymous: bool = False

    def __post_init__(self) -> None:
        for known in fields(self):
            value = getattr(self, known.name)
            if isinstance(value, str):
                raise QueryError(f"{known.name} wants a tuple of strings, not {value!r}")
            if isinstance(value, list):
                object.__setattr__(self, known.name, tuple(value))
        for name, (what, among, all_is_any) in _VOCABULARY.items():
            values = _of_known(what, getattr(self, name), among, all_is_any=all_is_any)
            object.__setattr__(self, name, values)
        for pair in self.columns:
            if isinstance(pair, str) or len(pair) != len(("name", "values")) or isinstance(pair[1], str):
                raise QueryError(f"columns wants pairs of a name and a tuple of values, not {pair!r}")
        merged: dict[str, tuple[str, ...]] = {}
        for name, values in self.columns:
            merged[name] = (*merged.get(name, ()), *values)
        object.__setattr__(self, "columns", tuple((name, merged[name]) for name in sorted(merged) if merged[name]))
        if self.start and self.end and self.start > self.end:
            raise QueryError(f"start {self.start} is later than end {self.end}")
        object.__setattr__(self, "talked_about", _pair_of_days(self.talked_about))


def _pair_of_days(pair: Any) -> tuple[date | None, date | None] | None:
    """The first and last day talked about; None where both are open."""
    if pair is None or pair == (None, None):
        return None
    if not isinstance(pair, tuple) or len(pair) != 2 or not all(day is None or isinstance(day, date) for day in pair):
        raise QueryError(f"talked_about wants a first and a last day, not {pair!r}")
    first, last = pair
    if first and last and first > last:
        raise QueryError(f"talked_about runs backwards, from {first} to {last}")
    return first, last


@dataclass(frozen=True, kw_only=True, repr=False)
class View(_Value):
    """A query and how it is shown.

    Attributes:
        query: Which articles.
        lines: What makes a line each: `"actors"`, `"regions"`, `"outlets"`, `"words"`, or None for one line. At most
            six are drawn, the first six chosen. With `actors_all` the chosen actors make one line.
        lines_of: The expressions compared where `lines` is `"words"`.
        measure: `"articles"` (with at least one), `"mentions"` (occurrences), `"unique"` (copies once) or `"origins"`
            (articles that pass on one claim of one source once, copies too).
        share: What each number is divided by: None, `"corpus"`, `"selection"` or `"outlets"`.
        period: Width of a point: `"day"`, `"week"` (Monday), `"month"`, `"quarter"` or `"year"`.
        picked: The period whose articles are listed, by its first day; `"undated"`; or None for all.
        sort: Order of the list: `"oldest"` or `"newest"`.

    Raises:
        QueryError: A word is not one of those above; names the known ones.
    """

    query: Query = field(default_factory=Query)
    lines: Lines | None = None
    lines_of: tuple[str, ...] = ()
    measure: Measure = "articles"
    share: Share | None = None
    period: Period = "month"
    picked: date | Literal["undated"] | None = None
    sort: Sort = "oldest"

    def __post_init__(self) -> None:
        if isinstance(self.lines_of, list):
            object.__setattr__(self, "lines_of", tuple(self.lines_of))
        known: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
            ("lines", self.lines, (None, *LINES)),
            ("measure", self.measure, MEASURES),
            ("share", self.share, (None, *SHARES)),
            ("period", self.period, PERIODS),
            ("sort", self.sort, SORTS),
        )
        for name, value, wanted in known:
            if value not in wanted:
                raise QueryError(f"{name} {value!r} is none of {', '.join(map(str, wanted))}")
        if not (self.picked is None or self.picked == "undated" or isinstance(self.picked, date)):
            raise QueryError(f"picked {self.picked!r} is neither a day, 'undated' nor None")

    def asking(self, **changes: Any) -> View:
        """This view with some fields of its query changed."""
        return replace(self, query=replace(self.query, **changes))

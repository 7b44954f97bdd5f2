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

__all__ = ["LINES", "MEASURES", "MOST_LINES", "ONCE", "PERIODS", "SENSES", "SHARES", "SORTS", "Query", "View"]

Lines = Literal["actors", "regions", "outlets", "words"]
Measure = Literal["articles", "mentions", "unique", "origins"]
Share = Literal["corpus", "selection", "outlets"]
Period = Literal["day", "week", "month", "quarter", "year"]
Sort = Literal["oldest", "newest"]
Sense = Literal["place", "demonym"]

LINES: tuple[str, ...] = get_args(Lines)
MEASURES: tuple[str, ...] = get_args(Measure)
SHARES: tuple[str, ...] = get_args(Share)
PERIODS: tuple[str, ...] = get_args(Period)
SORTS: tuple[str, ...] = get_args(Sort)
SENSES: tuple[str, ...] = get_args(Sense)
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


def _one_sense(senses: tuple[str, ...]) -> tuple[str, ...]:
    """The one sense asked for; none where all are."""
    for sense in senses:
        if sense not in SENSES:
            raise QueryError(f"sense {sense!r} is none of {', '.join(SENSES)}")
    asked = tuple(dict.fromkeys(senses))
    return () if len(asked) == len(SENSES) else asked


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

    Raises:
        QueryError: `start` is later than `end`, `talked_about` is no pair of days in their order, a sense is unknown,
            or a field that wants a tuple got a bare string.
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

    def __post_init__(self) -> None:
        for known in fields(self):
            value = getattr(self, known.name)
            if isinstance(value, str):
                raise QueryError(f"{known.name} wants a tuple of strings, not {value!r}")
            if isinstance(value, list):
                object.__setattr__(self, known.name, tuple(value))
        object.__setattr__(self, "senses", _one_sense(self.senses))
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

"""The reader: articles in, what they say out; one article in a cell and millions in an ingest by the same code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import polars as pl

from explorer.names.gazetteer import open_gazetteer
from explorer.names.own import OWN_ACTORS
from explorer.names.own_gazetteer import OwnGazetteer
from explorer.reading.clean import cleaned
from explorer.reading.mentions import Mention, Part, mentions_of
from explorer.reading.publication import Published, settled
from explorer.reading.said import Article, Said, said_in
from explorer.reading.said_frames import events_frame, statements_frame
from explorer.reading.seen import html_of
from explorer.reading.sentences import sentences
from explorer.reading.times import TimeRow, times_of
from explorer.reading.uncollected import uncollected
from explorer.schema import OUTLETS, PUBLISHED, RAW, READING_MENTIONS, TIMES, conform, unrowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from explorer.reading.found import Runs

__all__ = ["ReadMany", "Reader", "Reading", "read_article", "read_many"]

_TOGETHER = 128
"""Articles whose statements are read at once."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One article as it was read.

    Attributes:
        text: The text without boilerplate; offsets of part `text` count its characters, end excluded.
        title: The title, or None; offsets of part `title` count its characters.
        published: When it was published (UTC; midnight where only the day is known), or None.
        published_grain: `day` or `second`; None where undated.
        published_from: `given`, `page` (its address), `text` or `file`; None where undated.
        mentions: `schema.READING_MENTIONS`: one row a mention, the title's first, then by start.
        times: `schema.TIMES` without `row`: the title's first, then by start.
        statements: `schema.STATEMENTS` without `row`: the title's first, then in order of their cues.
        events: `schema.EVENTS` without `row`; `statement` counts the rows of `statements` from 0.
    """

    text: str
    title: str | None
    published: datetime | None
    published_grain: str | None
    published_from: str | None
    mentions: pl.DataFrame
    times: pl.DataFrame
    statements: pl.DataFrame
    events: pl.DataFrame

    def _repr_html_(self) -> str:
        """The article in a notebook, what was read in it marked."""
        return html_of(self)


@dataclass(frozen=True, kw_only=True)
class ReadMany:
    """Many articles as they were read; `row` (UInt32) numbers the rows of the frame that was given.

    Attributes:
        articles: The frame given, with `title` and `text` cleaned and the three `published` columns settled.
        mentions: `row` and `schema.READING_MENTIONS`.
        times: `schema.TIMES`.
        statements: `schema.STATEMENTS`.
        events: `schema.EVENTS`; `statement` counts the statements of its article from 0.
    """

    articles: pl.DataFrame
    mentions: pl.DataFrame
    times: pl.DataFrame
    statements: pl.DataFrame
    events: pl.DataFrame


class _Given(NamedTuple):
    """An article as it came, and where it came from."""

    text: str
    title: str | None
    published: Published
    outlet: str | None
    url: str | None
    file: str | None


class _Ready(NamedTuple):
    """An article that is cleaned and dated; `near` is the row of the region in which its bare names lie."""

    title: str | None
    text: str
    when: Published
    parts: tuple[Part, Part]
    outlet: str | None
    day: date | None
    near: int | None
    date_order: str | None


class _Read(NamedTuple):
    """An article of which all but the statements was read."""

    title: str | None
    text: str
    when: Published
    article: Article
    times: list[TimeRow]


class Reader:
    """Reads articles; the lists are loaded once.

    Args:
        outlets: `schema.OUTLETS`: where an outlet is at home, its time zone and date order. None knows no outlet.
        names: A name index of one's own (`explorer names build`); the project's lists by default.
        actors: `names.own.OWN_ACTORS`: names of actors beside those of the lists. None has none.
        statements: Whether to read who says what and which acts are reported; without, reading takes half the time,
            those tables are empty and no mention has a voice.

    Raises:
        SchemaError: `outlets` or `actors` is no such table.
        ExplorerError: The name index has not been built.
    """

    def __init__(
        self,
        outlets: pl.DataFrame | None = None,
        *,
        names: Path | None = None,
        actors: pl.DataFrame | None = None,
        statements: bool = True,
    ) -> None:
        own = None if actors is None or actors.is_empty() else conform(actors, OWN_ACTORS)
        self._gazetteer = open_gazetteer(names) if own is None else OwnGazetteer(own, names)
        self._runs: Runs = {}
        self._statements = statements
        rows = conform(outlets, OUTLETS).iter_rows(named=True) if outlets is not None else ()
        self._outlets = {row["outlet"]: row for row in rows}

    def read_article(
        self,
        text: str,
        *,
        title: str | None = None,
        published: date | datetime | None = None,
        outlet: str | None = None,
        url: str | None = None,
        clean: bool = True,
    ) -> Reading:
        """Read one article.

        Args:
            text: The article, or a whole page as plain text.
            title: Its title where it is known.
            published: Day or time of publication; a time without zone is in the outlet's zone, else UTC.
            outlet: Who published it.
            url: Its address; a day in it is that of publication where neither `published` nor the text says one.
            clean: Whether to find the title and cut the boilerplate. With False offsets are those of `text` as given,
                and where no title is given all of it is text.
        """
        [read] = self._read([_Given(text, title, Published.given(published), outlet, url, None)], clean=clean)
        said = self._said([read])
        return Reading(
            text=read.text,
            title=read.title,
            published=read.when.at,
            published_grain=read.when.grain,
            published_from=read.when.source,
            mentions=_mentions_frame([said[0].mentions]).drop("row"),
            times=_times_frame([read.times]).drop("row"),
            statements=statements_frame(said).drop("row"),
            events=events_frame(said).drop("row"),
        )

    @uncollected()
    def read_many(self, articles: pl.DataFrame, *, clean: bool = True) -> ReadMany:
        """Read many articles: the same as each by itself, as frames.

        Args:
            articles: `text` (String), and those columns of `schema.RAW` and of the user's own that there are; a null
                text is read as empty.
            clean: As for `read_article`.
        """
        asked = ("title", "text", "published", "published_grain", "published_from", "outlet", "url", "file")
        columns = [articles[name].to_list() if name in articles.columns else [None] * articles.height for name in asked]
        every: list[_Read] = []
        said: list[Said] = []
        given = (
            _Given(text or "", title, Published.given(at, grain, source), outlet, url, file)
            for title, text, at, grain, source, outlet, url, file in zip(*columns, strict=True)
        )
        while together := list(islice(given, _TOGETHER)):
            read = self._read(together, clean=clean)
            every += read
            said += self._said(read)
        settled_columns = [
            pl.Series("title", [read.title for read in every], pl.String),
            pl.Series("text", [read.text for read in every], pl.String),
            pl.Series("published", [read.when.at for read in every], PUBLISHED),
            pl.Series("published_grain", [read.when.grain for read in every], pl.String),
            pl.Series("published_from", [read.when.source for read in every], pl.String),
        ]
        missing = [pl.lit(None, dtype).alias(name) for name, dtype in RAW.items() if name not in articles.columns]
        own = [name for name in articles.columns if name not in RAW]
        return ReadMany(
            articles=articles.with_columns(*missing).with_columns(settled_columns).select(*RAW, *own),
            mentions=_mentions_frame(one.mentions for one in said),
            times=_times_frame(one.times for one in every),
            statements=statements_frame(said),
            events=events_frame(said),
        )

    def _said(self, read: Sequence[_Read]) -> list[Said]:
        if not self._statements:
            return [Said(one.article.mentions, [], []) for one in read]
        return said_in([one.article for one in read], self._gazetteer)

    def _read(self, articles: Iterable[_Given], *, clean: bool) -> list[_Read]:
        """All but the statements of some articles, step by step: what a step looks up stays near the processor."""
        ready = [self._ready(one, clean=clean) for one in articles]
        mentions = [mentions_of(*one.parts, self._gazetteer, self._runs, near=one.near, day=one.day) for one in ready]
        times = [times_of(*one.parts, one.day, one.date_order) for one in ready]
        return [
            _Read(one.title, one.text, one.when, Article(*one.parts, named, one.outlet, one.day), timed)
            for one, named, timed in zip(ready, mentions, times, strict=True)
        ]

    def _ready(self, given: _Given, *, clean: bool) -> _Ready:
        home = self._outlets.get(given.outlet) or {}
        zone, date_order = home.get("zone"), home.get("date_order")
        when = settled(given.published, given.text, given.url, given.file, zone=zone, date_order=date_order)
        kept = cleaned(given.text, given.title) if clean else given
        near = self._gazetteer.row(home["near"]) if home.get("near") else None
        parts = _part(kept.title or ""), _part(kept.text)
        return _Ready(kept.title, kept.text, when, parts, given.outlet, _local_day(when, zone), near, date_order)


def _local_day(when: Published, zone: str | None) -> date | None:
    """The day of publication where the outlet is; UTC where its zone is not known."""
    if when.at is None:
        return None
    return (when.at.astimezone(ZoneInfo(zone)) if zone and when.grain == "second" else when.at).date()


def _part(text: str) -> Part:
    return Part(text, [start for start, _ in sentences(text)])


def _mentions_frame(articles: Iterable[list[Mention]]) -> pl.DataFrame:
    """The frame of the mentions of articles 0, 1, 2 …: `row` and `READING_MENTIONS`."""
    return _frame(articles, Mention._fields, READING_MENTIONS)


def _times_frame(articles: Iterable[list[TimeRow]]) -> pl.DataFrame:
    """The frame of the times of articles 0, 1, 2 …: `TIMES`."""
    return _frame(articles, TimeRow._fields, unrowed(TIMES))


def _frame(articles: Iterable[Sequence[tuple[Any, ...]]], fields: Sequence[str], schema: pl.Schema) -> pl.DataFrame:
    """The rows of articles 0, 1, 2 … as one frame: `row` and `schema`."""
    counted = [(row, found) for row, found in enumerate(articles) if found]
    columns = zip(*chain.from_iterable(found for _, found in counted), strict=True)
    data = dict(zip(fields, columns, strict=False)) if counted else dict.fromkeys(fields, ())
    rows = [row for row, found in counted for _ in found]
    frame = {name: pl.Series(data[name], dtype=dtype) for name, dtype in schema.items()}
    return pl.DataFrame({"row": pl.Series(rows, dtype=pl.UInt32)} | frame)


@lru_cache(maxsize=1)
def _default() -> Reader:
    return Reader()


def read_article(
    text: str,
    *,
    title: str | None = None,
    published: date | datetime | None = None,
    outlet: str | None = None,
    url: str | None = None,
    clean: bool = True,
) -> Reading:
    """Read one article with a reader that knows no outlets; see `Reader.read_article`."""
    return _default().read_article(text, title=title, published=published, outlet=outlet, url=url, clean=clean)


def read_many(articles: pl.DataFrame, *, clean: bool = True) -> ReadMany:
    """Read many articles with a reader that knows no outlets; see `Reader.read_many`."""
    return _default().read_many(articles, clean=clean)

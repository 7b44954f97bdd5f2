"""The reader: articles in, what they say out; one article in a cell and millions in an ingest by the same code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from explorer.names.gazetteer import open_gazetteer
from explorer.reading.clean import cleaned
from explorer.reading.mentions import Mention, Part, mentions_of
from explorer.reading.publication import Published, settled
from explorer.reading.said import Article, Said, said_in
from explorer.reading.said_frames import events_frame, statements_frame
from explorer.reading.sentences import sentences
from explorer.schema import OUTLETS, PUBLISHED, RAW, READING_MENTIONS, TIMES, conform, unrowed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from explorer.reading.recognise import Run

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
        times: `schema.TIMES` without `row`; empty until times are read.
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


class _Source(NamedTuple):
    """Where an article came from."""

    outlet: str | None
    url: str | None
    file: str | None


class Reader:
    """Reads articles; the lists are loaded once.

    Args:
        outlets: `schema.OUTLETS`: where an outlet is at home, its time zone and date order. None knows no outlet.

    Raises:
        SchemaError: `outlets` is no such table.
        ExplorerError: The name index has not been built.
    """

    def __init__(self, outlets: pl.DataFrame | None = None) -> None:
        self._gazetteer = open_gazetteer()
        self._runs: dict[str, Run] = {}
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
        given = Published.given(published)
        title, text, when, parts, rows = self._read(text, title, given, _Source(outlet, url, None), clean=clean)
        said = said_in([Article(*parts, rows, outlet, when.at.date() if when.at else None)], self._gazetteer)
        return Reading(
            text=text,
            title=title,
            published=when.at,
            published_grain=when.grain,
            published_from=when.source,
            mentions=_mentions_frame([said[0].mentions]).drop("row"),
            times=pl.DataFrame(schema=unrowed(TIMES)),
            statements=statements_frame(said).drop("row"),
            events=events_frame(said).drop("row"),
        )

    def read_many(self, articles: pl.DataFrame, *, clean: bool = True) -> ReadMany:
        """Read many articles: the same as each by itself, as frames.

        Args:
            articles: `text` (String), and those columns of `schema.RAW` and of the user's own that there are; a null
                text is read as empty.
            clean: As for `read_article`.
        """
        asked = ("title", "text", "published", "published_grain", "published_from", "outlet", "url", "file")
        columns = [articles[name].to_list() if name in articles.columns else [None] * articles.height for name in asked]
        titles, texts, times = [], [], []
        said: list[Said] = []
        waiting: list[Article] = []
        for title, text, at, grain, source, outlet, url, file in zip(*columns, strict=True):
            given = Published.given(at, grain, source)
            read = self._read(text or "", title, given, _Source(outlet, url, file), clean=clean)
            titles.append(read[0])
            texts.append(read[1])
            times.append(read[2])
            waiting.append(Article(*read[3], read[4], outlet, read[2].at.date() if read[2].at else None))
            if len(waiting) == _TOGETHER:
                said += said_in(waiting, self._gazetteer)
                waiting = []
        said += said_in(waiting, self._gazetteer)
        settled_columns = [
            pl.Series("title", titles, pl.String),
            pl.Series("text", texts, pl.String),
            pl.Series("published", [when.at for when in times], PUBLISHED),
            pl.Series("published_grain", [when.grain for when in times], pl.String),
            pl.Series("published_from", [when.source for when in times], pl.String),
        ]
        missing = [pl.lit(None, dtype).alias(name) for name, dtype in RAW.items() if name not in articles.columns]
        own = [name for name in articles.columns if name not in RAW]
        return ReadMany(
            articles=articles.with_columns(*missing).with_columns(settled_columns).select(*RAW, *own),
            mentions=_mentions_frame(one.mentions for one in said),
            times=pl.DataFrame(schema=TIMES),
            statements=statements_frame(said),
            events=events_frame(said),
        )

    def _read(
        self,
        text: str,
        title: str | None,
        given: Published,
        source: _Source,
        *,
        clean: bool,
    ) -> tuple[str | None, str, Published, tuple[Part, Part], list[Mention]]:
        home = self._outlets.get(source.outlet) or {}
        when = settled(given, text, source.url, source.file, zone=home.get("zone"), date_order=home.get("date_order"))
        if clean:
            kept = cleaned(text, title)
            title, text = kept.title, kept.text
        near = self._gazetteer.row(home["near"]) if home.get("near") else None
        parts = _part(title or ""), _part(text)
        return title, text, when, parts, mentions_of(*parts, self._gazetteer, self._runs, near)


def _part(text: str) -> Part:
    return Part(text, [start for start, _ in sentences(text)])


def _mentions_frame(articles: Iterable[list[Mention]]) -> pl.DataFrame:
    """The frame of the mentions of articles 0, 1, 2 …: `row` and `READING_MENTIONS`."""
    counted = [(row, mentions) for row, mentions in enumerate(articles) if mentions]
    columns = zip(*chain.from_iterable(mentions for _, mentions in counted), strict=True)
    data = dict(zip(Mention._fields, columns, strict=False)) if counted else dict.fromkeys(Mention._fields, ())
    rows = [row for row, mentions in counted for _ in mentions]
    frame = {name: pl.Series(data[name], dtype=dtype) for name, dtype in READING_MENTIONS.items()}
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

"""When an article was published: as given, else as its text, its address or its file's name says; never a guess."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from explorer.reading.published import FIRST_DAY, LAST_DAY, published_in, published_in_name

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Published", "settled"]


class Published(NamedTuple):
    """A time of publication.

    Attributes:
        at: When (UTC; midnight where only the day is known); naive in the outlet's zone until it is settled.
        grain: `day` or `second`.
        source: `given`, `page`, `text`, `feed`, `file` or `person`.
    """

    at: datetime | None = None
    grain: str | None = None
    source: str | None = None

    @classmethod
    def given(cls, at: date | datetime | None, grain: str | None = None, source: str | None = None) -> Published:
        """What the caller says: a date, a datetime or nothing."""
        if at is None:
            return cls()
        if not isinstance(at, datetime):
            return cls(datetime.combine(at, time(), UTC), grain or "day", source or "given")
        return cls(at, grain or "second", source or "given")


def settled(
    given: Published,
    text: str,
    url: str | None,
    file: str | None,
    *,
    zone: str | None = None,
    date_order: str | None = None,
) -> Published:
    """The time of publication, in UTC.

    Args:
        given: What the caller says; it stands, unless its day is before 1800 or after 2098, which no article's is.
        text: The page as it came.
        url: Its address, whose day counts where the text says none.
        file: The file it came in, whose name's day counts last; folders before the name do not.
        zone: IANA zone of the outlet, for a given time without one; UTC where it is None.
        date_order: How the outlet writes 03/04/2022, `dmy` or `mdy`.
    """
    if given.at is not None:
        at = given.at if given.at.tzinfo else given.at.replace(tzinfo=ZoneInfo(zone) if zone else UTC)
        return given._replace(at=at.astimezone(UTC)) if FIRST_DAY <= at.date() <= LAST_DAY else Published()
    sources: tuple[tuple[str, Callable[[], date | None]], ...] = (
        ("text", lambda: published_in(text, date_order)),
        ("page", lambda: published_in_name(url) if url else None),
        ("file", lambda: published_in_name(file.replace("\\", "/").rsplit("/", 1)[-1]) if file else None),
    )
    for source, said in sources:
        day = said()
        if day is not None:
            return Published(datetime.combine(day, time(), UTC), "day", source)
    return Published()

"""A day of publication as people's files write it.

Nothing is guessed in silence: a value that could be two days is decided by the whole column or asked for, what is no
day stays undated with a reason, and no part of a date is filled in from the clock.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DateOrder", "Moment", "column_order", "moment", "slashed"]

DateOrder = Literal["dmy", "mdy"]
EARLIEST = 1500
_SLASHED = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T,]+(\d{1,2}):(\d\d)(?::(\d\d))?)?\s*$")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)\s*$")
_YEAR_FIRST = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})\s*$")
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?(?:\.\d+)?\s*$")
_WRITTEN = (
    "%d %B %Y",
    "%d %b %Y",
    "%B %d %Y",
    "%b %d %Y",
    "%A %B %d %Y",
    "%A %d %B %Y",
    "%Y %B %d",
    "%d-%b-%Y",
    "%d-%b-%y",
)


class Moment(NamedTuple):
    """When a text says it was published: `at` in UTC (midnight for a day) with its grain, or why it cannot be said."""

    at: datetime | None
    grain: Literal["day", "second"] | None
    reason: str | None


def slashed(value: str) -> tuple[int, int, int] | None:
    """The three figures of a date such as 09/05/2022, None for any other."""
    found = _SLASHED.match(value)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def column_order(values: Iterable[str]) -> tuple[DateOrder | None, str]:
    """Whether a column of slashed dates puts the day or the month first, and why.

    One figure above 12 decides; a column that holds both kinds, or none, is not decided.

    Returns:
        The order, or None with the reason, `""` where the column has no such dates.
    """
    day_first = month_first = None
    some = None
    for value in values:
        if figures := slashed(value):
            some = some or value
            first, second, _ = figures
            if first > 12 >= second:
                day_first = day_first or value
            elif second > 12 >= first:
                month_first = month_first or value
    if day_first and month_first:
        return None, f"{day_first.strip()!r} has the day first and {month_first.strip()!r} the month"
    if day_first:
        return "dmy", f"{day_first.strip()!r} has the day first"
    if month_first:
        return "mdy", f"{month_first.strip()!r} has the month first"
    return None, f"{some.strip()!r} could be read either way, and no other date decides" if some else ""


def _checked(at: datetime, grain: Literal["day", "second"], said: str) -> Moment:
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    if at > datetime.now(UTC) + timedelta(days=2):
        return Moment(None, None, f"the date {said!r} lies in the future")
    if at.year < EARLIEST:
        return Moment(None, None, f"the date {said!r} is before {EARLIEST}")
    return Moment(at, grain, None)


def moment(value: object, order: DateOrder | None = None) -> Moment:
    """`value` as a moment; naive times are taken as UTC.

    Known are ISO 8601, RFC 2822, seconds or milliseconds since 1970, written English dates, and slashed dates in
    `order`.
    """
    if value is None:
        return Moment(None, None, None)
    if isinstance(value, datetime):
        return _checked(value, "second", value.isoformat())
    if isinstance(value, date):
        return _checked(datetime(value.year, value.month, value.day, tzinfo=UTC), "day", value.isoformat())
    said = str(value).strip()
    if not said or said.lower() in {"none", "null", "nan", "nat", "n/a", "-"}:
        return Moment(None, None, None)
    try:
        return _read(said, order)
    except (ValueError, OverflowError, OSError):
        return Moment(None, None, f"{said[:60]!r} is no date")


def _read(said: str, order: DateOrder | None) -> Moment:
    if found := _SLASHED.match(said):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if order is None:
            return Moment(None, None, f"{said!r} could be day/month or month/day")
        day, month = (first, second) if order == "dmy" else (second, first)
        year += (2000 if year < 70 else 1900) if len(found[3]) == 2 else 0
        hour, minute, second_of = (int(part or 0) for part in found.groups()[3:])
        return _checked(
            datetime(year, month, day, hour, minute, second_of, tzinfo=UTC), "second" if found[4] else "day", said
        )
    for pattern in (_COMPACT, _YEAR_FIRST):
        if found := pattern.match(said):
            return _checked(datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC), "day", said)
    if found := _EPOCH.match(said):
        return _checked(datetime.fromtimestamp(int(found[1]), tz=UTC), "second", said)
    try:
        at = datetime.fromisoformat(said.removesuffix(" UTC"))
    except ValueError:
        pass
    else:
        return _checked(at, "day" if len(said) <= len("2022-02-24") else "second", said)
    plain = re.sub(
        r"\s+", " ", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", said).replace(",", " ").replace(". ", " ")
    ).strip()
    plain = re.sub(r"\bSept\b", "Sep", plain)
    for shape in _WRITTEN:
        try:
            return _checked(datetime.strptime(plain, shape).replace(tzinfo=UTC), "day", said)
        except ValueError:
            continue
    return _checked(parsedate_to_datetime(said), "second", said)

"""How the page puts numbers, days and lists into words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.view import Period

__all__ = [
    "MONTHS",
    "counted",
    "day_name",
    "days_name",
    "in_period",
    "last_day",
    "listed",
    "percent",
    "period_name",
    "plural",
    "quoted",
    "short_day",
    "span_name",
    "within",
]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NARROW = "\u00a0"


def counted(n: int) -> str:
    """`12345` as `"12,345"`."""
    return f"{n:,}"


def plural(n: int, one: str, many: str | None = None) -> str:
    """`"1 article"`, `"2,111 articles"`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def quoted(expression: str) -> str:
    """A search expression in typographic quotes; those of a phrase are left out."""
    return "“" + expression.strip('"') + "”"


def percent(share: float | None) -> str:
    """A share from 0 to 1 in percent: whole from 10 up, one decimal below; a dash where there is none."""
    if share is None:
        return "–"
    return f"{share:.0%}" if share == 0 or share >= 0.0995 else f"{share:.1%}"


def listed(names: Sequence[str], word: str = "or") -> str:
    """`"a, b or c"`."""
    return "".join(names) if len(names) < 2 else f"{', '.join(names[:-1])} {word} {names[-1]}"


def day_name(day: date) -> str:
    """`"6 January 2022"`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """`"6 Jan 2022"`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def last_day(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def period_name(first: date, period: Period) -> str:
    """The period that begins on `first`: `"March 2022"`, `"Q1 2022"`, `"week of 7 Mar 2022"`."""
    if period == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    if period == "quarter":
        return f"Q{(first.month + 2) // 3} {first.year}"
    if period == "year":
        return str(first.year)
    return f"week of {short_day(first)}" if period == "week" else day_name(first)


def in_period(first: date, period: Period) -> str:
    """`"in March 2022"`, `"on 7 March 2022"`, `"in the week of 7 Mar 2022"`."""
    before = {"day": "on ", "week": "in the "}.get(period, "in ")
    return before + period_name(first, period)


def span_name(first: date, last: date, *, rough: bool = False) -> str:
    """From `first` to `last`, both included, as short as it stays right.

    Args:
        first: First day.
        last: Last day.
        rough: Whether naming the months is enough.
    """
    months = rough or (first.day == 1 and last == last_day(last))
    said = [f"{MONTHS[day.month - 1]} {day.year}" if months else day_name(day) for day in (first, last)]
    kept = [words.replace(" ", NARROW) for words in said]
    return kept[0] if kept[0] == kept[1] else f"{kept[0]}{NARROW}– {kept[1]}"


def days_name(first: date | None, last: date | None) -> str:
    """Days of which one end may be open: `"March 2022"`, `"24 February 2022 or later"`, `"2 March 2022 or earlier"`."""
    if first and last:
        return span_name(first, last)
    return f"{day_name(first)} or later" if first else f"{day_name(last)} or earlier" if last else "any day"


def within(first: date, period: Period) -> date:
    """The last day of the period that begins on `first`."""
    if period == "day":
        return first
    if period == "week":
        return first + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[period]
    return last_day(date(first.year, first.month + months - 1, 1))

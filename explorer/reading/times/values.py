"""From a TIMEX3 value to its days, and from a day to the value of a grain. No text here.

The values are those of ISO 8601 as TimeML uses them: 2023, 2023-12, 2023-12-23, 2023-W51, 2023-W51-WE, 2023-Q4,
2023-H2, 2023-SP, 198 (a decade), 19 (a century), FY2023, with T… behind a day, and A/B for a range.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

__all__ = ["DAY", "SEASONS", "Days", "days_of", "fits", "is_longer", "length", "moved", "value_of"]

Days = tuple[date | None, date | None, str | None]
"""First day, last day (included) and grain; all None where a value has no days."""

DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""How many months a grain has; those that are not here are counted in days."""
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Month in which a (meteorological) season begins: the winter of 2022 is December 2022 to February 2023."""

_DAYS = {"day": 1, "week": 7, "weekend": 7}
_NOTHING: Days = (None, None, None)
_LENGTHS = {
    "second": ("PT", "S", 1), "minute": ("PT", "M", 1), "hour": ("PT", "H", 1),
    "day": ("P", "D", 1), "week": ("P", "W", 1), "weekend": ("P", "WE", 1),
    "month": ("P", "M", 1), "quarter": ("P", "M", 3), "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10), "century": ("P", "Y", 100),
}  # fmt: skip
_VALUE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?P<time>T.*)?"
    r"|(?P<month>\d{4}-\d\d)"
    r"|(?:FY)?(?P<year>\d{4})"
    r"|(?P<week>\d{4}-W\d\d)(?P<weekend>-WE)?"
    r"|(?P<quarter>\d{4}-Q\d)"
    r"|(?P<half>\d{4}-H\d)"
    r"|(?P<season>\d{4}-(?:S[PU]|FA|WI))"
    r"|(?P<decade>\d{3})"
    r"|(?P<century>\d\d)",
    re.ASCII,
)


def fits(unit: str) -> bool:
    """Whether days can be counted in a unit: hours cannot."""
    return unit in _MONTHS or unit in _DAYS


def is_longer(grain: str, unit: str) -> bool:
    """Whether a grain is longer than a unit; what is shorter than a day counts as one."""
    one, other = (_MONTHS.get(said, 0) * 30 or _DAYS.get(said, 1) for said in (grain, unit))
    return one > other


def moved(day: date, grain: str, n: int) -> date | None:
    """`day` moved by `n` grains, None before the year 1 and after 9999; the 31st becomes a shorter month's last day."""
    try:
        if grain in _DAYS:
            return day + n * _DAYS[grain] * DAY
        year, month = divmod(day.year * 12 + day.month - 1 + n * _MONTHS[grain], 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def value_of(grain: str, day: date) -> str:
    """The value of the year, month, week … in which `day` lies."""
    if grain in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if grain == "weekend" else "")
    within = {
        "day": day.isoformat(),
        "month": f"{day.year:04d}-{day.month:02d}",
        "quarter": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04d}-H{(day.month + 5) // 6}",
        "year": f"{day.year:04d}",
        "decade": f"{day.year // 10:03d}",
        "century": f"{day.year // 100:02d}",
    }
    return within[grain]


def length(n: str, unit: str) -> str:
    """A length as a value: ("2", "week") is P2W, ("X", "year") PXY, ("0.5", "hour") PT30M, ("2", "decade") P20Y."""
    head, letter, times = _LENGTHS[unit]
    if unit == "hour" and n.endswith(".5"):
        return f"PT{int(float(n) * 60)}M"
    return f"{head}{n if n == 'X' else f'{float(n) * times:g}'}{letter}"


@lru_cache(maxsize=1 << 13)
def days_of(value: str | None) -> Days:
    """The days of a value; none for lengths, sets, PAST_REF, what is open (XXXX-12) and 30 February."""
    if value is None:
        return _NOTHING
    if "/" in value:
        (first, _, grain), (_, last, _) = (days_of(part) for part in value.split("/", 1))
        return (first, last, grain) if first and last and first <= last else _NOTHING
    found = _VALUE.fullmatch(value)
    if not found:
        return _NOTHING
    try:
        return _days({name: said for name, said in found.groupdict().items() if said})
    except (ValueError, OverflowError):
        return _NOTHING


def _days(said: dict[str, str]) -> Days:
    if "day" in said:
        day = date.fromisoformat(said["day"])
        return day, day, "time" if "time" in said else "day"
    if "week" in said:
        year, week = said["week"].split("-W")
        monday = date.fromisocalendar(int(year), int(week), 1)
        return (
            (monday + 5 * DAY, monday + 6 * DAY, "weekend") if "weekend" in said else (monday, monday + 6 * DAY, "week")
        )
    ((grain, value),) = said.items()
    year, part = value[:4], value[5:]
    if grain == "season":
        return _from(date(int(year), SEASONS[part], 1), grain)
    if grain in ("decade", "century"):
        return _from(date(int(value) * (10 if grain == "decade" else 100), 1, 1), grain)
    nth = int(part.lstrip("QH") or 1) - 1
    return _from(date(int(year), nth * _MONTHS[grain] + 1, 1), grain)


def _from(first: date, grain: str) -> Days:
    """The grain that begins on `first`; the last day is reckoned so that December 9999 has one."""
    last_month = moved(first, "month", _MONTHS[grain] - 1) or first
    return first, last_month.replace(day=monthrange(last_month.year, last_month.month)[1]), grain

"""Feasts by year."""

from __future__ import annotations

import re
from datetime import date

from explorer.reading.times.values import DAY
from explorer.reading.wordlists import word_rows

__all__ = ["NAMED_WEEKDAYS", "feast"]

NAMED_WEEKDAYS = {(name, int(weekday)): value for name, weekday, value in word_rows("times_named_weekdays.tsv")}
"""Name and weekday (Monday 1) → the day it was, or a feast and how many days from it: `easter-2`."""

_FROM_FEAST = re.compile(r"(easter|thanksgiving)([+-]\d+)?")


def feast(name: str, year: int) -> date:
    """The day of a feast.

    Args:
        name: `easter`, `thanksgiving` (the fourth Thursday of November), with days from it (`easter-2`), or month and
            day: `12-25`.
        year: The year.
    """
    moving = _FROM_FEAST.fullmatch(name)
    if moving:
        begins = _easter(year) if moving[1] == "easter" else _thanksgiving(year)
        return begins + int(moving[2] or 0) * DAY
    month, day = name.split("-")
    return date(year, int(month), int(day))


def _thanksgiving(year: int) -> date:
    earliest = date(year, 11, 22)
    return earliest + (3 - earliest.weekday()) % 7 * DAY


def _easter(year: int) -> date:
    """Western Easter Sunday, by the algorithm of Meeus, Jones and Butcher."""
    golden, century, of_century = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    n = epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114
    return date(year, n // 31, n % 31 + 1)

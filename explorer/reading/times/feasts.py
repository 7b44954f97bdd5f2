"""Feasts by year."""

from __future__ import annotations

from datetime import date

from explorer.reading.times.values import DAY

__all__ = ["feast"]


def feast(name: str, year: int) -> date:
    """The day of a feast.

    Args:
        name: `easter`, `thanksgiving` (the fourth Thursday of November), or month and day: `12-25`.
        year: The year.
    """
    if name == "easter":
        return _easter(year)
    if name == "thanksgiving":
        earliest = date(year, 11, 22)
        return earliest + (3 - earliest.weekday()) % 7 * DAY
    month, day = name.split("-")
    return date(year, int(month), int(day))


def _easter(year: int) -> date:
    """Western Easter Sunday, by the algorithm of Meeus, Jones and Butcher."""
    golden, century, of_century = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    n = epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114
    return date(year, n // 31, n % 31 + 1)

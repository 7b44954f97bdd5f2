"""Rules for dates that name their day, year or more: 23 December 2023, 9/5/2022, 2014-16, the 1990s."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.times.nearest import meant
from explorer.reading.times.phrase import Meaning
from explorer.reading.times.values import DAY, days_of

if TYPE_CHECKING:
    from datetime import date

    from explorer.reading.times.around import Around
    from explorer.reading.times.phrase import Phrase

__all__ = ["century", "day_range", "decade", "full_date", "iso", "slashed", "year", "year_range"]

_FORTNIGHT = 14 * DAY
_LAST_CENTURY_FROM = "60"
"""Of years of two figures, those from here are of the last century."""
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_ATTACKS = (9, 11)


def iso(phrase: Phrase, around: Around) -> Meaning:  # noqa: ARG001 - a rule
    """2023-12-23, with a time or without."""
    value = phrase["iso"].replace("/", "-").replace(" ", "T")
    return Meaning("TIME" if "T" in value else "DATE", value)


def slashed(phrase: Phrase, around: Around) -> Meaning | None:
    """09/05/2022 in the outlet's order, dots always day, month, year.

    Without an order: what can be only one day, or of two the one within a fortnight of publication.
    """
    said = phrase["slashed"]
    first, second, year_ = re.split(r"[/.]", said)
    if len(year_) == 2:
        year_ = ("20" if year_ < _LAST_CENTURY_FROM else "19") + year_
    orders = {"dmy": f"{year_}-{second:0>2}-{first:0>2}"}
    if "." not in said:
        orders["mdy"] = f"{year_}-{first:0>2}-{second:0>2}"
    fit = {order: day for order, value in orders.items() if (day := days_of(value)[0])}
    if not fit:
        return None
    if around.date_order in fit:
        return Meaning("DATE", fit[around.date_order].isoformat())
    likely = set(fit.values())
    if len(likely) > 1:
        likely = {day for day in likely if around.published and abs(day - around.published) <= _FORTNIGHT}
    return Meaning("DATE", likely.pop().isoformat() if len(likely) == 1 else None)


def year_range(phrase: Phrase, around: Around) -> Meaning:  # noqa: ARG001 - a rule
    """2010-11, 1986/87."""
    said = phrase["years"].split("/") if "years" in phrase else phrase.all("year", "day")
    first, last = int(said[0]), int(said[1])
    return Meaning("DATE", f"{first}/{first - first % 100 + last}" if last > first % 100 else str(first))


def day_range(phrase: Phrase, around: Around) -> Meaning:
    """May 3-5."""
    first, last = (int(day) for day in phrase.all("day", "ordinal")[:2])
    value = _on_day(phrase.month, first, phrase.get("year"), around)
    return Meaning("DATE", f"{value}/{value[:-2]}{last:02d}" if last > first else value)


def full_date(phrase: Phrase, around: Around) -> Meaning | None:
    """Dec. 23, the 9th of May 2022."""
    day = int(phrase["day"] if "day" in phrase else phrase["ordinal"])
    return Meaning("DATE", _on_day(phrase.month, day, phrase.get("year"), around)) if 0 < day < 32 else None


def _on_day(month: int, day: int, year_: str | None, around: Around) -> str:
    if (month, day) == _ATTACKS and around.behind("ATTACKS"):
        year_ = year_ or "2001"
    if year_ or around.published is None:
        return f"{year_ or 'XXXX'}-{month:02d}-{day:02d}"

    def in_year(y: int) -> date | None:
        return days_of(f"{y:04d}-{month:02d}-{day:02d}")[0]

    return meant(around, around.published, in_year, near=True).isoformat()


def year(phrase: Phrase, around: Around) -> Meaning | None:
    """2014, early 2009; not 2000 people."""
    value = phrase["year"]
    if around.text[around.start] in "'’" and not around.before("IN"):
        return None
    if around.behind("COUNT_OF") or ("part" not in phrase and around.before("COUNTED")):
        return None
    if not _FIRST_YEAR <= int(value) <= _LAST_YEAR and not around.before("IN"):
        return None
    return Meaning("DATE", value, phrase.get("part"))


def decade(phrase: Phrase, around: Around) -> Meaning:  # noqa: ARG001 - a rule
    """The 1990s, the '80s, the nineties."""
    figures = re.sub(r"\D", "", phrase["decade"])
    of_century = "20" if figures[0] < "3" else "19"
    return Meaning("DATE", figures[:3] if len(figures) > 2 else of_century + figures[0], phrase.get("part"))


def century(phrase: Phrase, around: Around) -> Meaning:  # noqa: ARG001 - a rule
    """The late 19th century, the twenty-first century."""
    return Meaning("DATE", f"{int(phrase['ordinal']) + int(phrase.get('number', 0)) - 1:02d}", phrase.get("part"))

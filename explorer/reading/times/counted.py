"""Rules for what is counted from a day: two weeks ago, a year later, next month, the same day, the weekend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.reading.times.lengths import span
from explorer.reading.times.phrase import Meaning
from explorer.reading.times.values import DAY, fits, length, moved, value_of

if TYPE_CHECKING:
    from datetime import date

    from explorer.reading.times.around import Around
    from explorer.reading.times.phrase import Phrase

__all__ = ["ago", "ahead", "later", "relative", "same_last", "the"]

_OF_A_DAY = ("hour", "minute", "second")
_SUNDAY = 7
_PERIODS = ("month", "quarter", "half", "year")
"""Grains that a "period" may have."""
_HALVES = {"year": (12, "month"), "decade": (10, "year"), "week": (7, "day")}
"""Units of which half a one is counted in another."""


def ago(phrase: Phrase, around: Around) -> Meaning:
    """Three years ago, a decade ago, decades ago."""
    counted = phrase.has("day", "number", "a", "half")
    if around.text.endswith("back", around.start, around.end) and around.behind("BACK"):
        return Meaning("DURATION", length(phrase.number if counted else "X", phrase.unit))
    return _counted(around.published, phrase.number if counted else "X", phrase.unit, -1)


def ahead(phrase: Phrase, around: Around) -> Meaning:
    """Two weeks from now."""
    return _counted(around.published, phrase.number, phrase.unit, 1)


def later(phrase: Phrase, around: Around) -> Meaning:
    """A year later, two days earlier: from the time said last; hours later."""
    if "units" in phrase and not phrase.has("day", "number", "a", "half"):
        return Meaning("DATE", "FUTURE_REF" if "later" in phrase and around.tense > 0 else "XXXX-XX-XX")
    if around.behind("THAN"):  # three days later than planned
        return Meaning("DURATION", length(phrase.number, phrase.unit))
    return _counted(around.spoken_of(phrase.unit), phrase.number, phrase.unit, 1 if "later" in phrase else -1)


def relative(phrase: Phrase, around: Around) -> Meaning | None:
    """Next month, earlier this week, the end of the year; from the time said last: the following year, the same day."""
    unit, step = phrase.unit, phrase.get("step") or phrase.get("stretch") or "0"
    mod = phrase.get("part") or ("START" if "earlier" in phrase else "END" if "later" in phrase else None)
    if unit in _OF_A_DAY:
        return Meaning("DURATION", length("1", unit)) if unit == "hour" and phrase.get("step", "0") != "0" else None
    if "step_then" in phrase:
        then = int(phrase["step_then"])
        return _counted(around.spoken_of(unit), str(abs(then)), unit, -1 if then < 0 else 1, mod)
    n = int(step)
    if n < 0 and "the" in phrase and around.behind("OF_IT"):  # the last year of the war
        return None
    if n and "the" in phrase and unit != "quarter" and around.before("WITHIN"):
        return span(phrase, around)
    if unit == "day":
        wanted = n > 0 or ("part" in phrase and around.before("BY"))  # "at the end of the day" says nothing
        return _counted(around.spoken_of(unit), str(n), unit, 1, mod) if wanted else None
    return _counted(around.published, str(abs(n)), unit, -1 if n < 0 else 1, mod)


def same_last(phrase: Phrase, around: Around) -> Meaning | None:
    """The same month last year, the same period a year ago: of the time said last, a year or more before or after."""
    if "period" in phrase:
        last = around.said[-1].grain if around.said else "year"
        unit, apart = (last if last in _PERIODS else "year"), phrase["unit"]
    else:
        said = phrase.all("unit", "quarter")
        unit, apart = ("quarter" if "quarter" in phrase else said[0]), said[-1]
    day = around.spoken_of(unit)
    if unit in _OF_A_DAY or not fits(apart):
        return None
    if day is None:
        return Meaning("DATE", None)
    step = -1 if phrase.step is None else phrase.step
    if "earlier" not in phrase and around.published:  # from now on back, whatever year was spoken of
        day = moved(day, "year", around.published.year - day.year) if apart == "year" else around.published
    return _counted(day and moved(day, apart, step), "0", unit, 1)


def the(phrase: Phrase, around: Around) -> Meaning | None:
    """The weekend: the nearest one; in the day, for the year: the one spoken of."""
    unit = phrase.unit
    if unit == "weekend":
        if around.published is None:
            return Meaning("DATE", "XXXX-WXX-WE")
        back = 7 if around.published.isoweekday() < _SUNDAY and around.tense < 1 else 0
        return Meaning("DATE", value_of(unit, around.published - back * DAY))
    if unit in _OF_A_DAY or not around.before("ANAPHOR") or around.behind("CLAUSE"):
        return None
    return _counted(around.spoken_of(unit, near=True), "0", unit, 1)


def _counted(base: date | None, number: str, unit: str, sign: int, mod: str | None = None) -> Meaning:
    """The day, week, month … so many units from the base, no finer than the unit; half a year is six months."""
    if number == "X":
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if base is None:
        return Meaning("DATE", None, mod)
    n = float(number)
    if unit in _OF_A_DAY:
        n, unit = (n // 24 if unit == "hour" else 0), "day"
    elif n != int(n) and unit in _HALVES:
        times, unit = _HALVES[unit]
        n *= times
    day = moved(base, unit, sign * int(n))
    return Meaning("DATE", value_of(unit, day) if day else None, mod)

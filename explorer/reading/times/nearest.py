"""Which Monday, which 3 May, which summer: of the same day in neighbouring weeks or years, the one that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.reading.times.values import DAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from explorer.reading.times.around import Around
    from explorer.reading.times.phrase import Phrase

__all__ = ["meant", "meant_weekday", "monday_of"]

_FAR = 270 * DAY
"""Of days further ahead than nine months, news gives the year."""


def meant(
    around: Around, now: date, each_year: Callable[[int], date | None], step: int | None = None, *, near: bool = False
) -> date:
    """Of the same day, month or season in neighbouring years the one that is meant.

    "Last" and "next" say so, "this" is the nearest. A bare one is the last that was, or the next where its sentence
    speaks of what is to come; where it says nothing, the next must be three times nearer.

    One that is joined to another time (May and June) is the nearest to that.

    Args:
        around: What stands around; its day of publication is known.
        now: The day, or the beginning of the month or season, of publication.
        each_year: From a year to the day or beginning; None where the year has none (29 February).
        step: -1 for "last", 0 for "this", 1 for "next", None where none is said.
        near: Whether it is a day of a month: of those the nearest is meant, or the next where its sentence speaks of
            what is to come and that is within nine months.
    """
    joined = around.joined if step is None else None
    year = (joined or around.published or now).year
    dates = [day for y in (year - 1, year, year + 1) if 0 < y < 10_000 and (day := each_year(y))] or [now]
    if joined:
        return min(dates, key=lambda day: abs(day - joined))
    behind, ahead = [day for day in dates if day < now], [day for day in dates if day > now]
    last, following = max(behind, default=dates[0]), min(ahead, default=dates[-1])
    if step:
        return last if step < 0 else following
    if now in dates:
        return now
    tense = 0 if step is not None else around.tense
    if step is not None or (near and (tense < 1 or min(ahead, default=now) - now > _FAR)):
        return min(dates, key=lambda day: abs(day - now) * (3 if day > now and tense < 0 else 1))
    if tense == 0:
        return min(dates, key=lambda day: abs(day - now) * (3 if day > now else 1))
    return following if tense > 0 else last


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - (day.isoweekday() - 1) * DAY


def meant_weekday(phrase: Phrase, around: Around) -> date | None:
    """The day that a weekday means; None without a day of publication.

    A bare weekday is the nearest one behind, the day of publication among them, or ahead where its sentence speaks of
    what is to come; "last" is strictly before, "this" is of this week, "next" of the next.
    """
    if around.published is None:
        return None
    step, off = phrase.step, phrase.weekday - around.published.isoweekday()
    if step == -1:
        return around.published + (off - 7 * (off >= 0)) * DAY
    if step is not None or off == 0:
        return around.published + (off + 7 * (step or 0)) * DAY
    joined = around.joined
    if joined:
        return joined + (phrase.weekday - joined.isoweekday()) % 7 * DAY
    return around.published + (off % 7 if around.tense > 0 else off % 7 - 7) * DAY

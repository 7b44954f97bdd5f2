"""Rules for times of day: Friday night, overnight, 6 p.m. on Monday, 0400 GMT, noon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.times.nearest import meant_weekday
from explorer.reading.times.phrase import Meaning
from explorer.reading.times.values import DAY

if TYPE_CHECKING:
    from datetime import date

    from explorer.reading.times.around import Around
    from explorer.reading.times.phrase import Phrase

__all__ = ["clock", "part_of_day"]

_CLOCK = re.compile(r"(?P<hour>\d+)(?:[:.](?P<minute>\d\d))?.*?(?P<half>[ap])?[. ]*m?\.?", re.DOTALL)
_MILITARY = re.compile(r"[0-2]\d[0-5]\d", re.ASCII)
_OF_A_DAY = ("day", "time")


def part_of_day(phrase: Phrase, around: Around) -> Meaning | None:
    """This morning, Friday night, yesterday evening, overnight, that night."""
    day: date | None
    if "tonight" in phrase:
        day = around.published
        if day and around.text[around.start] in "oO":  # overnight: from the day before into this one
            return Meaning("TIME", f"{day}TNI", None, (day - DAY, day, "time"))
    elif "today" in phrase:
        day = around.published and around.published + int(phrase["today"]) * DAY
    elif phrase.has("weekday", "weekday_short"):
        day = meant_weekday(phrase, around)
    elif "step" in phrase:
        day = around.published and around.published + int(phrase["step"]) * DAY
    else:
        if "the" in phrase and not around.before("ANAPHOR"):
            return None
        last = around.said[-1] if around.said else None
        day = last.first if last and last.grain in _OF_A_DAY else around.published
    part = phrase["part_of_day"] if "part_of_day" in phrase else phrase["tonight"]
    return Meaning("TIME", f"{day or 'XXXX-XX-XX'}T{part}", phrase.get("part"))


def clock(phrase: Phrase, around: Around) -> Meaning | None:
    """18:00, 6 p.m. Friday, 0400 GMT, noon; a value that begins with T lacks its day."""
    if "noon" in phrase:
        at: str | None = phrase["noon"]
    elif "clock" in phrase:
        at = _hour(phrase, around)
    else:
        said = phrase["year"] if "year" in phrase else phrase["number"]
        at = f"T{said[:2]}:{said[2:]}" if _MILITARY.fullmatch(said) else None
    if at is None:
        return None
    at += phrase.get("zone", "")
    day = None
    if phrase.has("weekday", "weekday_short"):
        day = meant_weekday(phrase, around)
    elif "today" in phrase and around.published:
        day = around.published + int(phrase["today"]) * DAY
    return Meaning("TIME", f"{day.isoformat()}{at}" if day else at)


def _hour(phrase: Phrase, around: Around) -> str | None:
    """T18:00 of 18:00 and 6 p.m.; bare figures with a colon want a word before them: else they are a score."""
    found = _CLOCK.fullmatch(phrase["clock"].lower())
    if found is None:
        return None
    hour, half = int(found["hour"]), found["half"]
    if not half and not phrase.has("zone", "weekday", "weekday_short", "today") and not around.before("AT"):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{found['minute'] or '00'}"

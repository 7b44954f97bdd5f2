"""Rules for what the calendar gives a name: March, Friday, today, last summer, the third quarter, Christmas."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from explorer.reading.times.feasts import NAMED_WEEKDAYS, feast
from explorer.reading.times.nearest import meant, meant_weekday, monday_of
from explorer.reading.times.phrase import Meaning
from explorer.reading.times.values import DAY, SEASONS, value_of

if TYPE_CHECKING:
    from explorer.reading.times.around import Around
    from explorer.reading.times.phrase import Phrase

__all__ = ["fiscal", "half", "holiday", "month", "quarter", "season", "today", "weekday"]

_MARCH, _APRIL, _MAY, _JUNE = 3, 4, 5, 6
_LONGEST_NAME = 16
"""Characters before a weekday in which its name stands: Maundy Thursday."""
_SHORT = 4
"""Characters below which a month's name is too short to stand alone: Jan, Mar."""


def month(phrase: Phrase, around: Around) -> Meaning | None:
    """March, next March, early May 2008, March of next year; not "may", "the march", "April Ryan"."""
    month_, mod, step = phrase.month, phrase.get("part"), phrase.step
    if "year" in phrase:
        return Meaning("DATE", f"{phrase['year']}-{month_:02d}", mod)
    if "unit" in phrase:
        return Meaning("DATE", f"{_that_year(phrase, around)}-{month_:02d}", mod) if phrase["unit"] == "year" else None
    if (step is None and not _is_month(month_, phrase, around)) or _is_person(month_, around):
        return None
    if around.published is None:
        return Meaning("DATE", f"XXXX-{month_:02d}", mod)
    if step == 0:
        begins = date(around.published.year, month_, 1)
    else:
        begins = meant(around, around.published.replace(day=1), lambda year: date(year, month_, 1), step)
    return Meaning("DATE", value_of("month", begins), mod)


def _that_year(phrase: Phrase, around: Around) -> str:
    """The year of "last year", "this year"."""
    return f"{around.published.year + (phrase.step or 0):04d}" if around.published else "XXXX"


def _is_month(month_: int, phrase: Phrase, around: Around) -> bool:
    """Whether a bare month is one: "may" and "mar" want a preposition before them."""
    if "month_or_word" not in phrase and around.end - around.start >= _SHORT:
        return True
    if not around.before("IN_MAY" if month_ == _MAY else "IN"):
        return month_ == _MARCH and around.behind("REPORT") and around.before("ARTICLE")
    return True


def _is_person(month_: int, around: Around) -> bool:
    return month_ in (_APRIL, _MAY, _JUNE) and around.behind("NAMED") and not around.before("IN")


def weekday(phrase: Phrase, around: Around) -> Meaning | None:
    """Friday, last Friday, Friday next week; not The Sunday Times."""
    if around.behind("PAPER"):
        return None
    if around.before("FEAST"):
        return _named_weekday(phrase, around)
    day = meant_weekday(phrase, around)
    if "unit" in phrase:
        if phrase["unit"] != "week":
            return Meaning("DATE", None)
        day = around.published and monday_of(around.published) + (phrase.weekday - 1 + 7 * (phrase.step or 0)) * DAY
    return Meaning("DATE", day.isoformat() if day else f"XXXX-WXX-{phrase.weekday}", phrase.get("part"))


def _named_weekday(phrase: Phrase, around: Around) -> Meaning | None:
    """Black Friday, Easter Monday; Black Monday is the one of 1987."""
    name = around.text[max(0, around.start - _LONGEST_NAME) : around.start].rstrip(" -").split()[-1].strip("“\"‘'(")
    value = NAMED_WEEKDAYS.get((name, phrase.weekday))
    if value is None or value[:1].isdigit():
        return None if value is None else Meaning("DATE", value)
    if around.published is None:
        return Meaning("DATE", None)
    return Meaning("DATE", meant(around, around.published, lambda year: feast(value, year), near=True).isoformat())


def today(phrase: Phrase, around: Around) -> Meaning | None:
    """Today, tomorrow, yesterday; not Russia Today."""
    if around.text[around.start].isupper() and around.before("NAME_BEFORE"):
        return None
    off = int(phrase["today"])
    if around.published is None:
        return Meaning("DATE", None if off else "PRESENT_REF", phrase.get("part"))
    return Meaning("DATE", (around.published + off * DAY).isoformat(), phrase.get("part"))


def season(phrase: Phrase, around: Around) -> Meaning | None:
    """Last summer, the spring of 2022, in the autumn; not the fall of Kabul."""
    said, mod, step = phrase["season"], phrase.get("part"), phrase.step
    if "year" in phrase:
        return Meaning("DATE", f"{phrase['year']}-{said}", mod)
    if "unit" in phrase:
        return Meaning("DATE", f"{_that_year(phrase, around)}-{said}", mod) if phrase["unit"] == "year" else None
    if step is None and (not around.before("IN_SEASON") or around.behind("NO_SEASON")):
        return None
    day = around.published
    if day is None or (step is None and "the" not in phrase):
        return Meaning("DATE", f"XXXX-{said}", mod)
    begun = [date(day.year + back, begins, 1) for begins in SEASONS.values() for back in (-1, 0)]
    now = max(begin for begin in begun if begin <= day)
    year = meant(around, now, lambda year: date(year, SEASONS[said], 1), step).year
    return Meaning("DATE", f"{year:04d}-{said}", mod)


def quarter(phrase: Phrase, around: Around) -> Meaning | None:
    """The first quarter of 2008, Q3; without a year the last one that has begun, or the next where that is to come."""
    year = phrase.get("year")
    if "ordinal" in phrase:
        nth = int(phrase["ordinal"])
    elif "quarter_code" in phrase:
        nth = int(phrase["quarter_code"][1])
    else:
        nth = 4 if "final" in phrase or phrase.step == -1 else 0
    if not 0 < nth <= 4:
        return None
    if year is None and around.published:
        if "step" in phrase:
            year = str(around.published.year + int(phrase["step"]))
        else:
            now = around.published.year * 4 + (around.published.month - 1) // 3
            last = now - (now - nth + 1) % 4
            coming = last < now and around.tense > 0 and not around.behind("REPORTED")
            year = str((last + 4 * coming) // 4)
    return Meaning("DATE", f"{year or 'XXXX'}-Q{nth}")


def half(phrase: Phrase, around: Around) -> Meaning | None:
    """The first half of 2008, the second half of the year."""
    nth = phrase.get("ordinal") or ("2" if "final" in phrase or phrase.step == -1 else None)
    if nth not in ("1", "2") or phrase.get("unit", "year") != "year":
        return None
    year = phrase.get("year")
    if year is None and around.published:
        year = str(around.published.year + int(phrase.get("step", 0)))
    return Meaning("DATE", f"{year or 'XXXX'}-H{nth}")


def fiscal(phrase: Phrase, around: Around) -> Meaning | None:
    """FY2022, fiscal 2022, last fiscal year; when a company's year begins is not known, so its days are the year's."""
    mod = phrase.get("part")
    if "year" in phrase:
        return Meaning("DATE", f"FY{phrase['year']}", mod)
    if "fiscal_code" in phrase:
        return Meaning("DATE", f"FY20{phrase['fiscal_code'][-2:]}", mod)
    if "quarter" in phrase:
        if around.published is None:
            return Meaning("DATE", None, mod)
        months = 3 * (phrase.step or 0)
        place = around.published.year * 12 + around.published.month - 1 + months
        return Meaning("DATE", value_of("quarter", date(place // 12, place % 12 + 1, 1)), mod)
    return Meaning("DATE", f"FY{around.published.year + (phrase.step or 0)}" if around.published else None, mod)


def holiday(phrase: Phrase, around: Around) -> Meaning | None:
    """On Christmas, last Thanksgiving, Christmas Eve."""
    eve = around.behind("EVE")
    if not (phrase.has("unit", "year", "step") or around.before("AT_HOLIDAY") or eve):
        return None
    name, back = phrase["feast"], DAY if eve else 0 * DAY
    if "year" in phrase:
        return Meaning("DATE", (feast(name, int(phrase["year"])) - back).isoformat())
    if around.published is None:
        return Meaning("DATE", None)
    day = meant(around, around.published, lambda year: feast(name, year) - back, phrase.step, near=True)
    return Meaning("DATE", day.isoformat())

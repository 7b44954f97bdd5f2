"""Rules for lengths, repetitions and what is only roughly now: two weeks, 22-month, every Monday, in recent years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.reading.times.phrase import Meaning
from explorer.reading.times.values import fits, length, moved

if TYPE_CHECKING:
    from explorer.reading.times.around import Around
    from explorer.reading.times.phrase import Phrase

__all__ = ["drop", "duration", "every", "nth_running", "refs", "span", "times_a", "vague"]

_LONGEST = 500
"""Units of a span that is still given days."""
_WANT_A_PREPOSITION = ("day", "minute", "second", "quarter", "weekend")


def span(phrase: Phrase, around: Around) -> Meaning:
    """The past two weeks: a length that ends, or "the next …" that begins, on the day of publication."""
    number, unit = phrase.number, phrase.unit
    days = None
    if around.published and number.isdigit() and int(number) < _LONGEST and fits(unit):
        other = moved(around.published, unit, int(number) * (phrase.step or 1))
        days = (min(around.published, other), max(around.published, other), unit) if other else None
    return Meaning("DURATION", length(number, unit), None, days)


def duration(phrase: Phrase, around: Around) -> Meaning | None:
    """22-month, two weeks, a year; "15 a year" is a rate, "a quarter of" a part."""
    unit = phrase.unit
    if around.behind("FOOTAGE"):
        return None
    if not phrase.has("day", "number", "half", "whole", "lasting", "more"):
        if around.before("RATE_BEFORE"):
            return Meaning("SET", length("1", unit))
        if unit == "quarter" and (around.behind("PART") or around.before("SHARE")):
            return None
        if unit in _WANT_A_PREPOSITION and not around.before("MOMENT_BEFORE"):
            return None
    return Meaning("DURATION", length(phrase.number, unit))


def nth_running(phrase: Phrase, around: Around) -> Meaning | None:
    """A third straight day, for the fourth week: so many until now; not the third day of something."""
    running = around.before("RUNNING") and not around.behind("OF_IT") and phrase["ordinal"] != "1"
    if "more" not in phrase and not running:
        return None
    return Meaning("DURATION", length(phrase["ordinal"], phrase.unit))


def vague(phrase: Phrase, around: Around) -> Meaning | None:
    """For years, weeks of, these days."""
    unit = phrase["units"]
    if unit == "day" and around.before("THESE"):
        return Meaning("DATE", "PRESENT_REF")
    bare = "the" not in phrase or around.before("OVER")
    if around.behind("LENGTH_AFTER") or (bare and around.before("LENGTH_BEFORE")):
        return Meaning("DURATION", length("X", unit))
    return None


def every(phrase: Phrase, around: Around) -> Meaning | None:
    """Daily, every two weeks, every Monday, on Mondays; not The Daily Mail."""
    if "often" in phrase:
        name = around.text[around.start].isupper() and (around.behind("NAMED") or around.before("NAME_BEFORE"))
        return None if name else Meaning("SET", phrase["often"])
    if "weekday" in phrase:
        return Meaning("SET", f"XXXX-WXX-{phrase.weekday}")
    if "weekdays" in phrase:
        said = phrase["weekdays"]
        return Meaning("SET", f"XXXX-WXX-{said}") if said == "WE" or around.before("ON") else None
    if "part_of_day" in phrase:
        return Meaning("SET", f"XXXX-XX-XXT{phrase['part_of_day']}")
    if "season" in phrase:
        return Meaning("SET", f"XXXX-{phrase['season']}")
    if phrase.has("month", "month_or_word"):
        return Meaning("SET", f"XXXX-{phrase.month:02d}")
    return Meaning("SET", length(phrase.number, phrase.unit))


def times_a(phrase: Phrase, around: Around) -> Meaning:  # noqa: ARG001 - a rule
    """Twice a year."""
    return Meaning("SET", length("1", phrase.unit))


def refs(phrase: Phrase, around: Around) -> Meaning | None:
    """Now, recently, in recent years, in the past, in the near future: a time, but no days."""
    if "the" in phrase and "units" not in phrase and (not around.before("IN_FUTURE") or around.behind("COMPOUND")):
        return None
    if "later" in phrase:
        unknown = "FUTURE_REF" if around.tense > 0 else "XXXX-XX-XX"
        comparing = around.behind("THAN") or around.before("NO")
        described = around.before("ARTICLE") and not around.behind("POINT")  # a later report
        return None if comparing or described else Meaning("DATE", unknown)
    if "future" in phrase:
        if around.behind("NAMED"):  # the Near East
            return None
        return Meaning("DATE", "FUTURE_REF")
    if "now" in phrase and around.behind("HYPHEN"):
        return None
    said = phrase.get("now") or phrase.get("recent")
    return Meaning("DATE", said or ("PAST_REF" if phrase.step == -1 else "FUTURE_REF"))


def drop(phrase: Phrase, around: Around) -> None:
    """What is no time of the story: "35-year-old", "2000 years"."""

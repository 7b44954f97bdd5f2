"""The times of one article, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.times.around import Around, Said
from explorer.reading.times.grammar import phrases
from explorer.reading.times.phrase import Phrase
from explorer.reading.times.rules import RULES
from explorer.reading.times.values import days_of
from explorer.reading.times.words import shape_of, words_of

if TYPE_CHECKING:
    from datetime import date

    from explorer.reading.mentions import Part

__all__ = ["TimeRow", "times_of"]

_OF_A_DAY = ("day", "time")
_ON = ("on", ",", "of", "this")
"""What may stand between an hour and its day."""


class TimeRow(NamedTuple):
    """One row of `schema.TIMES` without `row`."""

    part: str
    sentence: int
    start: int
    end: int
    type: str
    value: str | None
    mod: str | None
    open: str | None
    first: date | None
    last: date | None
    grain: str | None


def times_of(title: Part, text: Part, published: date | None = None, date_order: str | None = None) -> list[TimeRow]:
    """The times of an article, the title's first, then by start, none over another.

    Args:
        title: The title; an empty one where there is none.
        text: The text.
        published: Day of publication where the outlet is; without one only what needs none is given days.
        date_order: How the outlet writes 9/5/2022: `dmy`, `mdy` or None.
    """
    in_title = _times_in(Around("title", *title, published, date_order)) if title.text else []
    return in_title + _times_in(Around("text", *text, published, date_order))


def _times_in(around: Around) -> list[TimeRow]:
    text, published = around.text, around.published
    words = words_of(text)
    found: list[TimeRow] = []
    dayless = -1
    for rule, first_word, last_word in phrases(shape_of(text, words)):
        said = words[first_word:last_word]
        around.start, around.end = said[0].start, said[-1].end
        meaning = RULES[rule](Phrase(said), around)
        if meaning is None:
            continue
        value = meaning.value
        if value is not None and value[0] == "T":  # an hour: of the day last said in its sentence, else of publication
            near = _day_near(around)
            dayless = len(found) if near is None else -1
            value = f"{near or published or 'XXXX-XX-XX'}{value}"
        first, last, grain = meaning.days or days_of(value)
        if first and grain and meaning.type in ("DATE", "TIME"):
            around.said.append(Said(first, grain, around.end))
        if value and "-" in value and value[0].isdigit() and first is None:
            continue  # 31 February
        if 0 <= dayless == len(found) - 1 and grain == "day" and text[found[-1].end : around.start].strip() in _ON:
            hour = str(found[-1].value).split("T")[1]
            found[-1] = found[-1]._replace(value=f"{first}T{hour}", first=first, last=last, grain="time")
        found.append(
            TimeRow(
                around.part, around.sentence(around.start), around.start, around.end,
                meaning.type, value, meaning.mod, around.open if first else None, first, last, grain,
            )
        )  # fmt: skip
    return found


def _day_near(around: Around) -> date | None:
    """The day last said, where that was in the same sentence."""
    last = around.said[-1] if around.said else None
    if last is None or last.grain not in _OF_A_DAY:
        return None
    return last.first if around.sentence(last.end) == around.sentence(around.start) else None

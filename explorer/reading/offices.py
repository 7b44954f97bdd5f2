"""Who is meant by an office: "the Ukrainian president", "the Kremlin spokesman", "the president of France".

Whoever held it on the day of publication (`roles.csv`); the words are in `words/roles.tsv`. An office before a name
("Russian President Vladimir Putin") is the name's, and an office that is over ("the former president") is nobody's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.wordlists import word_rows

if TYPE_CHECKING:
    from datetime import date

    from explorer.names.gazetteer import Gazetteer

__all__ = ["Office", "office_at"]

_SEAT = "seat"
_LOOK_BACK = 60
_MAY_BE_BEFORE = ("of ", "he ")
"""Ends of what `_before` finds: "president of ", "president of the "."""
_OVER = re.compile(
    r"\b(?:former|ex|then|late|next|future|first|a|an|another|any|every|no|previous|deputy|onetime|ousted)[ -]$",
    re.IGNORECASE,
)


class Office(NamedTuple):
    """An office named in a text: offsets, end excluded, who holds it and who else might; both rows."""

    start: int
    end: int
    holder: int
    runner_up: int | None
    reason: str


@cache
def _roles() -> dict[str, list[tuple[str, str]]]:
    """Words of an office, in lower case → (role, where it is called so: empty for everywhere)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for role, words, *where in word_rows("roles.tsv"):
        for word in words.split("|"):
            found.setdefault(word, []).append((role, where[0] if where else ""))
    return found


@cache
def _words() -> str:
    return "|".join(sorted(map(re.escape, _roles()), key=len, reverse=True))


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)? ((?i:{_words()}))\b(?! [A-Z]|-)")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he (((?i:{_words()})) of (?:the )?)$")


def office_at(
    text: str, span: tuple[int, int], country: str, day: date, gazetteer: Gazetteer, *, seat: bool = False
) -> Office | None:
    """The office that the name of a country makes with the words beside it.

    Args:
        text: The text.
        span: Where the name stands: "Ukrainian", "France", "Kremlin".
        country: ISO 3166-1 code of the country it names.
        day: When the article was published.
        gazetteer: Knows who held what when.
        seat: Whether the name is that of a seat.

    Returns:
        None where no office stands there, or nobody is known to have held it on that day.
    """
    start, end = span
    behind = _behind().match(text, end)
    if behind:
        words, end = behind[1], behind.end(1)
    else:
        may_be = not seat and text[start - 3 : start] in _MAY_BE_BEFORE
        before = _before().search(text, max(0, start - _LOOK_BACK), start) if may_be else None
        if before is None:
            return None
        words, start = before[2], before.start(1)
    if _OVER.search(text, max(0, start - _LOOK_BACK), start):
        return None
    for role, where in _roles()[words.lower()]:
        if where and (where != _SEAT if seat else country not in where.split()):
            continue
        holders = gazetteer.holders(role, country, day)
        if holders:
            return Office(start, end, holders[0], holders[1] if len(holders) > 1 else None, f"{role} on {day}")
    return None

"""Whom a surname means: the person whose full name the article used; without one, whoever alone bears it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from explorer.names.files import Mark
from explorer.reading.tokens import is_initial
from explorer.reading.wordlists import classes, given_names

if TYPE_CHECKING:
    from explorer.reading.found import Found

__all__ = ["actors_of"]

_WORD_BEFORE = re.compile(r"(\w+)\W*$")
_LOOK_BACK = 16
_WHOLE = (Mark.FULL, Mark.SEAT)


def actors_of(found: list[Found], text: str) -> dict[int, tuple[int, int | None, str | None]]:
    """Which names are which actors.

    Args:
        found: All names, in reading order.
        text: The text they stand in.

    Returns:
        Start of the name → the actor's row, the runner-up's, and the reason, both None where nothing was ambiguous.
    """
    chosen: dict[int, tuple[int, int | None, str | None]] = {}
    said: dict[int, list[int]] = {}
    named = [name for name in found if name.actors]
    for name in named:
        whole = [row for row, mark in name.actors if mark in _WHOLE]
        if whole:
            chosen[name.start] = (
                whole[0],
                whole[1] if len(whole) > 1 else None,
                "first on the list" if len(whole) > 1 else None,
            )
            for row in whole:
                said.setdefault(row, []).append(name.start)
    for name in named:
        if name.start in chosen or _is_part_of_a_name(name) or _is_month(name, text):
            continue
        bearers = [row for row, _ in name.actors]
        told = [row for row in bearers if row in said]
        if told:
            before = {row: bisect_right(said[row], name.start) for row in told}
            told.sort(key=lambda row: (before[row] == 0, -said[row][before[row] - 1] if before[row] else said[row][0]))
            chosen[name.start] = (told[0], told[1], "named last before") if len(told) > 1 else (told[0], None, None)
        elif not name.regions:
            alone = [row for row, mark in name.actors if mark == Mark.ALONE]
            if len(alone) == 1:
                chosen[name.start] = (alone[0], None, None)
    return chosen


def _is_month(name: Found, text: str) -> bool:
    """Whether "May" is one: a word of time before it or a number behind it."""
    if name.key not in classes()["not_name"]:
        return False
    before = _WORD_BEFORE.search(text, max(0, name.start - _LOOK_BACK), name.start)
    return (
        name.opens
        or text[name.end + 1 : name.end + 2].isdigit()
        or bool(before and before[1] in classes()["time_prep"])
    )


def _is_part_of_a_name(name: Found) -> bool:
    """Whether "Biden" stands in another's full name ("Jill Biden") or in that of a thing ("Biden Boulevard")."""
    words, kinds = name.run.words, classes()
    if name.first:
        before = words[name.first - 1]
        if (
            before.upper
            and (before.key in given_names() or is_initial(before.text))
            and before.key not in kinds["title"]
        ):
            return True
    if name.last < len(words) and name.run.words[name.last].start == name.end - name.run_start + 1:
        after = words[name.last].key
        return after in kinds["street"] or after in kinds["feature"]
    return False

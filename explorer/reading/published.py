"""The day an article was published, where its text or its file's name says it.

A day needs year, month and day in so many words. Trust within a text runs: "Published …" and the like, a line that is
nothing but a date, a byline's or dateline's date, "Updated …". Never a clock, never a file's own time.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FIRST_DAY", "LAST_DAY", "published_in", "published_in_name"]

FIRST_DAY = date(1800, 1, 1)
LAST_DAY = date(2098, 12, 31)
"""Days before the first and after the last are slips of the pen, and no days."""

_MONTH = {
    name: number
    for number, names in enumerate(
        [
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ],
        1,
    )
    for name in names
}
_NAMED = "|".join(sorted(_MONTH, key=len, reverse=True))
_DAY = re.compile(
    rf"(?<![\w/.-])(?:"
    rf"(?P<m1>{_NAMED})\.?\s(?P<d1>\d\d?)(?:st|nd|rd|th)?,?\s(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d\d?)(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<m2>{_NAMED})\.?,?[\s-](?P<y2>\d{{4}})"
    rf"|(?P<y3>\d{{4}})[-/.](?P<m3>\d\d?)[-/.](?P<d3>\d\d?)(?=T\d|\b)"
    rf"|(?P<a>\d\d?)(?P<sep>[-/.])(?P<b>\d\d?)(?P=sep)(?P<y4>\d{{4}})"
    rf")(?!\d)",
    re.IGNORECASE,
)
_PUBLISHED = r"(?:first |originally )?(?:published|posted|created|issued|filed|dated?)"
_UPDATED = r"(?:last |page )?(?:updated?|modified|edited|revised|changed)"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_CLOCK = r"\d\d?[:.]\d\d(?:[:.]\d\d)?\W*(?:[ap]\.?m\.?\W*)?(?:(?-i:[A-Z]{2,4})\W*)?"
_LABELLED = re.compile(
    rf"\b(?:(?P<published>{_PUBLISHED})|{_UPDATED})\b\s*(?:on|at)?\W*(?:{_WEEKDAY}\W*)?(?:{_CLOCK})?"
    rf"(?:on\s|at\s)?\W*(?:{_WEEKDAY}\W*)?$",
    re.IGNORECASE,
)
_LABEL_BEHIND = re.compile(rf"\W*(?:{_PUBLISHED}|{_UPDATED})\b", re.IGNORECASE)
_NOISE = re.compile(
    rf"\b(?:at|on|[ap]\.?m|local time|{_WEEKDAY}|(?-i:[A-Z]{{1,4}}T)|GMT|UTC|Z)\b"
    r"|T?\d{1,2}[:.]\d\d(?:[:.]\d\d)?Z?|[\W_]+",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][A-Z .,'-]{2,40}[,(] ?$")
_BYLINE = re.compile(r"\W*by\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:18|19|20)\d\d(?!\d)")
_IN_NAME = re.compile(
    r"(?<!\d)((?:18|19|20)\d\d)[-/_.]?(0[1-9]|1[0-2]|[1-9](?=[-/_.])|[a-z]{3}(?=[-/_.]))[-/_.]?(0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?!\d)",
    re.IGNORECASE,
)
_HEAD, _TAIL = 2500, 1000
_LINE = 160
_BYLINE_LINE = 90
_LABEL_NEAR = 40
_NOISE_LEFT = 12
_LAST_MONTH = 12

DateOrder = Literal["dmy", "mdy"]


def published_in(text: str, date_order: str | None = None) -> date | None:
    """The day on which `text` says it was published; None where it does not.

    Looks at lines of the first 2,500 and last 1,000 characters, so give the page as it came, before it is cleaned: the
    line that says the day is boilerplate. At the end of a page only a labelled day counts.

    Args:
        text: A page's text with its line breaks.
        date_order: `"dmy"` or `"mdy"`, how the outlet writes 03/04/2022; without it such a day is none unless only one
            order is possible.

    Returns:
        Of the kind most trusted ("Published …", a line of its own, by- or dateline, "Updated …") the day that stands
        first, between 1800 and 2098.
    """
    found: dict[int, date] = {}
    parts = (text[:_HEAD], text[max(_HEAD, len(text) - _TAIL) :])
    for at_end, part in enumerate(parts):
        for line in dict.fromkeys(_line_at(part, year.start()) for year in _YEAR.finditer(part)):
            for trust, day in _days_said(line, date_order):
                if trust in _LABELS or not at_end:
                    found.setdefault(trust, day)
    return found[min(found)] if found else None


def _line_at(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[start : min(len(text) if end < 0 else end, start + _LINE)]


_SAID_PUBLISHED, _OWN_LINE, _IN_BYLINE, _SAID_UPDATED = range(4)
_LABELS = (_SAID_PUBLISHED, _SAID_UPDATED)


def _days_said(line: str, date_order: str | None) -> Iterator[tuple[int, date]]:
    """How far each day of `line` is to be trusted as its page's own (0 most), and the day."""
    for said in _DAY.finditer(line):
        day = _day(said, date_order)
        if day is None:
            continue
        before, behind = line[: said.start()], line[said.end() :]
        label = _LABELLED.search(before)
        alone = len(_NOISE.sub("", behind)) < _NOISE_LEFT or _LABEL_BEHIND.match(_NOISE.sub(" ", behind))
        if label and label.start() < _LABEL_NEAR and alone:
            yield (_SAID_PUBLISHED if label["published"] else _SAID_UPDATED), day
        elif not _NOISE.sub("", before + behind):
            yield _OWN_LINE, day
        elif _DATELINE.match(before) or (len(line) < _BYLINE_LINE and _BYLINE.match(line)):
            yield _IN_BYLINE, day


def _day(said: re.Match[str], date_order: str | None) -> date | None:
    if said["m1"]:
        return _real(said["y1"], _MONTH[said["m1"].lower()], said["d1"])
    if said["m2"]:
        return _real(said["y2"], _MONTH[said["m2"].lower()], said["d2"])
    if said["y3"]:
        return _real(said["y3"], said["m3"], said["d3"])
    first, second = int(said["a"]), int(said["b"])
    if said["sep"] == "." or second > _LAST_MONTH:
        order: str | None = "dmy" if said["sep"] == "." else "mdy"
    elif first > _LAST_MONTH or first == second:
        order = "dmy"
    else:
        order = date_order
    if order is None:
        return None
    return _real(said["y4"], *((second, first) if order == "dmy" else (first, second)))


def _real(year: str | int, month: str | int, day: str | int) -> date | None:
    """The day, if the calendar has it and an article could have been published then."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None


def published_in_name(name: str) -> date | None:
    """The first day in a file's name or an address: `2023-12-23`, `20231223`, `/2022/03/03/`, `/2022/mar/03/`.

    Args:
        name: A file's name (without its folders: they are the user's own) or a whole address.

    Returns:
        The day, or None where there is none that the calendar has between 1800 and 2098.
    """
    for year, month, day in _IN_NAME.findall(name):
        number = _MONTH.get(month.lower()) or (int(month) if month.isdigit() else 0)
        if found := _real(year, number, day):
            return found
    return None

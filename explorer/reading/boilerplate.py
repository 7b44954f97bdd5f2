"""What a site puts around a story, told by its words (`words/clean_*`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["appeals", "line_reason", "site_words"]

_WORDS = Path(__file__).parent / "words"
_FIRST = re.compile(r"[\s•·*>»›→▶►■\-–—(\[…]*([\w©@'’-]*)")
_SPACE = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_EDGE, _END = "•·*>»›→▶►■_–—-" + _SPACE, "*_" + _SPACE
_QUOTES = ('"', "“", "‘", "„", "«", "'")
_BEFORE_OPENER = re.compile(r"^[^\w]+")
_LONE_READER, _LONE_ASKS = 2, 2


class _Row(NamedTuple):
    reason: str
    most_words: int
    pattern: re.Pattern[str]


class _Rows(NamedTuple):
    by_first: dict[str, tuple[_Row, ...]]
    by_part: tuple[tuple[str, _Row], ...]
    for_all: tuple[_Row, ...]
    most_words: int
    most_by_part: int
    most_for_all: int


class _Appeal(NamedTuple):
    openers: dict[str, tuple[str, ...]]
    reader: re.Pattern[str]
    trade: re.Pattern[str]
    asks: re.Pattern[str]
    story: re.Pattern[str]


def _table(name: str) -> Iterator[list[str]]:
    """The rows below the header of a word list, comments left out."""
    rows = (line for line in (_WORDS / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    next(rows)
    return (row.split("\t") for row in rows)


@cache
def _rows() -> _Rows:
    by_first: dict[str, list[_Row]] = {}
    by_part: list[tuple[str, _Row]] = []
    for_all: list[_Row] = []
    for reason, first, words, pattern in _table("clean_lines.tsv"):
        row = _Row(reason, int(words), re.compile(pattern, re.IGNORECASE))
        for word in first.split():
            if word == "*":
                for_all.append(row)
            elif word.startswith("*"):
                by_part.append((word[1:], row))
            else:
                by_first.setdefault(word, []).append(row)
    return _Rows(
        {word: tuple(rows) for word, rows in by_first.items()},
        tuple(by_part),
        tuple(for_all),
        max(row.most_words for rows in by_first.values() for row in rows),
        max(row.most_words for _, row in by_part),
        max(row.most_words for row in for_all),
    )


@cache
def _appeal_words() -> _Appeal:
    said = {kind: words.split("|") for kind, words in _table("clean_appeals.tsv")}
    openers: dict[str, tuple[str, ...]] = {}
    for opener in said.pop("opener"):
        first = _first_word(opener)
        openers[first] = (*openers.get(first, ()), opener)
    patterns = {kind: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?!\w)") for kind, words in said.items()}
    return _Appeal(openers, **patterns)


@lru_cache(maxsize=1 << 10)
def _first_word(line: str) -> str:
    found = _FIRST.match(line)
    return found[1].casefold() if found else ""


@cache
def site_words() -> frozenset[str]:
    """Words that end the name of a news site, folded."""
    lines = (_WORDS / "clean_outlets.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def line_reason(line: str, n_words: int) -> str | None:
    """Why a line is no part of a story, None where it may be.

    Args:
        line: One line or sentence without space around it.
        n_words: How many words it has.

    Returns:
        The reason of the first row of `clean_lines.tsv` that the whole line fits.
    """
    rows = _rows()
    if n_words > rows.most_words:
        return None
    tried = rows.by_first.get(_first_word(line), ())
    if n_words <= rows.most_for_all:
        tried += rows.for_all
    if n_words <= rows.most_by_part:
        folded = line.casefold()
        tried += tuple(row for part, row in rows.by_part if part in folded)
    if not tried:
        return None
    bare = line.lstrip(_EDGE).rstrip(_END)
    said = (line,) if bare == line else (bare, line)
    for row in tried:
        if n_words <= row.most_words and any(map(row.pattern.fullmatch, said)):
            return row.reason
    return None


def appeals(lines: Sequence[str | None]) -> list[int]:
    """The numbers of `lines` that ask the reader for money, help or an address; None stands for a line already cut.

    An opener ("we have a small favor to ask") starts a run that lasts while lines speak to the reader of the trade or
    ask; elsewhere a line must speak to the reader, name the trade and ask twice. A line that quotes or reports is the
    story's.
    """
    words = _appeal_words()
    found: list[int] = []
    running = False
    for number, line in enumerate(lines):
        if line is None:
            continue
        opens = _opens(line, words)
        if not opens and not running and "you" not in line and "You" not in line:
            continue
        folded = line.casefold()
        asks = opens or (_goes_on(folded, words) if running else _stands_alone(folded, words))
        running = asks and not line.startswith(_QUOTES) and words.story.search(folded) is None
        if running:
            found.append(number)
    return found


def _opens(line: str, words: _Appeal) -> bool:
    openers = words.openers.get(_first_word(line))
    return openers is not None and _BEFORE_OPENER.sub("", line).casefold().startswith(openers)


def _goes_on(folded: str, words: _Appeal) -> bool:
    return bool(words.reader.search(folded) and (words.trade.search(folded) or words.asks.search(folded)))


def _stands_alone(folded: str, words: _Appeal) -> bool:
    return (
        words.trade.search(folded) is not None
        and len(set(words.asks.findall(folded))) >= _LONE_ASKS
        and len(set(words.reader.findall(folded))) >= _LONE_READER
    )

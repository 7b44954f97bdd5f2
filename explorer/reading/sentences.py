"""Where sentences begin and end, by their marks alone.

A full stop, question or exclamation mark or ellipsis ends a sentence where space and what can open another one follow:
no lower-case letter, and no abbreviation, initial or number before it (`words/sentence_abbreviations.tsv`). A line
break always does, except in text wrapped at a fixed width, where only a blank or an indented line does.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

__all__ = ["sentences"]

_WORDS = Path(__file__).parent / "words" / "sentence_abbreviations.tsv"
_CLOSERS = "\"'”’»)\\]"
_STOP = re.compile(rf"[.!?…\n](?:(?<=\n)\s*|(?<!\n)[.!?…]*((?:[{_CLOSERS}]|\[\d{{1,3}}\])*)\s+(?![\"'“‘(\[]?[a-zà-ÿ]))")
"""A mark, its closers as a group, and the space behind it; or a line break, without a group."""

_NEXT = re.compile(r"[\"'“‘„«(\[*_–—•-]*\s?(\w*)")
_BEFORE = re.compile(r"[^\s(\[\"'“”‘’«»,;:/–—]+\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}\Z")
_BLANK_OR_INDENTED = re.compile(r"\s*\n[ \t]*(?:\n|[ \t]{2,})|\s*\Z")
_WRAPPED = re.compile(r"\n(?=[a-z])(?:(?<=[^\s.!?:]\n)|(?<=[^\s.!?:] \n))")
_SHARE_WRAPPED = 0.3
_LEAST_WRAPPED = 3
_LONGEST_ABBREVIATION = 16
_PLAIN = 5


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _WORDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, words = line.split("\t")
            found.setdefault(kind, set()).update(words.split())
    return {kind: frozenset(words) for kind, words in found.items()}


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end (excluded) of every sentence of `text`, in order.

    Together they hold every character that is not space; none begins or ends with space, none is empty.

    Args:
        text: One article's text, or a title.

    Returns:
        Offsets in characters. Empty for a text of nothing but space.
    """
    wrapped = _is_wrapped(text)
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for stop in _STOP.finditer(text, start):
        mark = stop.start()
        if stop[1] is None:
            if wrapped and not _BLANK_OR_INDENTED.match(text, mark):
                continue
            if kept := text[start:mark].rstrip():
                found.append((start, start + len(kept)))
        else:
            before = text[max(start, mark - _PLAIN) : mark]
            plain = len(before) == _PLAIN and before.isalpha() and before.islower()
            if not plain and (wrapped or "\n" not in stop[0]) and not _ends(text, stop, wrapped=wrapped):
                continue
            found.append((start, stop.end(1)))
        start = stop.end()
    if kept := text[start:].rstrip():
        found.append((start, start + len(kept)))
    return found


def _is_wrapped(text: str) -> bool:
    breaks = text.count("\n")
    if breaks < _LEAST_WRAPPED:
        return False
    inside = len(_WRAPPED.findall(text))
    return inside >= _LEAST_WRAPPED and inside >= _SHARE_WRAPPED * breaks


def _ends(text: str, stop: re.Match[str], *, wrapped: bool) -> bool:
    """Whether a mark with space behind it ends its sentence."""
    if wrapped and _BLANK_OR_INDENTED.match(text, stop.end(1)):
        return True
    following = _NEXT.match(text, stop.end())
    word = following.group(1) if following else ""
    if not word:
        return text[stop.end() : stop.end() + 1] not in (".", "…")
    if word[0].islower():
        return False
    if text[stop.start() : stop.start(1)] != ".":
        return True
    before = text[max(0, stop.start() - _LONGEST_ABBREVIATION) : stop.start()]
    last = before.rpartition(" ")[2]
    if not last.isalpha():
        found = _BEFORE.search(before)
        last = found.group() if found else ""
    return not last or _ends_after(last, word, closed=bool(stop[1]))


def _ends_after(before: str, word: str, *, closed: bool) -> bool:
    """Whether the full stop behind the word `before` ends its sentence, when `word` comes next."""
    classes = _abbreviations()
    if before in classes["never"]:
        return False
    if before in classes["number"]:
        return not word[0].isdigit()
    if len(before) == 1 and before.isalpha() and before.isupper() and before != "I":
        return closed or word in classes["opener"]
    if before in classes["open"] or _DOTTED.match(before):
        return closed or word in classes["opener"]
    return True

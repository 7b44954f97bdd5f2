"""Words and marks of a text, its paragraphs, and what stands inside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BOTH_MARKS", "CLOSING_MARKS", "OPENING_MARKS", "Tokens", "tokens_of"]

OPENING_MARKS = frozenset(("“", "„", "«", "``"))
CLOSING_MARKS = frozenset("”»")
BOTH_MARKS = frozenset(('"', "″", "''"))

_ANY_MARK = re.compile("[“„«”»\"″]|``|''")
_TITLES = "Mr|Mrs|Ms|Dr|Prof|Rev|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Maj|Adm|St|Jr|Sr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No"
_TOKEN = re.compile(
    r"(?=[^\W\d_]++['’]t\b)(?:[^\W\d_]+?(?=n['’]t\b)|n['’]t\b)"
    rf"|(?=[A-Z][a-z]{{1,4}}\.)(?:{_TITLES})\.(?=\s)|(?:[A-Za-z]\.){{2,}}|(?:https?://|www\.)\S+"
    r"|[^\W\d_][^\W_]*(?:[-‑][^\W_]+)*"
    r"|[@#]\w+|[$€£]?\d[\d,.]*\d%?|[$€£]?\d%?"
    r"|[^\W_]+(?:[-‑][^\W_]+)*|['’](?:s|re|ve|ll|d|m)\b"
    r"|\.\.\.+|…|--+|''|``|[^\s]"
)
_LOOK_BACK = 40


class Tokens(NamedTuple):
    """The tokens of one text: offsets end excluded; sentences and paragraphs count from 0."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    paragraphs: list[int]
    quoted: list[int]


def tokens_of(text: str, sentence_starts: Sequence[int]) -> Tokens:
    """The tokens of `text`.

    A paragraph begins where a sentence begins behind a line break. `quoted` is 1 between double quotation marks, marks
    included: straight marks alternate, and a quotation that is open when its paragraph ends goes on only where the next
    paragraph opens it again.

    Args:
        text: Any text.
        sentence_starts: Where its sentences begin, ascending.
    """
    spans = [match.span() for match in _TOKEN.finditer(text)]
    words = [text[start:end] for start, end in spans]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    sentences: list[int] = []
    paragraphs: list[int] = []
    paragraph, done = 0, 0
    for number, begin in enumerate(sentence_starts):
        upto = (
            bisect_right(starts, sentence_starts[number + 1] - 1) if number + 1 < len(sentence_starts) else len(words)
        )
        if number:
            gap = text[max(0, begin - _LOOK_BACK) : begin]
            paragraph += "\n" in gap[len(gap.rstrip()) :]
        sentences += [number] * (upto - done)
        paragraphs += [paragraph] * (upto - done)
        done = upto
    return Tokens(words, starts, ends, sentences, paragraphs, _quoted(text, words, starts, paragraphs))


def _quoted(text: str, words: list[str], starts: list[int], paragraphs: list[int]) -> list[int]:
    quoted = [0] * len(words)
    opened = -1
    for match in _ANY_MARK.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        word = words[at]
        if word != match.group():
            continue
        if opened >= 0 and paragraphs[opened] != paragraphs[at]:
            _fill(quoted, opened, bisect_right(paragraphs, paragraphs[opened]))
            opened = -1
        if word in OPENING_MARKS:
            if opened < 0:
                opened = at
        elif word in CLOSING_MARKS or opened >= 0:
            _fill(quoted, opened if opened >= 0 else at, at + 1)
            opened = -1
        else:
            opened = at
    if opened >= 0:
        _fill(quoted, opened, bisect_right(paragraphs, paragraphs[opened]))
    return quoted


def _fill(quoted: list[int], first: int, end: int) -> None:
    quoted[first:end] = [1] * (end - first)

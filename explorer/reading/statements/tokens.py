"""Words and marks of a text, its paragraphs, and what stands inside quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["BOTH_MARKS", "CLOSING_MARKS", "OPENING_MARKS", "Tokens", "tokens_of"]

OPENING_MARKS = frozenset(("“", "„", "«", "``"))
CLOSING_MARKS = frozenset("”»")
BOTH_MARKS = frozenset(('"', "″", "''"))

_ANY_MARK = re.compile("[“„«”»\"″]|``|''")
_TITLES = "Mr|Mrs|Ms|Dr|Prof|Rev|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Maj|Adm|St|Jr|Sr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No"
_TOKEN = (
    r"[A-Za-z]++(?![\w'’.:\-‑])|[,;()“”\"]"  # most tokens, told at once: no other way below would read them otherwise
    r"|(?=[^\W\d_]++['’]t\b)(?:[^\W\d_]+?(?=n['’]t\b)|n['’]t\b)"
    rf"|(?=[A-Z][a-z]{{1,4}}\.)(?:{_TITLES})\.(?=\s)|(?:[A-Za-z]\.){{2,}}|(?:https?://|www\.)\S+"
    r"|[^\W\d_][^\W_]*(?:[-‑][^\W_]+)*"
    r"|[@#]\w+|[$€£]?\d[\d,.]*\d%?|[$€£]?\d%?"
    r"|[^\W_]+(?:[-‑][^\W_]+)*|['’](?:s|re|ve|ll|d|m)\b"
    r"|\.\.\.+|…|--+|\'\'|``|[^\s]"
)
_PIECE = re.compile(rf"\s*(?:{_TOKEN})")
"""A token and the space before it: pieces cover the text without a gap, so their lengths say where each stands."""
_LOOK_BACK = 40


class Tokens(NamedTuple):
    """The tokens of one text: offsets end excluded; sentences and paragraphs count from 0; all but the words int64."""

    words: list[str]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    sentences: NDArray[np.int64]
    paragraphs: NDArray[np.int64]
    quoted: NDArray[np.int64]


def tokens_of(text: str, sentence_starts: Sequence[int]) -> Tokens:
    """The tokens of `text`.

    A paragraph begins where a sentence begins behind a line break. `quoted` is 1 between double quotation marks, marks
    included: straight marks alternate, and a quotation that is open when its paragraph ends goes on only where the next
    paragraph opens it again.

    Args:
        text: Any text.
        sentence_starts: Where its sentences begin, ascending.
    """
    pieces = _PIECE.findall(text)
    words = [piece.lstrip() for piece in pieces]
    ends = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
    starts = ends - np.fromiter(map(len, words), np.int64, len(words))
    sentences = np.maximum(np.searchsorted(sentence_starts, starts, "right") - 1, 0)
    breaks = [_breaks(text, begin) for begin in sentence_starts[1:]]
    paragraphs = np.cumsum([0, *breaks])[sentences]
    return Tokens(words, starts, ends, sentences, paragraphs, _quoted(text, words, starts, paragraphs))


def _breaks(text: str, begin: int) -> bool:
    """Whether a line break stands in the space before `begin`."""
    gap = text[max(0, begin - _LOOK_BACK) : begin]
    return "\n" in gap[len(gap.rstrip()) :]


def _quoted(text: str, words: list[str], starts: NDArray[np.int64], paragraphs: NDArray[np.int64]) -> NDArray[np.int64]:
    quoted = np.zeros(len(words), np.int64)
    marks = list(_ANY_MARK.finditer(text))
    places = np.searchsorted(starts, [mark.start() for mark in marks], "right") - 1
    opened = in_paragraph = -1
    for mark, at, paragraph in zip(marks, places.tolist(), paragraphs[places].tolist(), strict=True):
        word = words[at]
        if word != mark.group():
            continue
        if opened >= 0 and in_paragraph != paragraph:
            quoted[opened : np.searchsorted(paragraphs, in_paragraph, "right")] = 1
            opened = -1
        if word in OPENING_MARKS:
            if opened < 0:
                opened, in_paragraph = at, paragraph
        elif word in CLOSING_MARKS or opened >= 0:
            quoted[opened if opened >= 0 else at : at + 1] = 1
            opened = -1
        else:
            opened, in_paragraph = at, paragraph
    if opened >= 0:
        quoted[opened : np.searchsorted(paragraphs, in_paragraph, "right")] = 1
    return quoted

"""Words and marks of a text, its paragraphs, and what stands inside quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = [
    "BOTH_MARKS",
    "CLOSING_MARKS",
    "MARKS",
    "OPENING_MARKS",
    "Tokens",
    "breaks_of",
    "pieces_of",
    "quoted_of",
    "tokens_of",
]

OPENING_MARKS = frozenset(("“", "„", "«", "``"))
CLOSING_MARKS = frozenset("”»")
BOTH_MARKS = frozenset(('"', "″", "''"))
_OPENING, _CLOSING, _BOTH = 1, 2, 3
MARKS = {
    **dict.fromkeys(OPENING_MARKS, _OPENING),
    **dict.fromkeys(CLOSING_MARKS, _CLOSING),
    **dict.fromkeys(BOTH_MARKS, _BOTH),
}
"""Double quotation marks → 1 if they open, 2 if they close, 3 if they do both."""

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
    """The tokens of one text; offsets end excluded, sentences and paragraphs count from 0. All numbers are int64."""

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
    pieces = pieces_of(text)
    words = [piece.lstrip() for piece in pieces]
    ends = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
    starts = ends - np.fromiter(map(len, words), np.int64, len(words))
    sentences = np.maximum(np.searchsorted(sentence_starts, starts, "right") - 1, 0)
    paragraphs = np.cumsum([0, *breaks_of(text, sentence_starts)])[sentences]
    marks = np.array([MARKS.get(word, 0) for word in words], np.int64)
    return Tokens(words, starts, ends, sentences, paragraphs, quoted_of(marks, paragraphs).astype(np.int64))


def pieces_of(text: str) -> list[str]:
    """The tokens of `text`, each with the space before it."""
    return _PIECE.findall(text)


def breaks_of(text: str, sentence_starts: Sequence[int]) -> list[bool]:
    """Whether a line break stands in the space before each sentence but the first."""
    gaps = (text[max(0, begin - _LOOK_BACK) : begin] for begin in sentence_starts[1:])
    return ["\n" in gap[len(gap.rstrip()) :] for gap in gaps]


def quoted_of(marks: NDArray[Any], paragraphs: NDArray[np.int64]) -> NDArray[np.uint32]:
    """1 for tokens between quotation marks, else 0.

    Args:
        marks: What `MARKS` says of each token, else 0.
        paragraphs: Their paragraphs, ascending.
    """
    quoted = np.zeros(len(marks), np.uint32)
    places = np.flatnonzero(marks)
    opened = in_paragraph = -1
    columns = (places, marks[places], paragraphs[places])
    for at, mark, paragraph in zip(*(column.tolist() for column in columns), strict=True):
        if opened >= 0 and in_paragraph != paragraph:
            quoted[opened : np.searchsorted(paragraphs, in_paragraph, "right")] = 1
            opened = -1
        if mark == _OPENING:
            if opened < 0:
                opened, in_paragraph = at, paragraph
        elif mark == _CLOSING or opened >= 0:
            quoted[opened if opened >= 0 else at : at + 1] = 1
            opened = -1
        else:
            opened, in_paragraph = at, paragraph
    if opened >= 0:
        quoted[opened : np.searchsorted(paragraphs, in_paragraph, "right")] = 1
    return quoted

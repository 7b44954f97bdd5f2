"""What is known of a word by itself: hashes, shape, and classes that were learned, kept by hash and not by word."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from explorer.reading.statements.cue_classes import class_number, stem
from explorer.reading.statements.tokens import MARKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

__all__ = ["Vocabulary", "word_hash"]

_HASH_BITS = 0xFFFFFFF
_MARKS = {
    **dict.fromkeys((",",), 5), **dict.fromkeys((".", "...", "…"), 6), **dict.fromkeys(('"', "“", "”", "''", "``"), 7),
    ":": 8, ";": 9, "(": 10, "[": 10, ")": 11, "]": 11, **dict.fromkeys(("-", "–", "—", "--", "―"), 12),
    **dict.fromkeys(("'", "’", "‘"), 14), "!": 15, "?": 15,
}  # fmt: skip
_KEPT = 300_000


def word_hash(word: str) -> int:
    """The number that stands for `word`, 28 bits."""
    return crc32(word.encode()) & _HASH_BITS


def _shape(word: str) -> int:
    """0 lower, 1 capitalised, 2 capitals, 3 number, 4 other word, 5 to 15 marks, 13 any other mark."""
    if word in _MARKS:
        return _MARKS[word]
    if word[0].isdigit() or (word[0] in "$€£" and len(word) > 1):
        return 3
    if word.islower() or word[0] in "’'":
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    if word[0].isupper():
        return 1
    return 4 if word[0].isalnum() or word[0] in "@#" else 13


class _Index(dict[str, int]):
    """Piece → its row; one that is asked for and not there is added."""

    def __init__(self, added: Callable[[str], int]) -> None:
        super().__init__({"": 0})
        self._added = added

    def __missing__(self, piece: str) -> int:
        row = self[piece] = self._added(piece)
        return row


class Vocabulary:
    """Rows of numbers for pieces, words with the space before them, made when a piece is first met.

    Args:
        word_classes: Hash of a word, or of "-" and its last three letters → the class of its tags.
        kinds: Hash of a word → the class of the company it keeps.
    """

    COLUMNS = ("form", "ending", "shape", "word_class", "reporting", "stem", "kind", "mark", "length", "piece_length")

    def __init__(self, word_classes: dict[int, int], kinds: dict[int, int]) -> None:
        self._word_classes, self._kinds = word_classes, kinds
        self._forget()

    def _forget(self) -> None:
        self._rows = [(0, 0, 13, 0, 0, 0, 0, 0, 0, 0)]
        self._words = [""]
        self._index = _Index(self._added)
        self._table = np.zeros((len(self.COLUMNS), 0), np.uint32)

    def columns(self, pieces: list[str]) -> tuple[list[str], NDArray[np.int64], list[NDArray[np.uint32]]]:
        """The words of pieces, a number for each that is the same wherever the piece is, and an array for each column.

        An empty piece has zeros.
        """
        if len(self._rows) > _KEPT:
            self._forget()
        rows = np.fromiter(map(self._index.__getitem__, pieces), np.int64, len(pieces))
        if self._table.shape[1] < len(self._rows):
            self._table = np.array(self._rows, np.uint32).T.copy()
        words = list(map(self._words.__getitem__, rows.tolist()))
        return words, rows, [column.take(rows) for column in self._table]

    def _added(self, piece: str) -> int:
        word = piece.lstrip()
        self._words.append(word)
        low = word.lower().replace("’", "'")
        known = "@" if word[0] == "@" else low
        classes = self._word_classes
        row = len(self._rows)
        self._rows.append(
            (
                word_hash(low),
                word_hash(low[-3:]),
                _shape(word),
                classes.get(word_hash(known), 0) or classes.get(word_hash(f"-{low[-3:]}"), 0),
                class_number(low),
                word_hash(stem(low)),
                self._kinds.get(word_hash(low), 0),
                MARKS.get(word, 0),
                len(word),
                len(piece),
            )
        )
        return row

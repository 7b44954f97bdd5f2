"""Some texts laid end to end as arrays over all their tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.reading.statements.tokens import breaks_of, pieces_of, quoted_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from explorer.reading.statements.vocabulary import Vocabulary

__all__ = ["PADDING", "Batch"]

PADDING = 3
"""Empty tokens on either side of a text, so that no feature looks into the next."""
_PAD = ("",) * PADDING


class Batch:
    """Arrays over tokens.

    Attributes:
        n: How many tokens, padding included.
        words: The tokens; empty strings pad.
        start, end: Offsets in the token's own text, end excluded.
        text: Number of the text.
        sentence: Number of the sentence in its text; -1 in padding.
        paragraph: Numbers that change where a paragraph or text does.
        quoted: 1 inside double quotation marks.
        first, last: First and last token of the token's sentence.
        opens: Whether it is the first.
        edge: 1 for the first, 2 for the last, 3 for the only one, else 0.
        piece: A number for its word with the space before it.
        form, ending, shape, word_class, reporting, stem, kind: As `Vocabulary` has them.
        tag: Its tag, once it is given.
    """

    def __init__(self, texts: Iterable[tuple[str, Sequence[int]]], vocabulary: Vocabulary) -> None:
        """Cut `texts`, each with the starts of its sentences."""
        pieces: list[str] = []
        rows: list[tuple[int, int, int]] = []
        sentence_starts: list[int] = []
        breaks: list[int] = []
        base = 0
        for text, starts in texts:
            found = pieces_of(text)
            pieces += *_PAD, *found, *_PAD
            rows.append((len(found) + 2 * PADDING, base, len(sentence_starts)))
            sentence_starts += [base + start for start in starts or (0,)]
            breaks += 2, *breaks_of(text, starts)
            base += len(text) + 1
        self.n = len(pieces)
        self.words, self.piece, columns = vocabulary.columns(pieces)
        self.form, self.ending, self.shape, self.word_class, self.reporting, self.stem, self.kind, *more = columns
        mark, length, piece_length = more
        sizes, bases, sentences = np.array(rows, np.int64).reshape(-1, 3).T
        begins = np.cumsum(sizes) - sizes
        self.text = np.repeat(np.arange(len(rows)), sizes)
        ends = np.cumsum(piece_length, dtype=np.int64)
        self.end = ends - ends[begins].take(self.text)
        self.start = self.end - length
        sentence_before = np.searchsorted(sentence_starts, self.start + bases.take(self.text), "right") - 1
        first_sentence = sentences.take(self.text)
        sentence = np.maximum(sentence_before, first_sentence)
        self.sentence = sentence - first_sentence
        self.paragraph = np.cumsum(breaks, dtype=np.int64).take(sentence)
        for k in range(PADDING):
            before, behind = begins + k, begins + sizes - 1 - k
            self.sentence[before] = self.sentence[behind] = -1
            self.paragraph[before] -= 1
            self.paragraph[behind] += 1
        self.quoted = quoted_of(mark, self.paragraph)
        self.tag: NDArray[Any] = np.zeros(self.n, np.uint32)
        opens = np.ones(self.n, bool)
        opens[1:] = (self.sentence[1:] != self.sentence[:-1]) | (self.text[1:] != self.text[:-1])
        firsts = np.flatnonzero(opens)
        lengths_of = np.diff(np.append(firsts, self.n))
        self.opens = opens
        self.edge = opens.astype(np.uint32)
        self.edge[:-1] += 2 * opens[1:].astype(np.uint32)
        self.edge[-1:] += np.uint32(2)
        self.first = np.repeat(firsts, lengths_of)
        self.last = np.repeat(np.append(firsts[1:], self.n) - 1, lengths_of) if self.n else firsts

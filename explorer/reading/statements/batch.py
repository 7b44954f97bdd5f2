"""Some texts laid end to end as arrays over all their tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.reading.statements.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from explorer.reading.statements.vocabulary import Vocabulary

__all__ = ["PADDING", "Batch"]

PADDING = 3
"""Empty tokens on either side of a text, so that no feature looks into the next."""


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
        word: A number for the token's word, the same for the same word.
        form, ending, shape, word_class, reporting, stem, kind: As `Vocabulary` has them.
        tag: Its tag, once it is given.
    """

    def __init__(self, texts: Iterable[tuple[str, Sequence[int]]], vocabulary: Vocabulary) -> None:
        """Cut `texts`, each with the starts of its sentences."""
        words: list[str] = []
        numbers: list[int] = []
        parts: list[NDArray[np.int64]] = []
        paragraphs = 0
        for number, (text, sentence_starts) in enumerate(texts):
            tokens = tokens_of(text, sentence_starts)
            words += ["", "", "", *tokens.words, "", "", ""]
            part = np.zeros((5, len(tokens.words) + 2 * PADDING), np.int64)
            part[2] = -1
            part[:4, PADDING:-PADDING] = tokens.starts, tokens.ends, tokens.sentences, tokens.quoted
            part[4, PADDING:-PADDING] = paragraphs + 1 + tokens.paragraphs
            paragraphs += (int(tokens.paragraphs[-1]) + 1 if tokens.words else 0) + 1
            parts.append(part)
            numbers += [number] * part.shape[1]
        self.words, self.n = words, len(words)
        columns = np.concatenate(parts, axis=1) if parts else np.zeros((5, 0), np.int64)
        self.start, self.end, self.sentence, quoted, self.paragraph = columns
        self.quoted: NDArray[np.uint32] = quoted.astype(np.uint32)
        self.text = np.array(numbers, np.int64)
        self.word, names = vocabulary.columns(words)
        self.form, self.ending, self.shape, self.word_class, self.reporting, self.stem, self.kind = names
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

"""A tag for every token in one pass: what kind of word it is, from its classes and its neighbours'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.reading.statements.hashing import mixed, shifted, uint

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Feature

__all__ = ["BITS", "TAGS", "is_tag", "tag_features", "tagged", "tags"]

TAGS = '?NPr$DZBGEMITdJRCW9s,."xbh'
"""A letter a tag.

N common noun, P name, r pronoun, $ possessive; D past, Z third person, B other present or infinitive, G -ing,
E participle of a verb; b form of be, h of have or do, M modal, T to; I preposition, d determiner, J adjective,
R adverb, C conjunction, W wh-word, 9 number, s genitive; "," "." and '"' marks, x other, ? none.
"""

BITS = 16
_ROWS_AT_ONCE = 4096


def tags(letters: str) -> list[int]:
    """The numbers of some tags."""
    return [TAGS.index(letter) for letter in letters]


def is_tag(letters: str) -> NDArray[np.bool_]:
    """A table: whether the tag of that number is among `letters`."""
    return np.isin(np.arange(len(TAGS)), tags(letters))


def tag_features(batch: Batch) -> list[Feature]:
    """What a tag is told by."""
    form, known, shape, ending, opens = batch.form, batch.word_class, batch.shape, batch.ending, uint(batch.opens)
    before, before2, after, after2 = (shifted(known, by) for by in (-1, -2, 1, 2))
    return [
        (form,), (known,), (form, before), (form, after), (before, known, after), (before2, before, known),
        (known, after, after2), (ending, shape, opens), (shape, opens, known), (shifted(form, -1), known),
        (shifted(form, 1), known), (shifted(shape, -1), shape, shifted(shape, 1)), (form, shifted(form, -1)),
        (ending, before),
    ]  # fmt: skip


def tagged(batch: Batch, weights: NDArray[np.int8]) -> NDArray[Any]:
    """The tag of every token; `weights` has a row of weights, one a tag, for each hash."""
    out = np.zeros(batch.n, np.uint32)
    rows = [mixed(slot, feature, BITS) for slot, feature in enumerate(tag_features(batch))]
    for start in range(0, batch.n, _ROWS_AT_ONCE):
        part = slice(start, start + _ROWS_AT_ONCE)
        scores = weights.take(rows[0][part], axis=0).astype(np.int16)
        for row in rows[1:]:
            scores += weights.take(row[part], axis=0)
        out[part] = scores.argmax(1)
    out[batch.form == 0] = 0
    return out

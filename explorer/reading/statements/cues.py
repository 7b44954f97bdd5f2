"""Which words may be cues, and what a cue is told by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.reading.statements.hashing import at, uint
from explorer.reading.statements.tags import is_tag

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.counts import Counts
    from explorer.reading.statements.hashing import Feature, Ints

__all__ = ["BITS", "VERB", "candidates", "cue_features"]

BITS = 18
VERB = is_tag("DZBGE")
_KEY = np.uint32(0xFFFF)


def candidates(batch: Batch, heads: NDArray[np.bool_]) -> Ints:
    """Tokens that may be the head of a cue: verbs, and words whose hash is among the learned `heads`."""
    return np.flatnonzero(VERB[batch.tag] | heads[batch.form & _KEY])


def cue_features(batch: Batch, counts: Counts, i: Ints) -> list[Feature]:
    """What tells whether the tokens `i` are heads of cues."""
    form, tag, quoted = batch.form, batch.tag, batch.quoted
    first, last = batch.first[i], batch.last[i]
    word, stem, listed, kind = form[i], batch.stem[i], batch.reporting[i], batch.kind[i]
    before, before2, after, after2 = (at(form, i + k) for k in (-1, -2, 1, 2))
    tag0, tag1, tag2, tag3 = (at(tag, i + k) for k in (0, 1, 2, 3))
    left1, left2, left3 = (at(tag, i - k) for k in (1, 2, 3))
    from_start, to_end = uint(np.minimum(i - first, 6)), uint(np.minimum(last - i, 6))
    marks = counts.quoted
    quotes = uint(
        at(quoted, i) * 8
        + (marks[np.minimum(last, i + 4) + 1] - marks[np.minimum(i + 1, last + 1)] > 0) * 4
        + (marks[i] - marks[np.maximum(first, i - 4)] > 0) * 2
        + (marks[last + 1] - marks[first] > 0)
    )
    kind_before, kind_after = at(batch.kind, i - 1), at(batch.kind, i + 1)
    return [
        (word,), (word, tag0), (word, left1), (word, tag1), (word, before), (word, after), (tag0, after),
        (tag0, before), (before, left2, tag0), (left2, left1, tag0), (left1, tag0, tag1), (tag0, tag1, tag2),
        (left3, left2, left1, tag0), (tag0, tag1, tag2, tag3), (word, quotes), (quotes, tag0, left1),
        (quotes, tag0, tag1), (word, from_start), (word, to_end), (from_start, to_end, tag0), (word, after, tag2),
        (word, tag1, tag2), (word, left1, left2), (before2, tag0), (after2, tag0), (word, after2), (word, before2),
        (at(batch.ending, i), tag0), (after, after2, tag0), (form[first], tag0, from_start),
        (word, at(batch.shape, i - 1)), (form[last], tag0, quotes),
        (stem,), (stem, tag0, tag1), (stem, quotes), (stem, after), (listed, tag0), (listed, tag0, tag1, left1),
        (listed, after), (listed, quotes), (kind, tag0), (kind, tag0, tag1), (kind, after), (kind, quotes, tag0),
        (kind_before, tag0, listed), (kind_after, tag0, listed), (kind, kind_before), (kind, kind_after),
    ]  # fmt: skip

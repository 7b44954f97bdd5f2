"""How many commas, verbs or marks stand between two tokens: running sums, so that the answer is one subtraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.reading.statements.hashing import uint
from explorer.reading.statements.tags import is_tag

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Ints

__all__ = ["Counts", "between"]

_COMMA, _QUOTE, _BREAKS = 5, 7, (8, 9, 10, 11, 12)


class Counts:
    """Running sums over a tagged batch; `sums[k]` counts the tokens before token k."""

    def __init__(self, batch: Batch) -> None:
        self.comma = _sums(batch.shape == _COMMA)
        self.marks = _sums(batch.shape == _QUOTE)
        self.quoted = _sums(batch.quoted)
        self.verb = _sums(is_tag("DZBbhM")[batch.tag])
        self.joint = _sums(is_tag("CW")[batch.tag])
        self.noun = _sums(is_tag("NPr")[batch.tag])
        self.breaks = _sums(np.isin(batch.shape, _BREAKS))


def _sums(values: Ints) -> NDArray[np.int32]:
    out = np.zeros(len(values) + 1, np.int32)
    np.cumsum(values, dtype=np.int32, out=out[1:])
    return out


def between(sums: NDArray[np.int32], one: Ints, other: Ints, most: int) -> Ints:
    """How many stand between `one` and `other`, both left out, `most` at most."""
    low, high = np.minimum(one, other) + 1, np.maximum(one, other)
    return uint(np.minimum(sums[np.maximum(high, low)] - sums[low], most))

"""How many commas, verbs or marks stand between two tokens: running sums, so that the answer is one subtraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.reading.statements.tags import is_tag

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Ints

__all__ = ["Between", "Counts"]

_COMMA, _QUOTE, _BREAKS = 5, 7, (8, 9, 10, 11, 12)


class Counts:
    """Running sums over a tagged batch; `sums[k]` counts the tokens before token k, modulo 65,536."""

    def __init__(self, batch: Batch) -> None:
        self.comma = _sums(batch.shape == _COMMA)
        self.marks = _sums(batch.shape == _QUOTE)
        self.quoted = _sums(batch.quoted)
        self.verb = _sums(is_tag("DZBbhM")[batch.tag])
        self.joint = _sums(is_tag("CW")[batch.tag])
        self.noun = _sums(is_tag("NPr")[batch.tag])
        self.breaks = _sums(np.isin(batch.shape, _BREAKS))


class Between:
    """What stands between the tokens `one` and `other` of the same rows, both left out."""

    def __init__(self, one: Ints, other: Ints) -> None:
        self._low = np.minimum(one, other)
        self._low += 1
        self._high = np.maximum(one, other)
        np.maximum(self._high, self._low, out=self._high)

    def of(self, sums: NDArray[np.uint16], most: int) -> NDArray[np.uint32]:
        """How many of those that `sums` counts stand there, `most` at most."""
        between = sums.take(self._high)
        between -= sums.take(self._low)
        return np.minimum(between, np.uint16(most), out=between).astype(np.uint32)


def _sums(values: Ints) -> NDArray[np.uint16]:
    out = np.zeros(len(values) + 1, np.uint16)
    np.cumsum(values, dtype=np.uint16, out=out[1:])
    return out

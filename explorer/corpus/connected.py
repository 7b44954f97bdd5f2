"""What hangs together: the connected parts of a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

__all__ = ["connected"]


def connected(n: int, left: ArrayLike, right: ArrayLike) -> NDArray[np.int64]:
    """The smallest node that each of `n` nodes is connected with; the order of the pairs does not matter.

    Args:
        n: Nodes 0 to n-1.
        left: One node of each pair.
        right: The other one.
    """
    one, other = np.asarray(left, "i8"), np.asarray(right, "i8")
    least = np.arange(n)
    while True:
        before = least.copy()
        np.minimum.at(least, before[one], before[other])
        np.minimum.at(least, before[other], before[one])
        least = least[least]
        if np.array_equal(least, before):
            return least

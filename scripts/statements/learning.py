"""Weights learned by adaptive gradient steps on hashed features, averaged over the epochs, and rounded to a byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.reading.statements.hashing import mixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from explorer.reading.statements.hashing import Feature

__all__ = ["SCALE", "logistic", "rounded", "softmax", "stacked"]

SCALE = 24


def stacked(groups: Sequence[tuple[int, Sequence[Feature]]], bits: int) -> NDArray[np.int32]:
    """Places of the weights of all features, a row a candidate."""
    n = len(groups[0][1][0][0])
    columns = [
        np.broadcast_to(mixed(slot + k, f, bits), (n,)).astype(np.int32)
        for slot, features in groups
        for k, f in enumerate(features)
    ]
    return np.stack(columns, 1)


def rounded(weights: NDArray[Any]) -> NDArray[np.int8]:
    """`weights` in steps of 1 / SCALE."""
    return np.clip(np.round(weights * SCALE), -127, 127).astype(np.int8)


def _step(weights: Any, squares: Any, places: Any, gradient: Any, *, rate: float, decay: float) -> None:
    unique, inverse = np.unique(places.ravel(), return_inverse=True)
    summed = np.bincount(inverse, np.repeat(gradient, places.shape[1])).astype(np.float32) + decay * weights[unique]
    squares[unique] += summed * summed
    weights[unique] -= rate * summed / np.sqrt(squares[unique])


def logistic(
    places: NDArray[np.int32], wanted: NDArray[np.float32], bits: int, *, epochs: int = 6, rate: float = 0.1,
    l2: float = 1e-4, seed: int = 0,
) -> tuple[NDArray[np.float32], float]:  # fmt: skip
    """Weights and bias of a logistic regression."""
    weights, squares, bias = np.zeros(1 << bits, np.float32), np.full(1 << bits, 1e-2, np.float32), 0.0
    mean, mean_bias = np.zeros_like(weights), 0.0
    random = np.random.default_rng(seed)
    for _ in range(epochs):
        order = random.permutation(len(wanted))
        for start in range(0, len(order), 256):
            rows = order[start : start + 256]
            sums = weights[places[rows]].sum(1) + bias
            gradient = (1 / (1 + np.exp(-sums)) - wanted[rows]).astype(np.float32)
            _step(weights, squares, places[rows], gradient, rate=rate, decay=l2 * len(rows))
            bias -= 0.01 * float(gradient.sum()) / len(rows)
        mean += weights
        mean_bias += bias
    return mean / epochs, mean_bias / epochs


def softmax(
    places: NDArray[np.int32], starts: NDArray[np.int64], right: NDArray[np.int64], bits: int, *, epochs: int = 3,
    rate: float = 0.1, l2: float = 2e-5,
) -> NDArray[np.float32]:  # fmt: skip
    """Weights of a choice among the rows of each group.

    Args:
        places: A row a position.
        starts: Where the rows of each group begin, and where the last ends.
        right: The row that is right in each group; -1 leaves the group out.
        bits: Size of the table.
        epochs: Rounds.
        rate: Step.
        l2: Decay.
    """
    weights, squares = np.zeros(1 << bits, np.float32), np.full(1 << bits, 1e-2, np.float32)
    mean = np.zeros_like(weights)
    random = np.random.default_rng(0)
    usable = np.flatnonzero(right >= 0)
    for _ in range(epochs):
        order = random.permutation(usable)
        for start in range(0, len(order), 64):
            groups = order[start : start + 64]
            lengths = starts[groups + 1] - starts[groups]
            begins = np.concatenate([[0], np.cumsum(lengths)])
            of = np.repeat(np.arange(len(groups)), lengths)
            rows = np.arange(begins[-1]) - begins[of] + starts[groups][of]
            sums = weights[places[rows]].sum(1)
            shares = np.exp(sums - np.maximum.reduceat(sums, begins[:-1])[of])
            shares /= np.add.reduceat(shares, begins[:-1])[of]
            shares[begins[:-1] + right[groups] - starts[groups]] -= 1
            _step(weights, squares, places[rows], shares, rate=rate, decay=l2 * len(groups))
        mean += weights
    return mean / epochs

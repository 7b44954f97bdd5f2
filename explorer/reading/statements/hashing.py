"""Sums of hashed weights: a feature is a slot and some numbers, its weight stands where their hash points.

Feature hashing as in Weinberger et al. 2009, "Feature hashing for large scale multitask learning"; collisions are
learned with the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[Any]
    Floats = NDArray[np.float32]
    Feature = tuple[Ints, ...]

__all__ = ["at", "bucketed", "distance", "mixed", "shifted", "total", "uint"]

_FIRST, _SECOND, _SLOT = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), 0x27D4EB2F
_STEPS = np.array([0, 1, 2, 3, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 8], np.uint32)
_BOTH_WAYS = np.concatenate([_STEPS[:0:-1] + np.uint32(10), _STEPS])
FURTHEST = len(_STEPS) - 1
"""From so far on all distances are one."""


def uint(values: Any) -> Ints:
    """`values` as numbers that a feature is made of."""
    return np.asarray(values).astype(np.uint32)


def at(values: Ints, rows: Ints) -> Ints:
    """`values` at `rows`; the first or last where a row lies outside."""
    return values.take(rows, mode="clip")


def shifted(values: Ints, by: int) -> Ints:
    """The value `by` places on, 0 outside."""
    out = np.zeros_like(values)
    if by > 0:
        out[:-by] = values[by:]
    elif by < 0:
        out[-by:] = values[:by]
    else:
        return values
    return out


def distance(difference: Ints) -> Ints:
    """Signed distances in 18 steps, ever wider."""
    return _BOTH_WAYS.take(difference + FURTHEST, mode="clip")


def bucketed(values: Ints, low: float, high: float, n: int) -> Ints:
    """`values` in `n` steps from `low` to `high`."""
    return uint(np.clip((values - low) / (high - low) * n, 0, n - 1))


def mixed(slot: int, feature: Feature, bits: int) -> Ints:
    """Where the weights of a feature stand in a table of 2^`bits`, row by row."""
    first, *rest = feature
    place: Ints = first ^ np.uint32((slot + 1) * _SLOT & 0xFFFFFFFF)
    place *= _FIRST
    place ^= place >> np.uint32(15)
    for values in rest:
        place ^= values
        place *= _FIRST
        place ^= place >> np.uint32(15)
    place *= _SECOND
    place >>= np.uint32(32 - bits)
    return place


def total(weights: Ints, slot: int, features: Sequence[Feature], bits: int) -> Floats:
    """Sum of the weights of all `features`, which take the slots from `slot` on.

    `take` is thrice as quick as an index; a few hundred weights of a byte fit into two.
    """
    first, *rest = (weights.take(mixed(slot + k, feature, bits)) for k, feature in enumerate(features))
    out: Ints = first.astype(np.int16 if weights.dtype == np.int8 else np.float32)
    for more in rest:
        out += more
    return out.astype(np.float32, copy=False)

"""The positions of a sentence that a pointer may choose, laid flat for all cues at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.reading.statements.hashing import shifted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Ints

__all__ = ["Positions", "best_of", "log_softmax"]

_BEHIND, _AHEAD, _LONGEST_SPEAKER, _FURTHEST_START = 40, 25, 40, 40


class Positions:
    """Where a pointer may point.

    Args:
        allowed: For each pointer a table of pairs of tags, by side of the cue: those between which a span was seen to
            begin or end. None allows all.
    """

    def __init__(self, allowed: Mapping[str, NDArray[np.bool_]] | None) -> None:
        self._allowed = allowed

    def of(self, kind: str, batch: Batch, i: Ints, since: Ints | None = None) -> tuple[Ints, Ints]:
        """Positions for pointer `kind`, and for which of the cues `i` each is; an end lies not before `since`."""
        first, last, tag = batch.first[i], batch.last[i], batch.tag
        if since is None:
            low, high = first, np.minimum(last, i + _FURTHEST_START)
            if kind == "speaker_start":
                low, high = np.maximum(first, i - _BEHIND), np.minimum(last, i + _AHEAD)
        else:
            low, high = since, last
            if kind == "speaker_end":
                high = np.minimum(np.where(since < i, i - 1, last), since + _LONGEST_SPEAKER)
        j, group = _laid_flat(low, high)
        cue = i.take(group)
        kept = np.ones(len(j), bool)
        if self._allowed is not None:
            pair = (shifted(tag, -1), tag) if since is None else (tag, shifted(tag, 1))
            table = self._allowed[kind]
            numbers = (pair[0].astype(np.int64) * table.shape[1] + pair[1]) * 2
            kept = table.ravel().take(numbers.take(j) + (j > cue))
        if kind == "speaker_start":
            kept |= j == cue
        else:
            kept &= j != cue
        if kind == "content_start":
            kept |= (j == first.take(group)) | (j == cue + 1)
        if kind == "content_end":
            left = last.take(group) - j
            kept |= (left == 0) | (left == 1)
        if since is not None:
            kept |= j == low.take(group)
        return j[kept], group[kept]


def _laid_flat(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """All positions from `low` to `high`, included, and the row each belongs to."""
    lengths = np.maximum(high - low + 1, 1)
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    group = np.repeat(np.arange(len(low)), lengths)
    return np.arange(starts[-1]) + (low - starts[:-1]).take(group), group


def _starts(group: Ints, n: int) -> Ints:
    return np.searchsorted(group, np.arange(n))


def log_softmax(scores: NDArray[Any], group: Ints, n: int) -> NDArray[Any]:
    """Logarithm of each score's share within its group of `n`; every group has one."""
    starts = _starts(group, n)
    scores = scores - np.maximum.reduceat(scores, starts).take(group)
    out: NDArray[Any] = scores - np.log(np.add.reduceat(np.exp(scores), starts)).take(group)
    return out


def best_of(scores: NDArray[Any], group: Ints, n: int) -> Ints:
    """Where the first highest score of each group stands."""
    highest = np.flatnonzero(scores == np.maximum.reduceat(scores, _starts(group, n)).take(group))
    out: Ints = highest[_starts(group[highest], n)]
    return out

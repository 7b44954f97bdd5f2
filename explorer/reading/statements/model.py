"""The learned model: cues by logistic regression, spans by pointers, then a second look at whole candidates."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from explorer.reading.statements import cues, ranking
from explorer.reading.statements.counts import Counts
from explorer.reading.statements.hashing import at, total
from explorer.reading.statements.pointing import POINTERS, Spans, pointed
from explorer.reading.statements.positions import Positions
from explorer.reading.statements.quotations import run_on
from explorer.reading.statements.tags import tagged
from explorer.reading.statements.vocabulary import Vocabulary, word_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Ints

__all__ = ["Candidates", "Model", "first_candidates", "open_model"]

_NUMBERS = Path(__file__).parent / "model.npz"
_LEAST_SCORE = -1.8
_THAT, _TO = word_hash("that"), word_hash("to")


class Candidates(NamedTuple):
    """Cues in reading order, each with its score, its spans, the score of the whole, and that if it stood alone."""

    cue: Ints
    cue_score: NDArray[np.float32]
    spans: Spans
    score: NDArray[np.float32]
    alone: NDArray[np.float32]


def first_candidates(
    batch: Batch, weights: Mapping[str, Any], positions: Positions, chosen: NDArray[np.bool_] | None = None
) -> tuple[Ints, NDArray[np.float32], Spans] | None:
    """Cues that are likely enough, their scores and spans; None where there are none.

    Args:
        batch: A tagged batch.
        weights: `cue`, `bias`, `heads`, `scale` and a table a pointer.
        positions: Where pointers may point.
        chosen: The tokens to look at; all of them by default.
    """
    counts = Counts(batch)
    i = cues.candidates(batch, weights["heads"])
    if chosen is not None:
        i = i[chosen[i]]
    if not len(i):
        return None
    score = total(weights["cue"], 0, cues.cue_features(batch, counts, i), cues.BITS) * weights["scale"]
    score += np.float32(weights["bias"])
    likely = score > _LEAST_SCORE
    i, score = i[likely], score[likely]
    if not len(i):
        return None
    spans = pointed(batch, counts, weights, positions, i)
    start, end = run_on(batch, i, spans.content, spans.content_end)
    return i, score, spans._replace(content=start, content_end=end)


class Model:
    """The numbers that `scripts/train_statements.py` wrote."""

    def __init__(self, numbers: Mapping[str, Any]) -> None:
        self._weights = {name: numbers[name] for name in ("cue", "rank", "tag", *POINTERS)}
        self._weights["heads"] = np.unpackbits(numbers["heads"]).astype(bool)
        self._weights["scale"] = np.float32(numbers["scale"])
        self._weights["bias"] = float(numbers["bias"])
        self._rank_bias, self.threshold = float(numbers["rank_bias"]), float(numbers["threshold"])
        self._positions = Positions({kind: numbers[f"allowed_{kind}"] for kind in POINTERS})
        self.vocabulary = Vocabulary(*(_table(numbers, name) for name in ("word_classes", "kinds")))

    def candidates(self, batch: Batch) -> Candidates | None:
        """Tag `batch` and find its candidates; a score above `threshold` makes one a statement."""
        batch.tag = tagged(batch, self._weights["tag"])
        first = first_candidates(batch, self._weights, self._positions)
        if first is None:
            return None
        i, cue_score, spans = first
        score, alone = (
            total(self._weights["rank"], 0, features, ranking.BITS) * self._weights["scale"]
            + np.float32(self._rank_bias)
            for features in (
                ranking.rank_features(batch, i, cue_score, spans),
                ranking.rank_features(batch, i, cue_score, spans, alone=True),
            )
        )
        return Candidates(i, cue_score, spans, score, alone)

    def quoted_candidates(self, batch: Batch) -> tuple[Ints, Spans] | None:
        """Cues inside quotations, with spans: who is said to have said or wanted something by whoever is quoted.

        The model has learned that what is quoted says nothing of its own. So these are told by rule: listed verbs with
        "that" within four words behind them or "to" next; their spans are pointed at as if there were no marks.
        """
        i = np.flatnonzero((batch.quoted == 1) & (batch.reporting > 0) & cues.VERB[batch.tag])
        i = i[(at(batch.form, i + 1) == _TO) | np.any([at(batch.form, i + k) == _THAT for k in range(1, 5)], axis=0)]
        if not len(i):
            return None
        blind = copy(batch)
        blind.quoted = np.zeros_like(batch.quoted)
        return i, pointed(blind, Counts(blind), self._weights, self._positions, i)


def _table(numbers: Mapping[str, Any], name: str) -> dict[int, int]:
    hashes = np.cumsum(numbers[f"{name}_hash"], dtype=np.int64).tolist()
    return dict(zip(hashes, numbers[f"{name}_class"].tolist(), strict=True))


@lru_cache(maxsize=1)
def open_model() -> Model:
    """The project's model, opened once a process."""
    with np.load(_NUMBERS) as numbers:
        return Model(numbers)

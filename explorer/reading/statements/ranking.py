"""Whole candidates among their neighbours: what tells whether a cue with speaker and content is a statement.

The features say whether it stands in another's content, holds another, shares a speaker, and how sure its parts are:
the second, re-ranking model of Collins and Koo 2005, "Discriminative reranking for natural language parsing".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.reading.statements.hashing import at, bucketed, distance, uint

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Feature, Ints
    from explorer.reading.statements.pointing import Spans

__all__ = ["BITS", "rank_features"]

BITS = 17
_NEIGHBOURS = (-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6)
_NONE = -9.0


def rank_features(batch: Batch, i: Ints, score: NDArray[Any], spans: Spans, *, alone: bool = False) -> list[Feature]:
    """Features of the candidates with cues `i` (ascending), cue scores `score` and `spans`.

    With `alone` they are those of candidates that stand in nobody's content.
    """
    n = len(i)
    form, tag, quoted = batch.form, batch.tag, batch.quoted
    speaker, speaker_end, silent, start, end, sure = spans
    within, holds, shares, meets = (np.full(n, _NONE) for _ in range(4))
    around = np.zeros(n, np.uint32)
    around_listed = np.zeros(n, np.uint32)
    rows = np.arange(n)
    for by in _NEIGHBOURS:
        other = rows + by
        there = (other >= 0) & (other < n)
        other = np.clip(other, 0, max(n - 1, 0))
        other_score = np.where(there, score[other], _NONE)
        inside = (start[other] <= i) & (i <= end[other]) & (not alone)
        outside = (start <= i[other]) & (i[other] <= end)
        value = np.where(inside, other_score, _NONE)
        around = np.where(value > within, form[i[other]], around)
        around_listed = np.where(value > within, batch.reporting[i[other]], around_listed)
        within = np.maximum(within, value)
        holds = np.maximum(holds, np.where(outside, other_score, _NONE))
        same = ~silent & ~silent[other] & (speaker == speaker[other])
        shares = np.maximum(shares, np.where(same, other_score, _NONE))
        touch = (np.minimum(end, end[other]) >= np.maximum(start, start[other])) & ~inside & ~outside
        meets = np.maximum(meets, np.where(touch, other_score, _NONE))
    own, sures = bucketed(score, -3, 4, 14), bucketed(sure, -6, 0, 8)
    in_, of, with_, over = (bucketed(values, _NONE, 4, 13) for values in (within, holds, shares, meets))
    likely = uint(own > 6)
    size = distance(np.minimum(end - start + 1, 30))
    side, who, mute = uint((start > i) + 2 * (end < i)), uint(np.where(silent, 2, speaker > i)), uint(silent)
    ends = uint(end >= batch.last[i] - 1)
    zero = np.uint32(0)
    head, head_tag = np.where(silent, zero, form[speaker_end]), np.where(silent, zero, tag[speaker_end])
    head_kind = np.where(silent, zero, batch.kind[speaker_end])
    quotes, word, here = uint(quoted[start] * 2 + quoted[end]), form[i], tag[i]
    stem, listed, kind = batch.stem[i], batch.reporting[i], batch.kind[i]
    return [
        (own,), (own, sures), (own, in_), (own, of), (own, with_), (own, over), (in_, of), (sures, side, who),
        (own, side, who), (own, mute), (word, side, who), (word, head_tag), (here, head_tag, side), (head, here),
        (head,), (own, quotes), (word, quotes), (word, uint(in_ > 2)), (around, own), (own, size), (size, side, ends),
        (word, size), (word, ends), (form[start], here), (form[start], word), (tag[start], here, size),
        (own, distance(np.clip(speaker - i, -30, 30)), who), (here, tag[start], head_tag),
        (bucketed(within - score, -6, 6, 12), quoted[i], likely), (bucketed(holds - score, -6, 6, 12), likely),
        (bucketed(shares - score, -6, 6, 12), likely), (bucketed(meets - score, -6, 6, 12), likely),
        (in_, with_, likely), (word, mute, side), (tag[speaker], head_tag, side),
        (stem, side, who), (stem, quotes), (listed, own), (listed, head_tag, side), (listed, quotes, size),
        (kind, own), (kind, head_tag, side), (around_listed, listed, own), (head_kind, own), (head_kind, listed),
        (stem, uint(in_ > 2)), (stem, tag[start]), (listed, form[start]), (at(form, end + 1), own),
        (kind, size), (kind, form[start]),
    ]  # fmt: skip

"""Gold attributions as tokens of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from explorer.reading.statements.tags import TAGS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch

__all__ = ["Gold", "gold_of"]

_HEADS = ("DZBGE", "NJ", None, "RI", "bh")
_CUE_WORDS = frozenset(("according", "per", "reportedly", "allegedly", "via"))


class Gold(NamedTuple):
    """First and last tokens of the attributions of all texts, in arrays; `speaker` is -1 where there is none."""

    text: NDArray[np.int64]
    head: NDArray[np.int64]
    cue: NDArray[np.int64]
    cue_end: NDArray[np.int64]
    content: NDArray[np.int64]
    content_end: NDArray[np.int64]
    speaker: NDArray[np.int64]
    speaker_end: NDArray[np.int64]


def gold_of(batch: Batch, documents: list[dict[str, Any]]) -> Gold:
    """The attributions that have a cue and a content, from a tagged batch of the documents' texts."""
    rows = []
    for number, document in enumerate(documents):
        tokens = np.flatnonzero((batch.text == number) & (batch.sentence >= 0))
        if not len(tokens):
            continue
        first, starts = int(tokens[0]), batch.start[tokens]
        for one in document["gold"]:
            if not one["cue"] or not one["content"]:
                continue
            cue, content = _span(starts, one["cue"], first), _span(starts, one["content"], first)
            speaker = _span(starts, one["source"], first) if one["source"] else (-1, -1)
            rows.append((number, _head(batch, *cue), *cue, *content, *speaker))
    return Gold(*np.array(rows).T)


def _span(starts: NDArray[np.int64], spans: list[list[int]], first: int) -> tuple[int, int]:
    begin, end = min(a for a, _ in spans), max(b for _, b in spans)
    one, other = (int(np.searchsorted(starts, at, "right")) - 1 for at in (begin, end - 1))
    return first + max(0, one), first + max(0, other)


def _head(batch: Batch, first: int, last: int) -> int:
    """The token of a cue that stands for it: its verb, else its noun or adjective, else what there is."""
    for letters in _HEADS:
        for k in range(first, last + 1):
            if letters is None:
                if batch.words[k].lower() in _CUE_WORDS:
                    return k
            elif TAGS[batch.tag[k]] in letters:
                return k
    return first

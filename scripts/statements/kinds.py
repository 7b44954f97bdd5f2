"""Kinds of words by the company they keep: vectors of neighbours, thinned out, in clusters.

Positive pointwise mutual information with the commonest words on either side, a randomised singular value
decomposition (Halko et al. 2011) and k-means. Of the texts only word hashes and the number of a cluster are kept.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from explorer.reading.statements.vocabulary import word_hash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

__all__ = ["kinds_of"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")
_PLACES = (-2, -1, 1, 2)
_N_WORDS, _N_CONTEXTS, _N_DIMENSIONS, _ROUNDS = 14_000, 1_200, 64, 25


def kinds_of(texts: Iterable[str], n_kinds: int, seed: int = 0) -> dict[int, int]:
    """Hash of a word → its kind, from 1: for the commonest words of `texts`."""
    words = [word.lower().replace("’", "'") for text in texts for word in [*_WORD.findall(text), "", ""]]
    counts = Counter(words)
    del counts[""]
    ordered = [word for word, _ in counts.most_common(_N_WORDS)]
    number = {word: k for k, word in enumerate(ordered)}
    ids = np.array([number.get(word, -1) for word in words])
    vectors = _vectors(ids, len(ordered), np.random.default_rng(seed))
    cluster = _clusters(vectors, n_kinds, np.random.default_rng(seed))
    return {word_hash(word): int(cluster[k]) + 1 for word, k in number.items()}


def _vectors(ids: NDArray[np.int64], n_words: int, random: np.random.Generator) -> NDArray[np.float32]:
    blocks = []
    for place in _PLACES:
        words, contexts = (ids[:-place], ids[place:]) if place > 0 else (ids[-place:], ids[:place])
        kept = (words >= 0) & (contexts >= 0) & (contexts < _N_CONTEXTS)
        cells = words[kept] * _N_CONTEXTS + contexts[kept]
        blocks.append(np.bincount(cells, minlength=n_words * _N_CONTEXTS).reshape(n_words, -1).astype(np.float32))
    table = np.concatenate(blocks, 1)
    share = table.sum(1, keepdims=True) * (table.sum(0, keepdims=True) ** 0.75)
    share *= table.sum() / (table.sum(0) ** 0.75).sum() / table.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        np.log(table / share, out=table)
    np.nan_to_num(table, copy=False, nan=0, neginf=0, posinf=0)
    np.maximum(table, 0, out=table)
    sketch = table @ random.standard_normal((table.shape[1], _N_DIMENSIONS + 16)).astype(np.float32)
    for _ in range(3):
        sketch, _ = np.linalg.qr(table @ (table.T @ sketch))
    left, sizes, _ = np.linalg.svd(sketch.T @ table, full_matrices=False)
    vectors = (sketch @ left[:, :_N_DIMENSIONS]) * sizes[:_N_DIMENSIONS] ** 0.5
    return (vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)).astype(np.float32)


def _clusters(vectors: NDArray[np.float32], n: int, random: np.random.Generator) -> NDArray[np.int64]:
    centres = vectors[random.choice(len(vectors), n, replace=False)]
    for _ in range(_ROUNDS):
        nearest = (vectors @ centres.T).argmax(1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        empty = np.bincount(nearest, minlength=n) == 0
        sums[empty] = vectors[random.choice(len(vectors), int(empty.sum()), replace=False)]
        centres = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return nearest

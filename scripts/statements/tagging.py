"""The tagger: classes of words and weights, learned from the tags that another tagger gave to the same tokens."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from explorer.reading.statements.hashing import mixed
from explorer.reading.statements.tags import BITS, TAGS, tag_features
from explorer.reading.statements.vocabulary import word_hash

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch

__all__ = ["letter", "tag_weights", "word_classes"]

_LETTERS = {
    "NN": "N", "NNS": "N", "NNP": "P", "NNPS": "P", "PRP": "r", "PRP$": "$", "VBD": "D", "VBZ": "Z", "VBP": "B",
    "VB": "B", "VBG": "G", "VBN": "E", "MD": "M", "IN": "I", "TO": "T", "DT": "d", "PDT": "d", "JJ": "J", "JJR": "J",
    "JJS": "J", "RB": "R", "RBR": "R", "RBS": "R", "RP": "R", "CC": "C", "WP": "W", "WDT": "W", "WRB": "W",
    "WP$": "W", "CD": "9", "POS": "s", "EX": "r", "''": '"', "``": '"', ",": ",", ":": ",", "-LRB-": ",",
    "-RRB-": ",", "HYPH": ",", ".": ".",
}  # fmt: skip
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"])
_HAVE = frozenset(["has", "have", "had", "having", "does", "do", "did", "'ve", "'d"])
_OFTEN, _SECOND = 5, 0.12


def letter(tag: str, word: str) -> str:
    """The letter of `tags.TAGS` for a Penn Treebank tag."""
    low = word.lower().replace("’", "'")
    if tag.startswith("V") and low in _BE:
        return "b"
    if tag.startswith("V") and low in _HAVE:
        return "h"
    return _LETTERS.get(tag, "x")


def word_classes(words: list[str], given: list[int]) -> dict[int, int]:
    """Hash of a word, or of "-" and its ending → a class: the two tags it has oftenest."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for word, tag in zip(words, given, strict=True):
        if word:
            counts[word.lower().replace("’", "'")][tag] += 1
    endings: dict[str, Counter[int]] = defaultdict(Counter)
    pairs: dict[str, tuple[int, int]] = {}
    for word, seen in counts.items():
        top = seen.most_common(2)
        if seen.total() >= _OFTEN:
            second = top[1][0] if len(top) > 1 and top[1][1] > _SECOND * seen.total() else 0
            pairs[word] = top[0][0], second
        elif word.isalpha():
            endings[f"-{word[-3:]}"].update(seen)
    for ending, seen in endings.items():
        if seen.total() >= _OFTEN:
            top = seen.most_common(2)
            pairs[ending] = top[0][0], top[1][0] if len(top) > 1 else 0
    numbers: dict[tuple[int, int], int] = {}
    return {word_hash(word): numbers.setdefault(pair, len(numbers) + 1) for word, pair in pairs.items()}


def tag_weights(batch: Batch, given: NDArray[np.int64], epochs: int = 4) -> NDArray[np.int8]:
    """Weights of an averaged perceptron."""
    places = np.stack([mixed(k, f, BITS) for k, f in enumerate(tag_features(batch))], 1).astype(np.int32)
    weights = np.zeros((1 << BITS, len(TAGS)), np.float32)
    late = np.zeros_like(weights)
    random = np.random.default_rng(0)
    step = 0
    for _ in range(epochs):
        order = random.permutation(len(given))
        for start in range(0, len(order), 512):
            rows = order[start : start + 512]
            at = places[rows]
            guess = weights[at].sum(1).argmax(1)
            wrong = guess != given[rows]
            step += 1
            for tags, sign in ((given[rows][wrong], 1), (guess[wrong], -1)):
                np.add.at(weights, (at[wrong], tags[:, None]), sign)
                np.add.at(late, (at[wrong], tags[:, None]), sign * step)
    weights -= late / step
    return np.clip(np.round(weights / np.abs(weights).max() * 350), -127, 127).astype(np.int8)

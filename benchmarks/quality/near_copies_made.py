"""Near copies made from texts: cut, reordered, words swapped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

__all__ = ["near_copy"]

_FEWEST_WORDS = 8


def near_copy(text: str, made: random.Random, others: Sequence[str]) -> str:
    """A text as another desk would print it.

    Args:
        text: What is copied.
        made: What decides.
        others: Words that are put in for words of the text.

    Returns:
        Seven times in ten up to three tenths of the sentences are left out where there are more than two, half the
        time two neighbours change places, half the time up to a quarter is cut at the end, and always 1 to 6 percent
        of the words, at least one, are others.
    """
    sentences = re.split(r"(?<=[.!?])\s+", text)
    if made.random() < 0.7:
        for _ in range(max(1, round(len(sentences) * made.uniform(0, 0.3)))):
            if len(sentences) > 2:
                sentences.pop(made.randrange(len(sentences)))
    if len(sentences) > 1 and made.random() < 0.5:
        at = made.randrange(len(sentences) - 1)
        sentences[at], sentences[at + 1] = sentences[at + 1], sentences[at]
    words = " ".join(sentences).split()
    if made.random() < 0.5:
        words = words[: max(_FEWEST_WORDS, round(len(words) * made.uniform(0.75, 1)))]
    for _ in range(max(1, round(len(words) * made.uniform(0.01, 0.06)))):
        words[made.randrange(len(words))] = made.choice(others)
    return " ".join(words)

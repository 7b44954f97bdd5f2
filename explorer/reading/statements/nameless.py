"""Outlets without a name: "local media", "Sarvian state television"; and the words by which all outlets are known."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from explorer.reading.wordlists import word_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["media_words", "nameless_outlets"]

_LOOK_BACK = 40


@cache
def media_words() -> dict[str, frozenset[str]]:
    """Words of the press, by class (`words/media.tsv`)."""
    return {name: frozenset(words.split()) for name, words in word_rows("media.tsv")}


def nameless_outlets(text: str) -> Iterator[tuple[int, int]]:
    """Where `text` speaks of them, end excluded."""
    nouns, before = _patterns()
    for noun in nouns.finditer(text):
        described = before.search(text, max(0, noun.start() - _LOOK_BACK), noun.start())
        if described:
            yield described.start(), noun.end()


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The nouns, and what describes them: whose they are, or of what country."""
    words = media_words()
    no_country = "|".join(sorted(words["no_country"] | words["opening"]))
    describing = "|".join(map(re.escape, sorted(words["describing"] - {"news", "television", "radio", "wire"})))
    country = rf"(?!(?:{no_country})\b)[A-Z][a-z]+(?:-[a-z]+)? "
    described = rf"(?:{describing}|{describing.title()}) "
    return (
        re.compile(rf"\b(?:{'|'.join(sorted(words['nameless']))})(?![\w’'-])"),
        re.compile(rf"(?<![\w’'-])(?:{country}(?:{described})?|{described})\Z"),
    )

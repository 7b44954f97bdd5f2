"""Second scan: the grammar of `times_grammar.tsv`, one compiled expression over shapes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.reading.wordlists import word_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RULES", "phrases"]

_MACROS = {
    "{n}": "(a|k( a)?|(a (?=N))?[DN]( [DN])*( & a k)?( o)?( [cz])?|[DNa] U & a k)",
    "{u}": "[UVQC]",
    "{b}": "(t )?(b (o )?(t )?)?",
}
_SIGNS = {" ": "[ -]", ",": "[ ,]", "(": "(?:", "~": "(?![ -][gle])"}


def _expression(shape: str) -> str:
    for macro, meaning in _MACROS.items():
        shape = shape.replace(macro, meaning)
    return "".join(_SIGNS.get(sign, sign) for sign in shape).replace("(?:?", "(?")  # a look-ahead stays one


_ROWS = [(row[0], _expression(row[1])) for row in word_rows("times_grammar.tsv")]
_SHAPES = re.compile("|".join(f"({shape})" for _, shape in _ROWS))

_LONGEST = 128
"""Two characters a word: a longer run of words of time is a table of figures, which would take its square to read."""

RULES: tuple[str, ...] = tuple(dict.fromkeys(rule for rule, _ in _ROWS))
"""The names of the rules, each once."""


@lru_cache(maxsize=1 << 16)
def _parsed(piece: str) -> tuple[tuple[str, int, int], ...]:
    """Rule, first word and last word (excluded) of all that fits in the shape between two breaks: they repeat."""
    return tuple(
        (_ROWS[(found.lastindex or 1) - 1][0], found.start() // 2, (found.end() + 1) // 2)
        for found in _SHAPES.finditer(piece)
    )


def phrases(shape: str) -> Iterator[tuple[str, int, int]]:
    """What of a whole shape the grammar takes for a time: the rule, its first word and its last one, excluded."""
    at = 0
    for piece in shape.split("|")[:-1]:
        for start in range(0, len(piece), _LONGEST):
            for rule, first, last in _parsed(piece[start : start + _LONGEST]):
                yield rule, at + start // 2 + first, at + start // 2 + last
        at += (len(piece) + 1) // 2

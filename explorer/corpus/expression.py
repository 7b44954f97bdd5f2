"""What a search expression says.

    ceasefire                 the word, whatever its case and accents
    ceasefire talks           both words (AND may be written)
    ceasefire OR victory      either
    ceasefire NOT gaza        the first without the second; -gaza is the same
    "peace talks"             the words side by side; so is peace-talks without quotes
    "peace talks"~2           the same with up to two words' worth of moves between them
    negotiat*                 every word that begins so
    (peace OR truce) talks    parentheses

NOT binds closest, then AND, then OR. The operators are capitals; `and`, `or`, `not` are words like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import tantivy

from explorer.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ANALYZER", "All", "Expression", "Not", "OneOf", "Term", "expression", "terms_wanted"]

ANALYZER = (
    tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    .filter(tantivy.Filter.lowercase())
    .filter(tantivy.Filter.ascii_fold())
    .build()
)
"""Cuts a text into words as the index knows them: lower case, without accents."""

_MOST_SLOP = 100
_DEEPEST = 50
_PIECE = re.compile(r'\s+|(?P<open>\()|(?P<close>\))|(?P<sign>[-+](?=[\w("]))|"(?P<phrase>[^"]*)"(?:~(?P<slop>\d+))?'
                    r'(?P<star>\*)?|(?P<word>[^\s()"]+)')  # fmt: skip


@dataclass(frozen=True)
class Term:
    """Words side by side, with up to `slop` moves between them; with `prefix` the last one is only the beginning."""

    words: tuple[str, ...]
    slop: int = 0
    prefix: bool = False


@dataclass(frozen=True)
class Not:
    """All that `part` does not match."""

    part: Expression


@dataclass(frozen=True)
class All:
    """What every part matches."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class OneOf:
    """What at least one part matches."""

    parts: tuple[Expression, ...]


Expression = Term | Not | All | OneOf


@lru_cache(256)
def expression(text: str) -> Expression:
    """What `text` says.

    Raises:
        QueryError: Says what cannot be understood, and what to write instead.
    """
    even = text.translate({ord("“"): '"', ord("”"): '"', ord("„"): '"'})
    if even.count('"') % 2:
        raise QueryError(f'expression {text!r}: a quotation mark is open; write "…" around the phrase')
    reader = _Reader(text, list(_pieces(even)))
    if not reader.left:
        raise QueryError(f'expression {text!r} is empty; write a word or a "phrase"')
    found = reader.one_of(0)
    if reader.left:
        raise QueryError(f"expression {text!r}: a parenthesis closes that never opened")
    return found


def terms_wanted(found: Expression) -> tuple[Term, ...]:
    """The terms that make an article match, those under a NOT left out."""
    if isinstance(found, Term):
        return (found,)
    if isinstance(found, Not):
        return ()
    return tuple(term for part in found.parts for term in terms_wanted(part))


def _pieces(text: str) -> Iterator[tuple[str, str, int, bool]]:
    """(`kind`, words, slop, star) of each piece."""
    for piece in _PIECE.finditer(text):
        kind = piece.lastgroup
        if piece["phrase"] is not None:
            words = piece["phrase"].strip()
            yield "term", words.removesuffix("*"), int(piece["slop"] or 0), bool(piece["star"]) or words.endswith("*")
        elif kind in ("open", "close", "sign"):
            yield kind, piece[0], 0, False
        elif piece["word"] in ("AND", "OR", "NOT"):
            yield piece["word"], piece["word"], 0, False
        elif kind is not None:
            yield "term", piece["word"].removesuffix("*"), 0, piece["word"].endswith("*")


class _Reader:
    """Reads pieces from the left."""

    def __init__(self, text: str, pieces: list[tuple[str, str, int, bool]]) -> None:
        self.text, self.left = text, pieces[::-1]

    def _next(self) -> str:
        return self.left[-1][0] if self.left else "end"

    def one_of(self, depth: int) -> Expression:
        if depth > _DEEPEST:
            raise QueryError(f"expression {self.text[:40]!r}…: parentheses more than {_DEEPEST} deep")
        parts = [self._all(depth)]
        while self._next() == "OR":
            self.left.pop()
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else OneOf(tuple(parts))

    def _all(self, depth: int) -> Expression:
        parts = [self._one(depth)]
        while self._next() not in ("end", "close", "OR"):
            if self._next() == "AND":
                self.left.pop()
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, depth: int) -> Expression:
        if not self.left:
            raise QueryError(f"expression {self.text!r} breaks off; a word is missing at its end")
        kind, words, slop, star = self.left.pop()
        if kind == "NOT" or (kind == "sign" and words == "-"):
            return Not(self._one(depth + 1)) if depth < _DEEPEST else self.one_of(depth + 1)
        if kind == "sign":
            return self._one(depth)
        if kind == "open":
            inside = self.one_of(depth + 1)
            if self._next() != "close":
                raise QueryError(f"expression {self.text!r}: a parenthesis is open; close it with )")
            self.left.pop()
            return inside
        if kind != "term":
            raise QueryError(f"expression {self.text!r}: a word is missing before {words!r}")
        return self._term(words, slop, star=star)

    def _term(self, words: str, slop: int, *, star: bool) -> Term:
        found = tuple(ANALYZER.analyze(words))
        if "*" in words:
            raise QueryError(f"expression {self.text!r}: * stands only at the end of a word, as in negotiat*")
        if not found:
            raise QueryError(
                f'expression {self.text!r}: {words!r} has no word in it; known are AND, OR, NOT, ( ) and "…"'
            )
        if slop > _MOST_SLOP:
            raise QueryError(f"expression {self.text!r}: ~{slop} is too far; at most ~{_MOST_SLOP}")
        if slop and star:
            raise QueryError(f"expression {self.text!r}: ~ and * do not go together")
        return Term(found, slop if len(found) > 1 else 0, star)

"""Candidates: names of people and organisations that no list has, by the grammar of capitalised words.

A run of capitalised words is cut at what is a mention already and at words that are no names. A piece is kept if it has
two words, is an acronym, is the surname of a person of the article, or stands capitalised inside a sentence; a single
word that opens a sentence is kept only where the article has it inside a sentence too. A line of which most words are
capitalised is a headline and tells nothing. Candidates are in no count.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.standing import is_place, line_at, opens, speaks
from explorer.reading.tokens import bare, is_initial
from explorer.reading.wordlists import classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.reading.found import Met
    from explorer.reading.tokens import Word

__all__ = ["Piece", "candidates", "cut"]

_CONTRACTION = re.compile(r"(?:i|we|he|she|they|you|it|that|there|here|what|who|let|don|can|isn|didn|won|doesn)'")
_LEAST_LETTERS, _TITLED = 3, 2


class Piece(NamedTuple):
    """A part of a run that may be a name.

    Attributes:
        start, end: Offsets in the run, end excluded.
        key: The key of its last word.
        single: Whether it is one word that needs more to be a name.
    """

    start: int
    end: int
    key: str
    single: bool


def candidates(
    text: str, met: Sequence[Met], taken: Sequence[tuple[int, int]], persons: dict[str, int]
) -> list[tuple[int, int]]:
    """Start and end (excluded) of each candidate, in reading order.

    Args:
        text: The text.
        met: Its runs.
        taken: Start and end of what is a mention already, in reading order.
        persons: Surnames that the text gives to people.
    """
    kept: list[tuple[int, int]] = []
    alone: list[tuple[int, int, str]] = []
    opening: list[tuple[int, int, str]] = []
    inside: set[str] = set()
    places: set[str] = set()
    for start, pieces in _free(text, met, taken):
        for number, piece in enumerate(pieces):
            span = start + piece.start, start + piece.end
            if is_place(text, *span, first=not number):
                places.add(piece.key)
            elif not piece.single or piece.key in persons:
                kept.append(span)
                if not piece.single:
                    inside.add(piece.key)
            else:
                (opening if opens(text, span[0]) else alone).append((*span, piece.key))
    inside.update(key for _, _, key in alone)
    alone += [(start, end, key) for start, end, key in opening if key in inside or speaks(text, end)]
    kept += [(start, end) for start, end, key in alone if key not in places]
    kept.sort()
    return kept


def _free(text: str, met: Sequence[Met], taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    """Start and pieces of each run outside headlines."""
    at, line_end, headline = 0, -1, False
    taken = [*taken, (len(text), len(text) + 1)]
    for start, length, run in met:
        while taken[at][1] <= start:
            at += 1
        end = start + length
        inside: tuple[int, ...] = ()
        for first, last in islice(taken, at, None):
            if first >= end:
                break
            inside += (first - start, last - start)
        pieces = run.pieces.get(inside)
        if pieces is None:
            pieces = run.pieces[inside] = tuple(cut(run.words, _mask(run.words, inside)))
        if pieces and start >= line_end:
            line_end, headline = line_at(text, start)
        if pieces and not headline:
            yield start, pieces


def _mask(words: list[Word], taken: tuple[int, ...]) -> int:
    """The words of which some is taken, a bit each."""
    spans = list(zip(taken[::2], taken[1::2], strict=True))
    return sum(
        1 << number
        for number, word in enumerate(words)
        if any(first < word.end and word.start < last for first, last in spans)
    )


def cut(words: list[Word], mask: int) -> Iterator[Piece]:
    """The pieces of a run of which the words whose bits `mask` has are taken."""
    piece: list[Word] = []
    for number, word in enumerate(words):
        taken = bool(mask >> number & 1)
        if taken or not _goes_inside(word, piece):
            yield from _piece(piece, before_name=taken)
            piece = []
        elif piece or word.upper:
            piece.append(word)
    yield from _piece(piece, before_name=False)


def _goes_inside(word: Word, piece: list[Word]) -> bool:
    """Whether a word may stand in a name that `piece` begins."""
    kinds = classes()
    key = bare(word.key).rstrip(".")
    if not word.upper:
        if key in ("of", "for", "the", "and"):
            return any(part.key in kinds["body"] or part.key in kinds["org"] for part in piece)
        return bool(piece)
    return not (
        key in kinds["not_name"]
        or key in kinds["plain"]
        or (not piece and key in kinds["loc_prep"])
        or ("'" in key and _CONTRACTION.match(key))
    )


def _piece(piece: list[Word], *, before_name: bool) -> Iterator[Piece]:
    """What a cut leaves, without titles before it and small words around it, where it can be a name."""
    titles = classes()["title"]
    while piece and not piece[-1].upper:
        piece = piece[:-1]
    while len(piece) > _TITLED and sum(word.upper for word in piece) > _TITLED and piece[0].key.rstrip(".") in titles:
        piece = piece[1:]
    while piece and not piece[0].upper:
        piece = piece[1:]
    if not piece:
        return
    start, end, surface = piece[0].start, piece[-1].end, piece[-1].text
    if surface[-2:] in ("'s", "’s"):
        end, surface = end - 2, surface[:-2]
    keys = [bare(word.key).rstrip(".") for word in piece if word.upper]
    if len(keys) > 1:
        if not _is_thing(keys) and not (before_name and _is_office(keys)) and not is_initial(surface):
            yield Piece(start, end, keys[-1], single=False)
    elif keys[0] not in _things() and not is_initial(surface):
        acronym = surface.isupper() and len(surface) > 1 and "." not in surface
        if acronym or len(keys[0]) >= _LEAST_LETTERS:
            yield Piece(start, end, keys[0], single=not acronym)


@cache
def _things() -> frozenset[str]:
    """Single words that are capitalised and name nobody; a body such as "Parliament" is somebody."""
    kinds = classes()
    return (kinds["class_word"] - kinds["body"]) | kinds["thing"] | kinds["thing_first"] | kinds["thing_last"]


def _is_thing(keys: list[str]) -> bool:
    """Whether the words name a street, an act, an operation: "Main Street", "Clean Air Act"."""
    kinds = classes()
    last = keys[-1]
    if last in kinds["street"] or keys[0] in kinds["thing_first"]:
        return True
    return (last in kinds["thing_last"] or last in kinds["building"]) and kinds["org"].isdisjoint(keys[:-1])


def _is_office(keys: list[str]) -> bool:
    """Whether the words are a title only: "Prime Minister"."""
    kinds = classes()
    return keys[-1] in kinds["title"] and all(key in kinds["office_word"] for key in keys[:-1])

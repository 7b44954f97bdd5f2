"""Candidates: names of people and organisations that no list has, by the grammar of capitalised words.

A run of capitalised words is cut at what is a mention already and at words that are no names. A piece is kept if it has
two words, is an acronym, is the surname of a person of the article, or stands capitalised inside a sentence; a single
word that opens a sentence is kept only where the article has it inside a sentence too. A line of which most words are
capitalised is a headline and tells nothing. Candidates are in no count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.tokens import bare, is_initial
from explorer.reading.wordlists import classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.reading.found import Met
    from explorer.reading.recognise import Run
    from explorer.reading.tokens import Word

__all__ = ["Piece", "candidates", "cut"]

_CONTRACTION = re.compile(r"(?:i|we|he|she|they|you|it|that|there|here|what|who|let|don|can|isn|didn|won|doesn)['’]")
_PLACES = "|".join(classes()["place_noun"])
_WHERE = re.compile(
    r"\b(?:(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Tt]hroughout|[Ii]nside|[Tt]owards?|[Aa]round) (?:the )?(?:[a-z]+ of )?"
    rf"|(?:{_PLACES}) (?:of )?(?:the )?)$"
)
_IS_PLACE = re.compile(rf" (?:{_PLACES})\b")
_LOOK_BACK = 24
_LEAST_LETTERS = 3
_NO_HEADLINE_END = frozenset(".:;,")
_LONG_WORD, _LONGEST_HEADLINE, _LEAST_WORDS, _HEADLINE = 4, 200, 4, 0.7


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
    at, line_end, headline = 0, -1, False
    for start, length, run in met:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        pieces = _pieces(run, start, start + length, taken, at)
        if not pieces:
            continue
        if start >= line_end:
            line_end, headline = _line(text, start)
        if headline:
            continue
        for number, piece in enumerate(pieces):
            span = start + piece.start, start + piece.end
            if _IS_PLACE.match(text, span[1]) or (
                not number and _WHERE.search(text, max(0, span[0] - _LOOK_BACK), span[0])
            ):
                places.add(piece.key)
                continue
            if not piece.single:
                inside.add(piece.key)
            elif piece.key not in persons:
                if _opens(text, span[0]):
                    opening.append((*span, piece.key))
                else:
                    alone.append((*span, piece.key))
                continue
            kept.append(span)
    inside.update(key for _, _, key in alone)
    alone += [each for each in opening if each[2] in inside]
    kept += [(start, end) for start, end, key in alone if key not in places]
    kept.sort()
    return kept


def _pieces(run: Run, start: int, end: int, taken: Sequence[tuple[int, int]], at: int) -> tuple[Piece, ...]:
    """The pieces of the run at `start`, worked out once for each set of its words that is taken."""
    mask = 0
    while at < len(taken) and taken[at][0] < end:
        first, last = taken[at][0] - start, taken[at][1] - start
        for number, word in enumerate(run.words):
            if first < word.end and word.start < last:
                mask |= 1 << number
        at += 1
    known = run.pieces.get(mask)
    if known is None:
        known = run.pieces[mask] = tuple(cut(run.words, mask))
    return known


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
        or _CONTRACTION.match(key)
    )


def _piece(piece: list[Word], *, before_name: bool) -> Iterator[Piece]:
    """What a cut leaves, without titles before and small words behind it, where it can be a name."""
    kinds = classes()
    while piece and not piece[-1].upper:
        piece = piece[:-1]
    while sum(word.upper for word in piece) > 2 and piece[0].key.rstrip(".") in kinds["title"]:
        piece = piece[1:]
    while piece and not piece[0].upper:
        piece = piece[1:]
    if not piece:
        return
    start, end, last = piece[0].start, piece[-1].end, piece[-1]
    if last.text[-2:] in ("'s", "’s"):
        end -= 2
    keys = [bare(word.key).rstrip(".") for word in piece if word.upper]
    key = keys[-1]
    if len(keys) > 1:
        if not (
            key in kinds["street"]
            or (key in kinds["thing_last"] and not kinds["org"].intersection(keys[:-1]))
            or keys[0] in kinds["thing_first"]
            or all(is_initial(word.text) for word in piece)
            or (before_name and key in kinds["title"] and all(word in kinds["office_word"] for word in keys[:-1]))
        ):
            yield Piece(start, end, key, single=False)
        return
    surface = bare(last.text)
    if key in kinds["thing"] or key in kinds["thing_last"] or key in kinds["thing_first"]:
        return
    if surface.isupper() and len(surface) > 1 and "." not in surface:
        yield Piece(start, end, key, single=False)
    elif (
        len(key) >= _LEAST_LETTERS
        and (key not in kinds["class_word"] or key in kinds["body"])
        and not is_initial(last.text)
    ):
        yield Piece(start, end, key, single=True)


def _line(text: str, start: int) -> tuple[int, bool]:
    """Where the line of `start` ends, and whether it is a headline."""
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    end = len(text) if end < 0 else end
    if end - begin > _LONGEST_HEADLINE or text[begin:end].rstrip()[-1:] in _NO_HEADLINE_END:
        return end, False
    long = [word for word in text[begin:end].split() if len(word) >= _LONG_WORD]
    capitals = sum(word[0].isupper() for word in long)
    return end, len(long) >= _LEAST_WORDS and capitals >= _HEADLINE * len(long)


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins at `start`."""
    before = text[max(0, start - 6) : start].rstrip(" \"“”'‘(*\u00a0")
    return not before or before[-1] in ".!?:;•–—\n" or before[-2:] in ("-", "\n-")

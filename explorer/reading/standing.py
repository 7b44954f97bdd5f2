"""Where a candidate stands: as a place does, before "said", in a headline, at the beginning of a sentence."""

from __future__ import annotations

import re

from explorer.reading.wordlists import classes

__all__ = ["is_place", "line_at", "opens", "speaks"]

_PLACES = "|".join(classes()["place_noun"])
_PLACE_BEFORE = re.compile(
    r"\b(?:(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Tt]hroughout|[Ii]nside|[Tt]owards?|[Aa]round) "
    r"(?:the )?(?:[a-z]+ of )?"
    rf"|(?:{_PLACES}) (?:of )?(?:the )?)$"
)
_MAY_BE_BEFORE = frozenset(
    f"{word[-2:]} "
    for word in (
        "In", "in", "near", "outside", "across", "throughout", "inside", "toward", "towards", "around", "the", "of",
        *classes()["place_noun"],
    )
)  # fmt: skip
"""What the last three characters of all that `_PLACE_BEFORE` finds may be: no other need be searched."""

_PLACE_BEHIND = re.compile(rf" (?:{_PLACES})\b")
_LOOK_BACK = 24
_NEXT_WORD = re.compile(r" ([a-z]+)")
_NO_HEADLINE_END = frozenset(".:;,")
_LONG_WORD, _LONGEST_HEADLINE, _LEAST_WORDS, _HEADLINE = 4, 200, 2, 0.7


def is_place(text: str, start: int, end: int, *, first: bool) -> bool:
    """Whether the words stand where a place does: "in Mezzeh", "the Karrada district"."""
    if _PLACE_BEHIND.match(text, end):
        return True
    may_be = first and text[start - 3 : start] in _MAY_BE_BEFORE
    return may_be and _PLACE_BEFORE.search(text, max(0, start - _LOOK_BACK), start) is not None


def speaks(text: str, end: int) -> bool:
    """Whether "said" or the like follows."""
    word = _NEXT_WORD.match(text, end)
    return word is not None and word[1] in classes()["person_verb"]


def line_at(text: str, start: int) -> tuple[int, bool]:
    """Where the line of `start` ends, and whether it is a headline."""
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    end = len(text) if end < 0 else end
    if end - begin > _LONGEST_HEADLINE or text[begin:end].rstrip()[-1:] in _NO_HEADLINE_END:
        return end, False
    long = [word for word in text[begin:end].split() if len(word) >= _LONG_WORD]
    capitals = sum(word[0].isupper() for word in long)
    return end, len(long) >= _LEAST_WORDS and capitals >= _HEADLINE * len(long)


def opens(text: str, start: int) -> bool:
    """Whether a sentence begins at `start`."""
    before = text[max(0, start - 6) : start].rstrip(" \"“”'‘(*\u00a0")
    return not before or before[-1] in ".!?:;•–—\n" or before[-2:] in ("-", "\n-")

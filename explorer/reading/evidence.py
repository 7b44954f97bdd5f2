"""What speaks for a name being a place: pieces of evidence whose weights add up (`words/weights.tsv`).

Weights were fitted once by logistic regression on the first halves of LGL and GeoVirus and hold on their second halves.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.evidence_behind import evidence_behind
from explorer.reading.tokens import is_initial
from explorer.reading.wordlists import classes, given_names, surnames

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.found import Found

__all__ = ["NO_PLACE_HERE", "Article", "evidence"]

NO_PLACE_HERE = frozenset(
    {
        "person_here", "before_surname", "before_initial", "after_given", "after_initial", "after_title",
        "before_street", "before_building", "brand", "namesake",
    }
)  # fmt: skip
"""Evidence against this one use, which the same name accepted elsewhere in the article does not outweigh."""

_IS_OF = re.compile(rf"(?:\d, (?:of|from)|\b(?:{'|'.join(classes()['place_noun'])}) of) $")
_LOOK_BACK = 18
_PARTIES = frozenset({"D", "R", "I"})
_CLASSES_BEFORE = (
    ("title", "after_title"),
    ("strong_prep", "strong_prep"),
    ("loc_prep", "loc_prep"),
    ("article", "after_the"),
    ("role", "after_role"),
)
_OPENING = frozenset({"sentence_start", "first"})


class Article(NamedTuple):
    """What the evidence about one name may look at.

    Attributes:
        text: The text.
        gazetteer: The lists.
        persons: Surname → where the article first gives it to a person.
        starts: Where places' names begin.
        ends: Where they end.
    """

    text: str
    gazetteer: Gazetteer
    persons: dict[str, int]
    starts: set[int]
    ends: set[int]


def evidence(found: Found, article: Article) -> list[str]:
    """The pieces of evidence about one name of `article` that what stands around it gives."""
    pieces: list[str] = []
    if found.own.needs_comma and article.text[found.start - 2 : found.start] != ", ":
        pieces.append("needs_comma")
    if before := _word_before(found, article):
        pieces.append(before)
        if before in _OPENING and found.last == found.first + 1 and found.key in surnames():
            pieces.append("surname_opens")
    pieces += evidence_behind(found, article)
    if found.key in article.persons and not found.demonym:
        pieces.append("person_here" if article.persons[found.key] <= found.start else "person_later")
    return pieces


@cache
def _said_before() -> dict[str, str]:
    """Words before a name → their evidence."""
    kinds = classes()
    return {word: piece for name, piece in reversed(_CLASSES_BEFORE) for word in kinds[name]}


def _word_before(found: Found, article: Article) -> str | None:
    if found.first:
        return _before_in_run(found, article)
    start = found.start
    if article.text[start - 2 : start] == ", ":
        return "after_place_comma" if start - 2 in article.ends else "after_comma"
    word = found.previous
    if start == 0 or (found.opens and not word):
        return "first"
    if found.opens:
        return "sentence_start"
    if word in ("of", "from") and _IS_OF.search(article.text, max(0, start - _LOOK_BACK), start):
        return "strong_prep"
    return _said_before().get(word) or ("after_digit" if word.isdigit() else None)


def _before_in_run(found: Found, article: Article) -> str:
    kinds, words = classes(), found.run.words
    before = words[found.first - 1]
    if article.text[found.run_start + before.end] == "-" and before.text in _PARTIES:
        return "strong_prep"
    if found.run_start + before.end in article.ends and before.key not in kinds["brand"]:
        return "after_name"
    if not before.upper:
        return _after_small_word(found)
    if before.key.rstrip(".") in kinds["title"]:
        return "after_title"
    if before.key in kinds["direction"]:
        return "after_direction"
    if is_initial(before.text):
        return "after_initial"
    if before.key in given_names() and found.key != "city":
        return "after_given"
    if article.text[found.run_start + before.end] == "-":
        return "after_hyphen"
    return "after_word" if found.first == 1 and before.key in kinds["not_name"] else "after_cap"


def _after_small_word(found: Found) -> str:
    kinds, words = classes(), found.run.words
    before = words[found.first - 1].key
    earlier = words[found.first - 2].key if found.first > 1 else ""
    if before == "and":
        return "after_and"
    if before in ("of", "the", "for") and (earlier in kinds["org"] or words[0].key in kinds["org"]):
        return "of_org"
    return "of_title" if earlier.rstrip(".") in kinds["title"] else "after_joiner"

"""What speaks for a name being a place: pieces of evidence whose weights add up (`words/weights.tsv`).

Weights were fitted once by logistic regression on the first halves of LGL and GeoVirus and hold on their second halves.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.tokens import bare, is_initial
from explorer.reading.wordlists import classes, common_words, given_names, surnames, word_rows

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

_COMMA_ONLY = frozenset(word for (words,) in word_rows("comma_only.tsv") for word in words.split())
_DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]{1,20})?(?: \((?:AP|Reuters|AFP|CNN|UPI|[A-Z][A-Za-z ]{1,20})\))?,? ?"
    r"(?:[A-Z][a-z]+\.? \d{1,2},? )?(?:--|—|–|-) "
)
_NEXT_WORD, _AGE = re.compile(r"[ \n]([a-z]+)"), re.compile(r", \d\d?,")
_IS_OF = re.compile(rf"(?:\d, (?:of|from)|\b(?:{'|'.join(classes()['place_noun'])}) of) $")
_LOOK_BACK = 18
_BODY = re.compile(
    r" (?:Department|Ministry|Cent(?:er|re)s?|Institutes?|University|Board|Bureau|Office|Academy|Association|Council"
    r"|Society|Federation|Chamber|School|College) (?:of|for|on) "
)
_GAPS = frozenset({" ", "-", "\u00a0", "'s ", "’s "})
_AUXILIARY = frozenset({"is", "was", "has", "had", "will", "would", "did", "does"})
_PARTIES = frozenset({"D", "R", "I"})
_CLASSES_BEFORE = (
    ("title", "after_title"),
    ("strong_prep", "strong_prep"),
    ("loc_prep", "loc_prep"),
    ("article", "after_the"),
    ("role", "after_role"),
)


_SMALL_TOWN = 100_000
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
    if found.surface in _COMMA_ONLY and article.text[found.start - 2 : found.start] != ", ":
        pieces.append("needs_comma")
    if before := _word_before(found, article):
        pieces.append(before)
        if before in _OPENING and found.last == found.first + 1 and found.key in surnames():
            pieces.append("surname_opens")
    if found.last < len(found.run.words) and _goes_on(found, article.text):
        pieces.append(_after_in_run(found, article))
        if _is_namesake(found, pieces[-1], article.gazetteer):
            pieces.append("namesake")
    elif after := _of_after(found, article):
        pieces.append(after)
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
    word = found.previous.rstrip(".").lower()
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


def _goes_on(found: Found, text: str) -> bool:
    return text[found.end : found.run_start + found.run.words[found.last].start] in _GAPS


def _after_in_run(found: Found, article: Article) -> str:
    kinds, word = classes(), found.run.words[found.last]
    if article.text[found.end] in "'’":
        return "before_thing" if word.key == "day" else "possessive"
    if of_thing := _before_thing(found, article.text, word.key):
        return of_thing
    if found.run_start + word.start in article.starts and word.key not in kinds["class_word"]:
        return "before_name"
    if not word.upper:
        return "before_joiner"
    for name in ("feature", "govern", "org"):
        if word.key in kinds[name]:
            return f"before_{name}"
    if is_initial(word.text):
        return "before_initial"
    return "before_surname" if word.key in surnames() else "before_cap"


def _before_thing(found: Found, text: str, following: str) -> str | None:
    """What the word behind says whatever else it may name: a street, a building, an institution, an office."""
    kinds = classes()
    for name in ("street", "building"):
        if following in kinds[name]:
            return f"before_{name}"
    if _BODY.match(text, found.end):
        return "before_body"
    if following in kinds["office"] or (found.demonym and following in kinds["office_word"] | kinds["title"]):
        return "before_office"
    return None


def _is_namesake(found: Found, piece: str, gazetteer: Gazetteer) -> bool:
    """Whether what follows "Paris" or "Austin" makes it a given name."""
    following = found.run.words[found.last].key
    if found.key not in classes()["namesake"] or found.last != len(found.run.words) - 1 or following in common_words():
        return False
    if piece in ("before_surname", "before_cap", "before_initial"):
        return True
    named = gazetteer.named(bare(following)) if piece == "before_name" else None
    if named is None or not named.regions:
        return False
    kind, people, _ = gazetteer.likeliest(named.regions)
    return kind == "city" and people < _SMALL_TOWN


def _of_after(found: Found, article: Article) -> str | None:
    text, end = article.text, found.end
    gap = text[end : end + 2]
    if gap == ", " and end + 2 in article.starts:
        return "before_comma_place"
    if gap in ("'s", "’s"):
        return "before_thing" if text.startswith(" Day", end + 2) else "possessive"
    if (found.opens or found.start == 0) and _DATELINE.match(text, end):
        return "dateline"
    if gap[:1] == "$":
        return "before_thing"
    if gap[:1] == "-":
        return "before_hyphen"
    if gap == ", ":
        return "before_age" if _AGE.match(text, end) else None
    if gap[:1] == " " and gap[1:].isdigit() and found.own.kind != "city" and not found.opens:
        return "before_digit"
    following = _NEXT_WORD.match(text, end)
    return _said_behind(following[1], found.own.kind) if following else None


def _said_behind(word: str, kind: str) -> str | None:
    """What the small word behind a name of some kind says."""
    kinds = classes()
    if word in kinds["person_verb"]:
        return "before_said"
    if word in kinds["govern"]:
        return "before_govern_lc"
    return "before_verb" if kind == "city" and (word.endswith("ed") or word in _AUXILIARY) else None

"""What speaks for a name being a place: pieces of evidence whose weights add up (`words/weights.tsv`).

Weights were fitted once by logistic regression on the first halves of LGL and GeoVirus and hold on their second halves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.tokens import bare, is_initial
from explorer.reading.wordlists import classes, common_words, given_names, surnames, word_rows

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.found import Found

__all__ = ["NO_PLACE_HERE", "evidence"]

NO_PLACE_HERE = frozenset(
    {
        "person_here", "before_surname", "before_initial", "after_given", "after_initial", "after_title", "before_street",
        "brand", "namesake",
    }
)  # fmt: skip
"""Evidence against this one use, which the same name accepted elsewhere in the article does not outweigh."""

_COMMA_ONLY = frozenset(word for (words,) in word_rows("comma_only.tsv") for word in words.split())
_DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]{1,20})?(?: \((?:AP|Reuters|AFP|CNN|UPI|[A-Z][A-Za-z ]{1,20})\))?,? ?"
    r"(?:[A-Z][a-z]+\.? \d{1,2},? )?(?:--|—|–|-) "
)
_NEXT_WORD, _AGE = re.compile(r"[ \n]([a-z]+)"), re.compile(r", \d\d?,")
_GAPS = frozenset({" ", "-", "\u00a0", "'s ", "’s "})
_SIZES = ((1e6, "city_1m"), (2e5, "city_200k"), (5e4, "city_50k"), (1e4, "city_10k"), (2e3, "city_2k"))
_LARGE_ADMIN1, _LARGE_ADMIN2, _SMALL_TOWN = 2e6, 3e5, 100_000
_COMMON, _SHORT = 50, 3


def evidence(
    found: Found, text: str, gazetteer: Gazetteer, persons: dict[str, int], starts: set[int], ends: set[int]
) -> list[str]:
    """The pieces of evidence about one name.

    Args:
        found: The name.
        text: The text it stands in.
        gazetteer: The lists.
        persons: Surname → where the article first gives it to a person.
        starts: Where places' names begin.
        ends: Where they end.
    """
    kind, people, own = gazetteer.likeliest(found.regions) if found.regions else ("none", 0, 1)
    pieces = _of_kind(found, gazetteer, kind, people)
    if not own and kind == "city":
        pieces.append("alternate")
    _of_words(found, text, gazetteer, pieces)
    _of_before(found, text, ends, pieces)
    _of_after(found, text, gazetteer, kind, starts, pieces)
    last = found.key.rsplit(" ", 1)[-1]
    if last in persons and " " not in found.key and not found.demonym:
        pieces.append("person_here" if persons[last] <= found.start else "person_later")
    return pieces


def _of_kind(found: Found, gazetteer: Gazetteer, kind: str, people: int) -> list[str]:
    if found.pattern:
        return [f"pattern_{found.pattern}", "pattern_known" if found.regions else "pattern_unknown"]
    if found.demonym:
        return ["demonym"]
    if found.surface in gazetteer.exact:
        return ["country" if found.surface in ("America", "Britain") else "abbr"]
    if kind in ("country", "area"):
        return [kind]
    if kind == "admin1":
        return ["admin1" if people > _LARGE_ADMIN1 else "admin1_small"]
    if kind == "admin2":
        if "county" in found.key or "parish" in found.key:
            return ["county"]
        return ["admin2" if people > _LARGE_ADMIN2 else "admin2_small"]
    return [next((name for least, name in _SIZES if people > least), "city_500")]


def _of_words(found: Found, text: str, gazetteer: Gazetteer, pieces: list[str]) -> None:
    kinds, key, surface = classes(), found.key, found.surface
    if found.last != found.first + 1:
        pieces.append("words2")
    elif not found.demonym and "." not in surface and surface not in gazetteer.exact:
        share = common_words().get(key, 0)
        if share:
            pieces.append("common_hi" if share > _COMMON else "common_lo")
        if key in given_names():
            pieces.append("given")
        if key in surnames():
            pieces.append("surname")
        if key in kinds["not_name"]:
            pieces.append("not_name")
        if key in kinds["class_word"]:
            pieces.append("class_word")
        if len(key) <= _SHORT:
            pieces.append("short")
        if surface.isupper() and len(surface) > 1:
            pieces.append("caps")
    if key in kinds["brand"]:
        pieces.append("brand")
    if surface in _COMMA_ONLY and text[found.start - 2 : found.start] != ", ":
        pieces.append("needs_comma")


def _of_before(found: Found, text: str, ends: set[int], pieces: list[str]) -> None:
    if found.first:
        pieces.append(_before_in_run(found, text, ends))
        return
    kinds, word = classes(), found.previous.rstrip(".").lower()
    gap = text[max(0, found.start - 2) : found.start]
    if gap == ", ":
        pieces.append("after_place_comma" if found.start - 2 in ends else "after_comma")
    elif found.start == 0 or (found.opens and not word):
        pieces.append("first")
    elif found.opens:
        pieces.append("sentence_start")
    elif word in kinds["title"]:
        pieces.append("after_title")
    elif word in kinds["strong_prep"]:
        pieces.append("strong_prep")
    elif word in kinds["loc_prep"]:
        pieces.append("loc_prep")
    elif word in ("the", "a", "an"):
        pieces.append("after_the")
    elif word.isdigit():
        pieces.append("after_digit")
    elif word in kinds["role"]:
        pieces.append("after_role")


def _before_in_run(found: Found, text: str, ends: set[int]) -> str:
    kinds, words = classes(), found.run.words
    before = words[found.first - 1]
    earlier = words[found.first - 2].key if found.first > 1 else ""
    if found.run_start + before.end in ends:
        return "after_name"
    if not before.upper:
        if before.key == "and":
            return "after_and"
        if before.key in ("of", "the", "for") and (earlier in kinds["org"] or words[0].key in kinds["org"]):
            return "of_org"
        return "of_title" if earlier.rstrip(".") in kinds["title"] else "after_joiner"
    if before.key.rstrip(".") in kinds["title"]:
        return "after_title"
    if before.key in kinds["direction"]:
        return "after_direction"
    if is_initial(before.text):
        return "after_initial"
    if before.key in given_names() and found.key != "city":
        return "after_given"
    if text[found.run_start + before.end] == "-":
        return "after_hyphen"
    return "after_word" if found.first == 1 and before.key in kinds["not_name"] else "after_cap"


def _of_after(found: Found, text: str, gazetteer: Gazetteer, kind: str, starts: set[int], pieces: list[str]) -> None:
    kinds, words = classes(), found.run.words
    if found.last < len(words) and text[found.end : found.run_start + words[found.last].start] in _GAPS:
        pieces.append(_after_in_run(found, text, starts))
        if found.key in kinds["namesake"] and found.last == len(words) - 1:
            following = words[found.last].key
            if following not in common_words() and _makes_a_person(pieces[-1], following, gazetteer):
                pieces.append("namesake")
        return
    gap = text[found.end : found.end + 2]
    if gap == ", " and found.end + 2 in starts:
        pieces.append("before_comma_place")
    elif gap[:1] in ("'", "’") and gap[1:2] == "s":
        pieces.append("possessive")
    elif (found.opens or found.start == 0) and _DATELINE.match(text, found.end):
        pieces.append("dateline")
    elif gap[:1] == "-":
        pieces.append("before_hyphen")
    elif gap[:1] == " " and gap[1:2].isdigit() and kind != "city" and not found.opens:
        pieces.append("before_digit")
    else:
        word = _NEXT_WORD.match(text, found.end)
        if word and word[1] in kinds["person_verb"]:
            pieces.append("before_said")
        elif word and word[1] in kinds["govern"]:
            pieces.append("before_govern_lc")
        elif gap == ", " and _AGE.match(text, found.end):
            pieces.append("before_age")


def _makes_a_person(piece: str, following: str, gazetteer: Gazetteer) -> bool:
    """Whether what follows "Paris" or "Austin" makes it a given name."""
    if piece in ("before_surname", "before_cap", "before_initial"):
        return True
    named = gazetteer.named(bare(following)) if piece == "before_name" else None
    if named is None or not named.regions:
        return False
    kind, people, _ = gazetteer.likeliest(named.regions)
    return kind == "city" and people < _SMALL_TOWN


def _after_in_run(found: Found, text: str, starts: set[int]) -> str:
    kinds, word = classes(), found.run.words[found.last]
    if text[found.end] in "'’":
        return "possessive"
    if found.run_start + word.start in starts:
        return "before_name"
    if not word.upper:
        return "before_joiner"
    for name in ("street", "feature", "office", "govern", "org"):
        if word.key in kinds[name]:
            return f"before_{name}"
    if is_initial(word.text):
        return "before_initial"
    return "before_surname" if word.key in surnames() else "before_cap"

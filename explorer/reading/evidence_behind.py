"""What stands behind a name, as evidence for or against a place: words of its run, "said", a comma and a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.tokens import bare, is_initial
from explorer.reading.wordlists import classes, common_words, surnames

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.evidence import Article
    from explorer.reading.found import Found

__all__ = ["evidence_behind"]

_DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]{1,20})?(?: \((?:AP|Reuters|AFP|CNN|UPI|[A-Z][A-Za-z ]{1,20})\))?,? ?"
    r"(?:[A-Z][a-z]+\.? \d{1,2},? )?(?:--|—|–|-) "
)
_NEXT_WORD, _AGE = re.compile(r"[ \n]([a-z]+)"), re.compile(r", \d\d?,")
_BODY = re.compile(
    r" (?:Department|Ministry|Cent(?:er|re)s?|Institutes?|University|Board|Bureau|Office|Academy|Association|Council"
    r"|Society|Federation|Chamber|School|College) (?:of|for|on) "
)
_GAPS = frozenset({" ", "-", "\u00a0", "'s ", "’s "})
_AUXILIARY = frozenset({"is", "was", "has", "had", "will", "would", "did", "does"})
_SMALL_TOWN = 100_000


def evidence_behind(found: Found, article: Article) -> list[str]:
    """The pieces of evidence that what stands behind a name gives."""
    if found.last < len(found.run.words) and _goes_on(found, article.text):
        piece = _after_in_run(found, article)
        return [piece, "namesake"] if _is_namesake(found, piece, article.gazetteer) else [piece]
    after = _of_after(found, article)
    return [after] if after else []


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

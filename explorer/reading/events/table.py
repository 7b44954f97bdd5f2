"""The patterns of acts, and the quad class of a type; the lists beside this file are meant to be read."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["TYPES", "Pattern", "act_words", "patterns_of", "quad_class"]

_HERE = Path(__file__).parent
_TYPED_IN_ADVANCE = 0.5
_BEGINNING = 2  # letters; no verb of the list has fewer before its "*"


def _rows(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


TYPES: dict[str, str] = {row[0]: row[1] for row in _rows("types.tsv")}
"""PLOVER event type → quad class: `verbal` or `material`, `cooperation` or `conflict`.

Source: Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023, "PLOVER and POLECAT: A New Political Event Ontology and
Dataset".
"""


def quad_class(type_: str) -> tuple[str, str]:
    """How an act of a type is done and what it is: (`verbal` or `material`, `cooperation` or `conflict`)."""
    how, what = TYPES[type_].split()
    return how, what


class Pattern(NamedTuple):
    """A line of `patterns.tsv`."""

    type: str
    objects: frozenset[str]
    subjects: frozenset[str]
    infinitive: bool
    mode: str | None
    weight: float


@cache
def _patterns() -> dict[str, list[tuple[re.Pattern[str], Pattern]]]:
    """The patterns, in the order of the list, by the letters that their verbs begin with."""
    out: dict[str, list[tuple[re.Pattern[str], Pattern]]] = {}
    for type_, verbs, words, mode, weight in _rows("patterns.tsv"):
        verb = re.compile("(?:" + "|".join(each.replace("*", r"[\w-]*") for each in verbs.split("|")) + r")\Z")
        listed = [] if words in ("-", "to") else words.split("|")
        subjects = frozenset(word[1:] for word in listed if word.startswith("<"))
        objects = frozenset(word for word in listed if not word.startswith("<"))
        extra = _TYPED_IN_ADVANCE if listed or words == "to" else 0
        mode_or_none = None if mode == "-" else mode
        pattern = Pattern(type_, objects, subjects, words == "to", mode_or_none, float(weight) + extra)
        for beginning in {each[:_BEGINNING] for each in verbs.split("|")}:
            out.setdefault(beginning, []).append((verb, pattern))
    return out


@lru_cache(maxsize=100_000)
def patterns_of(word: str) -> tuple[Pattern, ...]:
    """The patterns of a verb; light verbs have none."""
    low = word.lower()
    if low in act_words()["light"]:
        return ()
    found = _patterns().get(low[:_BEGINNING], ())
    return tuple(pattern for matcher, pattern in found if matcher.match(low))


@cache
def act_words() -> dict[str, frozenset[str]]:
    """Classes of words that the rules look at (`words.tsv`)."""
    return {name: frozenset(words.split()) for name, words in _rows("words.tsv")}

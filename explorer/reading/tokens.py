"""The one pass over a text that all of reading shares: runs of capitalised words, and the words of a run.

A name is a run of capitalised words with small joiners inside ("Bank of England", "Rostov-on-Don", "al-Qaeda"). Runs
hold all names; what a run holds does not depend on what stands around it, so it is worked out once for each string.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from explorer.names.fold import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Word", "bare", "is_initial", "runs_in", "words"]

_STATES = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Kans|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nebr|Nev|Okla|Ore|Pa|"
    "Tenn|Tex|Va|Vt|Wash|Wis|Wisc|Wyo|Ont|Que|Alta|Sask|Man"
)
_TITLES = "St|Ste|Mt|Ft|Gov|Sen|Rep|Dr|Mr|Mrs|Ms|Gen|Col|Lt|Sgt|Capt|Maj|Prof|Rev|Ave|Blvd|Rd|Co|Twp|Jr|Sr|Cpl|Hwy"
_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_TAIL = r"\w*(?:['’ʼ`]\w+)*"
_ABBREVIATED = rf"(?=[a-z]{{1,4}}\.)(?<=(?=(?:{_STATES}|{_TITLES})\.).)[a-z]+\.|(?<=W)\.\s?V[aA]\.|(?<=[NS])\.\s?Dak\."
_AFTER_FIRST = (
    rf"(?:(?<=[A-Z])(?:{_ABBREVIATED}|\.(?:[A-Z]\.){{0,3}}(?:[A-Z](?!\w))?)"
    rf"|(?<=[dDlLO])['’][{_UPPER}]{_TAIL}|(?<=[{_UPPER}]){_TAIL})"
)
_WORD = rf"[{_UPPER}dl]{_AFTER_FIRST}"
_JOIN = r"(?:of the|of|the|de la|de los|de|du|da|dos|do|das|del|di|la|le|les|el|al|au|on|upon|sur|der|kwa|bin|and)"
_ARTICLE = r"(?:al|el|as|ash|ad|an|ar|at|az)-"
_ARTICLE_AFTER_FIRST = r"(?:(?<=a)(?:l|sh?|d|n|r|t|z)|(?<=e)l)-"

_GOES_ON = rf"(?:[ \u00a0-](?:{_JOIN}[ -]|{_ARTICLE})?{_WORD})*"
_RUN = re.compile(rf"[{_UPPER}aedl](?<![\w.@/].)(?:{_AFTER_FIRST}|{_ARTICLE_AFTER_FIRST}{_WORD}){_GOES_ON}")
_CAPITAL_RUN = re.compile(rf"[{_UPPER}](?<![\w.@/].){_AFTER_FIRST}{_GOES_ON}")
_SMALL_BEGINNINGS = (
    re.compile(rf"-[{_UPPER}dl](?:(?<=\ba[lsdnrtz]-.)|(?<=\bash-.)|(?<=\bel-.))"),
    re.compile(rf"'[{_UPPER}](?<=\b[dl]'.)"),
    re.compile(rf"’[{_UPPER}](?<=\b[dl]’.)"),
)
"""A run begins with a class of letters, so that it is tried nowhere else: small ones only where need be."""

_TOKEN = re.compile(rf"{_WORD}|[a-z]+")
_INITIAL = re.compile(r"(?:[A-Z]\.)+$")
_SHORTEST = 2
"""An apostrophe behind the first letter makes a capital of a word longer than that: "d'Estaing"."""


class Word(NamedTuple):
    """One word of a run: offsets in the run, end excluded; its key; whether it is capitalised."""

    start: int
    end: int
    text: str
    key: str
    upper: bool


def runs_in(text: str) -> Iterator[re.Match[str]]:
    """The runs of capitalised words of a text: "Bank of England", "al-Qaeda", "d'Estaing"."""
    run = _RUN if any(small.search(text) for small in _SMALL_BEGINNINGS) else _CAPITAL_RUN
    return run.finditer(text)


def words(run: str) -> list[Word]:
    """The words of a run, joiners and articles included."""
    if not (run.isascii() and run.replace(" ", "").isalpha()):
        return [Word(found.start(), found.end(), *_spelt(found[0])) for found in _TOKEN.finditer(run)]
    found, start = [], 0
    for text in run.split(" "):
        end = start + len(text)
        found.append(Word(start, end, *_spelt(text)))
        start = end + 1
    return found


@lru_cache(maxsize=1 << 15)
def _spelt(text: str) -> tuple[str, str, bool]:
    """A word, its key, and whether it is capitalised."""
    return text, folded(text), text[0].isupper() or (text[1:2] in "'’" and len(text) > _SHORTEST)


def bare(word: str) -> str:
    """`word` without a possessive 's."""
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def is_initial(word: str) -> bool:
    """Whether `word` is initials only: "V.", "J.R.R."."""
    return word[-1:] == "." and _INITIAL.match(word) is not None

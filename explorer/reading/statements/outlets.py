"""Outlets on no list, by the words of their names ("Lake Herald") or by how the article speaks of them.

"the newspaper Dnevna", "the Norpress news agency", "told the Sentinel", "a memo seen by Novi Dan" and "the vote failed,
Norpress reported" each make a name an outlet wherever the article has it, its last word with "the" too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from explorer.names.fold import folded
from explorer.reading.wordlists import given_names, surnames, word_rows

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Outlet", "unlisted_outlets"]

_RUN = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'&-]*(?: (?:(?:of|the|de|la|le|du|des|der|del|al) )?(?:[A-Z][\w’'&-]*|\d+(?!\w))){0,5}"
)
_GIVEN_TO = re.compile(
    r"\b(?:(?:told|tells|telling|interviews? (?:with|to|for|in|on)|(?:spoke|spoken|speaking|talking) (?:to|with)|"
    r"(?:seen|obtained|reviewed|viewed|published|aired) by|leaked to|shared with)) (the )?(?=[A-Z])"
)
_REPORTED = re.compile(
    r" (?:has |had |have |first |also )?reported"
    r"(?=\s*(?:[.,;:]|that\b|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)|earlier\b|late\b|\Z))"
    r"|,? (?:(?:said|reported|wrote),? )?(?:citing|quoting) "
)
_TITLE = re.compile(
    r"\b(?:President|Minister|Mr|Mrs|Ms|Dr|Gen|General|King|Queen|Prince|Pope|Sir|Judge|Senator|Mayor)\.? \Z"
)
_LOOK_BACK = 16
_LONGEST_PLAIN = 4


class Outlet(NamedTuple):
    """Where an outlet is named, end excluded; `name` is its full one where this is only its last word, else ""."""

    start: int
    end: int
    name: str


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in word_rows("media.tsv")}


@cache
def _kind_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_words()['kind']))}) (?=[A-Z])")


@cache
def _kind_after() -> re.Pattern[str]:
    kinds = "|".join(sorted(_words()["kind"]))
    return re.compile(rf"(?<=[\w’'&-]) (?:state )?(?:news |television |radio )?(?:{kinds}|site)\b(?!['’-])")


def unlisted_outlets(text: str, is_taken: Callable[[int, int], bool]) -> list[Outlet]:
    """The outlets of `text` that are on no list, in order.

    Args:
        text: The text of a part.
        is_taken: Whether something between two offsets is known by a list.
    """
    runs = _runs(text)
    names = {text[start : start + cut] for start, end in runs.items() if (cut := _by_its_words(text[start:end]))}
    names |= {text[start:end] for start, end in _by_their_place(text, runs)}
    names -= {name.rpartition(" ")[2] for name in names if " " in name}
    return _everywhere(text, names, is_taken) if names else []


def _everywhere(text: str, names: set[str], is_taken: Callable[[int, int], bool]) -> list[Outlet]:
    """Where `text` has one of `names`, or the last word of one with "the"."""
    short = {name.rpartition(" ")[2]: name for name in names if " " in name}
    wanted = "|".join(re.escape(name) for name in sorted({*names, *short}, key=len, reverse=True))
    full: dict[str, str] = {}
    found = []
    for match in re.finditer(rf"(?<![\w’'-])([Tt]he )?({wanted})(?!\w)", text):
        start, name = match.start(), match[2]
        if is_taken(match.start(2), match.end()):
            continue
        kind = _kind_after().match(text, match.end())
        end = kind.end() if kind else match.end()
        if name in names:
            full.setdefault(name, text[start:end])
            found.append(Outlet(start, end, ""))
        elif match[1] and short[name] in full:
            found.append(Outlet(start, end, full[short[name]]))
    return found


def _runs(text: str) -> dict[int, int]:
    """Where words with capitals stand together, start to end, without what opens a sentence."""
    found = {}
    opening = _words()["opening"]
    for match in _RUN.finditer(text):
        words, start = match[0], match.start()
        while (first := words.partition(" "))[0] in opening:
            words, start = first[2], start + len(first[0]) + 1
        words = words.removesuffix("'s").removesuffix("’s")
        if words:
            found[start] = start + len(words)
    return found


def _by_its_words(name: str) -> int:
    """How much of the name is an outlet's, by its words; 0 where none is."""
    words = name.split()
    if len(words) == 1:
        return 0
    if words[0] in _words()["first"]:
        return len(name)
    last = max((k for k, word in enumerate(words) if word in _words()["named"]), default=0)
    return len(" ".join(words[: last + 1])) if last else 0


def _by_their_place(text: str, runs: dict[int, int]) -> set[tuple[int, int]]:
    """The names of which the article speaks as of outlets."""
    starts = {end: start for start, end in runs.items()}
    lasts = {name.rpartition(" ")[2] for start, end in runs.items() if " " in (name := text[start:end])}
    kept = set()
    patterns = [_GIVEN_TO]
    if "reported" in text or "citing" in text or "quoting" in text:
        patterns.append(_REPORTED)
    if any(kind in text for kind in _words()["kind"]):
        patterns += [_kind_before(), _kind_after()]
    for pattern in patterns:
        of_kind = pattern in (_kind_before(), _kind_after())
        for match in pattern.finditer(text):
            before = pattern in (_kind_before(), _GIVEN_TO)
            start = match.end() if before else starts.get(match.start(), -1)
            end = runs.get(start, 0)
            words = text[start:end].split()
            if not 0 < len(words) <= _LONGEST_PLAIN or not _words()["body"].isdisjoint(words):
                continue
            behind = text[end : end + _LOOK_BACK].split()
            if of_kind or not (behind and behind[0].strip(",.;:") in _words()["body"]):
                article = match[1] if pattern is _GIVEN_TO else text[:start].endswith(("the ", "The "))
                if of_kind or article or not _is_person(words, lasts, text[max(0, start - _LOOK_BACK) : start]):
                    kept.add((start, end))
    return kept


def _is_person(words: list[str], lasts: set[str], before: str) -> bool:
    named = folded(words[0]) in given_names()
    surname = len(words) == 1 and (words[0] in lasts or folded(words[0]) in surnames())
    return named or surname or _TITLE.search(before) is not None

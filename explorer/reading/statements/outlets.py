"""Outlets on no list, by the words of their names ("Lake Herald") or by how the article speaks of them.

"the newspaper Dnevna", "the Norpress news agency", "told the Sentinel", "a memo seen by Novi Dan" and "the vote failed,
Norpress reported" each make a name an outlet wherever the article has it, its last word with "the" too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from explorer.names.fold import folded
from explorer.reading.statements.nameless import media_words, nameless_outlets
from explorer.reading.wordlists import given_names, surnames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Outlet", "unlisted_outlets"]

_DOMAIN = r"(?:\.(?:co\.)?(?:com|org|net|info|news|tv|eu|ru|ua|uk|de|fr|pl|kz|cz|hu)(?!\w))"
_RUN = re.compile(  # what may not stand before it is told behind its capital: so the search leaps from one to the next
    rf"[A-Z](?<![\w’'-].)[\w’'&-]*{_DOMAIN}?"
    r"(?: (?:(?:of|the|de|la|le|du|des|der|del|al) )?(?:[A-Z][\w’'&-]*|\d+(?!\w))){0,5}"
)
_GIVEN_TO = re.compile(
    r"\b(?:told|tells|telling|interviews? (?:with|to|for|in|on)|(?:spoke|spoken|speaking|talking) (?:to|with)|"
    r"(?:seen|obtained|reviewed|viewed|published|aired) by|leaked to|shared with) (?:the )?\Z"
)
_ENDS = ("told ", "tells ", "telling ", " with ", " to ", " for ", " in ", " on ", " by ")  # of _GIVEN_TO
_REPORTED = (
    r" (?:has |had |have |first |also )?reported"
    r"(?=\s*(?:[.,;:]|that\b|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)|earlier\b|late\b|\Z|"
    r"(?:the|an?|its|his|her|their) [^.,;\n]{2,80}, (?:citing|quoting) ))"
    r"|,? (?:(?:said|reported|wrote),? )?(?:citing|quoting) "
)
_TITLE = re.compile(
    r"\b(?:President|Minister|Mr|Mrs|Ms|Dr|Gen|General|King|Queen|Prince|Pope|Sir|Judge|Senator|Mayor)\.? \Z"
)
_THE = re.compile(r"(?<![\w’'-])[Tt]he \Z")
_GENITIVE = re.compile(r"['’]s(?= |\Z)")
_CITING_FIRST = re.compile(r"(?:\A|[\n.!?”\"] ?)(?:Citing|Quoting) [^\n.;“”\"]{3,120}, (?:the )?\Z")
_LONGEST_CITED = 140
_IN_WORD, _GOES_ON = re.compile(r"[\w’'-]\Z"), re.compile(r"\w")
_LOOK_BACK = 16
_LONGEST_LEAD = 24
_LONGEST_DESCRIPTION = 60
_LONGEST_PLAIN = 4


class Outlet(NamedTuple):
    """Where an outlet is named, end excluded; `name` is its full one where this is only its last word, else ""."""

    start: int
    end: int
    name: str


@cache
def _before() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """How a text may end where an outlet's name begins, and how it does after "the newspaper"."""
    kinds = sorted(media_words()["kind"] | media_words()["kind_before"])
    return (*_ENDS, *(f"{kind} " for kind in kinds)), re.compile(rf"\b(?:{'|'.join(kinds)}) \Z")


@cache
def _behind() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is said behind the name of an outlet, its kind or what it did; and the kind only."""
    kinds = "|".join(sorted(media_words()["kind"]))
    kind = rf" (?:state )?(?:news |television |radio )?(?:{kinds}|(?P<site>site))\b(?!['’-])"
    return re.compile(rf"(?P<kind>{kind})|{_REPORTED}"), re.compile(kind)


def unlisted_outlets(text: str, is_taken: Callable[[int, int], bool]) -> list[Outlet]:
    """The outlets of `text` that are on no list, in order.

    Args:
        text: The text of a part.
        is_taken: Whether something between two offsets is known by a list.
    """
    runs = _runs(text)
    names = _by_their_words(runs) | _by_their_place(text, runs)
    names -= {name.rpartition(" ")[2] for name in names if " " in name}
    named = _everywhere(text, names, is_taken) if names else []
    taken = [one[:2] for one in named]
    nameless = [
        Outlet(start, end, "")
        for start, end in nameless_outlets(text)
        if not any(a < end and start < b for a, b in taken)
    ]
    return sorted([*named, *nameless]) if nameless else named


def _everywhere(text: str, names: set[str], is_taken: Callable[[int, int], bool]) -> list[Outlet]:
    """Where `text` has one of `names`, or the last word of one with "the"; the longest where two begin together."""
    short = {name.rpartition(" ")[2] for name in names if " " in name}
    full: dict[str, str] = {}
    latest: dict[str, str] = {}
    found = []
    reached = 0
    for begin, behind_the, _, name in sorted(place for one in names | short for place in _places(text, one)):
        if begin < reached:
            continue
        start = begin - behind_the
        reached = start + len(name)
        if is_taken(start, reached):
            continue
        kind = _behind()[1].match(text, reached)
        end = kind.end() if kind else reached
        if name in names:
            latest[name.rpartition(" ")[2]] = full.setdefault(name, text[begin:end])
            found.append(Outlet(_with_description(text, begin), end, ""))
        elif behind_the and name in latest:
            found.append(Outlet(begin, end, latest[name]))
    return found


@cache
def _description() -> re.Pattern[str]:
    """How a text may end that describes the outlet behind it: "public broadcaster "."""
    kinds, describing = (
        "|".join(map(re.escape, sorted(words)))
        for words in (media_words()["kind"] | media_words()["kind_before"], media_words()["describing"])
    )
    country = rf"(?!(?:{'|'.join(sorted(media_words()['opening']))})\b)[A-Z][\w-]+ "
    return re.compile(
        rf"(?<![\w’'-])(?:{country})?(?i:(?:(?:{describing}) ){{0,3}}(?:{kinds}) |(?:(?:{describing}) ){{1,2}})\Z"
    )


def _with_description(text: str, begin: int) -> int:
    """Where the words begin that describe an outlet before its name, or its name."""
    match = _description().search(text, max(0, begin - _LONGEST_DESCRIPTION), begin)
    return match.start() if match else begin


def _places(text: str, name: str) -> Iterator[tuple[int, int, int, str]]:
    """Where `text` has the whole words of `name`: the start, that of "the" before it; lengths of both below 0; `name`.

    In this order come first what begins first, with "the", and longest.
    """
    start = text.find(name)
    while start >= 0:
        if not _GOES_ON.match(text, start + len(name)):
            if _THE.search(text, max(0, start - len("the ")), start):
                yield start - len("the "), -len("the "), -len(name), name
            elif not _IN_WORD.search(text, max(0, start - 1), start):
                yield start, 0, -len(name), name
        start = text.find(name, start + 1)


def _runs(text: str) -> list[tuple[int, str]]:
    """Words with capitals that stand together, and where they begin, without what opens a sentence."""
    found = []
    opening = media_words()["opening"]
    for match in _RUN.finditer(text):
        words, start = match[0], match.start()
        while (first := words.partition(" "))[0] in opening:
            words, start = first[2], start + len(first[0]) + 1
        if words:
            found.append((start, _GENITIVE.split(words, maxsplit=1)[0]))
    return found


def _by_their_words(runs: list[tuple[int, str]]) -> set[str]:
    """The names that are outlets' by what they consist of; an address on the web is one too."""
    long = [name for _, name in runs if " " in name]
    found = {name for _, name in runs if "." in name}
    if (media_words()["named"] | media_words()["first"]).isdisjoint(" ".join(long).split()):
        return found
    return found | {name[:cut] for name in long if (cut := _by_its_words(name))}


def _by_its_words(name: str) -> int:
    """How much of a name of several words is an outlet's; 0 where none is."""
    words = name.split()
    if words[0] in media_words()["first"]:
        return len(name)
    last = max((k for k, word in enumerate(words) if word in media_words()["named"]), default=0)
    return len(" ".join(words[: last + 1])) if last else 0


def _by_their_place(text: str, runs: list[tuple[int, str]]) -> set[str]:
    """The names of which the article speaks as of outlets."""
    (ends, kind_before), (behind, _), body = _before(), _behind(), media_words()["body"]
    kept: set[str] = set()
    citing = "Citing " in text or "Quoting " in text
    for start, name in runs:
        end = start + len(name)
        article = text.endswith(("the ", "The "), 0, start)
        fronted = citing and _opens(text, start)
        after = behind.match(text, end)
        if not fronted and not after and not text.endswith(ends, 0, start - len("the ") * article):
            continue
        words, lead = name.split(), max(0, start - _LONGEST_LEAD)
        if len(words) > _LONGEST_PLAIN or not body.isdisjoint(words):
            continue
        if kind_before.search(text, lead, start) or (after and after["kind"] and _has_kinds(after, text)):
            kept.add(name)
        elif fronted or (after and not after["kind"]) or _GIVEN_TO.search(text, lead, start):
            next_word = text[end : end + _LOOK_BACK].split()[:1]
            of_body = next_word and next_word[0].strip(",.;:") in body
            if not of_body and (article or not _is_person(words, runs, text[max(0, start - _LOOK_BACK) : start])):
                kept.add(name)
    return kept


def _opens(text: str, start: int) -> bool:
    """Whether only "Citing two officials, " stands before in the sentence."""
    return _CITING_FIRST.search(text, max(0, start - _LONGEST_CITED), start) is not None


def _has_kinds(after: re.Match[str], text: str) -> bool:
    """Whether the kind behind a name is one of an outlet's; a site is, in a text with an outlet of another kind."""
    return not after["site"] or any(kind in text for kind in media_words()["kind"])


def _is_person(words: list[str], runs: list[tuple[int, str]], before: str) -> bool:
    if folded(words[0]) in given_names() or _TITLE.search(before):
        return True
    a_last_name = any(name.endswith(f" {words[0]}") for _, name in runs)
    return len(words) == 1 and (a_last_name or folded(words[0]) in surnames())

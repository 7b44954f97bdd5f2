"""Actor or place: what "Kyiv", "Russia" or "the Kremlin" does in its sentence.

It is the actor where it is subject or agent of what only people and governments do: before a verb of acting or its own
envoys, after "according to", "accused" or "talks with". It is the place after "in", "at", "near" … Undecided it is what
it is by itself: country and city the region, a seat the actor. The words are in `words/metonym.tsv`.
"""

from __future__ import annotations

import re

from explorer.reading.wordlists import word_rows

__all__ = ["acts", "stands_as_place"]

_LISTS = dict(word_rows("metonym.tsv"))


def _any_of(name: str) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, _LISTS[name].split()), key=len, reverse=True)) + ")"


_WINDOW = 60
_NEAR = 30
"""Characters that hold any of the words right before a name, and "the"."""
_CLAUSE = (
    r"(?:^|[.!?;:\"“”,] |\n"
    rf"|\b(?:{_LISTS['clause'].replace(' ', '|')}) )(?:the |The )?$"
)
_OTHERS = r"(?:,? (?:and|along with|together with) (?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)?"
_ASIDE = r"(?:, [a-z][^,.]{1,45},|,? meanwhile,?)?"
_ACTS = re.compile(rf"{_OTHERS}{_ASIDE}(?: \w+ly| {_any_of('aux')}\b|n[’']t)* ([\w-]+)")
_ITS_PEOPLE = re.compile(rf"[’']s? (?:\w+ ){{0,2}}{_any_of('own')}\b")
_WHO_SHOULD = re.compile(rf"\b{_any_of('expect')} (?:the )?$")
_NAME = r"(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?"
_AGENT = re.compile(
    r"(?:[Aa]ccording to|\bgovernments? of|\b(?:\w+ed|led|sent|sold|made|given|drawn) by"
    rf"|\b{_any_of('object')}) "
    rf"(?:{_NAME}(?:, {_NAME})*,? (?:and|or) )?(?:the )?$"
)
_BETWEEN = re.compile(r"\bbetween (?:(?:the )?[A-Z][\w.'’ -]* and )?(?:the )?$")
_TALKS_WITH = re.compile(rf"\b{_any_of('talk')} with (?:the )?$")
_TALKS_BETWEEN = re.compile(rf"\b{_any_of('talk')}(?: \w+)? between", re.IGNORECASE)
_PLACE = re.compile(rf"\b{_any_of('place_prep')} (?:the )?$", re.IGNORECASE)
_AT_SEAT = re.compile(rf"\b{_any_of('seat_prep')} (?:the )?$", re.IGNORECASE)
_OPENS = re.compile(_CLAUSE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+ly| also| now| again| not| still| already)* $")
_OBJECT_OF = frozenset(_LISTS["object"].split())
_ENDS_AS_AGENT = tuple(
    f"{words} "
    for words in ("ccording to", "overnment of", "overnments of", "by", "with", "and", "or", "between", *_OBJECT_OF)
)
_ENDS_AS_PLACE = tuple(f"{word} " for word in _LISTS["place_prep"].split())
"""Ends of what the expressions for agents and places find, but for "the": nothing else need be searched."""


def _forms(verb: str) -> tuple[str, ...]:
    """A regular verb in all its forms."""
    stem = verb[:-1]
    if verb[-1] == "e":
        return verb, verb + "s", verb + "d", stem + "ing"
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return verb, stem + "ies", stem + "ied", verb + "ing"
    return verb, verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "to")) else "s"), verb + "ed", verb + "ing"


_VERBS = frozenset([*_LISTS["verb"].split(), *(form for verb in _LISTS["regular"].split() for form in _forms(verb))])


def acts(text: str, start: int, end: int) -> bool:
    """Whether the name at `start:end`, a country or capital, acts or speaks there."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    near = max(0, len(before) - _NEAR)
    if before.removesuffix("the ").endswith(_ENDS_AS_AGENT):
        if _AGENT.search(before) or _TALKS_WITH.search(before, near):
            return True
        if _BETWEEN.search(before):
            return bool(_TALKS_BETWEEN.search(before))
    if _ITS_PEOPLE.match(after) or (after.startswith(" to ") and _WHO_SHOULD.search(before, near)):
        return True
    if before.lower().removesuffix("the ").endswith(_ENDS_AS_PLACE) and _PLACE.search(before, near):
        return False
    does = _ACTS.match(after)
    if does is None or does[1] not in _VERBS or _is_done_to(after, does):
        return False
    return not before.strip() or before[-1:] in '"“' or _OPENS.search(before, near) is not None


def _is_done_to(after: str, does: re.Match[str]) -> bool:
    """Whether the verb is passive, "was shelled": then only a government can be meant where it is accused or urged."""
    verb = does[1]
    if not verb.endswith(("ed", "en", "ght", "hit", "cut", "ut")) or not _PASSIVE.search(after, 0, does.start(1)):
        return False
    return verb not in _OBJECT_OF and not after.startswith(" to ", does.end())


def stands_as_place(text: str, start: int) -> bool:
    """Whether a seat at `start` is where something is: "at the White House", "near the Kremlin"."""
    return bool(_AT_SEAT.search(text, max(0, start - _NEAR), start))

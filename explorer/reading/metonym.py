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
_CLAUSE = (
    r"(?:^|[.!?;:\"“”,] |\n"
    r"|\b(?:that|and|but|while|as|because|if|said|says|whether|when|after|before|since|why|how) )(?:the |The )?$"
)
_ACTS = re.compile(rf"(?:,? (?:which|who|meanwhile),?)?(?: \w+ly| {_any_of('aux')}|n[’']t)* {_any_of('verb')}\b")
_ITS_PEOPLE = re.compile(rf"[’']s? (?:\w+ ){{0,2}}{_any_of('own')}\b")
_AGENT = re.compile(rf"(?:[Aa]ccording to|\b\w+ed by|\b{_any_of('object')}) (?:the )?$")
_BETWEEN = re.compile(r"\bbetween (?:(?:the )?[A-Z][\w.'’ -]* and )?(?:the )?$")
_TALKS_WITH = re.compile(rf"\b{_any_of('talk')} with (?:the )?$")
_TALKS_BETWEEN = re.compile(rf"\b{_any_of('talk')}(?: \w+)? between", re.IGNORECASE)
_PLACE = re.compile(rf"\b{_any_of('place_prep')} (?:the )?$", re.IGNORECASE)
_AT_SEAT = re.compile(rf"\b{_any_of('seat_prep')} (?:the )?$", re.IGNORECASE)
_OPENS = re.compile(_CLAUSE)


def acts(text: str, start: int, end: int) -> bool:
    """Whether the name at `start:end`, a country or capital, acts or speaks there."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if _AGENT.search(before) or _TALKS_WITH.search(before):
        return True
    if _BETWEEN.search(before):
        return bool(_TALKS_BETWEEN.search(before))
    if _ITS_PEOPLE.match(after):
        return True
    if _PLACE.search(before):
        return False
    return bool(_ACTS.match(after)) and (bool(_OPENS.search(before)) or not before.strip() or before[-1:] in ' "“')


def stands_as_place(text: str, start: int) -> bool:
    """Whether a seat at `start` is where something is: "at the White House", "near the Kremlin"."""
    return bool(_AT_SEAT.search(text[max(0, start - _WINDOW) : start]))

"""Counties by their bare names: "Clarke and Oconee counties", and "Kanawha" where the article says "Kanawha County".

The lists know a county of the United States by its whole name only, because a bare one is a surname nearly always.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.names.fold import key
from explorer.reading.found import Found
from explorer.reading.hits import Hit
from explorer.reading.recognise import Run

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.found import Met

__all__ = ["bare_counties"]

_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}"
_LIST = re.compile(rf"((?:{_NAME}, )*{_NAME},? (?:and|or) {_NAME}) (?:[Cc]ounties|[Pp]arishes)\b")
_EACH = re.compile(_NAME)
_WORDS = (" county", " parish")
_PARTIES = frozenset({"D", "R", "I"})
_LARGE = 100_000
_NO_RUN = Run([], [], [], None, False, [], {})


def bare_counties(
    text: str, met: Sequence[Met], places: Sequence[Found], persons: Container[str], gazetteer: Gazetteer
) -> list[Found]:
    """The counties that `text` names without the word.

    Args:
        text: The text.
        met: Its runs.
        places: What is a place already; a county's whole name among them.
        persons: Surnames that the text gives to people.
        gazetteer: The lists.
    """
    counties = [name.key for name in places if name.key.endswith(_WORDS)]
    said = {county.rpartition(" ")[0]: county for county in counties}
    listed = "ounties" in text or "arishes" in text
    if not said and not listed:
        return []
    spans = {start: (end, key(name)) for start, end, name in _listed(text)} if listed else {}
    _become_counties(places, spans, gazetteer)
    _keep_to_counties(places, said, gazetteer)
    for start, _, run in met if said else ():
        for at, word in enumerate(run.words):
            if word.key in said and word.key not in persons and (not at or run.words[at - 1].text in _PARTIES):
                spans.setdefault(start + word.start, (start + word.end, word.key))
    found = []
    for start, (end, name) in spans.items():
        whole = said.get(name) or _whole(name, gazetteer)
        if whole and not any(place.start < end and start < place.end for place in places):
            named = gazetteer.named(whole)
            hit = Hit(0, end - start, whole, named.regions if named else (), (), False, None, 0, 1)
            found.append(Found(hit, _NO_RUN, start, "", opens=False))
    return found


def _become_counties(places: Sequence[Found], spans: dict[int, tuple[int, str]], gazetteer: Gazetteer) -> None:
    """Let towns in a list of counties mean the counties: "Jackson" in "Jackson and Madison counties"."""
    for place in places if spans else ():
        end, name = spans.get(place.start, (0, ""))
        whole = _whole(name, gazetteer) if place.end == end and not place.pattern else None
        named = gazetteer.named(whole) if whole else None
        if whole and named:
            place.key, place.regions = whole, named.regions


def _keep_to_counties(places: Sequence[Found], said: dict[str, str], gazetteer: Gazetteer) -> None:
    """Let a bare name beside a county of that name mean the county, or a town in one so called.

    "DeSoto" in an article on DeSoto Parish is not the town in Texas.
    """
    for place in places if said else ():
        if place.key not in said or place.pattern or not place.regions or place.key in gazetteer.preferred:
            continue
        if gazetteer.likeliest(place.regions)[1] > _LARGE:
            continue
        named = gazetteer.named(said[place.key])
        if named is None:
            continue
        counties = {code >> 1 for code in named.regions}
        inside = tuple(code for code in place.regions if not counties.isdisjoint(gazetteer.ancestors(code >> 1)))
        place.regions = inside + named.regions


def _listed(text: str) -> Iterator[tuple[int, int, str]]:
    for counties in _LIST.finditer(text):
        for name in _EACH.finditer(text, *counties.span(1)):
            yield name.start(), name.end(), key(name.group())


def _whole(name: str, gazetteer: Gazetteer) -> str | None:
    """The key of the county of that bare name."""
    for word in _WORDS:
        named = gazetteer.named(name + word)
        if named is not None and named.regions:
            return name + word
    return None

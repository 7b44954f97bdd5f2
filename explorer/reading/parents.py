"""The state or country that an article gives a place: by a comma, by "in", and for a whole list at its end.

"Springfield, Ohio"; "Camden and Charlton counties in Georgia"; "in Sparta, Salem and Troy, Ohio".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.found import Found

__all__ = ["Given", "homes_of_unlisted", "kinds_beside", "parents_given"]

_HOW = {", ": "comma", " in ": "in", " in the ": "in", " area of ": "in", " in nearby ": "in"}
_IN = re.compile(
    r"(?: (?:[Cc]ounties|[Pp]arishes|townships|county|areas?|neighborhood|section|suburb))?"
    r"(?:, | in (?:\w+ly )?(?:the )?(?:(?:state|province) of |(?:north|south|east|west|central|upstate|rural)[\w-]* )?)"
)
_LIST_GAP = re.compile(r", (?:and |or )?(?:the )?| (?:and|or) (?:the )?(?:in )?")
_NO_CITY = 0.1
_AND = frozenset({" and ", ", and ", " or ", ", or ", " & "})
_LONGEST_GAP, _LONGEST_LIST_GAP = 40, 13
_COUNTY = (" county", " parish")
_OWNS = ("'s", "’s")
_PARENTS = ("admin1", "country")
_LOCAL, _LARGE = ("city", "admin2"), 300_000
_ANOTHER = re.compile(r",?\s(?:and\s|or\s|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))[A-Z]")


class Given(NamedTuple):
    """A name and the place that the text gives as its parent: behind `comma` or `in`, or at the end of a `list`."""

    name: Found
    parent: Found
    how: str


def parents_given(places: list[Found], text: str, gazetteer: Gazetteer) -> list[Given]:
    """What the text says of where names lie.

    Args:
        places: Accepted names in reading order.
        text: The text they stand in.
        gazetteer: The lists.
    """
    given: list[Given] = []
    listed: list[Found] = []
    for name, follows in pairwise(places):
        size = follows.start - name.end
        if not 0 < size <= _LONGEST_GAP:
            listed.clear()
            continue
        listed.append(name)
        gap = text[name.end : follows.start]
        how = _HOW.get(gap)
        if how and follows.regions and not text.startswith(_OWNS, follows.end):
            given.append(Given(name, follows, how))
        if (how or _IN.fullmatch(gap)) and _is_parent(follows, gazetteer):
            given += [Given(each, follows, "list") for each in listed]
            listed.clear()
        elif size > _LONGEST_LIST_GAP or not _LIST_GAP.fullmatch(gap):
            listed.clear()
    return given


def _is_parent(name: Found, gazetteer: Gazetteer) -> bool:
    if not name.regions or name.demonym:
        return False
    return name.key.endswith(_COUNTY) or gazetteer.likeliest(name.regions)[0] in _PARENTS


def homes_of_unlisted(given: list[Given], text: str, gazetteer: Gazetteer) -> list[Given]:
    """Those names that no list has in the parent right behind them: villages, bases, parks ("Ashby Mill, Ohio").

    Left out are large cities, because "Boston, New York and Rome" lists places, and names that another place follows.
    """
    return [
        each
        for each in given
        if each.how != "list"
        and each.name.admin is None
        and not each.name.demonym
        and (not each.name.regions or _is_parent(each.parent, gazetteer))
        and not each.parent.demonym
        and _is_small(each.name, gazetteer)
        and not _ANOTHER.match(text, each.parent.end)
        and not any(_lies_in(code >> 1, each.parent, gazetteer) for code in each.name.regions)
    ]


def _is_small(name: Found, gazetteer: Gazetteer) -> bool:
    if not name.regions:
        return True
    kind, people, _ = gazetteer.likeliest(name.regions)
    return kind in _LOCAL and people < _LARGE


def _lies_in(row: int, parent: Found, gazetteer: Gazetteer) -> bool:
    above = gazetteer.ancestors(row)
    return any(code >> 1 == row or code >> 1 in above for code in parent.regions)


def kinds_beside(places: list[Found], text: str, gazetteer: Gazetteer) -> list[tuple[Found, str]]:
    """Names joined to a country or state that is sure, and its kind: "Niger" in "Egypt and Niger" is a country."""
    joined = []
    for first, second in pairwise(places):
        if second.start - first.end < _LONGEST_LIST_GAP and text[first.end : second.start] in _AND:
            for name, other in ((first, second), (second, first)):
                if len(name.regions) > 1 and not name.demonym and other.regions and not other.demonym:
                    kind = _sure_kind(other, gazetteer)
                    if kind:
                        joined.append((name, kind))
    return joined


def _sure_kind(name: Found, gazetteer: Gazetteer) -> str | None:
    """Whether a name is a country or a state; None where it may well be a city, as "Cairo" and "New York" may."""
    kind, people, _ = gazetteer.likeliest(name.regions)
    if kind not in _PARENTS or name.key in gazetteer.preferred:
        return None
    cities = [gazetteer.people[code >> 1] for code in name.regions if gazetteer.kind(code >> 1) == "city"]
    return None if cities and max(cities) > people * _NO_CITY else kind

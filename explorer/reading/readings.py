"""The regions that a name may mean, weighed by what does not change from article to article: worked out once a name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer

__all__ = ["PARENT", "Readings", "readings"]

PARENT = "parent"
"""The mark of a name behind a place inside it: its regions have been chosen by that."""

_NATION = 1.0
_ADMIN = ("admin1", "admin2")
_REGIONS = ("admin1", "area", "admin2")
_PREFERRED, _NAMED_LIKE_ITS_CITY, _MOST_READINGS = 3.5, 2.0, 40
_LARGE_CITY, _OWN_CITY = 200_000, 50_000


class _Reading(NamedTuple):
    """One region that a name may mean.

    Attributes:
        score: The logarithm of its people, and what the name by itself adds.
        code: The region's code.
        row: Its row.
        country: ISO 3166-1 code of its country.
        above: The rows above it.
    """

    score: float
    code: int
    row: int
    country: str
    above: frozenset[int]


Readings = tuple[_Reading, ...]


@lru_cache(maxsize=1 << 13)
def readings(key: str, admin: str | None, regions: tuple[int, ...], gazetteer: Gazetteer) -> Readings:
    """The readings of a name.

    Args:
        key: The name, folded.
        admin: What `Found.admin` says.
        regions: Codes of the regions of the name.
        gazetteer: The lists.
    """
    codes = regions if admin == PARENT else _worth_weighing(key, admin, regions, gazetteer)
    preferred = gazetteer.preferred.get(key)
    found = []
    for code in codes:
        row = code >> 1
        score: float = gazetteer.prior[code]
        if gazetteer.kind(row) == "country":
            score += _NATION
        if row == preferred:
            score += _PREFERRED
        if len(codes) > 1 and not admin and gazetteer.kind(row) in _ADMIN and _shadowed(row, codes, gazetteer):
            score -= _NAMED_LIKE_ITS_CITY
        found.append(_Reading(score, code, row, gazetteer.country(row), gazetteer.ancestors(row)))
    return tuple(found)


def _shadowed(row: int, regions: tuple[int, ...], gazetteer: Gazetteer) -> bool:
    """Whether a large city of the country, or a place inside the region, has the name too."""
    for code in regions:
        other = code >> 1
        large = gazetteer.people[other] > _LARGE_CITY and gazetteer.kind(other) == "city"
        if (code & 1 or large) and row in gazetteer.ancestors(other):
            return True
        if code & 1 and large and gazetteer.country(other) == gazetteer.country(row):
            return True
    return False


def _worth_weighing(key: str, admin: str | None, regions: tuple[int, ...], gazetteer: Gazetteer) -> tuple[int, ...]:
    """The regions worth weighing.

    A name that a city shares with its oblast is the city: the oblast is a reading only where "region" stands by, or
    where the lists prefer it.
    """
    if len(regions) > _MOST_READINGS:
        regions = tuple(sorted(regions, key=gazetteer.prior.__getitem__)[-_MOST_READINGS:])
    if len(regions) == 1:
        return regions
    if admin == "state":
        states = tuple(code for code in regions if gazetteer.kind(code >> 1) == "admin1" and code & 1)
        return tuple(code for code in states if gazetteer.country(code >> 1) == "US") or states or regions
    if admin == "region":
        found = (_of_kind(kind, regions, gazetteer) for kind in _REGIONS)
        return next(filter(None, found), regions)
    cities = {
        gazetteer.country(code >> 1)
        for code in regions
        if code & 1 and gazetteer.kind(code >> 1) == "city" and gazetteer.people[code >> 1] > _OWN_CITY
    }
    preferred = gazetteer.preferred.get(key)
    kept = tuple(
        code
        for code in regions
        if not (
            gazetteer.kind(code >> 1) == "admin1"
            and gazetteer.country(code >> 1) in cities - {"US"}
            and code >> 1 != preferred
        )
    )
    return kept or regions


def _of_kind(kind: str, regions: tuple[int, ...], gazetteer: Gazetteer) -> tuple[int, ...]:
    """Those of one kind; not those of the United States, where "the Washington region" lies around the city."""
    return tuple(code for code in regions if gazetteer.kind(code >> 1) == kind and gazetteer.country(code >> 1) != "US")

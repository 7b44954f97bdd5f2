"""Places named in one article lie near each other: readings that do are pulled up."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, exp, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.resolve import GroupKey, Scores

__all__ = ["kilometres", "pulled"]

_EARTH_DIAMETER = 12_742.0
_REACH_KM, _WEIGHT, _MOST = 120.0, 2.5, 3.0
_CELL, _CELL_LONG = 3, 6
_ROUNDS, _READINGS = 3, 30
_TELLING = 0.7
_OTHER_SPELLING, _CAPITAL = 1.0, 0.2


_Point = tuple[float, float, tuple[int, int]]
"""Latitude, longitude, and the cell of the grid in which they lie."""

_Anchor = tuple[float, float, "GroupKey", float]
"""Latitude, longitude, the name that means a place there, and how sure that is."""


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The distance of two points in degrees on a sphere (haversine)."""
    first, second = radians(latitude), radians(other_latitude)
    half = (
        sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(radians(other_longitude - longitude) / 2) ** 2
    )
    return _EARTH_DIAMETER * asin(sqrt(min(1.0, half)))


@lru_cache(maxsize=1 << 14)
def _local_point(row: int, gazetteer: Gazetteer) -> _Point | None:
    """The point of a town or county, None of any other row."""
    local = gazetteer.kind(row) == "city" or (gazetteer.kind(row) == "admin2" and gazetteer.people[row])
    point = gazetteer.point(row) if local else None
    return point and (*point, (int(point[0] // _CELL), int(point[1] // _CELL)))


def pulled(scores: Scores, counts: dict[GroupKey, int], gazetteer: Gazetteer) -> Scores:
    """`scores` with what nearness to the other names' best readings adds, in up to three rounds."""
    base, tops = scores, None
    for _ in range(_ROUNDS):
        now = [table[0][1] for table in scores.values()]
        if now == tops:
            break
        tops = now
        anchors = _anchors(scores, counts, gazetteer)
        if not anchors:
            break
        own = {(int(latitude // _CELL), int(longitude // _CELL)) for latitude, longitude, _, _ in anchors}
        cells = {(north + i, east + j) for north, east in own for i in (-1, 0, 1) for j in (-1, 0, 1)}
        scores = {
            key: table if len(table) == 1 else _nearer(key, table, anchors, cells, gazetteer)
            for key, table in base.items()
        }
    return scores


def _anchors(scores: Scores, counts: dict[GroupKey, int], gazetteer: Gazetteer) -> list[_Anchor]:
    """Point, name and sureness of the best reading of every name that is a town or county."""
    anchors = []
    for key, table in scores.items():
        point = _local_point(table[0][1] >> 1, gazetteer)
        if point:
            sure = 1.0 if len(table) == 1 else max(0.2, min(1.0, (table[0][0] - table[1][0]) / 2))
            if gazetteer.government(table[0][1] >> 1) is not None:
                sure *= _CAPITAL
            anchors.append((point[0], point[1], key, sure * min(2, counts[key])))
    return anchors


def _nearer(
    key: GroupKey,
    table: list[tuple[float, int, str]],
    anchors: list[_Anchor],
    cells: set[tuple[int, int]],
    gazetteer: Gazetteer,
) -> list[tuple[float, int, str]]:
    again = []
    for reading in table[:_READINGS]:
        score, code, reason = reading
        point = _local_point(code >> 1, gazetteer)
        if point is None or point[2] not in cells:
            again.append(reading)
            continue
        latitude, longitude, _ = point
        pull = 0.0
        for north, east, other, weight in anchors:
            if abs(latitude - north) < _CELL and abs(longitude - east) < _CELL_LONG and other != key:
                pull += weight * exp(-kilometres(latitude, longitude, north, east) / _REACH_KM)
        if pull > _TELLING and reason == "people":
            reason = "near other places named"
        again.append((score + _WEIGHT * min(pull, _MOST) * (1.0 if code & 1 else _OTHER_SPELLING), code, reason))
    again.sort(reverse=True)
    return again

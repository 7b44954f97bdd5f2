"""Places named in one article lie near each other: readings that do are pulled up."""

from __future__ import annotations

from math import asin, cos, exp, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.resolve import GroupKey, Scores

__all__ = ["kilometres", "pulled"]

_EARTH_DIAMETER = 12_742.0
_REACH_KM, _WEIGHT, _MOST = 120.0, 3.0, 3.0
_CELL, _CELL_LONG = 3, 6
_ROUNDS, _READINGS = 3, 30
_TELLING = 0.7
_LOCAL = ("city", "admin2")


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The distance of two points in degrees on a sphere (haversine)."""
    first, second = radians(latitude), radians(other_latitude)
    half = (
        sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(radians(other_longitude - longitude) / 2) ** 2
    )
    return _EARTH_DIAMETER * asin(sqrt(min(1.0, half)))


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
        cells = {
            (int(latitude // _CELL) + i, int(longitude // _CELL) + j)
            for latitude, longitude, _, _ in anchors
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
        }
        scores = {
            key: table if len(table) == 1 else _nearer(key, table, anchors, cells, gazetteer)
            for key, table in base.items()
        }
    return scores


def _anchors(
    scores: Scores, counts: dict[GroupKey, int], gazetteer: Gazetteer
) -> list[tuple[float, float, GroupKey, float]]:
    """Point, name and sureness of the best reading of every name that is a town or county."""
    anchors = []
    for key, table in scores.items():
        row = table[0][1] >> 1
        if gazetteer.kind(row) in _LOCAL and (point := gazetteer.point(row)):
            sure = 1.0 if len(table) == 1 else max(0.2, min(1.0, (table[0][0] - table[1][0]) / 2))
            anchors.append((*point, key, sure * min(2, counts[key])))
    return anchors


def _nearer(
    key: GroupKey,
    table: list[tuple[float, int, str]],
    anchors: list[tuple[float, float, GroupKey, float]],
    cells: set[tuple[int, int]],
    gazetteer: Gazetteer,
) -> list[tuple[float, int, str]]:
    again = []
    for score, code, reason in table[:_READINGS]:
        row = code >> 1
        point = gazetteer.point(row) if gazetteer.kind(row) in _LOCAL else None
        if point is None or (int(point[0] // _CELL), int(point[1] // _CELL)) not in cells:
            again.append((score, code, reason))
            continue
        pull = 0.0
        for latitude, longitude, other, weight in anchors:
            if other != key and abs(point[0] - latitude) < _CELL and abs(point[1] - longitude) < _CELL_LONG:
                pull += weight * exp(-kilometres(*point, latitude, longitude) / _REACH_KM)
        if pull > _TELLING and reason == "people":
            reason = "near other places named"  # noqa: PLW2901
        again.append((score + _WEIGHT * min(pull, _MOST), code, reason))
    again.sort(reverse=True)
    return again

"""Places named in one article lie near each other: readings that do are pulled up."""

from __future__ import annotations

from math import asin, cos, exp, radians, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

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


class _Point(NamedTuple):
    latitude: float
    longitude: float
    cell: tuple[int, int]


_Anchor = tuple[_Point, "GroupKey", float]


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The distance of two points in degrees on a sphere (haversine)."""
    first, second = radians(latitude), radians(other_latitude)
    half = (
        sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(radians(other_longitude - longitude) / 2) ** 2
    )
    return _EARTH_DIAMETER * asin(sqrt(min(1.0, half)))


class _Points(dict[int, "_Point | None"]):
    """The points of towns and counties by their rows, None for any other row; looked up when asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._gazetteer = gazetteer

    def __missing__(self, row: int) -> _Point | None:
        point = self._gazetteer.point(row) if self._gazetteer.kind(row) in _LOCAL else None
        self[row] = found = point and _Point(*point, (int(point[0] // _CELL), int(point[1] // _CELL)))
        return found


def pulled(scores: Scores, counts: dict[GroupKey, int], gazetteer: Gazetteer) -> Scores:
    """`scores` with what nearness to the other names' best readings adds, in up to three rounds."""
    base, tops, points = scores, None, _Points(gazetteer)
    for _ in range(_ROUNDS):
        now = [table[0][1] for table in scores.values()]
        if now == tops:
            break
        tops = now
        anchors = _anchors(scores, counts, points)
        if not anchors:
            break
        cells = {
            (latitude + i, longitude + j)
            for (_, _, (latitude, longitude)), _, _ in anchors
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
        }
        scores = {
            key: table if len(table) == 1 else _nearer(key, table, anchors, cells, points)
            for key, table in base.items()
        }
    return scores


def _anchors(scores: Scores, counts: dict[GroupKey, int], points: _Points) -> list[_Anchor]:
    """Point, name and sureness of the best reading of every name that is a town or county."""
    anchors = []
    for key, table in scores.items():
        point = points[table[0][1] >> 1]
        if point:
            sure = 1.0 if len(table) == 1 else max(0.2, min(1.0, (table[0][0] - table[1][0]) / 2))
            anchors.append((point, key, sure * min(2, counts[key])))
    return anchors


def _nearer(
    key: GroupKey,
    table: list[tuple[float, int, str]],
    anchors: list[_Anchor],
    cells: set[tuple[int, int]],
    points: _Points,
) -> list[tuple[float, int, str]]:
    again = []
    for reading in table[:_READINGS]:
        score, code, reason = reading
        point = points[code >> 1]
        if point is None or point.cell not in cells:
            again.append(reading)
            continue
        pull = 0.0
        for anchor, other, weight in anchors:
            if (
                other != key
                and abs(point.latitude - anchor.latitude) < _CELL
                and abs(point.longitude - anchor.longitude) < _CELL_LONG
            ):
                pull += weight * exp(-kilometres(*point[:2], *anchor[:2]) / _REACH_KM)
        if pull > _TELLING and reason == "people":
            reason = "near other places named"
        again.append((score + _WEIGHT * min(pull, _MOST), code, reason))
    again.sort(reverse=True)
    return again

"""States and provinces that an article names speak for their towns, most where nearly all that it names are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.resolve import GroupKey, Scores

__all__ = ["with_states"]

_NAMED, _ALONE, _STEEPNESS, _MOST_COUNTED = 0.5, 3.5, 1.5, 3
_AMONG_STATES, _FEWEST_STATES = 4.0, 2
_PEOPLE, _REASON = "people", "its state is named"

_Table = list[tuple[float, int, str]]
_Named = dict[int, dict["GroupKey", int]]
"""State (its row) → the names that mean it, and how often they stand."""


def with_states(scores: Scores, counts: dict[GroupKey, int], gazetteer: Gazetteer) -> Scores:
    """`scores` with what the states that other names mean, each in its best reading, add to readings in them."""
    named: _Named = {}
    total = 0
    for key, table in scores.items():
        row = table[0][1] >> 1
        if gazetteer.kind(row) == "admin1":
            named.setdefault(row, {})[key] = weight = min(_MOST_COUNTED, counts[key])
            total += weight
    if not named:
        return scores
    raised = {
        key: table if len(table) == 1 else _raised(key, table, named, total, gazetteer) for key, table in scores.items()
    }
    for key in raised.keys() if len(named) >= _FEWEST_STATES else ():
        city = gazetteer.preferred.get(key[0])
        if city is not None and gazetteer.kind(city) == "city" and gazetteer.government(city) is None:
            raised[key] = _among_states(key, raised, named, gazetteer)
    return raised


def _raised(key: GroupKey, table: _Table, named: _Named, total: int, gazetteer: Gazetteer) -> _Table:
    raised = []
    for score, code, reason in table:
        above = gazetteer.ancestors(code >> 1)
        by_others = 0
        if not above.isdisjoint(named):
            for state in above & named.keys():
                by_others += sum([count for other, count in named[state].items() if other[0] != key[0]])
        if by_others:
            why = _REASON if reason == _PEOPLE else reason
            raised.append((score + _NAMED + _ALONE * (by_others / total) ** _STEEPNESS, code, why))
        else:
            raised.append((score, code, reason))
    raised.sort(reverse=True)
    return raised


def _among_states(key: GroupKey, scores: Scores, named: _Named, gazetteer: Gazetteer) -> _Table:
    """The readings of a city that is no capital and a state, "New York": among names of states it is the state."""
    country = gazetteer.country(scores[key][0][1] >> 1)
    rows = [table[0][1] >> 1 for other, table in scores.items() if other[0] != key[0]]
    inside = [row for row in rows if gazetteer.country(row) == country]
    states = len({row for row in inside if row in named})
    if states < _FEWEST_STATES:
        return scores[key]
    more = _AMONG_STATES * states / (states + sum([gazetteer.kind(row) == "city" for row in inside]))
    again = [
        (score + more if gazetteer.kind(code >> 1) == "admin1" else score, code, reason)
        for score, code, reason in scores[key]
    ]
    again.sort(reverse=True)
    return again

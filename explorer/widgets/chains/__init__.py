"""Through whom: outlets, whom they cite, whose word it is, as three columns of bars with ribbons between."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.answers.paths import ANONYMOUS, NOBODY, OTHERS, STEPS, UNLISTED
from explorer.widgets.phrases import plural
from explorer.widgets.telling import step_name, unread

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered
    from explorer.widgets.folds import Folds

__all__ = ["chains_state"]

THICK = 250
"""Pixels that the ribbons of the fullest column have together."""
LEAST, APART = 32, 5
"""Pixels of the lowest bar, and between two."""
LAST = (OTHERS, UNLISTED, ANONYMOUS, NOBODY)
TITLES = {"outlet": "Outlet", "cited": "Whom it cites", "source": "Whose word it is"}


def chains_state(answered: Answered, folds: Folds) -> dict[str, Any]:
    """Where every bar and ribbon stands, in pixels from the top."""
    nothing = unread(answered, "statements")
    if nothing is not None:
        return nothing
    frame = answered.chains
    if frame.is_empty():
        return {"hidden": True}
    pairs = [_pairs(frame, left, right) for left, right in pairwise(STEPS)]
    columns = [_column(frame, step) for step in STEPS]
    weights = [_weights(columns, pairs, at) for at in range(len(STEPS))]
    scale = THICK / max(sum(weight.values()) for weight in weights)
    bars = [_bars(column, weight, scale) for column, weight in zip(columns, weights, strict=True)]
    asked = dict(folds.asked)
    return {
        "hidden": False,
        "about": "Articles by the way their statements came. A bar or a band opens its sentences.",
        "notice": answered.corpus.notice,
        "height": max(bar["y"] + bar["h"] for column in bars for bar in column.values()),
        "columns": [
            {
                "title": TITLES[step],
                "bars": [
                    {
                        "key": key,
                        "name": step_name(answered, step, key),
                        "named": key not in LAST,
                        "ask": {step: key},
                        "on": asked == {step: key},
                        **bar,
                    }
                    for key, bar in column.items()
                ],
            }
            for step, column in zip(STEPS, bars, strict=True)
        ],
        "bands": [
            {**band, "column": at, "about": _band_name(answered, band), "on": asked == band["ask"]}
            for at, pair in enumerate(pairs)
            for band in _bands(STEPS[at : at + 2], pair, (bars[at], bars[at + 1]), scale)
        ],
    }


def _column(frame: pl.DataFrame, step: str) -> list[tuple[str, int]]:
    """The names of a step with their articles, most first; what is no name last."""
    others = [one for one in STEPS if one != step]
    alone = frame.filter(pl.col(step).is_not_null(), *(pl.col(one).is_null() for one in others))
    ranked = [(key, n) for key, n in alone.select(step, "n").iter_rows()]
    return sorted(ranked, key=lambda one: (LAST.index(one[0]) if one[0] in LAST else -1, -one[1], one[0]))


def _pairs(frame: pl.DataFrame, left: str, right: str) -> list[tuple[str, str, int, int]]:
    (other,) = (one for one in STEPS if one not in {left, right})
    here = frame.filter(pl.col(left).is_not_null(), pl.col(right).is_not_null(), pl.col(other).is_null())
    return list(here.select(left, right, "n", "statements").iter_rows())


def _bars(column: list[tuple[str, int]], weight: dict[str, int], scale: float) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    at = 0.0
    for key, n in column:
        high = max(LEAST, weight[key] * scale)
        found[key] = {"n": n, "y": round(at, 1), "h": round(high, 1)}
        at += high + APART
    return found


def _weights(
    columns: list[list[tuple[str, int]]], pairs: list[list[tuple[str, str, int, int]]], at: int
) -> dict[str, int]:
    """How thick each bar of a column is: as the ribbons on its fuller side."""
    sides = [(0, pairs[at])] if at < len(pairs) else []
    sides += [(1, pairs[at - 1])] if at else []
    return {
        key: max(sum(band[2] for band in pair if band[end] == key) for end, pair in sides) for key, _ in columns[at]
    }


def _bands(
    steps: tuple[str, ...],
    pair: list[tuple[str, str, int, int]],
    bars: tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]],
    scale: float,
) -> list[dict[str, Any]]:
    """The ribbons between two columns, stacked on each bar in the order of the other column."""
    left, right = ({key: number for number, key in enumerate(column)} for column in bars)
    at_left, at_right = ({key: bar["y"] for key, bar in column.items()} for column in bars)
    ends: dict[tuple[str, str], float] = {}
    for a, b, n, _ in sorted(pair, key=lambda band: (right[band[1]], left[band[0]])):
        ends[a, b] = at_right[b]
        at_right[b] += n * scale
    found = []
    for a, b, n, n_statements in sorted(pair, key=lambda band: (left[band[0]], right[band[1]])):
        found.append(
            {
                "y": [round(at_left[a], 1), round(ends[a, b], 1)],
                "h": round(max(1.0, n * scale), 1),
                "n": [n, n_statements],
                "quiet": b in LAST[1:] or a in LAST[1:],
                "ask": dict(zip(steps, (a, b), strict=True)),
            }
        )
        at_left[a] += n * scale
    return found


def _band_name(answered: Answered, band: dict[str, Any]) -> str:
    names = " ← ".join(step_name(answered, step, key) for step, key in band["ask"].items())
    n, n_statements = band["n"]
    return f"{names}: {plural(n, 'article')}, {plural(n_statements, 'statement')}"

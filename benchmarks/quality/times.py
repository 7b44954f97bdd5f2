"""Expressions of time: spans that touch the gold's, and those with its value."""

from __future__ import annotations

from benchmarks.quality.figure import Figure, f1
from benchmarks.quality.gold import NAMES, documents, readings, tallies
from benchmarks.quality.peers import NOT_INSTALLED, dates_found

__all__ = ["figures"]

_BARS = {"touching": 0.93, "value": 0.85}


def figures() -> list[Figure]:
    """F1 of spans and of values.

    Raises:
        CannotRunError: Gold or ruler is missing.
    """
    gold = documents("times_meantime")
    counts = tallies("times", gold, readings(gold))
    peer = dates_found(gold)
    peers = tallies("times", gold, peer)[-1] if peer else None
    made = []
    for what, least in _BARS.items():
        first, second, whole = (f1(tally[what], tally["pred"], tally["gold"]) for tally in counts)
        said = f"dateparser {f1(peers[what], peers['pred'], peers['gold']):.3f}" if peers else NOT_INSTALLED
        made.append(Figure(f"times, {what}, F1", NAMES["meantime"], whole, (first, second), least, peer=said))
    return made

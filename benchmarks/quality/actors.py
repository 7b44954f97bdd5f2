"""People and organisations, candidates included: spans that touch the gold's."""

from __future__ import annotations

from benchmarks.quality.figure import Figure, f1
from benchmarks.quality.gold import NAMES, documents, readings, tallies
from benchmarks.quality.peers import NOT_INSTALLED, names_found

__all__ = ["figures"]

_LEAST = 0.77


def figures() -> list[Figure]:
    """F1 of actors; actor list, candidates, metonyms and groups together.

    Raises:
        CannotRunError: Gold or ruler is missing.
    """
    gold = documents("names_re3d")
    first, second, whole = (_f1(tally) for tally in tallies("names", gold, readings(gold)))
    peer = names_found(gold)
    said = f"spaCy, PERSON and ORG {_f1(tallies('names', gold, peer[0])[-1]):.3f}" if peer else NOT_INSTALLED
    return [
        Figure("actors, candidates included, touching, F1", NAMES["re3d"], whole, (first, second), _LEAST, peer=said)
    ]


def _f1(tally: dict[str, int]) -> float:
    return f1(tally["actor"], tally["actor_pred"], tally["actor_gold"])

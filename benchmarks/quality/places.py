"""Names of places: exact spans, and how many lie within 161 km of the gold."""

from __future__ import annotations

from benchmarks.quality.figure import Figure, f1
from benchmarks.quality.gold import NAMES, documents, readings, tallies
from benchmarks.quality.peers import NOT_INSTALLED, names_found

__all__ = ["figures"]

_BARS = {"lgl": (0.83, 0.88), "geovirus": (0.89, 0.94)}


def figures() -> list[Figure]:
    """Exact F1 and the share put within 161 km, on both gold files.

    Raises:
        CannotRunError: Gold or ruler is missing.
    """
    found, near = [], []
    for name, (least, least_near) in _BARS.items():
        gold = documents(f"places_{name}")
        counts = tallies("places", gold, readings(gold))
        first, second, whole = (f1(tally["exact"], tally["pred"], tally["gold"]) for tally in counts)
        found.append(Figure("places, exact spans, F1", NAMES[name], whole, (first, second), least, peer=_peer(gold)))
        first, second, whole = (tally["near"] / max(1, tally["located"]) for tally in counts)
        near.append(Figure("places put within 161 km", NAMES[name], whole, (first, second), least_near))
    return [*found, *near]


def _peer(gold: list[dict[str, object]]) -> str:
    said = []
    for words, demonyms in (("spaCy, GPE and LOC", False), ("with NORP", True)):
        peer = names_found(gold, demonyms=demonyms)
        if peer is None:
            return NOT_INSTALLED
        tally = tallies("places", gold, peer[0])[-1]
        said.append(f"{words} {f1(tally['exact'], tally['pred'], tally['gold']):.3f}")
    return ", ".join(said)

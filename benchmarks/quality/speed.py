"""Speed of `read_many` beside spaCy's names, and what the first reading of a process costs.

The peer finds names; so ours is timed finding names, places and times, and once more with who says what and the acts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

from benchmarks.corpora import ROOT
from benchmarks.quality.figure import Figure
from benchmarks.quality.gold import NAMES, articles, documents
from benchmarks.quality.peers import NOT_INSTALLED, names_found
from explorer.reading import Reader

__all__ = ["figures"]

_TIMES, _SECONDS, _MEGABYTES = 45.0, 0.2, 110.0
_ROUNDS, _FRESH = 3, 5
_FIRST = """
import json, time
from explorer.reading import read_article
before = time.perf_counter()
read_article("Vladimir Putin said in Kyiv on Monday that Iranian officials had left.")
spent = time.perf_counter() - before
rows = dict(line.split(":") for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([spent, int(rows["VmHWM"].split()[0]) / 1024]))
"""


def figures() -> list[Figure]:
    """Articles a processor second on LGL, as often as spaCy's; seconds and memory of a first reading.

    Raises:
        CannotRunError: Gold is missing.
    """
    gold = documents("places_lgl")
    peer = names_found(gold)
    made = []
    for what, statements, bar in (("names, places, times", False, _TIMES), ("statements and acts too", True, None)):
        ours = len(gold) / _processor_seconds(gold, statements=statements)
        if peer is None:
            made.append(Figure(f"articles a second, {what}", NAMES["lgl"], ours, digits=0, peer=NOT_INSTALLED))
            continue
        theirs = len(gold) / peer[1]
        said = f"{ours:.0f} against spaCy's {theirs:.1f} articles a processor second"
        figure = Figure(f"times as fast, {what}", NAMES["lgl"], ours / theirs, None, bar, digits=1, peer=said)
        made.append(figure)
    seconds, megabytes = _first()
    return [
        *made,
        Figure("first reading of a process, s", "any", seconds, None, _SECONDS, at_most=True),
        Figure("memory of that process, MB", "any", megabytes, None, _MEGABYTES, at_most=True, digits=0),
    ]


def _processor_seconds(gold: list[dict[str, object]], *, statements: bool) -> float:
    """The best of a few runs, the first of which is cold."""
    frame, reader = articles(gold), Reader(statements=statements)
    spent = []
    for _ in range(_ROUNDS):
        before = time.process_time()
        reader.read_many(frame, clean=False)
        spent.append(time.process_time() - before)
    return min(spent)


def _first() -> tuple[float, float]:
    """Seconds and megabytes at the most, medians of a few fresh processes."""
    runs = [
        json.loads(
            subprocess.run([sys.executable, "-c", _FIRST], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        )
        for _ in range(_FRESH)
    ]
    seconds, megabytes = (sorted(column)[_FRESH // 2] for column in zip(*runs, strict=True))
    return seconds, megabytes

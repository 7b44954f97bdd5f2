"""Speed of `read_many` beside spaCy's names and its full pipeline, and what the first reading of a process costs.

On LGL the peer finds names; so ours is timed finding names, places and times, and once more with who says what and the
acts. On articles of AllSides, titles given, the peer is the full pipeline: tags, parse, lemmas and names, of which any
reading of who says what by its parse would begin. Against it are held

- statements, chains and acts alone: all that is done for them once names, places and times are known, that is cutting
  the tokens, tags, the model, the rules, the voices of mentions, and the two tables;
- the whole reader, from the articles as they were found: cleaning, names, places, times, statements and all tables.

The peer is given title and text as the reader has cleaned them, which is less than the reader was given.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from itertools import islice
from typing import TYPE_CHECKING

import polars as pl

from benchmarks.corpora import ALLSIDES, ROOT, CannotRunError
from benchmarks.quality.figure import Figure
from benchmarks.quality.gold import NAMES, articles, documents
from benchmarks.quality.peers import NOT_INSTALLED, full_pipeline, names_found
from explorer.names.gazetteer import open_gazetteer
from explorer.reading import Reader
from explorer.reading.mentions import Mention, Part
from explorer.reading.said import Article, said_in
from explorer.reading.said_frames import events_frame, statements_frame
from explorer.reading.sentences import sentences
from explorer.reading.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["figures"]

_TIMES, _SECONDS, _MEGABYTES = 45.0, 0.2, 110.0
_STATEMENTS_ALONE, _WHOLE_READER, _ARTICLES = 45.0, 25.0, 200
_TOGETHER = 128  # articles, as many as the reader takes at once
_ROUNDS, _FRESH = 5, 5
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
        CannotRunError: Gold, the articles of AllSides, or what the peer needs is missing.
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
        *_against_the_full_pipeline(),
        Figure("first reading of a process, s", "any", seconds, None, _SECONDS, at_most=True),
        Figure("memory of that process, MB", "any", megabytes, None, _MEGABYTES, at_most=True, digits=0),
    ]


def _against_the_full_pipeline() -> list[Figure]:
    """Statements, chains and acts alone, and the whole reader, on the first articles of AllSides."""
    if not ALLSIDES.exists():
        raise CannotRunError(f"{ALLSIDES.name} is not in the shared data folder beside the checkout")
    with gzip.open(ALLSIDES, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in islice(lines, _ARTICLES)]
    frame = pl.DataFrame({"title": [row["title"] for row in rows], "text": [row["text"] for row in rows]})
    reader = Reader()
    kept = reader.read_many(frame).articles
    alone, whole = _seconds_alone(frame), _best(lambda: reader.read_many(frame))
    peer = full_pipeline([f"{title}\n\n{text}" for title, text in kept.select("title", "text").iter_rows()])
    made = []
    for what, spent, bar in (
        ("statements, chains and acts alone", alone, _STATEMENTS_ALONE),
        ("the whole reader", whole, _WHOLE_READER),
    ):
        ours = _ARTICLES / spent
        if peer is None:
            made.append(Figure(f"articles a second, {what}", "AllSides", ours, digits=0, peer=NOT_INSTALLED))
            continue
        said = f"{ours:.0f} against {_ARTICLES / peer:.1f} articles a processor second of spaCy's full pipeline"
        made.append(Figure(f"times as fast, {what}", "AllSides", peer / spent, None, bar, digits=1, peer=said))
    return made


def _seconds_alone(frame: pl.DataFrame) -> float:
    """Processor seconds of what statements, chains and acts add to readings that have all else."""
    read, gazetteer = _without_statements(frame), open_gazetteer()

    @uncollected()  # as `read_many` has it
    def statements() -> None:
        parts = (read[first : first + _TOGETHER] for first in range(0, len(read), _TOGETHER))
        said = [one for part in parts for one in said_in(part, gazetteer)]
        statements_frame(said)
        events_frame(said)

    return _best(statements)


def _without_statements(frame: pl.DataFrame) -> list[Article]:
    """Articles of which all but the statements was read."""
    many = Reader(statements=False).read_many(frame)
    mentions: list[list[Mention]] = [[] for _ in range(frame.height)]
    for row, *mention in many.mentions.iter_rows():
        mentions[row].append(Mention(*mention))
    texts = many.articles.select("title", "text").iter_rows()
    return [
        Article(*(Part(text or "", [start for start, _ in sentences(text or "")]) for text in both), named, None, None)
        for both, named in zip(texts, mentions, strict=True)
    ]


def _processor_seconds(gold: list[dict[str, object]], *, statements: bool) -> float:
    frame, reader = articles(gold), Reader(statements=statements)
    return _best(lambda: reader.read_many(frame, clean=False))


def _best(work: Callable[[], object]) -> float:
    """Processor seconds of some work: the best of a few runs, the first of which is cold."""
    spent = []
    for _ in range(_ROUNDS):
        before = time.process_time()
        work()
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

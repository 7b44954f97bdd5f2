"""The peers at their best, on the same texts in the same run.

Run as `python -m benchmarks.quality.peers` with a JSON list of texts as its input, it is spaCy's full pipeline: it
prints the processor seconds that this takes to read them.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from datetime import datetime
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import polars as pl

from benchmarks.corpora import ROOT, CannotRunError
from benchmarks.ingest import BATCH, MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.quality.gold import Document

__all__ = ["NOT_INSTALLED", "dates_found", "full_pipeline", "names_found"]

NOT_INSTALLED = "peer not installed"
_BATCHES, _ROUNDS = (16, 64), 2
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
_NAMES = {"start": pl.UInt32, "end": pl.UInt32, "kind": pl.String, "sense": pl.String}
_KINDS = {"GPE": "region", "LOC": "region", "PERSON": "actor", "ORG": "actor"}


@cache
def _spacy() -> Any:
    """The pipe with tok2vec and ner only; None where it is not installed."""
    try:
        model = importlib.import_module(MODEL)
    except ImportError:
        return None
    pipe = model.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    next(iter(pipe.pipe(["Warm up in Paris."])))
    return pipe


def names_found(found: Sequence[Document], *, demonyms: bool = False) -> tuple[list[SimpleNamespace], float] | None:
    """SpaCy's names as readings, and processor seconds; None where it is not installed.

    Args:
        found: Documents.
        demonyms: Whether nationalities count as regions.
    """
    pipe = _spacy()
    if pipe is None:
        return None
    kinds = _KINDS | ({"NORP": "region"} if demonyms else {})
    texts = [document["text"] for document in found]
    started = time.process_time()
    read = list(pipe.pipe(texts, batch_size=BATCH))
    spent = time.process_time() - started
    return [
        SimpleNamespace(
            mentions=pl.DataFrame(
                [
                    (name.start_char, name.end_char, kinds[name.label_], None)
                    for name in text.ents
                    if name.label_ in kinds
                ],
                schema=_NAMES,
                orient="row",
            ).with_columns(latitude=pl.lit(None, pl.Float64), longitude=pl.lit(None, pl.Float64))
        )
        for text in read
    ], spent


def dates_found(found: Sequence[Document]) -> list[SimpleNamespace] | None:
    """What dateparser's search finds, as readings; None where it is not installed."""
    try:
        search = importlib.import_module("dateparser.search").search_dates
    except ImportError:
        return None
    made = []
    for document in found:
        day = document.get("published")
        settings = {"RELATIVE_BASE": datetime.fromisoformat(day)} if day else {}
        rows, at = [], 0
        for words, when in search(document["text"], languages=["en"], settings=settings) or ():
            start = document["text"].find(words, at)
            if start >= 0:
                at = start + len(words)
                rows.append((start, at, f"{when:%Y-%m-%d}"))
        schema = {"start": pl.UInt32, "end": pl.UInt32, "value": pl.String}
        made.append(SimpleNamespace(times=pl.DataFrame(rows, schema=schema, orient="row")))
    return made


def full_pipeline(texts: Sequence[str]) -> float | None:
    """Processor seconds of spaCy's full pipeline over `texts`; None where it is not installed.

    It has a process to itself and one thread; the best of two batch sizes, each twice, counts, without the loading.

    Raises:
        CannotRunError: It fails.
    """
    if importlib.util.find_spec(MODEL) is None:
        return None
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.quality.peers"],
        input=json.dumps(list(texts)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **_ONE_THREAD},
    )
    if done.returncode:
        raise CannotRunError(f"spaCy: {(done.stderr.strip() or 'no word').splitlines()[-1]}")
    return float(done.stdout)


def _full_pipeline_here(texts: Sequence[str]) -> float:
    pipe = importlib.import_module(MODEL).load()
    for _ in pipe.pipe(text[:500] for text in texts[:8]):
        pass
    spent = []
    for size in _BATCHES * _ROUNDS:
        before = time.process_time()
        for _ in pipe.pipe(texts, batch_size=size):
            pass
        spent.append(time.process_time() - before)
    return min(spent)


if __name__ == "__main__":
    print(_full_pipeline_here(json.load(sys.stdin)))

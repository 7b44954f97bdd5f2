"""The peers at their best, on the same texts in the same run."""

from __future__ import annotations

import importlib
import time
from datetime import datetime
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import polars as pl

from benchmarks.ingest import BATCH, MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.quality.gold import Document

__all__ = ["NOT_INSTALLED", "dates_found", "names_found"]

NOT_INSTALLED = "peer not installed"
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

"""A corpus from a frame that a notebook holds."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from explorer.corpus import open_corpus
from explorer.corpus.brought import bring_lists
from explorer.corpus.outlets import bring_outlets
from explorer.errors import InputError
from explorer.formats.dates import DateOrder, column_order, slashed
from explorer.formats.mapping import chosen_mapping
from explorer.formats.raw import raw_articles
from explorer.ingest.pipeline import BATCH_ARTICLES, read_into
from explorer.ingest.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.corpus import Corpus

__all__ = ["corpus_from"]

_FRAME = "the frame"


def corpus_from(
    frame: pl.DataFrame,
    to: str | Path | None = None,
    *,
    name: str = "Articles",
    notice: str | None = None,
    order: DateOrder | None = None,
    actors: str | Path | None = None,
    gazetteer: str | Path | None = None,
    outlets: str | Path | None = None,
    statements: bool = True,
    workers: int = 1,
    **mapping: str,
) -> Corpus:
    """A corpus of the articles in `frame`, one a row.

    Args:
        frame: Any columns; text, title, published, outlet, url and language are found by their usual names, the rest
            are kept as filters. Dates may be Date, Datetime or strings.
        to: Corpus folder, made or added to; a temporary one by default.
        name: What the corpus is called.
        notice: Said on every chart and export, e.g. `"Synthetic"`.
        order: `"dmy"` or `"mdy"`, how slashed dates are written, where the column does not decide it.
        actors: Folder with an actor list of the corpus's own, which it keeps.
        gazetteer: Handwritten gazetteer of the corpus's own, which it keeps.
        outlets: CSV of where outlets are at home (`schema.OUTLETS`), which the corpus keeps.
        statements: Whether to read who says what, and reported acts; without, reading takes half the time.
        workers: Processes that read; more than one wants a script with a `__main__` guard.
        mapping: Field = column, e.g. `published="Date"`.

    Returns:
        The opened corpus; what was left out, and why, is in its `dropped.csv`.

    Raises:
        InputError: A mapped column is missing, slashed dates could be read either way, a list cannot be read, or no
            article can be taken in.
    """
    folder = Path(to) if to is not None else Path(tempfile.mkdtemp(prefix="explorer-"))
    chosen = chosen_mapping(frame.columns, mapping, _FRAME)
    dates = frame[chosen["published"]] if "published" in chosen else None
    if order is None and dates is not None and dates.dtype == pl.String and any(map(slashed, dates.drop_nulls())):
        order, why = column_order(dates.drop_nulls())
        if order is None:
            raise InputError(f"{_FRAME}, column {dates.name!r}: {why}; say order='dmy' or order='mdy'")
    report = Report(folder)

    def batches() -> Iterator[tuple[pl.DataFrame, int]]:
        for start in range(0, frame.height, BATCH_ARTICLES):
            records = enumerate(frame.slice(start, BATCH_ARTICLES).iter_rows(named=True), start + 1)
            raw, drops = raw_articles(records, mapping=chosen, columns=frame.columns, file=_FRAME, order=order)
            report.drops += drops
            yield raw, start

    if actors or gazetteer:
        bring_lists(folder, actors=Path(actors) if actors else None, gazetteer=Path(gazetteer) if gazetteer else None)
    if outlets:
        bring_outlets(folder, Path(outlets))
    read_into(report, batches(), workers=workers, statements=statements, title=name, notice=notice)
    return open_corpus(folder)

"""A first look at one file: its columns, what they were taken for, and how its dates are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from explorer.errors import InputError
from explorer.formats import delimited, html, jsonl, parquet, text
from explorer.formats.dates import DateOrder, column_order, slashed
from explorer.formats.drops import DROPPED, Drop
from explorer.formats.mapping import chosen_mapping
from explorer.formats.opened import suffix_of
from explorer.formats.raw import raw_articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import polars as pl

__all__ = ["KNOWN", "Batch", "Survey", "batches", "survey"]

_LOOK = 1_000


class _Records(Protocol):
    def __call__(self, path: Path) -> Iterator[tuple[int, Any, int]]: ...


KNOWN: dict[str, _Records] = {
    ".txt": text.records,
    ".html": html.records,
    ".htm": html.records,
    ".csv": delimited.records,
    ".tsv": delimited.records,
    ".jsonl": jsonl.records,
    ".ndjson": jsonl.records,
    ".json": jsonl.records,
    ".parquet": parquet.records,
}
_PAGES = frozenset({".txt", ".html", ".htm"})


@dataclass(frozen=True)
class Survey:
    """What one file is taken for.

    Attributes:
        path: The file.
        columns: Its columns.
        mapping: Field → column.
        order: Whether slashed dates put the day first; None where it has none, or nothing decides.
        question: Why the order cannot be decided; None where nothing is to be asked.
        n_bytes: Size on disk.
        nested: Columns left aside because they hold records, which are no values to filter by.
    """

    path: Path
    columns: tuple[str, ...]
    mapping: dict[str, str]
    order: DateOrder | None
    question: str | None
    n_bytes: int
    nested: tuple[str, ...] = ()


@dataclass(frozen=True)
class Batch:
    """Some raw articles of one file (`schema.RAW` and own columns), the drops among them, and bytes read so far."""

    frame: pl.DataFrame
    drops: list[Drop] = field(default_factory=list)
    n_bytes: int = 0


def survey(path: Path, given: Mapping[str, str] | None = None, order: DateOrder | None = None) -> Survey:
    """Look at `path`: the first 1,000 records for its columns, all of them where slashed dates must be decided.

    Raises:
        InputError: The kind of file is not known, it cannot be read, or a mapped column is missing.
    """
    read = KNOWN.get(suffix_of(path))
    if read is None:
        raise InputError(f"{path}: no reader for files of this kind; known are {', '.join(KNOWN)}")
    try:
        n_bytes = path.stat().st_size
    except OSError as error:
        raise InputError(f"{path}: the file is not there any more") from error
    if suffix_of(path) in _PAGES:
        fields = ("text",) if read is text.records else ("title", "text", "published", "outlet", "url", "language")
        return Survey(path, fields, {name: name for name in fields}, None, None, n_bytes)
    first = [record for _, record, _ in islice(read(path), _LOOK) if isinstance(record, dict)]
    columns = tuple(dict.fromkeys(column for record in first for column in record))
    nested = tuple(c for c in columns if any(_is_record(record.get(c)) for record in first))
    columns = tuple(c for c in columns if c not in nested)
    if not columns:
        raise InputError(f"{path}: no record in it can be read")
    mapping = chosen_mapping(columns, given or {}, str(path))
    question = None
    if order is None and (dates := mapping.get("published")) and any(slashed(str(r.get(dates) or "")) for r in first):
        order, why = column_order(str(r.get(dates) or "") for _, r, _ in read(path) if isinstance(r, dict))
        question = None if order or not why else why
    return Survey(path, columns, mapping, order, question, n_bytes, nested)


def _is_record(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))


def batches(surveyed: Survey, size: int = 500) -> Iterator[Batch]:
    """The file's raw articles, `size` records at a time.

    Raises:
        InputError: The file cannot be read on; what was yielded before stands.
    """
    read = KNOWN[suffix_of(surveyed.path)]
    records = read(surveyed.path)
    file = str(surveyed.path)
    while taken := list(islice(records, size)):
        good = [(line, record) for line, record, _ in taken if isinstance(record, dict) and record]
        bad = [Drop(file, line, DROPPED, record) for line, record, _ in taken if isinstance(record, str)]
        frame, drops = raw_articles(
            good,
            mapping=surveyed.mapping,
            columns=surveyed.columns,
            file=file,
            order=surveyed.order,
            published_from="page" if read is html.records else "given",
        )
        yield Batch(frame, bad + drops, taken[-1][2])

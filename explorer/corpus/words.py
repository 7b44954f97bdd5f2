"""The text index of one shard: which articles match an expression.

tantivy finds words and phrases in title or text (a phrase never runs from one into the other); and, or, not are done on
sets of rows. Its documents are told apart by their field `row`, since its own numbers follow segments.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import tantivy
from pyroaring import BitMap

from explorer.corpus.expression import ANALYZER, All, Expression, Not, Term
from explorer.corpus.index import bitmap
from explorer.errors import QueryError

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

__all__ = ["Words", "write_words"]

_TOKENIZER = "words"
_AT_ONCE = 1 << 16
"""Hits come as Python tuples, about 150 bytes each: so many rows are asked for at a time."""
_HEAP = (20_000_000, 500_000_000)
"""Bytes tantivy may hold while it writes: the least it works well with, and the most."""


def write_words(folder: Path, titles: pl.Series, texts: pl.Series) -> None:
    """Write the text index of a shard, whose rows are those of the series, into a new folder."""
    folder.mkdir()
    schema = (
        tantivy.SchemaBuilder()
        .add_text_field("text", tokenizer_name=_TOKENIZER)
        .add_integer_field("row", indexed=True, fast=True)
        .build()
    )
    index = tantivy.Index(schema, path=str(folder))
    index.register_tokenizer(_TOKENIZER, ANALYZER)
    size = int(texts.str.len_bytes().sum()) * 4
    writer = index.writer(min(max(size, _HEAP[0]), _HEAP[1]), num_threads=1)
    for row, (title, text) in enumerate(zip(titles, texts, strict=True)):
        writer.add_document(tantivy.Document(row=row, text=[title or "", text or ""]))
    writer.commit()
    writer.wait_merging_threads()


class Words:
    """The opened text index of a shard of `n` articles."""

    def __init__(self, folder: Path, n: int) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._index.register_tokenizer(_TOKENIZER, ANALYZER)
        self._searcher, self._n = self._index.searcher(), n
        self._term = lru_cache(8)(self._find)

    def rows(self, wanted: Expression) -> BitMap:
        """The rows that match."""
        if isinstance(wanted, Term):
            return self._term(wanted)
        if isinstance(wanted, Not):
            return BitMap(range(self._n)) - self.rows(wanted.part)
        parts = [self.rows(part) for part in wanted.parts]
        return BitMap.intersection(*parts) if isinstance(wanted, All) else BitMap.union(*parts)

    def _find(self, term: Term) -> BitMap:
        query, schema = tantivy.Query, self._index.schema
        last = term.words[-1]
        try:
            if term.prefix and len(term.words) > 1:
                found = query.regex_phrase_query(schema, "text", [*term.words[:-1], f"{last}.*"])
            elif term.prefix:
                found = query.regex_query(schema, "text", f"{last}.*")
            elif len(term.words) > 1:
                found = query.phrase_query(schema, "text", list(term.words), term.slop)
            else:
                found = query.term_query(schema, "text", last)
            return self._hits(query.const_score_query(found, 1.0))
        except ValueError as error:
            raise QueryError(f"the search for {' '.join(term.words)!r} failed: {error}") from error

    def _hits(self, found: tantivy.Query) -> BitMap:
        n = self._searcher.search(found, limit=1, count=True).count  # type: ignore[attr-defined]
        if n <= _AT_ONCE:
            return self._ask(found, n)
        query, kind = tantivy.Query, tantivy.FieldType.Integer
        rows = BitMap()
        for low in range(0, self._n, _AT_ONCE):
            block = query.range_query(self._index.schema, "row", kind, low, low + _AT_ONCE - 1)
            rows |= self._ask(query.boolean_query([(tantivy.Occur.Must, found), (tantivy.Occur.Must, block)]), _AT_ONCE)
        return rows

    def _ask(self, found: tantivy.Query, most: int) -> BitMap:
        if not most:
            return BitMap()
        hits = self._searcher.search(found, most, False, "row", order=tantivy.Order.Asc).hits
        return bitmap(np.fromiter((row for row, _ in hits), "u4", len(hits)))

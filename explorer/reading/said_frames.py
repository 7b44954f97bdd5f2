"""Statements and acts as frames."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from explorer.schema import EVENTS, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.reading.said import Said
    from explorer.reading.statements.said import Source, Span

__all__ = ["events_frame", "statements_frame"]

_NO_SPAN = (None, None)


def statements_frame(articles: Sequence[Said]) -> pl.DataFrame:
    """`schema.STATEMENTS` of articles 0, 1, 2 …; `origin` is null: it is a fact of a version, not of an article."""
    rows = [
        (
            row, part, one.sentence, one.source.entity, *(one.speaker or _NO_SPAN), *one.cue, *one.content, one.manner,
            one.cue_class, one.anonymous, one.inner, None, None,
        )
        for row, said in enumerate(articles)
        for part, one in said.statements
    ]  # fmt: skip
    chains = [one.chain for said in articles for _, one in said.statements]
    return _frame(rows, STATEMENTS).with_columns(_chains(chains))


def events_frame(articles: Sequence[Said]) -> pl.DataFrame:
    """`schema.EVENTS` of articles 0, 1, 2 …; `statement` is the innermost statement of its article that says it."""
    rows = []
    for row, said in enumerate(articles):
        around = {part: _Around.of(said, part) for part in {part for part, _ in said.acts}}
        for part, act in said.acts:
            here = around[part]
            rows.append((
                row, part, act.sentence, act.type, act.mode, here.named(act.actor), here.named(act.recipient),
                *(act.actor or _NO_SPAN), *(act.recipient or _NO_SPAN), act.start, act.end, here.saying(act.start),
            ))  # fmt: skip
    return _frame(rows, EVENTS)


class _Around(NamedTuple):
    """What stands in a part beside its acts.

    Attributes:
        starts, entities: Where actors are named, and who.
        statements: Length of the content, number, and offsets of cue and content of each statement.
    """

    starts: list[int]
    entities: list[str | None]
    statements: list[tuple[int, int, int, int, int, int]]

    @classmethod
    def of(cls, said: Said, part: str) -> _Around:
        actors = [one for one in said.mentions if one.part == part and one.kind == "actor"]
        spans = [(n, *one.cue, *one.content) for n, (where, one) in enumerate(said.statements) if where == part]
        statements = [(end - start, n, cue, cue_end, start, end) for n, cue, cue_end, start, end in spans]
        return cls([one.start for one in actors], [one.entity for one in actors], statements)

    def named(self, span: Span | None) -> str | None:
        """The actor that a noun group names: the last one in it."""
        last = bisect_left(self.starts, span[1]) - 1 if span else -1
        return self.entities[last] if span and last >= 0 and self.starts[last] >= span[0] else None

    def saying(self, at: int) -> int | None:
        """The number of the statement with the shortest content of those around an offset."""
        found = [
            (length, number)
            for length, number, cue, cue_end, start, end in self.statements
            if start <= at < end or cue <= at < cue_end
        ]
        return min(found)[1] if found else None


def _frame(rows: list[tuple[Any, ...]], schema: pl.Schema) -> pl.DataFrame:
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pl.DataFrame(
        [pl.Series(name, column, dtype) for (name, dtype), column in zip(schema.items(), columns, strict=True)]
    )


def _chains(chains: Sequence[Sequence[Source]]) -> pl.Series:
    """The column `chain`, from flat columns: a list of structs made row by row would cost as much as the reading."""
    dtype = STATEMENTS["chain"]
    flat = pl.DataFrame(
        {
            "n": pl.Series([n for n, chain in enumerate(chains) for _ in chain], dtype=pl.UInt32),
            "entity": pl.Series([source.entity for chain in chains for source in chain], dtype=pl.String),
            "words": pl.Series([source.words for chain in chains for source in chain], dtype=pl.String),
        }
    )
    lists = flat.group_by("n", maintain_order=True).agg(pl.struct("entity", "words").alias("chain"))
    numbered = pl.DataFrame({"n": pl.Series(range(len(chains)), dtype=pl.UInt32)})
    joined = numbered.join(lists, on="n", how="left", maintain_order="left")["chain"]
    return joined.fill_null(pl.Series([[]], dtype=dtype)).cast(dtype)

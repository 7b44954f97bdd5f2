"""Statements and acts as frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.schema import EVENTS, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.reading.events.acts import Act
    from explorer.reading.said import Said
    from explorer.reading.statements.said import Source, Span, Statement

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
    rows = [
        (
            row, part, act.sentence, act.type, act.mode,
            _named(act.actor, part, said), _named(act.recipient, part, said),
            *(act.actor or _NO_SPAN), *(act.recipient or _NO_SPAN), act.start, act.end,
            _saying(act, part, said.statements),
        )
        for row, said in enumerate(articles)
        for part, act in said.acts
    ]  # fmt: skip
    return _frame(rows, EVENTS)


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


def _named(span: Span | None, part: str, said: Said) -> str | None:
    """The actor that a noun group names: the last one in it."""
    if span is None:
        return None
    within = [m for m in said.mentions if m.part == part and m.kind == "actor" and span[0] <= m.start < span[1]]
    return within[-1].entity if within else None


def _saying(act: Act, part: str, statements: Sequence[tuple[str, Statement]]) -> int | None:
    """The position of the statement with the shortest content around the act."""
    around = [
        (one.content[1] - one.content[0], number)
        for number, (where, one) in enumerate(statements)
        if where == part and any(start <= act.start < end for start, end in (one.cue, one.content))
    ]
    return min(around)[1] if around else None

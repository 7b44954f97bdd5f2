"""What was said, as facets: by which voice an actor is mentioned, through whom claims came, which acts are reported.

`actor.speaks`, `actor.cited`, `actor.named` and their pairs (`actor.speaks-cited` …) count actors by mentions of those
voices alone. Somebody who speaks without being mentioned there ("he said", "the newspaper reported") is counted as if
he were. `cited` holds whoever passed a claim on, `anonymous` the articles with a statement of an unnamed source,
`event` the types of the acts reported, and `event.actor` each type with its actor, as `THREATEN vladimir-putin`. Shards
that were written before statements were read have none of these.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Protocol

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "ANONYMOUS",
    "CITED",
    "EVENT",
    "EVENT_ACTOR",
    "NOT_SAID",
    "SAID_KINDS",
    "VOICE_KINDS",
    "acts_counted",
    "anonymous_counted",
    "cited_counted",
    "with_speakers",
]

_VOICES = ("speaks", "cited", "named")
VOICE_KINDS: dict[tuple[str, ...], str] = {
    voices: f"actor.{'-'.join(voices)}" for n in (1, 2) for voices in combinations(_VOICES, n)
}
"""The facets that count actors by mentions of one or two voices, in the order of `view.VOICES`; `actor` counts all."""

CITED, ANONYMOUS, EVENT, EVENT_ACTOR = "cited", "anonymous", "event", "event.actor"

SAID_KINDS = (*VOICE_KINDS.values(), CITED, ANONYMOUS, EVENT, EVENT_ACTOR)

NOT_SAID = (
    "statements were not read when this corpus was made; ingest its files anew to ask who speaks, through whom "
    "claims came and which acts are reported"
)


class _Kinds(Protocol):
    def kind(self, id_: str) -> str | None:
        """What an actor is."""
        ...


def with_speakers(mentions: pl.DataFrame, statements: pl.DataFrame, names: _Kinds) -> pl.DataFrame:
    """`mentions` and, behind them, a line for each speaker of a statement who is not mentioned where he speaks.

    Args:
        mentions: MENTIONS of some rows, or those of its columns that are wanted, `row`, `part`, `start`, `end`,
            `kind`, `entity` and `voice` among them.
        statements: STATEMENTS of the same rows.
        names: Says who is an outlet: those are `cited`, all others speak.

    Returns:
        The columns of `mentions`; a speaker's line has his words' place, and the kind `actor`. Several statements of
        one speaker at one place are one line.
    """
    place = ["row", "part", "start", "entity"]
    speakers = statements.select(
        "row", "part", "sentence", pl.lit("actor").alias("kind"),
        start="speaker_start", end="speaker_end", entity="speaker",
    ).drop_nulls("entity").unique(place, maintain_order=True).with_row_index("nth")  # fmt: skip
    actors = mentions.filter(pl.col("kind") == "actor").select("row", "part", "entity", at="start")
    mentioned = speakers.join(actors, on=["row", "part", "entity"]).filter(
        pl.col("at") >= pl.col("start"), pl.col("at") < pl.col("end")
    )
    added = speakers.join(mentioned, on="nth", how="anti")
    outlets = _outlets(added["entity"], names)
    added = added.with_columns(
        voice=pl.when(pl.col("entity").is_in(outlets)).then(pl.lit("cited")).otherwise(pl.lit("speaks"))
    )
    missing = [pl.lit(None, dtype).alias(name) for name, dtype in mentions.schema.items() if name not in added.columns]
    return pl.concat([mentions, added.with_columns(missing).select(mentions.columns)])


def cited_counted(articles: pl.DataFrame, statements: pl.DataFrame, names: _Kinds) -> pl.DataFrame:
    """How many statements of each article came through each actor: `value` String, `row` UInt32, `count` UInt32.

    Whoever stands in a chain counts, but not the article's own outlet, which is the first of each chain where it is
    known, and not the speaker, unless that is an outlet: outlets pass on what others say.
    """
    own = articles.select("row", own="outlet")
    passed = (
        statements.select("row", "speaker", "chain").with_row_index("nth").join(own, on="row")
        .explode("chain", empty_as_null=False, keep_nulls=False).unnest("chain")
        .with_columns(first=pl.int_range(pl.len()).over("nth") == 0)
        .filter(~(pl.col("first") & (pl.col("words") == pl.col("own")).fill_null(value=False)))
        .drop_nulls("entity")
    )  # fmt: skip
    speaks = (pl.col("entity") == pl.col("speaker")).fill_null(value=False)
    passed = passed.filter(~speaks | pl.col("entity").is_in(_outlets(passed["entity"], names)))
    return _counted(passed.unique(["nth", "entity"]), "entity")


def anonymous_counted(statements: pl.DataFrame) -> pl.DataFrame:
    """How many statements of each article are of an unnamed source: `value` ("yes"), `row`, `count`."""
    return _counted(statements.filter("anonymous"), pl.lit("yes"))


def acts_counted(events: pl.DataFrame, *, by_actor: bool) -> pl.DataFrame:
    """How many acts of each type each article reports: `value`, `row`, `count`.

    Args:
        events: EVENTS.
        by_actor: Whether a value is a type with an actor, `THREATEN vladimir-putin`; acts of nobody known are left out.
    """
    if by_actor:
        return _counted(events.drop_nulls("actor"), pl.concat_str("type", "actor", separator=" "))
    return _counted(events, "type")


def _counted(lines: pl.DataFrame, value: str | pl.Expr) -> pl.DataFrame:
    return lines.group_by("row", value=value).agg(count=pl.len()).select("value", "row", "count")


def _outlets(ids: Iterable[str], names: _Kinds) -> list[str]:
    return [id_ for id_ in set(ids) if names.kind(id_) == "outlet"]

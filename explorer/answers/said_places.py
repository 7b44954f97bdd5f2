"""Where what a query asks of statements and acts stands in some articles: what is marked there besides mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from explorer.answers.naming import types_asked
from explorer.answers.selection import asks_said
from explorer.corpus.voices import with_speakers
from explorer.schema import MENTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.corpus import Corpus
    from explorer.corpus.shard import Shard
    from explorer.view import Query

__all__ = ["said_places"]

_PLACE = ["row", "part", "start", "end", "kind", "entity", "voice"]


def said_places(corpus: Corpus, query: Query, shard: Shard, rows: Sequence[int]) -> pl.DataFrame:
    """The words of speakers who are not mentioned there, of unnamed sources, and the verbs of acts.

    Returns:
        `row`, `part`, `start`, `end`, `kind` (`actor`, or `said` for unnamed sources and acts), `entity` (id, event
        type, or `"unnamed"`) and `voice`; no line where the query asks nothing of what was said.
    """
    empty = pl.DataFrame(schema={name: MENTIONS[name] for name in _PLACE})
    if not asks_said(query):
        return empty
    statements, found = shard.page("statements", rows), [empty]
    if query.voices or query.cited:
        mentions = shard.page("mentions", rows, _PLACE)
        found.append(with_speakers(mentions, statements, corpus.names)[mentions.height :])
    if query.anonymous:
        unnamed = statements.filter("anonymous").select(
            "row", "part", pl.lit("said").alias("kind"), pl.lit("unnamed").alias("entity"),
            pl.lit(None, pl.String).alias("voice"), start=pl.coalesce("speaker_start", "cue_start"),
            end=pl.coalesce("speaker_end", "cue_end"),
        )  # fmt: skip
        found.append(unnamed.select(_PLACE))
    types, actors = types_asked(query), [*query.actors, *query.actors_all]
    if types is not None:
        acts = shard.page("events", rows).filter(pl.col("type").is_in(types))
        acts = acts.filter(pl.col("actor").is_in(actors)) if actors else acts
        kind, voice = pl.lit("said").alias("kind"), pl.lit(None, pl.String).alias("voice")
        found.append(acts.select("row", "part", "start", "end", kind, voice, entity="type").select(_PLACE))
    return pl.concat(found).drop_nulls("start")

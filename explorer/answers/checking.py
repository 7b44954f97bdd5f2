"""How right a view is: what to show people who check it (`checked.py` says what they found)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from pyroaring import BitMap

from explorer.answers.naming import actor_kind, naming, region_kind
from explorer.answers.selection import chosen, ground_of, selected
from explorer.corpus.index import rows_of
from explorer.reading.sentences import sentences

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.corpus.corpus import Selection
    from explorer.view import Query, View

__all__ = ["check_sample"]

_SCHEMA: dict[str, Any] = {
    "counted": pl.Boolean,
    "id": pl.String,
    "part": pl.String,
    "start": pl.UInt32,
    "end": pl.UInt32,
    "kind": pl.String,
    "entity": pl.String,
    "runner_up": pl.String,
    "outlet": pl.String,
    "day": pl.Date,
    "title": pl.String,
    "text": pl.String,
    "mark_start": pl.UInt32,
    "mark_end": pl.UInt32,
}


def check_sample(corpus: Corpus, view: View, n: int = 100, *, seed: int = 1) -> pl.DataFrame:
    """Counted mentions of a view and, apart, articles that it left out, drawn at random for people to check.

    Mentions are drawn from all that the view counts: of the names that make its lines, else of those it asks for, else
    of all names; each mention is as likely as any other. Articles are drawn from those that match everything but the
    line's own choice and are not in the selection. Both are of days of the view; undated articles are in no period.
    What was read counts here, not what people set right since: so a seed draws the same for whoever checks next.

    Args:
        corpus: Where the articles are.
        view: What is checked.
        n: How many mentions, and how many articles; all where there are fewer.
        seed: The same seed draws the same of the same corpus.

    Returns:
        First the mentions (`counted` true), then the articles, each in random order: `counted` Boolean, `id`, `part`,
        `start`, `end`, `kind`, `entity`, `runner_up` (null for an article), `outlet`, `day`, `title`, `text` (the
        mention's sentence, or the whole text of an article left out), `mark_start` and `mark_end` (where the mention
        stands in `text`, end excluded).
    """
    corpus, made = corpus.as_read, np.random.default_rng(seed)
    rows = [here & shard.dated() for shard, here in zip(corpus.shards, selected(corpus, view), strict=True)]
    kinds = _asked(view)
    places = [_mentions(corpus, place, here, kinds, view.query) for place, here in enumerate(rows)]
    drawn = _drawn(made, [len(found) for found in places], n)
    parts = [_told_mentions(corpus, place, places[place][at]) for place, at in drawn.items()]
    mentions = pl.concat([pl.DataFrame(schema=_SCHEMA), *parts])
    ground = [here & shard.dated() for shard, here in zip(corpus.shards, ground_of(corpus, view), strict=True)]
    out: Selection = [there - here for there, here in zip(ground, rows, strict=True)]
    left = _drawn(made, [len(here) for here in out], n)
    articles = pl.concat(
        [
            pl.DataFrame(schema=_SCHEMA),
            *(_told_articles(corpus, place, rows_of(out[place])[at].tolist()) for place, at in left.items()),
        ]
    )
    return pl.concat([mentions[made.permutation(mentions.height)], articles[made.permutation(articles.height)]])


def _asked(view: View) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Kinds and ids whose mentions a view counts; none for all of both kinds."""
    query = view.query
    if view.lines in {"actors", "regions"} and chosen(view):
        return ((view.lines.removesuffix("s"), chosen(view)),)
    both = (("actor", (*query.actors, *query.actors_all)), ("region", query.regions))
    return tuple((kind, ids) for kind, ids in both if ids)


def _mentions(
    corpus: Corpus, place: int, rows: BitMap, asked: tuple[tuple[str, tuple[str, ...]], ...], query: Query
) -> pl.DataFrame:
    """`row` and `nth` (its place among the row's mentions) of every mention of a shard that counts."""
    if asked:
        kinds = {"actor": actor_kind(query), "region": region_kind(query)}
        rows = rows & BitMap.union(*(naming(corpus, kinds[kind], ids)[place] for kind, ids in asked))
    found = corpus.shards[place].page("mentions", list(rows), ["row", "kind", "entity", "sense", "voice"])
    found = found.with_columns(nth=pl.int_range(pl.len()).over("row")).drop_nulls("entity")
    if query.voices:
        found = found.filter((pl.col("kind") != "actor") | pl.col("voice").fill_null("named").is_in(query.voices))
    if query.senses:
        found = found.filter((pl.col("kind") != "region") | pl.col("sense").fill_null("place").is_in(query.senses))
    if asked:
        met = [
            (pl.col("kind") == kind) & pl.col("entity").is_in(_counting(corpus, found, kind, ids))
            for kind, ids in asked
        ]
        found = found.filter(pl.any_horizontal(met))
    return found.select("row", "nth")


def _counting(corpus: Corpus, found: pl.DataFrame, kind: str, ids: tuple[str, ...]) -> list[str]:
    """The entities of `found` that are counted for some ids: themselves, and regions inside them."""
    if kind == "actor":
        return list(ids)
    named = found.filter(pl.col("kind") == kind)["entity"].unique()
    return [id_ for id_ in named if not {id_, *corpus.names.ancestors(id_)}.isdisjoint(ids)]


def _drawn(made: np.random.Generator, sizes: list[int], n: int) -> dict[int, list[int]]:
    """`n` of all things at random, or all: by the place of their shard, which ones."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    found: dict[int, list[int]] = {}
    for at in sorted(made.choice(total, min(n, total), replace=False).tolist()):
        place = int(np.searchsorted(ends, at, "right"))
        found.setdefault(place, []).append(at - int(ends[place] - sizes[place]))
    return found


def _told_mentions(corpus: Corpus, place: int, drawn: pl.DataFrame) -> pl.DataFrame:
    shard, rows = corpus.shards[place], drawn["row"].unique().to_list()
    mentions = shard.page("mentions", rows).with_columns(nth=pl.int_range(pl.len()).over("row"))
    articles = shard.page("articles", rows, ["row", "id", "outlet", "title", "published"])
    texts = shard.page("texts", rows, ["row", "text"])
    told = []
    whole = drawn.join(mentions, on=["row", "nth"]).join(articles, on="row").join(texts, on="row", how="left")
    for row in whole.iter_rows(named=True):
        body = row[row["part"]] or ""
        start, end = next((span for span in sentences(body) if span[0] <= row["start"] < span[1]), (0, len(body)))
        marks = {"mark_start": row["start"] - start, "mark_end": min(row["end"], end) - start}
        told.append({**row, **marks, "counted": True, "day": row["published"].date(), "text": body[start:end]})
    return pl.DataFrame([{name: row[name] for name in _SCHEMA} for row in told], schema=_SCHEMA)


def _told_articles(corpus: Corpus, place: int, rows: list[int]) -> pl.DataFrame:
    shard = corpus.shards[place]
    articles = shard.page("articles", rows, ["row", "id", "outlet", "title", "published"])
    whole = articles.join(shard.page("texts", rows, ["row", "text"]), on="row", how="left")
    told = whole.with_columns(counted=pl.lit(value=False), day=pl.col("published").dt.date())
    return pl.concat([pl.DataFrame(schema=_SCHEMA), told.drop("row", "published")], how="diagonal").select(*_SCHEMA)

"""The rows that name something, as a query wants it named: regions by sense, actors by voice and by reported acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyroaring import BitMap

from explorer.corpus.facets import SENSE_KINDS
from explorer.corpus.voices import EVENT, EVENT_ACTOR, VOICE_KINDS
from explorer.reading.events.table import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.corpus import Corpus
    from explorer.corpus.corpus import Selection
    from explorer.view import Query

__all__ = ["actor_kind", "by_actors", "naming", "region_kind", "reporting", "types_asked"]

_KEPT = 6


def region_kind(query: Query) -> str:
    """The kind of value by which a query counts regions: `region`, or one of `SENSE_KINDS`."""
    return SENSE_KINDS[query.senses[0]] if query.senses else "region"


def actor_kind(query: Query) -> str:
    """The kind of value by which a query counts actors: `actor`, or one of `VOICE_KINDS`."""
    return VOICE_KINDS[query.voices] if query.voices else "actor"


def types_asked(query: Query) -> tuple[str, ...] | None:
    """The event types of which an act must be reported; None where none is asked for."""
    if not query.event_types and not query.signals:
        return None
    return tuple(type_ for type_ in query.event_types or TYPES if not query.signals or TYPES[type_] in query.signals)


def naming(corpus: Corpus, kind: str, ids: tuple[str, ...]) -> Selection:
    """The rows of all articles that name any of some values.

    A union is kept, since the parts of a page ask for the same again; the set of one value is as quick to read anew.
    """
    if len(ids) == 1:
        return _rows(corpus, kind, ids)
    found: Selection = corpus.kept(("naming", kind, ids), lambda: _rows(corpus, kind, ids), _KEPT)
    return found


def _rows(corpus: Corpus, kind: str, ids: tuple[str, ...]) -> Selection:
    numbers = [corpus.number(kind, id_) if id_ else None for id_ in ids]
    return [
        shard.any_of(kind, [corpus.local(place, kind, number) for number in numbers])
        for place, shard in enumerate(corpus.shards)
    ]


def by_actors(corpus: Corpus, types: Iterable[str], actors: Iterable[str]) -> Selection:
    """The rows of all articles that report an act of one of some types by one of some actors."""
    types = tuple(types)
    return _rows(corpus, EVENT_ACTOR, tuple(f"{type_} {actor}" for actor in actors for type_ in types))


def reporting(corpus: Corpus, query: Query, types: tuple[str, ...]) -> Selection:
    """The rows of all articles that report an act of one of some types, by the actors of a query where it has some."""
    if not query.actors and not query.actors_all:
        return _rows(corpus, EVENT, types)
    found = corpus.everything()
    if query.actors:
        lines = [
            [acting & named for acting, named in zip(by_actors(corpus, types, (actor,)), here, strict=True)]
            for actor in dict.fromkeys(query.actors)
            for here in [naming(corpus, actor_kind(query), (actor,))]
        ]
        found = [BitMap.union(*parts) for parts in zip(*lines, strict=True)]
    if query.actors_all:
        found = [rows & acting for rows, acting in zip(found, by_actors(corpus, types, query.actors_all), strict=True)]
    return found

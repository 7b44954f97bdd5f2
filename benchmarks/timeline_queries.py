"""The ten queries about a large synthetic corpus, as views and as the peers are asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from explorer.answers.periods import periods_of, span_of
from explorer.answers.selection import chosen
from explorer.view import Query, View

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from explorer.corpus import Corpus
    from explorer.synthetic import Lists

__all__ = ["Asked", "asked", "largest_country", "queries", "worst"]

RARE = 4000
FIRST, LAST = date(2018, 1, 1), date(2022, 12, 31)


@dataclass(frozen=True)
class Asked:
    """One query as a peer is asked it: numbers of the lists in place of ids.

    Attributes:
        kind: `actor` or `region` whose lines are drawn; None for one line of articles.
        lines: The numbers of the lines.
        any_actor: Actors of whom one must be named, where the lines do not say it.
        not_actor: Actors of whom none may be named.
        region: The region that must be named, or None.
        outlets: Outlets, any of; empty asks nothing.
        first: First day of publication, included, or None.
        last: Last day, included, or None.
        measure: `articles`, `mentions` or `unique`.
        edges: The days at which the periods begin, then the day after the last.
    """

    kind: str | None
    lines: tuple[int, ...]
    any_actor: tuple[int, ...]
    not_actor: tuple[int, ...]
    region: int | None
    outlets: tuple[int, ...]
    first: date | None
    last: date | None
    measure: str
    edges: NDArray[np.int32]


def queries(known: Lists, region: str) -> dict[str, View]:
    """The ten views; `region` is the country that most articles name."""
    ranked = {kind: known.ids[kind].gather(known.drawn[kind]).to_list() for kind in ("actor", "outlet")}
    actors, outlets = ranked["actor"], tuple(ranked["outlet"][:50])
    rare = View(query=Query(actors=(actors[min(RARE, len(actors) - 1)],)), lines="actors")
    inside = View(query=Query(actors=tuple(actors[:5]), regions=(region,), start=FIRST, end=LAST), lines="actors")
    every = replace(inside.asking(outlets=outlets, actors_not=(actors[7], actors[11])), period="week")
    largest = View(query=Query(actors=tuple(actors[:6])), lines="actors", period="week")
    return {
        "no filter, months": View(),
        "one rare actor, articles": rare,
        "one rare actor, mentions": replace(rare, measure="mentions"),
        "6 largest actors, 783 weeks": largest,
        "5 actors in the largest country, 5 years": inside,
        "the same, mentions": replace(inside, measure="mentions"),
        "exclusion": View(query=Query(actors=tuple(actors[2:4]), actors_not=tuple(actors[:2]))),
        "everything at once, articles, weeks": every,
        "everything at once, mentions": replace(every, measure="mentions"),
        "everything at once, unique": replace(every, measure="unique"),
    }


def worst(ten: dict[str, View]) -> dict[str, View]:
    """The ten and three more that are slower than most."""
    largest = ten["6 largest actors, 783 weeks"]
    return {
        **ten,
        "6 largest actors, weeks, unique": replace(largest, measure="unique"),
        "6 largest actors, weeks, mentions as a share": replace(largest, measure="mentions", share="corpus"),
        "all texts once, months": View(measure="unique"),
    }


def asked(corpus: Corpus, view: View, known: Lists) -> Asked:
    """A view as a peer is asked it."""
    number = {kind: {id_: i for i, id_ in enumerate(known.ids[kind])} for kind in known.ids}
    query, lines = view.query, chosen(view)
    span = span_of(corpus, view)
    edges = periods_of(*span, view.period).edges if span else ()
    return Asked(
        kind="actor" if lines else None,
        lines=tuple(number["actor"][id_] for id_ in lines),
        any_actor=() if lines else tuple(number["actor"][id_] for id_ in query.actors),
        not_actor=tuple(number["actor"][id_] for id_ in query.actors_not),
        region=number["region"][query.regions[0]] if query.regions else None,
        outlets=tuple(number["outlet"][id_] for id_ in query.outlets),
        first=query.start,
        last=query.end,
        measure=view.measure,
        edges=edges,
    )


def largest_country(corpus: Corpus) -> str:
    """The country that most articles name."""
    sizes = corpus.sizes("region")
    known = {id_: corpus.number("region", id_) for id_ in corpus.names.children("world")}
    countries = {id_: n for id_, n in known.items() if n is not None and corpus.names.kind(id_) == "country"}
    return max(countries, key=lambda id_: (sizes[countries[id_]], id_))

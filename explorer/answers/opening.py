"""What to look at first: a view with something to say, and three questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.answers.counting import counts, top_numbers
from explorer.answers.selection import both
from explorer.answers.top import inside, label, top
from explorer.view import Query, View

if TYPE_CHECKING:
    from datetime import date

    from explorer.corpus import Corpus
    from explorer.view import Period

__all__ = ["example_views", "opening_view"]

_LOOKED_AT = 60
_MOST, _LEAST = 4, 2
_WORTH_A_LINE = 4
"""A name is drawn beside the first where it has at least this part (one in so many) of the first's articles."""
_DAYS_IN_DAYS, _DAYS_IN_WEEKS = 45, 150


def opening_view(corpus: Corpus) -> View:
    """The two to four actors named in most articles, a line each, over all days.

    Where persons are among those named most, no country's government is drawn beside them; outlets, which stories name
    as where they come from, are drawn only where there is nobody else. The period is a month; in a corpus of less than
    five months a week, of less than 45 days a day.
    """
    actors = _actors(corpus)
    view = View(period=_period(corpus.first_day, corpus.last_day))
    return replace(view, query=Query(actors=actors), lines="actors") if actors else view


def example_views(corpus: Corpus) -> list[tuple[str, View]]:
    """Three questions that the corpus can answer, from its own top names, with the view that answers each."""
    opening = opening_view(corpus)
    actors, view = opening.query.actors, replace(opening, query=Query(), lines=None)
    regions = tuple(top(corpus, View(), "region", 3, _countries(corpus))["value"])
    outlets = tuple(top(corpus, View(), "outlet", 3)["value"])
    found: list[tuple[str, View]] = []
    if len(actors) > 1:
        one, two = (label(corpus, "actor", id_) for id_ in actors[:2])
        asked = replace(view, query=Query(actors=actors[:2]), lines="actors")
        found.append((f"Who is named more often, {one} or {two}?", asked))
    if actors and regions:
        region = _often_with(corpus, actors[0], regions)
        who, where = label(corpus, "actor", actors[0]), label(corpus, "region", region)
        asked = replace(view, query=Query(actors=actors[:1], regions=(region,)), lines="actors", share="selection")
        found.append((f"What share of the news about {where} names {who}?", asked))
    if len(regions) > 1:
        where = _listed([label(corpus, "region", id_) for id_ in regions])
        asked = replace(view, query=Query(regions=regions), lines="regions", share="corpus")
        found.append((f"How much of the news is about {where}?", asked))
    if len(outlets) > 1:
        asked = replace(view, query=Query(outlets=outlets), lines="outlets")
        found.append((f"When did {_listed(list(outlets))} publish most?", asked))
    found += [
        ("When was most published?", view),
        ("When was most published, each text counted once?", replace(view, measure="unique")),
        ("What was published last?", replace(view, sort="newest")),
    ]
    return found[:3]


def _actors(corpus: Corpus) -> tuple[str, ...]:
    names, values = corpus.names, corpus.values("actor")
    found = top_numbers(corpus, corpus.everything(), "actor", _LOOKED_AT)
    ranked = [] if values is None else [(n, values.id(number)) for n, number in found]
    others = [(n, id_) for n, id_ in ranked if names.kind(id_) != "outlet"]
    ranked = others if len(others) >= _LEAST else ranked
    if any(names.is_person(id_) for _, id_ in ranked):
        people = [(n, id_) for n, id_ in ranked if not names.is_government(id_)]
        ranked = people if len(people) >= _LEAST else ranked
    kept = [id_ for n, id_ in ranked[:_MOST] if n * _WORTH_A_LINE >= ranked[0][0]]
    return tuple(kept if len(kept) >= _LEAST else [id_ for _, id_ in ranked[:_LEAST]])


def _countries(corpus: Corpus) -> list[str]:
    """The countries, those named in most articles first."""
    known = inside(corpus, "world")
    n = counts(corpus, corpus.everything(), "region", list(known.values()))
    return [id_ for _, id_ in sorted((-n_here, id_) for n_here, id_ in zip(n, known, strict=True))][:3]


def _often_with(corpus: Corpus, actor: str, regions: tuple[str, ...]) -> str:
    rows = corpus.rows("actor", corpus.number("actor", actor))
    n = [sum(map(len, both(rows, corpus.rows("region", corpus.number("region", region))))) for region in regions]
    return regions[n.index(max(n))]


def _period(first: date | None, last: date | None) -> Period:
    days = (last - first).days if first and last else _DAYS_IN_WEEKS
    return "day" if days < _DAYS_IN_DAYS else "week" if days < _DAYS_IN_WEEKS else "month"


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"

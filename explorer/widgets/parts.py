"""The parts of the page and the function that makes the state of each; first the chart, which a person waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from explorer.widgets.bar import bar_state
from explorer.widgets.chains import chains_state
from explorer.widgets.chart import chart_state, count_row_state
from explorer.widgets.facts import facts_state
from explorer.widgets.headline import headline_state
from explorer.widgets.listing import listing_state
from explorer.widgets.rail import (
    SAID_FACETS,
    actors_state,
    dates_state,
    outlets_state,
    own_state,
    regions_state,
    said_state,
    words_state,
)
from explorer.widgets.signals import signals_state
from explorer.widgets.statements import statements_state
from explorer.widgets.telling import unread
from explorer.widgets.together import together_state
from explorer.widgets.where import where_state

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from explorer.widgets.answered import Answered
    from explorer.widgets.folds import Folds

__all__ = ["LATER", "PARTS", "Page", "unfolded", "waiting"]

LATER = {"chains": "statements", "signals": "events", "statements": "statements"}
"""Parts far down the page that are counted when all else is shown, with the table that each reads."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a part may need beyond the answers.

    Attributes:
        folds: What is unfolded and typed.
        undo: Whether there is a view to go back to.
        questions: On a first visit, questions and the links that answer them.
        notes: Sentences about the link that was opened.
    """

    folds: Folds
    undo: bool = False
    questions: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()


State = dict[str, Any]

PARTS: Mapping[str, Callable[[Answered, Page], State]] = {
    "chart": lambda answered, _: chart_state(answered),
    "headline": lambda answered, page: headline_state(answered, questions=page.questions, notes=page.notes),
    "count_row": lambda answered, _: count_row_state(answered),
    "facts": lambda answered, _: facts_state(answered),
    "bar": lambda answered, page: bar_state(answered, undo=page.undo),
    "actors": lambda answered, page: actors_state(answered, page.folds),
    "regions": lambda answered, page: regions_state(answered, page.folds),
    "together": lambda answered, _: together_state(answered),
    "where": lambda answered, _: where_state(answered),
    "listing": lambda answered, page: listing_state(answered, page.folds),
    "outlets": lambda answered, page: outlets_state(answered, page.folds),
    "said": lambda answered, page: said_state(answered, page.folds),
    "own": lambda answered, page: own_state(answered, page.folds),
    "words": lambda answered, page: words_state(answered, page.folds),
    "dates": lambda answered, _: dates_state(answered),
    "chains": lambda answered, page: chains_state(answered, page.folds),
    "signals": lambda answered, page: signals_state(answered, page.folds),
    "statements": lambda answered, page: statements_state(answered, page.folds),
}


def waiting(answered: Answered, part: str) -> State:
    """The state of a part of `LATER` until it is counted: it keeps its place, where it will have something to show."""
    return unread(answered, LATER[part]) or {"hidden": False, "waiting": True}


def unfolded(action: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts that an action on folds and search fields changes."""
    if action.get("do") == "ask":
        return tuple(LATER)
    facet = str(action.get("facet", "regions" if action.get("do") == "open_region" else ""))
    part = "own" if facet.startswith("own.") else "said" if facet in SAID_FACETS else facet
    return (part,) if part in PARTS else ()

"""Voices, who is cited, reported acts, signals, unnamed sources: a facet each, hidden where the corpus has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer import answers
from explorer.charts.caveat import CAVEAT
from explorer.corpus.voices import CITED
from explorer.widgets.rail.picker import ALL, facet_state
from explorer.widgets.saying import ACTS, SIGNAL_NAMES, VOICE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.widgets.answered import Answered
    from explorer.widgets.folds import Folds

__all__ = ["SAID_FACETS", "said_state"]

SAID_FACETS = ("voices", "cited", "event_types", "signals", "anonymous")
"""The facets of this part, by the query's fields."""

_UNNAMED = {"yes": "a statement of an unnamed source"}
_OF_FEW: dict[str, tuple[str, str, Mapping[str, str]]] = {
    "voice": ("voices", "Voice", VOICE_NAMES),
    "event": ("event_types", "Reported acts", ACTS),
    "signal": ("signals", "Signals", SIGNAL_NAMES),
    "anonymous": ("anonymous", "Unnamed sources", _UNNAMED),
}
"""By kind: the facet, its title, and how its values are written."""
_SHOWN_WITH = {"voice": "actor.speaks", "signal": "event"}
"""The kind of the index whose values show that there is something to choose, where that is another one."""
_ANY_AND_ONE = 2
_PEOPLE = "What the chosen actors do in an article; “he said” counts for him."


def said_state(answered: Answered, folds: Folds) -> dict[str, Any]:
    """The facets that the corpus has values of, with counts under all other filters."""
    corpus, query = answered.corpus, answered.view.query
    if corpus.values(CITED) is None:
        return {"facets": [], "hidden": True}
    facets = [
        _few(answered, "voice", query.voices, _PEOPLE if query.actors or query.actors_all else None),
        _cited(answered, folds),
        _few(answered, "event", query.event_types, f"{CAVEAT}."),
        _few(answered, "signal", query.signals, f"{CAVEAT}."),
        _few(answered, "anonymous", ("yes",) if query.anonymous else ()),
    ]
    shown = [facet for facet in facets if facet is not None]
    return {"facets": shown, "hidden": not shown}


def _few(answered: Answered, kind: str, chosen: Sequence[str], hint: str | None = None) -> dict[str, Any] | None:
    """A facet of few known values, in their order; those that no article has are left out, and with all the facet."""
    facet, title, words = _OF_FEW[kind]
    values = answered.corpus.values(_SHOWN_WITH.get(kind, kind))
    if values is None or len(values) < _ANY_AND_ONE:
        return None
    n_of = dict(answers.top(answered.corpus, answered.view, kind, among=tuple(words)).select("value", "n").iter_rows())
    most = max(n_of.values(), default=0)
    rows = [
        {
            "id": value,
            "name": name,
            "n": n_of[value],
            "width": round(100 * n_of[value] / most) if most else 0,
            "chosen": value in chosen,
            "line": None,
            "hint": None,
            "rest": False,
        }
        for value, name in words.items()
        if n_of[value] or value in chosen
    ]
    return {
        "facet": facet,
        "title": title,
        "placeholder": None,
        "label": title,
        "modes": None,
        "rows": rows,
        "none": None if rows else "None under the other filters.",
        "more": None,
        "note": f"{len(chosen)} chosen" if chosen else "any",
        "hint": hint,
    }


def _cited(answered: Answered, folds: Folds) -> dict[str, Any] | None:
    """Through whom claims came: a picker."""
    values = answered.corpus.values(CITED)
    if values is None or len(values) < _ANY_AND_ONE:
        return None
    state = facet_state(answered, folds, "cited", kind=CITED, chosen=answered.view.query.cited, noun="source")
    for shown in state["rows"]:
        shown["name"] = answered.name(shown["id"])
    many = state["more"] or folds.typed.get("cited") or len(values) > ALL
    return state | {
        "title": "Cited",
        "placeholder": "Find whom claims came through" if many else None,
        "label": "Find whom claims came through",
        "modes": None,
        "hint": "Outlets and others a claim came through, not the article’s own outlet.",
    }

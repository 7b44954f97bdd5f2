"""What to compare where a person asks for a line each of a kind of which nothing is chosen: the top few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer import answers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.view import View
    from explorer.widgets.answered import Answered

__all__ = ["suggested"]

MOST = 4
KINDS = {"actors": "actor", "regions": "region", "outlets": "outlet"}


def suggested(answered: Answered, action: Mapping[str, Any]) -> View:
    """The view, with the top few of a kind chosen where `action` asks for lines of it and none is."""
    view, query, field = answered.view, answered.view.query, action.get("value")
    if action.get("do") != "lines" or not isinstance(field, str) or field not in KINDS or getattr(query, field):
        return view
    if field == "actors" and (query.actors_all or query.actors_not):
        return view
    return view.asking(**{field: _top(answered, KINDS[field])})


def _top(answered: Answered, kind: str) -> tuple[str, ...]:
    if kind != "region":
        return tuple(answers.top(answered.corpus, answered.view, kind, k=MOST)["value"])
    inside = answers.children(answered.corpus, answered.view, "world")["value"]
    countries = [region for region in inside if answered.names.kind(region) == "country"]
    return tuple(countries[:MOST])

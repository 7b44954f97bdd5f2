"""Pickers of actors, outlets and the user's own columns.

Rows that are chosen come first, then by the number of articles under all *other* filters, so that a row says what
choosing it would give. Typing searches the lists of names, not the articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from explorer import answers
from explorer.corpus.index import ANY
from explorer.corpus.voices import CITED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.widgets.answered import Answered
    from explorer.widgets.folds import Folds

__all__ = ["actors_state", "facet_state", "first_found", "outlets_state", "own_state", "row"]

ALL = 1000
"""Values asked for, to say how many more there are."""

FOUND = 20
"""Rows that a search shows."""

_MANY, _NEARLY_ALL = 20, 0.8
"""From so many articles on a column is an id where it has more values than that part of them."""

MODES = [["any", "any"], ["all", "all"], ["without", "without"]]


def row(answered: Answered, facet: str, value: str, *, n: int, most: int, chosen: bool) -> dict[str, Any]:
    """One row: its share of the widest bar in percent, and the line it makes."""
    return {
        "id": value,
        "name": answered.name(value) if facet in {"actors", "regions"} else value,
        "n": n,
        "width": round(100 * n / most) if most else 0,
        "chosen": chosen,
        "line": answered.line_of(facet, value),
        "hint": None,
        "rest": False,
    }


def facet_state(
    answered: Answered, folds: Folds, facet: str, *, kind: str, chosen: Sequence[str], noun: str
) -> dict[str, Any]:
    """What the pickers have in common: rows found or chosen and best, and how many more there are."""
    typed = folds.typed.get(facet, "")
    counts = answers.top(answered.corpus, answered.view, kind, k=ALL)
    n_of: dict[str, int] = dict(counts.select("value", "n").iter_rows())
    if typed:
        values = _found(answered, kind, typed, n_of)
        missing = [value for value in values if value not in n_of]
    else:
        missing = [value for value in chosen if value not in n_of]
        values = [*chosen, *(value for value in n_of if value not in set(chosen))]
    if missing:
        among = answers.top(answered.corpus, answered.view, kind, k=len(missing), among=missing)
        n_of |= dict(among.select("value", "n").iter_rows())
    first = len(values) if typed else len(chosen)
    values[:first] = sorted(values[:first], key=lambda value: -n_of.get(value, 0))
    show = FOUND if typed else max(folds.n_rows(facet), len(chosen))
    most = max(n_of.values(), default=0)
    rest = len(values) - show
    return {
        "facet": facet,
        "rows": [
            row(answered, facet, value, n=n_of.get(value, 0), most=most, chosen=value in chosen)
            for value in values[:show]
        ],
        "none": _none(noun, typed) if not values else None,
        "more": f"{rest:,}{'+' if counts.height >= ALL else ''} more {noun}s" if rest > 0 and not typed else None,
        "note": f"{len(chosen)} chosen" if chosen else "all",
    }


def _none(noun: str, typed: str) -> str:
    return f"No {noun} has a word that begins with “{typed}”." if typed else f"No {noun} under the other filters."


def _found(answered: Answered, kind: str, typed: str, n_of: dict[str, int]) -> list[str]:
    if kind == "actor":
        return answered.names.search("actor", typed, FOUND)
    if kind == CITED:
        return [value for value in answered.names.search("actor", typed, ALL) if value in n_of][:FOUND]
    starts = f" {typed.casefold()}"
    named = pl.DataFrame({"value": list(n_of)}, schema={"value": pl.String})
    plain = pl.concat_str(pl.lit(" "), pl.col("value").str.to_lowercase().str.replace_all(r"[^\w]+", " "))
    return named.filter(plain.str.contains(starts, literal=True))["value"].head(FOUND).to_list()


def actors_state(answered: Answered, folds: Folds) -> dict[str, Any]:
    """The picker of actors; how they go together shows in `mode`."""
    query = answered.view.query
    chosen = [*query.actors, *query.actors_all, *query.actors_not]
    state = facet_state(answered, folds, "actors", kind="actor", chosen=chosen, noun="name")
    for shown in state["rows"]:
        if shown["id"] in query.actors_not:
            shown["hint"] = "left out"
    return state | {
        "title": "Actors",
        "placeholder": "Find a name",
        "label": "Find an actor",
        "modes": MODES,
        "mode": "all" if query.actors_all else "without" if query.actors_not and not query.actors else "any",
    }


def outlets_state(answered: Answered, folds: Folds) -> dict[str, Any]:
    """The picker of outlets."""
    query = answered.view.query
    state = facet_state(
        answered, folds, "outlets", kind="outlet", chosen=[*query.outlets, *query.outlets_not], noun="outlet"
    )
    for shown in state["rows"]:
        if shown["id"] in query.outlets_not:
            shown["hint"] = "left out"
    many = state["more"] or folds.typed.get("outlets")
    return state | {
        "title": "Outlets",
        "placeholder": "Find an outlet" if many else None,
        "label": "Find an outlet",
        "modes": None,
        "hidden": not state["rows"] and not many,
    }


def own_state(answered: Answered, folds: Folds) -> dict[str, Any]:
    """The user's own columns, a picker each; none for an id, which nearly every article has to itself."""
    chosen = dict(answered.view.query.columns)
    facets = []
    for column in answered.corpus.own_columns:
        name = column.removeprefix("own.")
        facet = f"own.{name}"
        if name not in chosen and _is_id(answered, facet):
            continue
        state = facet_state(answered, folds, facet, kind=facet, chosen=chosen.get(name, ()), noun="value")
        many = state["more"] or folds.typed.get(facet)
        title = name.replace("_", " ").capitalize()
        facets.append(
            state
            | {
                "title": title,
                "placeholder": f"Find in {title}" if many else None,
                "label": f"Find in {title}",
                "modes": None,
            }
        )
    return {"facets": facets, "hidden": not facets}


def _is_id(answered: Answered, kind: str) -> bool:
    """Whether nearly every article that has a value of a kind has one that no other has."""
    values, n_with = answered.corpus.values(kind), int(answered.corpus.sizes(kind)[ANY])
    return values is not None and n_with >= _MANY and len(values) - 1 > _NEARLY_ALL * n_with


def first_found(answered: Answered, facet: str, typed: str) -> str | None:
    """The value that Enter in a search field takes: the first row it shows; None where it shows none."""
    kind = {"actors": "actor", "regions": "region", "outlets": "outlet"}.get(facet, facet)
    if kind not in {"actor", "region"}:
        n_of = dict(answers.top(answered.corpus, answered.view, kind, k=ALL).select("value", "n").iter_rows())
        return next(iter(_found(answered, kind, typed, n_of)), None)
    found = answered.names.search(kind, typed, FOUND)  # type: ignore[arg-type]
    counts = answers.top(answered.corpus, answered.view, kind, k=len(found), among=found)
    best = counts.select("value", "n").sort("n", descending=True, maintain_order=True)["value"]
    return str(best[0]) if len(best) else None

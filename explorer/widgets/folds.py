"""What of the page is unfolded: nothing of it changes an answer, so it stands in no link."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FIRST_ARTICLES", "Folds", "folds_after"]

FIRST_ARTICLES = 8
MORE_ARTICLES = 30
MOST_ARTICLES = 500
FIRST_ROWS = 8
MORE_ROWS = 24
MOST_ROWS = 500
LONGEST_TYPED = 100
LONGEST_ASKED = 300
WAY, POINT = {"outlet", "cited", "source"}, {"line", "period", "signal"}


@dataclass(frozen=True, kw_only=True)
class Folds:
    """How far lists are unfolded and what is typed.

    Attributes:
        typed: By facet, what stands in its search field.
        rows: By facet, or by region for its children, how many rows show; eight where nothing is said.
        regions: By region, whether it is open in the tree; where nothing is said, open if something below is chosen.
        articles: How many articles the list shows.
        expressions: Expressions that were added, chosen or not.
        asked: Of which bar, band or point the sentences show: steps of a way (`outlet`, `cited`, `source`), or `line`,
            `period` and `signal`; empty for all.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    regions: Mapping[str, bool] = field(default_factory=dict)
    articles: int = FIRST_ARTICLES
    expressions: tuple[str, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()

    def n_rows(self, facet: str) -> int:
        """How many rows of a facet show."""
        return self.rows.get(facet, FIRST_ROWS)


def folds_after(folds: Folds, action: Mapping[str, Any]) -> Folds:
    """`folds` after one action of the page; unchanged where the action is about something else or makes no sense."""
    match action:
        case {"do": "search", "facet": str(facet), "typed": str(typed)}:
            return replace(folds, typed={**folds.typed, facet: typed.strip()[:LONGEST_TYPED]})
        case {"do": "open_region", "value": str(region), "on": bool(wanted)}:
            return replace(folds, regions={**folds.regions, region: wanted})
        case {"do": "more", "facet": "listing"}:
            return replace(folds, articles=min(folds.articles + MORE_ARTICLES, MOST_ARTICLES))
        case {"do": "more", "facet": str(facet)}:
            of = action.get("value")
            which = f"{facet} {of}" if isinstance(of, str) else facet
            return replace(folds, rows={**folds.rows, which: min(folds.n_rows(which) + MORE_ROWS, MOST_ROWS)})
        case {"do": "ask", "of": dict(asked)} if _is_place(asked):
            rows = {facet: n for facet, n in folds.rows.items() if facet != "statements"}
            return replace(folds, asked=tuple(sorted(asked.items())), rows=rows)
        case {"do": "add_word", "value": str(word)} if word.strip():
            known = dict.fromkeys([*folds.expressions, word.strip()[:LONGEST_TYPED]])
            return replace(folds, expressions=tuple(known)[-12:])
        case _:
            return folds


def _is_place(asked: Mapping[Any, Any]) -> bool:
    """Whether it names a way, a point, or nothing."""
    told = all(isinstance(value, str) and len(value) <= LONGEST_ASKED for value in asked.values())
    return told and (set(asked) <= WAY or set(asked) == POINT)

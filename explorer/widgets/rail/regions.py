"""The regions as a tree. A parent counts each article once, so its children need not add up to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from explorer import answers
from explorer.corpus.facets import SENSE_KINDS
from explorer.widgets.rail.picker import FOUND, row

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered
    from explorer.widgets.folds import Folds

__all__ = ["regions_state"]

WORLD = "world"
COUNTRIES = 5
WHERE = 8
"""As many as the panel of places asks for, so that both are counted at once."""
NO_REGION = "no region named"


def regions_state(answered: Answered, folds: Folds) -> dict[str, Any]:
    """The tree, open where something below is chosen; or, where something is typed, the regions found."""
    query = answered.view.query
    chosen = [*query.regions, *query.regions_not]
    typed = folds.typed.get("regions", "")
    tree = _Tree(answered, folds, set(query.regions), set(query.regions_not))
    if typed:
        rows, more = tree.found(typed), None
    else:
        rows, more = tree.children(WORLD, COUNTRIES)
    tells_senses = answered.corpus.values(SENSE_KINDS["place"]) is not None
    return {
        "facet": "regions",
        "title": "Regions",
        "placeholder": "Find a place",
        "label": "Find a region",
        "rows": rows,
        "more": more,
        "demonyms": query.senses != ("place",) if tells_senses else None,
        "none": f"No place has a word that begins with “{typed}”." if typed and not rows else None,
        "note": f"{len(query.regions)} chosen" if query.regions else f"{len(chosen)} left out" if chosen else "all",
    }


class _Tree:
    """One painting of the tree: what is chosen and open, and the widest bar."""

    def __init__(self, answered: Answered, folds: Folds, chosen: set[str], left_out: set[str]) -> None:
        self.answered = answered
        self.folds = folds
        self.chosen = chosen
        self.left_out = left_out
        self.above = {up for region in chosen for up in answered.names.ancestors(region)}
        self.most = 0

    def children(self, region: str, first: int = 7) -> tuple[list[dict[str, Any]], str | None]:
        """The rows below `region`, and the words for those not shown."""
        corpus, view = self.answered.corpus, self.answered.view
        show = first + self.folds.n_rows(f"regions {region}") - self.folds.n_rows("")
        frame = answers.children(corpus, view, region, max(show + 1, WHERE))
        named, rest = frame.filter(frame["value"] != ""), frame.filter(frame["value"] == "")
        names = self.answered.names  # areas overlap countries: they are found by typing, and inside a country
        below = {id_ for id_ in names.children(region) if region != WORLD or names.kind(id_) != "area"}
        missing = sorted((self.chosen & below).difference(named["value"].head(show)))
        chosen = answers.top(corpus, view, "region", among=missing)
        wanted = pl.concat([named.head(show), chosen.filter((chosen["n"] > 0) | (not named.height))])
        self.most = max([self.most, *named["n"].to_list()])
        rows = [self.node(value, n) for value, n in wanted.select("value", "n").iter_rows()]
        rows += [self.no_region(region, int(n)) for n in rest["n"] if n or self.is_rest_chosen(region)]
        where = "countries" if region == WORLD else f"in {self.answered.name(region)}"
        return rows, f"More {where}" if named.height > len(wanted) else None

    def node(self, region: str, n: int, hint: str | None = None) -> dict[str, Any]:
        """A region with what is open below it."""
        folds = bool(self.answered.names.children(region))
        opened = self.folds.regions.get(region, region in self.above or (region in self.chosen and n > 0))
        made = row(self.answered, "regions", region, n=n, most=self.most, chosen=region in self.chosen)
        made["hint"] = "left out" if region in self.left_out else hint
        made |= {"folds": folds, "children": None, "more": None}
        if folds and opened:
            made["children"], made["more"] = self.children(region)
        return made

    def no_region(self, region: str, n: int) -> dict[str, Any]:
        """The last child: articles that name the region and none below it."""
        made = row(self.answered, "", "", n=n, most=self.most, chosen=self.is_rest_chosen(region))
        return made | {
            "id": f"rest {region}",
            "name": NO_REGION,
            "rest": True,
            "folds": False,
            "children": None,
            "more": None,
        }

    def is_rest_chosen(self, region: str) -> bool:
        """Whether the articles that name nothing below `region` are what is asked."""
        if region == WORLD:
            return self.answered.view.query.no_region
        below = set(self.answered.names.children(region))
        return region in self.chosen and bool(below) and below <= self.left_out

    def found(self, typed: str) -> list[dict[str, Any]]:
        """The regions that a search finds, each with where it lies; the counted first."""
        values = self.answered.names.search("region", typed, FOUND)
        if not values:
            return []
        counts = answers.top(self.answered.corpus, self.answered.view, "region", k=len(values), among=values)
        n_of: dict[str, int] = dict(counts.select("value", "n").iter_rows())
        self.most = max(n_of.values(), default=0)
        rows = []
        for value in sorted(values, key=lambda value: -n_of.get(value, 0)):
            up = self.answered.names.parent(value)
            node = row(
                self.answered, "regions", value, n=n_of.get(value, 0), most=self.most, chosen=value in self.chosen
            )
            where = None if up in {None, WORLD} else self.answered.name(str(up))
            rows.append(node | {"hint": where, "folds": False, "children": None, "more": None})
        return rows

"""What people found when they checked a view.

Marks lie in the corpus's `people/marks.csv`, a line each: who, which mention (or, without `part`, which article that
was left out), `right`, `wrong` or `unsure`, and for which view.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import polars as pl

from explorer.answers.agreement import Estimate, kappa, wilson
from explorer.corpus.people import decisions
from explorer.link import link
from explorer.view import View

if TYPE_CHECKING:
    from explorer.corpus import Corpus

__all__ = ["MARKS", "Checked", "checked", "checked_view"]

MARKS = ("right", "wrong", "unsure")
_TWO = 2


def checked_view(view: View) -> str:
    """What of a view decides which mentions count, as a link: measure, period and sort do not."""
    return link(View(query=view.query, lines=view.lines, lines_of=view.lines_of))


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What people found about a view.

    Attributes:
        mentions: Counted mentions that somebody called right or wrong.
        right: The share of them that is right: nobody calls it wrong. None where none was checked.
        articles: Articles left out that somebody judged.
        missed: The share of them that should have counted: somebody calls it wrong to leave it out.
        unsure: Mentions and articles of which people are only unsure.
        twice: What two people judged.
        kappa: How far they agree on it beyond chance (right, wrong, unsure); None where that cannot be said.
        people: How many took part.
    """

    mentions: int = 0
    right: Estimate | None = None
    articles: int = 0
    missed: Estimate | None = None
    unsure: int = 0
    twice: int = 0
    kappa: Estimate | None = None
    people: int = 0


def checked(corpus: Corpus, view: View) -> Checked:
    """What people's marks say about a view; of several marks of one person for one thing the last line holds."""
    told, _ = decisions(corpus.path, "marks")
    if "view" not in told.columns:
        return Checked()
    thing = ["id", "part", "start", "end", "kind", "entity"]
    marks = told.filter((pl.col("view") == checked_view(view)) & pl.col("mark").is_in(MARKS)).unique(
        ["person", *thing], keep="last", maintain_order=True
    )
    things = marks.group_by(thing, maintain_order=True).agg(
        wrong=(pl.col("mark") == "wrong").any(), sure=(pl.col("mark") != "unsure").any()
    )
    sure = things.filter("sure")
    counted, left = sure.filter(pl.col("part").is_not_null()), sure.filter(pl.col("part").is_null())
    pairs = _pairs(marks, thing)
    return Checked(
        mentions=counted.height,
        right=wilson(int((~counted["wrong"]).sum()), counted.height),
        articles=left.height,
        missed=wilson(int(left["wrong"].sum()), left.height),
        unsure=things.height - sure.height,
        twice=len(pairs),
        kappa=kappa([one for one, _ in pairs], [other for _, other in pairs]),
        people=marks["person"].n_unique(),
    )


def _pairs(marks: pl.DataFrame, thing: list[str]) -> list[tuple[str, str]]:
    """The two answers to each thing that the same two people judged, who judged most things together."""
    by_thing = [
        dict(zip(people, said, strict=True))
        for people, said in marks.group_by(thing, maintain_order=True).agg("person", "mark").select(
            "person", "mark"
        ).iter_rows()
    ]  # fmt: skip
    best: list[tuple[str, str]] = []
    for one, other in combinations(marks["person"].unique().sort().to_list(), _TWO):
        both = [(said[one], said[other]) for said in by_thing if one in said and other in said]
        best = both if len(both) > len(best) else best
    return best

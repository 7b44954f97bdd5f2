"""Where each line is written about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from explorer.answers.counting import counts, counts_in_each
from explorer.answers.naming import region_kind
from explorer.answers.selection import base_of, both, lines_of, rows_of_line, selected, size
from explorer.answers.top import best_inside, inside, label
from explorer.corpus.facets import ROOT

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["places"]

_SCHEMA = {
    "line": pl.String,
    "region": pl.String,
    "name": pl.String,
    "n": pl.Int64,
    "of": pl.Int64,
    "share": pl.Float64,
}


def places(corpus: Corpus, view: View, k: int = 8) -> pl.DataFrame:
    """The regions that most articles name, line by line.

    Counting rule:
        Regions are those directly inside the chosen ones, countries where none is chosen; a chosen region that holds
        none is taken itself. A line's share is the part of its articles that name the region or something in it.

    Returns:
        `line` String, `region` String, `name` String, `n` Int64, `of` Int64 (the line's articles), `share` Float64
        (null where `of` is 0): `k` regions at most for every line, in order of line, then of all lines' articles, then
        of id. Regions that no article of the selection names are left out.
    """
    kind = region_kind(view.query)
    known: dict[str, int] = {}
    n_all: dict[str, int] = {}
    for region in view.query.regions or (ROOT,):
        if corpus.names.children(region):
            known |= inside(corpus, region, kind)
            n_all |= {id_: n for n, id_ in best_inside(corpus, view, region, k)}
        elif (number := corpus.number(kind, region)) is not None:
            known[region] = number
            n_all[region] = counts(corpus, selected(corpus, view), kind, [number])[0]
    best = sorted((-n, id_) for id_, n in n_all.items() if n)[:k]
    found: dict[str, list[object]] = {column: [] for column in _SCHEMA}
    base, lines = base_of(corpus, view), lines_of(view)
    drawn = [both(base, rows_of_line(corpus, line)) if line.kind else base for line in lines]
    numbers = counts_in_each(corpus, drawn, kind, [known[id_] for _, id_ in best])
    for line, rows, n_here in zip(lines, drawn, numbers, strict=True):
        of = size(rows)
        for (_, id_), n in zip(best, n_here, strict=True):
            row = (line.value, id_, label(corpus, "region", id_), n, of, n / of if of else None)
            for column, value in zip(found.values(), row, strict=True):
                column.append(value)
    return pl.DataFrame(found, schema=_SCHEMA)

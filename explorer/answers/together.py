"""Who is named in the same articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from explorer.answers.counting import counts, top_numbers
from explorer.answers.naming import actor_kind
from explorer.answers.selection import ground_of, selected, size
from explorer.answers.top import label

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["together"]

_FEW = 5
_SCHEMA = {
    "actor": pl.String,
    "name": pl.String,
    "n": pl.Int64,
    "share": pl.Float64,
    "ground_share": pl.Float64,
    "lift": pl.Float64,
}


def together(corpus: Corpus, view: View, k: int = 8) -> pl.DataFrame:
    """The actors that most articles of the selection also name, the chosen ones left out.

    Counting rule:
        The number is of articles of the selection that name the actor (in the voices asked for), its share their part
        of the selection. The share of the ground is the actor's part of the articles that match everything but the
        choice that makes the lines. Lift is the one divided by the other: ×2 is twice as often as there. It is not told
        for fewer than 5 articles.

    Returns:
        `actor` String, `name` String, `n` Int64, `share`, `ground_share` and `lift` Float64 (lift null where `n` is
        below 5); by `n`, then by id.
    """
    rows, ground = selected(corpus, view), ground_of(corpus, view)
    n_rows, n_ground = size(rows), size(ground)
    kind = actor_kind(view.query)
    asked = (corpus.number(kind, id_) for id_ in (*view.query.actors, *view.query.actors_all))
    found = top_numbers(corpus, rows, kind, k, leaving=[number for number in asked if number is not None])
    values = corpus.values(kind)
    below = counts(corpus, ground, kind, [number for _, number in found])
    ids = [] if values is None else [values.id(number) for _, number in found]
    share = [n / n_rows for n, _ in found]
    ground_share = [n / n_ground if n_ground else 0.0 for n in below]
    return pl.DataFrame(
        {
            "actor": ids,
            "name": [label(corpus, "actor", id_) for id_ in ids],
            "n": [n for n, _ in found],
            "share": share,
            "ground_share": ground_share,
            "lift": [
                here / there if n >= _FEW and there else None
                for (n, _), here, there in zip(found, share, ground_share, strict=True)
            ],
        },
        schema=_SCHEMA,
    )

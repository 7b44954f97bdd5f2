"""Through whom it came: outlet ← who is cited ← whose word it is."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import polars as pl

from explorer.answers.paths import STEPS, paths

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["chains"]

_SCHEMA = {**dict.fromkeys(STEPS, pl.String), "n": pl.Int64, "statements": pl.Int64}


def chains(corpus: Corpus, view: View, k: int = 7) -> pl.DataFrame:
    """How the statements of the selection reached the reader, in three steps.

    Counting rule:
        The number is of articles with at least one statement that came this way: outlet, whom it cites, whose word it
        is. An article counts once for each way, so ways need not add up to the articles. An outlet that is cited
        without a source of its own counts as cited. Where unique texts are counted, of copies only the earliest counts.

    Args:
        corpus: Where the articles are.
        view: What is asked.
        k: How many names a step shows, those in most articles; the rest are put together.

    Returns:
        `outlet`, `cited`, `source` String: the name of the article's outlet, the id of who passed the statement on, the
        id of whose word it is; `""` where there is none, `"~anonymous"`, `"~unlisted"` and `"~others"` as in
        `answers.paths`; null is any: so there is a row for each whole way, for each pair of steps and for each step
        alone. `n` Int64 (articles), `statements` Int64. Whole ways first, then pairs, then single steps; by `n`, then
        by name.

    Raises:
        QueryError: The selection is too large to read all its statements.
    """
    found = paths(corpus, view, k)
    frames = [pl.DataFrame(schema=_SCHEMA)]
    for n_steps in (3, 2, 1):
        for steps in combinations(STEPS, n_steps):
            counted = found.group_by(steps).agg(
                n=pl.col("article").n_unique().cast(pl.Int64), statements=pl.len().cast(pl.Int64)
            )
            ordered = counted.sort("n", *steps, descending=[True, *[False] * n_steps])
            frames.append(pl.concat([frames[0], ordered], how="diagonal"))
    return pl.concat(frames)

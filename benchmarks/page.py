"""Subject 2: all that one page asks of a large corpus, opening it, and its size on disk.

`N=1000000 python -m benchmarks.page` is a quick look. Nothing is kept between two pages.
"""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.corpora import size, synthetic_corpus
from benchmarks.table import Row, Table
from benchmarks.timeline import milliseconds
from benchmarks.timeline_queries import largest_country, queries
from explorer import answers
from explorer.corpus import open_corpus
from explorer.synthetic import lists
from explorer.view import Query, View
from explorer.widgets.rail.regions import WHERE

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.corpus import Corpus

__all__ = ["main"]

ROUNDS = 7
PARTS = {
    "lines": answers.timeline,
    "numbers": answers.summary,
    "ground": answers.ground,
    "actors": lambda corpus, view: answers.top(corpus, view, "actor"),
    "regions": lambda corpus, view: answers.children(corpus, view, k=WHERE),
    "outlets": lambda corpus, view: answers.top(corpus, view, "outlet"),
    "together": answers.together,
    "where": answers.places,
    "list": answers.listing,
}
"""What a page asks, in its order; the selection is made by whichever comes first."""


def main() -> None:
    """Measure and show the subject."""
    path = synthetic_corpus(size())
    opened = Row("open", milliseconds(lambda: open_corpus(path)), unit="ms", at_most=300)
    corpus = open_corpus(path)
    rows = []
    for what, view in views(corpus).items():
        laps = [lap(corpus, view) for _ in range(ROUNDS)]
        each = {part: median(one[part] for one in laps) for part in PARTS}
        told = ", ".join(f"{part} {ms:.0f}" for part, ms in each.items())
        n = answers.summary(corpus, view)["n"].item()
        rows.append(
            Row(f"{what}: {n:,} articles ({told})", median(sum(one.values()) for one in laps), unit="ms", at_most=150)
        )
    on_disk = {name: n_bytes / corpus.n_articles for name, n_bytes in disk(path).items()}
    sizes = [
        Row("index", on_disk.pop("index"), unit="bytes an article", at_most=120),
        *(Row(name, n_bytes, unit="bytes an article") for name, n_bytes in on_disk.items()),
    ]
    Table(f"A whole page, {corpus.n_articles:,} articles", "", [*rows, opened, *sizes]).show()


def views(corpus: Corpus) -> dict[str, View]:
    """Six pages, from everything to very little."""
    known = lists()
    ten = queries(known, largest_country(corpus))
    actors = known.ids["actor"].gather(known.drawn["actor"]).to_list()
    return {
        "no filter": View(),
        "the largest actor": View(query=Query(actors=(actors[0],)), lines="actors"),
        "the 50th actor": View(query=Query(actors=(actors[50],)), lines="actors"),
        "one rare actor": ten["one rare actor, articles"],
        "5 actors in a country": ten["5 actors in the largest country, 5 years"],
        "everything at once": ten["everything at once, articles, weeks"],
    }


def lap(corpus: Corpus, view: View) -> dict[str, float]:
    """Milliseconds of each part of one page."""
    corpus.forget()
    found = {}
    for part, answer in PARTS.items():
        started = time.perf_counter()
        answer(corpus, view)
        found[part] = (time.perf_counter() - started) * 1e3
    return found


def disk(path: Path) -> dict[str, int]:
    """Bytes of the index, of the tables and of the text index."""
    found = {"index": 0, "articles and mentions": 0, "texts and their index": 0}
    for file in path.rglob("*"):
        if file.is_file():
            text = file.parent.name == "text" or file.name == "texts.parquet"
            table = file.suffix == ".parquet" and file.name != "values.parquet"
            kind = "texts and their index" if text else "articles and mentions" if table else "index"
            found[kind] += file.stat().st_size
    return found


if __name__ == "__main__":
    main()

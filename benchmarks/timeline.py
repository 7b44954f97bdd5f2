"""Subject 1: `timeline` on a large corpus against polars read lazily and DuckDB's native tables.

`N=1000000 python -m benchmarks.timeline` is a quick look. Every answer of every peer is compared; a row whose answers
differ counts as missed.
"""

from __future__ import annotations

import json
import time
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.corpora import CannotRunError, size, synthetic_corpus
from benchmarks.table import Row, Table, geometric_mean
from benchmarks.timeline_queries import asked, largest_country, queries, worst
from explorer.answers import timeline
from explorer.charts import timeline_figure
from explorer.charts.template import PAGE
from explorer.corpus import open_corpus
from explorer.synthetic import lists

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["interleaved", "main", "milliseconds"]

ROUNDS = 7
SLOW, SLOW_ROUNDS = 0.3, 4
BARS = {"plain": (20, 60), "sorted": (3, 10)}
HEADINGS = {
    "plain": "Timeline, peers on plain tables in order of row",
    "sorted": "Timeline, peers on copies sorted by value, day and outlet copied in",
}


def main() -> None:
    """Measure and show the subject.

    Raises:
        CannotRunError: DuckDB is not installed.
    """
    try:
        from benchmarks.timeline_peers import Peers, peer_tables  # noqa: PLC0415
    except ImportError as error:
        raise CannotRunError(f"the peers are missing: {error}") from error
    n, known = size(), lists()
    corpus = open_corpus(synthetic_corpus(n))
    if drawn_from(corpus) != [*known.ids["actor"], *known.ids["region"]]:
        raise CannotRunError(f"{corpus.path} was drawn from other name lists than today's; remove it")
    folder = peer_tables(n, known)
    views = queries(known, largest_country(corpus))
    for tables, (each, mean) in BARS.items():
        peers, rows = Peers(folder, tables), []
        for what, view in views.items():
            ask = asked(corpus, view, known)
            times, found = interleaved(
                {
                    "ours": partial(ours, corpus, view),
                    "polars": partial(peers.polars, ask),
                    "DuckDB": partial(peers.duckdb, ask),
                }
            )
            shape = (len(ask.lines) or 1, len(ask.edges) - 1)
            wrong = [name for name in ("polars", "DuckDB") if not (found["ours"].reshape(shape) == found[name]).all()]
            best = min(("polars", "DuckDB"), key=times.__getitem__)
            said = f"differs from {', '.join(wrong)}" if wrong else None
            rows.append(Row(f"{what} ({best})", times["ours"], times[best], "ms", at_least=each, wrong=said))
        rows.append(Row("geometric mean", ratio=geometric_mean(row.times or 0 for row in rows), at_least=mean))
        Table(HEADINGS[tables], "the faster of polars read lazily and DuckDB's native tables", rows).show()
    slowest(corpus, worst(views))


def drawn_from(corpus: Corpus) -> list[str]:
    """The ids of a corpus's actors and regions."""
    every = [values for kind in ("actor", "region") if (values := corpus.values(kind)) is not None]
    return [values.id(number) for values in every for number in range(len(values))]


def slowest(corpus: Corpus, views: dict[str, View]) -> None:
    """Show how long a timeline takes with its figure as JSON."""
    rows = []
    for what, view in views.items():
        labels = {"": "articles", **{id_: corpus.names.label(id_) for id_ in view.query.actors}}

        def figure(view: View = view, labels: dict[str, str] = labels) -> str:
            corpus.forget()
            return json.dumps(timeline_figure(timeline(corpus, view), view, labels, PAGE), default=str)

        rows.append(Row(what, milliseconds(figure), unit="ms", at_most=60))
    Table("Timeline with its figure as JSON", "", rows).show()


def ours(corpus: Corpus, view: View) -> NDArray[np.int64]:
    """The numbers of a timeline, nothing kept from before."""
    corpus.forget()
    return timeline(corpus, view)["n"].to_numpy()


def interleaved(ways: dict[str, Callable[[], Any]], rounds: int = ROUNDS) -> tuple[dict[str, float], dict[str, Any]]:
    """Median milliseconds of several ways, taken in turn, and what each gave."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    found = {}
    for i in range(rounds):
        for name, way in ways.items():
            if i >= SLOW_ROUNDS and times[name][0] > SLOW:
                continue
            started = time.perf_counter()
            found[name] = way()
            times[name].append(time.perf_counter() - started)
    return {name: median(each) * 1e3 for name, each in times.items()}, found


def milliseconds(way: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """Median milliseconds."""
    return interleaved({"": way}, rounds)[0][""]


if __name__ == "__main__":
    main()

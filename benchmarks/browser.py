"""Subject 3: the page in a browser, ours and stock Voilà in turn, a new profile for each visit.

Every round visits each arrangement once, so that what else the machine does falls on all alike.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.corpora import CannotRunError, sample_corpus
from benchmarks.served import Server, our_server, stock_server
from benchmarks.table import Row, Table
from benchmarks.viewer import chromium, viewing

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

__all__ = ["main"]

ROUNDS = 10
CHANGES = (True, True, False, True, False, False)
"""Actors ticked and emptied in each warm visit."""

Times = dict[tuple[str, str], list[float]]


def main(rounds: int = ROUNDS) -> Table:
    """Measure and show the subject; medians of `rounds` visits.

    Raises:
        CannotRunError: The sample, a server or Chromium is not to be had.
    """
    corpus = sample_corpus()
    actor, label, query = one_actor(corpus)
    times: Times = defaultdict(list)
    faults: list[str] = []
    seen: dict[str, list[float | None]] = {}
    with ExitStack() as running:
        servers = [
            running.enter_context(server)
            for server in (
                our_server(corpus, name="ours"),
                stock_server(corpus, name="stock"),
                our_server(corpus, name="ours, whole bundle", pool=1, whole_bundle=True),
                our_server(corpus, name="ours, cold", pool=0),
                stock_server(corpus, name="stock, cold", pool=0),
            )
        ]
        sizes = [server.chart_script_bytes() / 1e6 for server in servers if server.ours]
        browser = running.enter_context(chromium())
        for _ in range(rounds):
            for server in servers:
                for one in servers:
                    one.settle()
                painted = visit(browser, server, query if server.ours else f"actors={actor}", times)
                seen[server.name] = next(iter(painted.values()), [])
                if list(painted) != [label if server.ours else actor]:
                    faults.append(f"{server.name} painted {', '.join(painted) or 'nothing'}")
    table = Table(
        f"The page in Chromium, on the sample (medians of {rounds}, a new profile each)",
        peer="stock Voilà with ipywidgets and FigureWidget, same corpus, same chart, heated alike",
        rows=rows(times),
        notes=[*notes(times, seen, faults, label, rounds * len(servers)), bundles(sizes)],
    )
    table.show()
    return table


def one_actor(corpus: Path) -> tuple[str, str, str]:
    """An actor's id and label, and the link that shows it alone: never the opening view, which has two or more."""
    from explorer import answers, open_corpus  # noqa: PLC0415 (a subject that cannot run says so)
    from explorer.link import link  # noqa: PLC0415
    from explorer.view import Query, View  # noqa: PLC0415

    actor, label = answers.top(open_corpus(corpus), View(), "actor", k=1).select("value", "name").row(0)
    return actor, label, link(View(query=Query(actors=(actor,)), lines="actors"))


def visit(browser: Browser, server: Server, query: str, times: Times) -> dict[str, list[float | None]]:
    """Open the link, change controls where the server is warm, leave; what the first chart showed."""
    with viewing(browser, server, query) as viewer:
        times[server.name, "chart"].append(viewer.chart / 1000)
        times[server.name, "alive"].append(viewer.alive / 1000)
        if server.name in {"ours", "stock"}:
            server.settle()  # the next heated kernel has booted
            times[server.name, "change"] += [viewer.change(tick=tick) for tick in CHANGES]
        return viewer.shown


def rows(times: Times) -> list[Row]:
    """The figures, each against its bar."""

    def middle(name: str, what: str) -> float:
        return median(times[name, what])

    return [
        Row("control change → chart drawn", middle("ours", "change"), middle("stock", "change"), "ms", at_most=120),
        Row("link → first chart, warm", middle("ours", "chart"), middle("stock", "chart"), "s", at_most=1.0),
        Row("link → controls alive, warm", middle("ours", "alive"), middle("stock", "alive"), "s", at_most=1.8),
        Row(
            "link → first chart, cold", middle("ours, cold", "chart"), middle("stock, cold", "chart"), "s", at_most=2.0
        ),
        Row(
            "link → controls alive, cold",
            middle("ours, cold", "alive"),
            middle("stock, cold", "alive"),
            "s",
            at_most=2.8,
        ),
        Row(
            "link → first chart, plotly's own bundle, warm",
            middle("ours, whole bundle", "chart"),
            middle("stock", "chart"),
            "s",
            at_most=2.2,
        ),
    ]


def notes(times: Times, seen: dict[str, list[float | None]], faults: list[str], label: str, visits: int) -> list[str]:
    """What was painted, and how far the times lie apart."""
    said = [
        f"The link's own view ({label} alone) was painted in {visits - len(faults)} of {visits} visits."
        + "".join(f" {fault}." for fault in sorted(set(faults)))
    ]
    numbers = {tuple(numbers) for numbers in seen.values()}
    said.append(
        f"All painted the same {len(next(iter(numbers)))} numbers."
        if len(numbers) == 1
        else "**The pages painted different numbers.**"
    )
    spreads = [
        f"{name}: {what} {min(found):.3g} to {max(found):.3g} {'ms' if what == 'change' else 's'}"
        + (f" (95 in 100 within {quantiles(found, n=20)[-1]:.3g})" if len(found) >= 20 else "")
        for (name, what), found in times.items()
    ]
    return [*said, "Fastest to slowest: " + "; ".join(spreads) + "."]


def bundles(sizes: list[float]) -> str:
    """Which JavaScript each of our servers sent, in MB: warm, whole, cold."""
    warm, whole, cold = sizes
    if warm == cold < whole:
        return f"Plotly's script: {warm:.2f} MB (basic bundle); its own bundle {whole:.2f} MB."
    return f"**The small bundle is not built: plotly's script has {warm:.2f} MB warm, {cold:.2f} cold.**"


if __name__ == "__main__":
    try:
        main()
    except CannotRunError as why:
        raise SystemExit(f"cannot run: {why}") from None

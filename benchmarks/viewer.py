"""A viewer: headless Chromium, a new profile each time, and what it saw when.

Everything that depends on how a page is made stands in `OURS` and `STOCK`.
"""

from __future__ import annotations

import contextlib
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.corpora import ROOT, CannotRunError
from scripts.ensure_browser import browser as installed_browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from benchmarks.served import Server

__all__ = ["OURS", "STOCK", "Selectors", "Viewer", "chromium", "viewing"]

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # stock Voilà asks a CDN: refused at once
)
PATIENCE_MS = 90_000


@dataclass(frozen=True, slots=True)
class Selectors:
    """Where things stand in a page.

    Attributes:
        chart: A drawn line of data, not axes alone.
        alive: There once the controls reach their kernel.
        box: The check boxes of actors.
    """

    chart: str
    alive: str
    box: str


_LINE = ".js-plotly-plot .scatterlayer .trace path.js-line[d]"
OURS = Selectors(_LINE, alive="#explorer-first[data-live]", box="[data-facet=actors] .xpl-row input[type=checkbox]")
STOCK = Selectors(_LINE, alive=".widget-checkbox input", box=".widget-checkbox input")


@dataclass(frozen=True, slots=True)
class Viewer:
    """An open page.

    Attributes:
        page: Playwright's page.
        kernel: The id of its kernel.
        chart: Milliseconds from the link to the first chart.
        alive: Milliseconds from the link to live controls.
        shown: Name → numbers of each line of the first chart.
    """

    page: Page
    kernel: str
    chart: float
    alive: float
    shown: dict[str, list[float | None]]

    def change(self, *, tick: bool) -> float:
        """Tick the first empty actor, or empty the last ticked one; milliseconds until the chart shows it."""
        return float(self.page.evaluate("tick => benchPage.change(tick)", tick))

    def lines(self) -> dict[str, list[float | None]]:
        """Name → numbers of each line of the chart now."""
        found: dict[str, list[float | None]] = self.page.evaluate("() => benchPage.traces()")
        return found


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """One headless Chromium for a run.

    Raises:
        CannotRunError: There is none.
    """
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 (a subject that cannot run says so)

    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=installed_browser(), args=[*ARGUMENTS])
        except Error as problem:
            raise CannotRunError(f"no Chromium: {str(problem).splitlines()[0]}") from problem
        yield browser
        browser.close()


@contextlib.contextmanager
def viewing(browser: Browser, server: Server, query: str = "") -> Iterator[Viewer]:
    """Open the page of `server` in a new profile; its kernel is ended when the viewer leaves.

    Raises:
        CannotRunError: No chart or no live controls in time.
    """
    selectors = OURS if server.ours else STOCK
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    given = {"chart": selectors.chart, "alive": selectors.alive, "box": selectors.box}
    context.add_init_script(f"globalThis.benchSelectors = {json.dumps(given)};")
    context.add_init_script(path=ROOT / "benchmarks" / "watch.js")
    page = context.new_page()
    kernel = ""
    try:
        page.goto(f"{server.url}?{query}" if query else server.url, wait_until="commit")
        seen = _first(page, server)
        kernel = page.evaluate("() => JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
        yield Viewer(page, kernel, seen["chart"], seen["alive"], seen["shown"])
    finally:
        page.close(run_before_unload=True)
        time.sleep(0.2)  # the closing page's last request
        context.close()
        if kernel:
            server.end_kernel(kernel)


def _first(page: Page, server: Server) -> dict[str, Any]:
    """What the page noted when it was painted and alive."""
    given_up = f"new Promise(done => setTimeout(() => done({{ marks: benchPage.marks }}), {PATIENCE_MS}))"
    seen: dict[str, Any] = page.evaluate(f"() => Promise.race([benchPage.first, {given_up}])")
    if "marks" in seen:
        missing = [name for name in ("chart", "alive") if not seen["marks"].get(name)]
        raise CannotRunError(f"{server.name}: after {PATIENCE_MS // 1000} s no {' and no '.join(missing)}")
    return seen

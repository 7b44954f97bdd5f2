"""What browser tests do on a page and read off it."""

from __future__ import annotations

import re
import time
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from served import ROOT

from explorer import answers
from explorer.link import view_from

PATIENCE = 15
"""Seconds; many may share the machine."""

expect.set_options(timeout=PATIENCE * 1000)

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def opened(page, url, *, drawn=True):
    """The page at `url`, its widget alive, its chart drawn unless there is none."""
    page.goto(url)
    expect(page.locator(".xpl[data-live]")).to_be_attached()
    if drawn:
        expect(page.locator(".xpl-plot .scatterlayer .trace").first).to_be_attached()
    return page


def kernel_picked(page):
    """JupyterLab asks which kernel a notebook wants where the machine was too busy to start it: the one it proposes."""
    asked = page.locator(".jp-Dialog").get_by_role("button", name="Select Kernel", exact=True)
    page.add_locator_handler(asked, lambda button: button.click())
    return page


def title(page):
    return page.locator("h1")


def row(page, facet, name):
    """The checkbox of a row whose name begins with `name`."""
    return page.locator(f"[data-facet={facet}] .xpl-row").filter(has_text=re.compile(f"^{name}")).locator("input")


def shown_view(page):
    return view_from(urlsplit(page.url).query).view


def drawn(page):
    """The numbers of the points, line by line in order of time, as plotly holds them; gaps left out."""
    return page.evaluate(
        """() => {
            const lines = new Map();
            for (const { name, x, y } of document.querySelector(".xpl-plot").data) {
                if (!lines.has(name)) lines.set(name, new Map());
                x.forEach((day, at) => y[at] !== null && y[at] !== undefined && lines.get(name).set(day, y[at]));
            }
            return [...lines.values()].map((at) => [...at].sort().map(([, value]) => value));
        }"""
    )


def numbers(corpus, view):
    """What `drawn` must be."""
    column = "share" if view.share else "n"
    lines = answers.timeline(corpus, view).group_by("line", maintain_order=True)
    return [part[column].drop_nulls().to_list() for _, part in lines]


def shows(page, corpus, view):
    """Whether the chart holds the numbers of `view`, now or soon: plotly draws after the words are there."""
    wanted, end = numbers(corpus, view), time.monotonic() + PATIENCE
    while drawn(page) != wanted and time.monotonic() < end:
        page.wait_for_timeout(50)
    return drawn(page) == wanted


def unhindered(page):
    """No violation of WCAG 2.2 AA, and nothing sticks out at the side."""
    found = Axe().run(page, options={"runOnly": WCAG})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def pictured(page, name):
    """A screenshot in a folder that git ignores, to be looked at."""
    screens = ROOT / "tests" / "screens"
    screens.mkdir(exist_ok=True)
    page.screenshot(path=screens / f"{name}.png", full_page=True)

"""The page's script: the parts' files as one ES module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["SERVED", "page_script"]

HERE = Path(__file__).parent

FILES = (
    "page/dom.js",
    "page/marks.js",
    "bar/bar.js",
    "headline/headline.js",
    "rail/picker.js",
    "rail/regions.js",
    "rail/dates.js",
    "chart/count_row.js",
    "chart/tip.js",
    "chart/fit.js",
    "chart/notes.js",
    "chart/table.js",
    "chart/brush.js",
    "chart/chart.js",
    "facts/facts.js",
    "together/together.js",
    "where/where.js",
    "statements/statements.js",
    "chains/chains.js",
    "signals/signals.js",
    "listing/listing.js",
    "page/page.js",
    "page/live.js",
)

SERVED = """\
const page = async () => (await globalThis.explorerFirst.page).default;
export default {
  initialize: async (widget) => (await page()).initialize(widget),
  render: async (widget) => (await page()).render(widget),
};
"""
"""The widget's own script on a served page, which has loaded the whole one already and painted with it."""


@cache
def page_script() -> str:
    """One ES module of all parts; it exports `paint(root, state, send)` and, for anywidget, a default.

    `paint` puts the whole page into `root` or changes in place what differs. `state` maps the names of parts to their
    states; `send` is called with every action, an object whose `do` names it.
    """
    return "\n".join((HERE / name).read_text("utf8") for name in FILES)

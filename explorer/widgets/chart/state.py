"""The state of the chart: the figure, and the same numbers for tooltip, table and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from explorer import answers
from explorer.charts.axes import middle
from explorer.charts.caveat import said_of_it
from explorer.charts.notes import UNITS, unit_of
from explorer.charts.template import PAGE
from explorer.charts.timeline import FEW, timeline_figure
from explorer.widgets.chart.flags import flags_of, within
from explorer.widgets.chart.strip import YEAR, strip_state
from explorer.widgets.check import checked_sentence
from explorer.widgets.one_article import is_alone
from explorer.widgets.phrases import day_name, period_name, plural, short_day

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered

__all__ = ["chart_state", "line_names"]

GROUNDS = {"corpus": "All articles", "selection": "The selection", "outlets": "Chosen outlets", None: "All of them"}
BARS = 7


def line_names(answered: Answered) -> dict[str, str]:
    """How each line is written; where all is one line, what it holds."""
    if answered.lines != ("",):
        return {line: answered.label(line) for line in answered.lines}
    query = answered.view.query
    if answered.unfiltered:
        return {"": "All articles"}
    if answered.view.lines == "actors" and query.actors_all:
        return {"": "All of them"}
    return {"": "None of them" if answered.view.lines == "actors" and query.actors_not else "Articles chosen"}


def chart_state(answered: Answered) -> dict[str, Any]:
    """The lines of a view; bars where no article has a date; nothing where none fits or there is only one article."""
    if answered.nothing or is_alone(answered):
        return {"hidden": True}
    if answered.corpus.first_day is None:
        return _bars(answered)
    view, frame, names = answered.view, answered.timeline, line_names(answered)
    first, last = frame["period"].min(), frame["last"].max()
    flags = within(flags_of(answered.corpus.events), first, last)  # type: ignore[arg-type]
    points = _points(answered, frame)
    picked = next((at for at, point in enumerate(points) if _is_picked(answered, point)), None)
    return {
        "figure": timeline_figure(frame, view, names, PAGE, written=False),
        "bars": None,
        "lines": list(names.values()),
        "points": points,
        "picked": picked,
        "unit": "share" if view.share else UNITS[view.measure][1],
        "axis": unit_of(view),
        "measured": list(UNITS[view.measure]),
        "counts": "mentions" if view.measure == "mentions" and view.share else "articles",
        "of_name": GROUNDS[view.share] if points and points[0]["of"] is not None else None,
        "flags": [
            {"number": i, "what": what, "on": day.isoformat(), "day": short_day(day)}
            for i, (day, what) in enumerate(flags, 1)
        ],
        "brush": strip_state(answered),
        "caption": _caption(answered, frame),
        "notice": said_of_it(answered.corpus.notice, answered.view.query),
        "label": "Period on the line chart",
        "year": YEAR[view.period],
        "hidden": False,
    }


def _points(answered: Answered, frame: pl.DataFrame) -> list[dict[str, Any]]:
    """A point a period: every line's number and share, and the ground they are out of."""
    view = answered.view
    by_period = frame.group_by("period", maintain_order=True).agg(
        pl.col("last", "of", "partial").first(), pl.col("n"), pl.col("share").alias("shares"), pl.col("of").alias("ofs")
    )
    if view.share is None and view.measure != "mentions":
        ground = answered.ground.select("period", ground=pl.col("n"))
        by_period = by_period.join(ground, on="period", how="left", maintain_order="left").with_columns(of="ground")
    points = []
    for row in by_period.iter_rows(named=True):
        of = row["of"]
        counted = view.share is None and of is not None
        shares = [n / of if of else None for n in row["n"]] if counted else row["shares"]
        points.append(
            {
                "first": row["period"].isoformat(),
                "middle": middle(row["period"], row["last"]),
                "name": period_name(row["period"], view.period),
                "part": row["partial"],
                "few": bool(view.share and any(n is not None and n < FEW for n in row["ofs"])),
                "of": of,
                "n": row["n"],
                "share": None if of is None else shares,
            }
        )
    return points


def _is_picked(answered: Answered, point: dict[str, Any]) -> bool:
    picked = answered.view.picked
    return picked not in {None, "undated"} and str(picked) == point["first"]


def _caption(answered: Answered, frame: pl.DataFrame) -> str:
    first, last = answered.first_day, answered.last_day
    partial = bool(frame["partial"].any())
    few = answered.view.share is not None and bool((frame["of"] < FEW).any())
    said = []
    if partial and first and last:
        said.append(f"part of a period, as the articles run from {day_name(first)} to {day_name(last)}")
    if few:
        said.append(f"a share of fewer than {plural(FEW, 'article')}")
    hollow = f"Hollow: {'; or '.join(said)}." if said else ""
    found = checked_sentence(answers.checked(answered.corpus, answered.view))
    return " ".join(filter(None, [hollow, found]))


def _bars(answered: Answered) -> dict[str, Any]:
    kind = {"actors": "actor", "regions": "region", "outlets": "outlet"}.get(answered.view.lines or "actors", "actor")
    lines = answered.lines if answered.lines != ("",) and answered.view.lines != "words" else None
    top = answers.top(answered.corpus, answered.view, kind, k=BARS, among=list(lines) if lines else None)
    most = max([1, *top["n"].to_list()])
    n = answered.corpus.n_articles
    none = "The article has no date" if n == 1 else f"None of the {n:,} articles has a date"
    return {
        "bars": [
            {"name": name, "n": n, "width": round(100 * n / most, 1), "line": lines.index(value) if lines else None}
            for value, name, n in top.select("value", "name", "n").iter_rows()
        ],
        "why": f"{none}, so there is no line to draw.",
        "notice": said_of_it(answered.corpus.notice, answered.view.query),
        "hidden": False,
    }

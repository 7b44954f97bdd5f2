"""Reported acts over time: cooperative ones up, conflictual ones down, a strip for every line."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.charts.axes import middle, time_ticks, value_ticks
from explorer.charts.template import SHAPES, template

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BELOW", "BOTTOM", "CAVEAT", "NAME", "TOP", "signals_figure", "strip_height"]

CAVEAT = "Reports of acts, found by rule in what was written, never acts: read the sentences."
"""What goes wherever these numbers go."""

ROW, ALONE = 108, 200
"""Pixels that a line's strip is high, its name on top included; and where there is only one."""

TOP, BOTTOM = 6, 46
NAME, BELOW = 24, 8
"""Pixels of a strip above and below what is drawn in it."""
FULL = 0.86
"""How much of its period a bar takes."""

IN_WORDS, IN_DEEDS = 0.42, 1.0
DAY = 86_400_000


def strip_height(rows: int) -> int:
    """Pixels that each of some strips is high."""
    return ROW if rows > 1 else ALONE


def signals_figure(
    frame: pl.DataFrame,
    labels: Mapping[str, str],
    tokens: Mapping[str, str],
    *,
    notice: str | None = None,
    written: bool = True,
) -> dict[str, Any]:
    """The figure of reported acts, in plotly's schema.

    A bar is the articles that report such an act; its full-coloured part those that report one in deeds. All strips
    have one scale.

    Args:
        frame: What `answers.signals` gave.
        labels: How each value of `line` is written.
        tokens: A colour for each name of `template.LIGHT`; `template.PAGE` leaves that to the page.
        notice: What the corpus says of itself ("Fictional"), or None.
        written: Whether names, notice and `CAVEAT` are on the figure, as annotations; the page writes them itself.

    Returns:
        `data` (for each line both signals, first all articles, then those with a deed) and `layout`.
    """
    lines = [part for _, part in frame.group_by("line", maintain_order=True)]
    rows, room = max(1, len(lines)), (34 if written else 0)
    inner = rows * strip_height(rows)
    height = inner + TOP + BOTTOM + room
    most = max([1, *frame["n"]])
    values, texts = value_ticks(float(most), share=False)
    layout: dict[str, Any] = {
        "template": template(tokens),
        "height": height,
        "barmode": "overlay",
        "margin": {"l": 34, "r": 8, "t": TOP, "b": BOTTOM + room, "pad": 0},
        "annotations": [],
    }
    for number in range(rows):
        layout[f"yaxis{number + 1 if number else ''}"] = {
            "domain": [1 - (number + 1) / rows + BELOW / inner, 1 - number / rows - NAME / inner],
            "range": [-most * 1.06, most * 1.06],
            "tickvals": [-values[-1], 0, values[-1]],
            "ticktext": [texts[-1], "0 ", texts[-1]],
            "zeroline": True,
            "zerolinecolor": tokens["edge"],
            "zerolinewidth": 1,
            "gridcolor": tokens["hair"],
            "tickfont": {"size": 12, "color": tokens["ink-3"]},
            "fixedrange": True,
        }
    layout["xaxis"] = {"anchor": f"y{rows if rows > 1 else ''}", "showspikes": False}
    if lines:
        first, after = lines[0]["period"].min(), lines[0]["last"].max() + timedelta(days=1)  # type: ignore[operator]
        layout["xaxis"] |= {"range": [first.isoformat(), after.isoformat()], **time_ticks(first, after)}  # type: ignore[union-attr, arg-type]
    if written:
        layout["annotations"] = [
            *(_name(number, labels[part["line"][0]], tokens, rows, inner) for number, part in enumerate(lines)),
            _foot(notice, tokens),
        ]
    return {
        "data": [trace for number, part in enumerate(lines) for trace in _bars(number, part, labels, tokens)],
        "layout": layout,
    }


def _bars(
    number: int, part: pl.DataFrame, labels: Mapping[str, str], tokens: Mapping[str, str]
) -> list[dict[str, Any]]:
    traces = []
    for signal, way in (("cooperative", 1), ("conflictual", -1)):
        for column, opacity in (("n", IN_WORDS), ("material", IN_DEEDS)):
            here = part.filter(pl.col("signal") == signal, pl.col(column) > 0)
            days = here.select((pl.col("last") - pl.col("period")).dt.total_days() + 1).to_series()
            traces.append(
                {
                    "type": "bar",
                    "name": f"{labels[part['line'][0]]}: {signal}" + (", in deeds" if column == "material" else ""),
                    "x": [middle(first, last) for first, last in here.select("period", "last").iter_rows()],
                    "y": [way * n for n in here[column]],
                    "width": [n * DAY * FULL for n in days],
                    "yaxis": f"y{number + 1 if number else ''}",
                    "marker": {"color": tokens[f"s{number + 1}"], "line": {"width": 0}},
                    "opacity": opacity,
                    "hoverinfo": "none",
                }
            )
    return traces


def _name(number: int, label: str, tokens: Mapping[str, str], rows: int, inner: int) -> dict[str, Any]:
    """A line's name, over its strip."""
    return {
        "name": "label",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1 - number / rows - NAME / 2 / inner,
        "yref": "paper",
        "yanchor": "middle",
        "showarrow": False,
        "text": f'<span style="color:{tokens[f"s{number + 1}"]}">{SHAPES[number]}</span> <b>{escape(label)}</b>',
        "font": {"color": tokens["ink"]},
    }


def _foot(notice: str | None, tokens: Mapping[str, str]) -> dict[str, Any]:
    """What must be said wherever the figure goes."""
    said = "Up: cooperative, down: conflictual; full colour: in deeds. " + CAVEAT
    return {
        "name": "caveat",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -BOTTOM,
        "showarrow": False,
        "align": "left",
        "text": f"<b>{escape(notice)}.</b> {said}" if notice else said,
        "font": {"size": 12, "color": tokens["ink-3"]},
    }

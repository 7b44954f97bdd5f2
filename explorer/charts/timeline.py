"""A timeline as a figure: what is uncertain looks so.

Three traces a line: dotted into periods that are only partly covered, solid between whole ones, and the points. A point
is hollow where its period is partial, or where its share is one of fewer than 20.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.charts.axes import middle, time_ticks, value_ticks
from explorer.charts.notes import end_labels, flag_notes, picked_notes, unit_note
from explorer.charts.template import SYMBOLS, faint, template

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from explorer.view import View

__all__ = ["FEW", "HEIGHT", "timeline_figure"]

HEIGHT = 372
"""Pixels; narrow pages make it 290."""

FEW = 20
"""A share of fewer articles than this is hollow."""

HEADROOM = 1.06
SPARSE = 24


def timeline_figure(
    frame: pl.DataFrame,
    view: View,
    labels: Mapping[str, str],
    tokens: Mapping[str, str],
    *,
    flags: Sequence[tuple[date, str]] = (),
    written: bool = True,
) -> dict[str, Any]:
    """The figure of a timeline, in plotly's schema.

    Args:
        frame: What `answers.timeline` gave: `line`, `period`, `last`, `n`, `of`, `share`, `partial`.
        view: What it was asked; its `share` and `picked` show.
        labels: How each value of `line` is written.
        tokens: A colour for each name of `template.LIGHT`; `template.PAGE` leaves that to the page.
        flags: Days and what happened on them: numbered on top, in this order.
        written: Whether names, flags and the picked period are on the figure, as annotations and shapes; the page
            writes them itself, which costs a browser a fraction of what plotly's own cost.

    Returns:
        `data` and `layout`. Annotations carry the names `label`, `flag`, `value` and `unit`, so that a narrow page can
        leave some out; a flag's text is its number in `flags`.
    """
    shown = frame.with_columns(
        value=pl.col("share") if view.share else pl.col("n").cast(pl.Float64),
        few=(pl.col("of") < FEW).fill_null(value=False) if view.share else pl.lit(value=False),
    )
    shown = shown.with_columns(**_looks(shown))
    lines = [part for (_,), part in shown.group_by("line", maintain_order=True)]
    top = max(float(shown["value"].max() or 0), 0.01 if view.share else 1.0) * HEADROOM  # type: ignore[arg-type]
    values, texts = value_ticks(top, share=view.share is not None)
    layout: dict[str, Any] = {"template": template(tokens), "height": HEIGHT, "shapes": [], "annotations": []}
    layout["yaxis"] = {"range": [0, top], "tickvals": values, "ticktext": texts}
    if not shown.is_empty():
        first, last = shown["period"].min(), shown["last"].max()
        after = last + timedelta(days=1)  # type: ignore[operator]
        layout["xaxis"] = {"range": [first.isoformat(), after.isoformat()], **time_ticks(first, after)}  # type: ignore[union-attr, arg-type]
    if written and not shown.is_empty():
        inside = [(number, day, what) for number, (day, what) in enumerate(flags, 1) if first <= day <= last]  # type: ignore[operator]
        for number, day, what in inside:
            layout["shapes"].append(_flag_line(day, tokens))
            layout["annotations"].append(flag_notes(number, day, what, tokens))
        layout["annotations"] += [
            *end_labels(lines, view, labels, tokens, top=top, height=HEIGHT),
            unit_note(view, tokens),
        ]
        if view.picked and view.picked != "undated":
            layout["shapes"] += _picked_band(lines[0], view.picked, tokens)
            layout["annotations"] += picked_notes(lines, view, tokens)
    return {"data": _traces(lines, labels, tokens), "layout": layout}


def _looks(shown: pl.DataFrame) -> dict[str, pl.Expr]:
    """What is dotted, what solid, and how each point looks, as columns."""
    partial, few = pl.col("partial"), pl.col("few")
    beside = partial.shift(1, fill_value=False).over("line") | partial.shift(-1, fill_value=False).over("line")
    whole = 8.0 if shown["period"].n_unique() <= SPARSE else 0.1
    return {
        "dotted": pl.when(partial | beside).then("value"),
        "solid": pl.when(~partial).then("value"),
        "hollow": partial | few,
        "size": pl.when(partial).then(8.0).when(few).then(5.5).otherwise(whole),
    }


def _traces(lines: list[pl.DataFrame], labels: Mapping[str, str], tokens: Mapping[str, str]) -> list[dict[str, Any]]:
    traces: list[dict[str, Any]] = []
    for number, line in enumerate(lines):
        colour = tokens[f"s{number + 1}"]
        x = [middle(first, last) for first, last in line.select("period", "last").iter_rows()]
        hollow = line["hollow"].to_list()
        name = labels[line["line"][0]]
        quiet = {"x": x, "mode": "lines", "type": "scatter", "hoverinfo": "skip", "name": name}
        traces += [
            {**quiet, "y": line["dotted"].to_list(), "line": {"color": colour, "width": 1.5, "dash": "2px,3px"}},
            {**quiet, "y": line["solid"].to_list(), "line": {"color": colour, "width": 2.25 if number else 2.75}},
            {
                "x": x,
                "y": line["value"].to_list(),
                "name": name,
                "type": "scatter",
                "mode": "markers",
                "hoverinfo": "none",
                "cliponaxis": False,
                "marker": {
                    "symbol": SYMBOLS[number],
                    "size": line["size"].to_list(),
                    "color": [tokens["paper"] if empty else colour for empty in hollow],
                    "line": {"color": colour, "width": [1.75 if empty else 0 for empty in hollow]},
                    "opacity": 1,
                },
            },
        ]
    return traces


def _flag_line(day: date, tokens: Mapping[str, str]) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"width": 1, "color": tokens["bar"], "dash": "1px,3px"},
    }


def _picked_band(line: pl.DataFrame, picked: date, tokens: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect",
            "x0": first.isoformat(),
            "x1": (last + timedelta(days=1)).isoformat(),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "layer": "below",
            "line": {"width": 0},
            "fillcolor": faint(tokens["accent"], 0.14),
        }
        for first, last in line.filter(pl.col("period") == picked).select("period", "last").iter_rows()
    ]

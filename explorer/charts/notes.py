"""What is written on a timeline: at the ends of the lines, over the flags, at the picked period."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.charts.axes import middle
from explorer.charts.template import SHAPES, faint

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from explorer.view import View

__all__ = ["UNITS", "end_labels", "flag_notes", "picked_notes", "unit_note", "unit_of"]

AROUND = 56
"""Pixels above and below the plot's own area."""

APART = 40
"""Pixels that two labels need."""

BESIDE = 26
"""Pixels from the last point to its label; the page makes it more where the last period is wide."""

LONGEST = 20
"""Characters of a name at a line's end."""

MOST_VALUES = 3
ONE_DIGIT = 0.0995

OF = {"corpus": "all {}", "selection": "the selection’s {}", "outlets": "the chosen outlets’ {}"}
"""What a share is of."""

UNITS = {
    "articles": ("article", "articles"),
    "mentions": ("mention", "mentions"),
    "unique": ("text", "texts"),
    "origins": ("origin", "origins"),
}
"""What each measure counts: of one, and of more."""


def end_labels(
    lines: list[pl.DataFrame],
    view: View,
    labels: Mapping[str, str],
    tokens: Mapping[str, str],
    *,
    top: float,
    height: int,
) -> list[dict[str, Any]]:
    """A label for each line at its last point, pushed apart, tied to it by a thin leader."""
    inner = height - AROUND
    ends: list[tuple[float, int, pl.DataFrame, float]] = []
    for number, line in enumerate(lines):
        value = float(line["value"].drop_nulls().to_list()[-1]) if line["value"].count() else 0.0
        ends.append((inner - value / top * inner, number, line, value))
    placed = []
    floor = inner - 12.0
    for y, number, line, value in sorted(ends, key=lambda end: (end[0], -end[2]["n"].sum()), reverse=True):
        at = min(y, floor)
        floor = at - APART
        placed.append((at, y, number, line, value))
    lowest = min((at for at, *_ in placed), default=0)
    lift = min(0.0, lowest - 8)  # more labels than room: they start at the top instead
    notes = []
    for at, y, number, line, value in sorted(placed, key=lambda label: label[2]):
        colour, name = tokens[f"s{number + 1}"], labels[line["line"][0]]
        short = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
        n = int(line["n"].sum())
        notes.append(
            {
                "name": "label",
                "x": middle(line["period"][-1], line["last"][-1]),
                "y": value,
                "xref": "x",
                "yref": "y",
                "ax": BESIDE,
                "ay": at - lift - y,
                "axref": "pixel",
                "ayref": "pixel",
                "xanchor": "left",
                "yanchor": "middle",
                "align": "left",
                "showarrow": True,
                "arrowhead": 0,
                "arrowwidth": 1,
                "arrowcolor": colour,
                "standoff": 6,
                "text": f'<span style="color:{colour}">{SHAPES[number]}</span> <b>{escape(short)}</b>'
                f'<br><span style="color:{tokens["ink-3"]}">{n:,} {UNITS[view.measure][n != 1]}</span>',
                "font": {"color": tokens["ink"]},
            }
        )
    return notes


def flag_notes(number: int, day: date, what: str, tokens: Mapping[str, str]) -> dict[str, Any]:
    """The number of one event, on top of the plot."""
    return {
        "name": "flag",
        "x": day.isoformat(),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 3,
        "showarrow": False,
        "text": f"<b>{number}</b>",
        "hovertext": escape(what),
        "bgcolor": tokens["sunk"],
        "borderpad": 2,
        "width": 16 if number > 9 else 13,
        "font": {"size": 12, "color": tokens["ink"]},
    }


def unit_of(view: View) -> str:
    """What the axis counts; of a share, what it is one of: `"share of all articles"`."""
    unit = UNITS[view.measure][1]
    return f"share of {OF[view.share].format(unit)}" if view.share else unit


def unit_note(view: View, tokens: Mapping[str, str]) -> dict[str, Any]:
    """What the axis counts, at its upper end."""
    return {
        "name": "unit",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": -44,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 4,
        "showarrow": False,
        "text": unit_of(view),
        "font": {"size": 13, "color": tokens["ink-3"]},
    }


def picked_notes(lines: list[pl.DataFrame], view: View, tokens: Mapping[str, str]) -> list[dict[str, Any]]:
    """The values of the picked period beside its points, where there are few enough lines to read them."""
    if len(lines) > MOST_VALUES:
        return []
    notes = []
    for line in lines:
        for value, first, last in line.filter(pl.col("period") == view.picked).select("value", "period", "last").rows():
            if value is None:
                continue
            said = f"{value:.{0 if value >= ONE_DIGIT else 1}%}" if view.share else f"{value:,.0f}"
            notes.append(
                {
                    "name": "value",
                    "x": middle(first, last),
                    "y": value,
                    "xanchor": "left",
                    "xshift": 8,
                    "yshift": 2,
                    "showarrow": False,
                    "text": f"<b>{said}</b>",
                    "bgcolor": faint(tokens["paper"], 0.8),
                    "borderpad": 1,
                    "font": {"color": tokens["ink"]},
                }
            )
    return notes

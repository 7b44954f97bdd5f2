"""A frame as a plotly figure, to look at in a notebook and to restyle there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.charts.caveat import said_of_it
from explorer.charts.signals import signals_figure
from explorer.charts.template import DARK, LIGHT
from explorer.charts.timeline import timeline_figure
from explorer.names import open_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    import plotly.graph_objects as go
    import polars as pl

    from explorer.names import Names
    from explorer.view import View

__all__ = ["draw", "draw_signals"]


def draw(
    frame: pl.DataFrame,
    view: View,
    *,
    labels: Mapping[str, str] | None = None,
    dark: bool = False,
    notice: str | None = None,
    names: Names | None = None,
) -> go.Figure:
    """A timeline as the page draws it.

    Args:
        frame: What `answers.timeline` gave.
        view: What it was asked.
        labels: How each value of `line` is written; by default by the lists of names.
        dark: Whether for a dark background.
        notice: What the corpus says of itself (`corpus.notice`), e.g. "Synthetic"; written on the chart, and
            where acts are asked for, that they are reports of acts.
        names: The corpus's lists (`corpus.names`), where it brings some; the project's by default.

    Returns:
        A figure whose template, traces and annotations are its own to change.
    """
    import plotly.graph_objects as go  # noqa: PLC0415 (16 MB that a dashboard's kernel does without)

    names = names or open_names()
    values = frame["line"].unique(maintain_order=True).to_list()
    known = {value: names.label(value) or "Articles" for value in values} | dict(labels or {})
    figure = go.Figure(timeline_figure(frame, view, known, DARK if dark else LIGHT))
    where = ".1%" if view.share else ",.0f"
    figure.update_traces(
        selector={"mode": "markers"}, hoverinfo="all", hovertemplate=f"%{{y:{where}}}<extra>%{{fullData.name}}</extra>"
    )
    if said := said_of_it(notice, view.query):
        figure.add_annotation(text=said, x=0, y=1, xref="paper", yref="paper", xanchor="left", yanchor="top")
    return figure


def draw_signals(
    frame: pl.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    dark: bool = False,
    notice: str | None = None,
    names: Names | None = None,
) -> go.Figure:
    """Reported acts as the page draws them, with what must be said of them written on the figure.

    Args:
        frame: What `answers.signals` gave.
        labels: How each value of `line` is written; by default by the lists of names.
        dark: Whether for a dark background.
        notice: What the corpus says of itself (`corpus.notice`), e.g. "Fictional"; written on the chart.
        names: The corpus's lists (`corpus.names`), where it brings some; the project's by default.
    """
    import plotly.graph_objects as go  # noqa: PLC0415 (16 MB that a dashboard's kernel does without)

    names = names or open_names()
    known = {value: names.label(value) or "Articles" for value in frame["line"].unique(maintain_order=True)}
    return go.Figure(signals_figure(frame, known | dict(labels or {}), DARK if dark else LIGHT, notice=notice))

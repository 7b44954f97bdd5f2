"""Frames as charts: figures in plotly's schema as plain dicts, and `draw`, which alone imports plotly, when called."""

from __future__ import annotations

from explorer.charts.draw import draw, draw_signals
from explorer.charts.signals import signals_figure
from explorer.charts.timeline import timeline_figure

__all__ = ["draw", "draw_signals", "signals_figure", "timeline_figure"]

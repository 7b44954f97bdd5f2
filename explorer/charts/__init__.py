"""Frames as charts: figures in plotly's schema as plain dicts, and `draw`, which alone imports plotly, when called."""

from __future__ import annotations

from explorer.charts.draw import draw
from explorer.charts.timeline import timeline_figure

__all__ = ["draw", "timeline_figure"]

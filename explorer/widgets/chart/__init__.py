"""The chart: lines over time, the strip of dates under it, flags, notes, and the row that says how it is counted."""

from __future__ import annotations

from explorer.widgets.chart.count_row import count_row_state
from explorer.widgets.chart.flags import flags_of
from explorer.widgets.chart.state import chart_state
from explorer.widgets.chart.strip import strip_state

__all__ = ["chart_state", "count_row_state", "flags_of", "strip_state"]

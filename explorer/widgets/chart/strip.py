"""The strip of dates under the chart: the ground over all days, and which of them are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.widgets.phrases import counted, listed, period_name, within

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered

__all__ = ["YEAR", "strip_state"]

YEAR = {"day": 365, "week": 52, "month": 12, "quarter": 4, "year": 1}
"""Periods in a year: how far the Page keys go."""


def strip_state(answered: Answered) -> dict[str, Any] | None:
    """Bars and handles; None where there are not two bars to choose between."""
    query, period = answered.view.query, answered.strip_period
    bars = answered.whole_ground.select("period", "n").rows()
    if len(bars) < 2:
        return None
    starts = [first for first, _ in bars]
    begin, end = (query.start or starts[0]), (query.end or within(starts[-1], period))
    last = max([i for i, first in enumerate(starts) if first <= end], default=0)
    total = sum(n for _, n in bars)
    lies_in = (
        f"in {listed([answered.name(r) for r in query.regions])} "
        if query.regions and answered.view.lines != "regions"
        else ""
    )
    return {
        "periods": [
            {
                "first": first.isoformat(),
                "last": within(first, period).isoformat(),
                "name": period_name(first, period),
                "n": n,
            }
            for first, n in bars
        ],
        "from": min(last, max([i for i, first in enumerate(starts) if first <= begin], default=0)),
        "to": last,
        "about": [f"All {counted(total)} articles", f"{lies_in}a {period}"],
        "year": YEAR[period],
    }

"""The real dashboard with two parts broken: the chart where a point is a year, the list where it is a quarter."""

from __future__ import annotations

import sys
from typing import Any

from explorer.widgets.parts import PARTS


def break_parts() -> None:
    """Let the chart fail on years and the list on quarters, loudly."""
    PARTS["chart"] = failing(PARTS["chart"], "year")  # type: ignore[index]
    PARTS["listing"] = failing(PARTS["listing"], "quarter")  # type: ignore[index]


def failing(state: Any, period: str) -> Any:
    def fails(answered: Any, page: Any) -> Any:
        if answered.view.period == period:
            print("SECRET-IN-OUTPUT")
            print("SECRET-IN-ERRORS", file=sys.stderr)
            raise RuntimeError(f"SECRET-OF-THE-{period.upper()}")
        return state(answered, page)

    return fails

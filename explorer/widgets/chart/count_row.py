"""How articles are counted, as one sentence of four choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.widgets.one_article import is_alone

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered

__all__ = ["count_row_state"]

NONE = "none"
CHOICES: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "lines",
        "One line per",
        (
            ("actors", "actor"),
            ("regions", "region"),
            ("outlets", "outlet"),
            ("words", "expression"),
            (NONE, "whole view"),
        ),
    ),
    (
        "period",
        "a point a",
        (("day", "day"), ("week", "week"), ("month", "month"), ("quarter", "quarter"), ("year", "year")),
    ),
    (
        "measure",
        "counting",
        (("articles", "articles"), ("mentions", "mentions"), ("unique", "unique texts"), ("origins", "origins")),
    ),
    (
        "share",
        "as a share of",
        (
            (NONE, "nothing"),
            ("corpus", "all articles"),
            ("selection", "the selection"),
            ("outlets", "chosen outlets"),
        ),
    ),
)


def count_row_state(answered: Answered) -> dict[str, Any]:
    """The four choices, each with what the view says."""
    view = answered.view
    hidden = "origins" if answered.corpus.origins is None and view.measure != "origins" else None
    return {
        "choices": [
            {
                "act": act,
                "before": before,
                "options": [list(option) for option in options if option[0] != hidden],
                "value": getattr(view, act) or NONE,
            }
            for act, before, options in CHOICES
        ],
        "hidden": answered.corpus.first_day is None or is_alone(answered),
    }

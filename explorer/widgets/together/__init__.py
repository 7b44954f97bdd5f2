"""Who else is named in the articles chosen, and whether more than in their ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.widgets.one_article import is_alone, named_state
from explorer.widgets.phrases import counted, percent
from explorer.widgets.saying import verb_of

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered

__all__ = ["together_state"]

ROOM = 1.05


def together_state(answered: Answered) -> dict[str, Any]:
    """Bars of the share of the chosen articles, each with a mark at the share of the ground."""
    if is_alone(answered):
        return named_state(answered)
    rows = answered.together.to_dicts()
    n, ground = int(answered.summary["n"]), int(answered.summary["ground"])  # type: ignore[call-overload]
    most = max([0.01, *(max(row["share"] or 0, row["ground_share"] or 0) for row in rows)]) * ROOM
    name, _ = verb_of(answered.view.query.voices, ("name", "names"))
    about = f"Of the {counted(n)} articles chosen, how many also {name} …"
    if n != ground:
        about += f" The upright line marks the share among all {counted(ground)}."
    return {
        "about": about if rows else "No other name stands in these articles.",
        "rows": [
            {
                "actor": row["actor"],
                "name": row["name"],
                "n": row["n"],
                "width": round(100 * (row["share"] or 0) / most, 2),
                "mark": round(100 * (row["ground_share"] or 0) / most, 2),
                "few": row["lift"] is None,
                "lift": "few" if row["lift"] is None else f"×{row['lift']:.1f}",
                "about": "too few to compare"
                if row["lift"] is None
                else f"{percent(row['share'])} against {percent(row['ground_share'])}",
            }
            for row in rows
        ],
        "hidden": answered.nothing,
    }

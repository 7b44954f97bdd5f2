"""Where: for each line, the share of its articles that also mention a region."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.widgets.one_article import is_alone, placed_state
from explorer.widgets.phrases import counted, listed, percent

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered

__all__ = ["where_state"]

STEP = 20
"""The scale ends on a multiple of 5 percent."""


def where_state(answered: Answered) -> dict[str, Any]:
    """One dot per line and region on a common scale from 0."""
    if is_alone(answered):
        return placed_state(answered)
    frame = answered.places
    lines = frame["line"].unique(maintain_order=True).to_list()
    top = float(frame["share"].max() or 0)  # type: ignore[arg-type]
    most = max(ceil(top * STEP - 1e-9) / STEP, 0.05)
    rows = []
    for (region, name), part in frame.group_by("region", "name", maintain_order=True):
        shares = [share or 0.0 for share in part["share"]]
        rows.append(
            {
                "region": region,
                "name": name,
                "dots": [round(100 * share / most, 2) for share in shares],
                "values": [f"{share * 100:.0f}" for share in shares],
                "titles": [
                    f"{counted(n)} of {counted(of)} articles, {percent(share)}"
                    for n, of, share in part.select("n", "of", "share").iter_rows()
                ],
            }
        )
    return {
        "about": _about(answered, frame, lines) if rows else "No region is named in these articles.",
        "lines": [answered.label(line) for line in lines] if rows else [],
        "most": f"{most:.0%}",
        "rows": rows,
        "hidden": answered.nothing,
    }


def _about(answered: Answered, frame: pl.DataFrame, lines: list[str]) -> str:
    if len(lines) < 2:
        return f"Share of the {counted(int(frame['of'][0]))} articles chosen that also mention the region."
    of = frame.group_by("line", maintain_order=True).agg(pl.col("of").first())
    each = [f"{counted(n)} {_short(answered, line)}" for line, n in of.iter_rows()]
    noun = {"actors": "name", "regions": "region", "outlets": "outlet", "words": "expression"}[str(answered.view.lines)]
    return f"Share of each {noun}’s articles ({listed(each, 'and')}) that also mention the region."


def _short(answered: Answered, line: str) -> str:
    """A person's last name; anything else in full."""
    label = answered.label(line)
    return label.split()[-1] if answered.view.lines == "actors" and answered.names.is_person(line) else label

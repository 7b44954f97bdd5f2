"""The state of the list of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.charts.signals import CAVEAT
from explorer.widgets.folds import MORE_ROWS, MOST_ROWS
from explorer.widgets.phrases import plural, short_day
from explorer.widgets.statements.asked import asked_of
from explorer.widgets.telling import pieces, unread, way

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered
    from explorer.widgets.folds import Folds

__all__ = ["statements_state"]

FEWER = 4
"""Less than a facet's rows: a sentence takes several lines."""
DEEDS = {"verbal": "in words", "material": "in deeds"}


def statements_state(answered: Answered, folds: Folds) -> dict[str, Any]:
    """The sentences of what was chosen in the diagrams, of everything where nothing was."""
    nothing = unread(answered, "statements")
    if nothing is not None:
        return {"hidden": True}
    shown = min(folds.n_rows("statements") - FEWER, MOST_ROWS)
    asked = asked_of(answered, folds, shown)
    rest = asked.n - asked.frame.height
    if asked.n == 0 and not folds.asked:
        return {"hidden": True}
    caveat = CAVEAT if asked.acts else "Found by rule and a learned model; some will be wrong."
    return {
        "hidden": False,
        "title": asked.title,
        "about": f"{asked.counted}. {caveat}",
        "acts": asked.acts,
        "all": "Show all statements" if folds.asked else None,
        "notice": answered.corpus.notice,
        "items": [_item(answered, row) for row in asked.frame.iter_rows(named=True)],
        "more": f"Show {plural(min(MORE_ROWS, rest), 'more', 'more')}" if rest > 0 and shown < MOST_ROWS else None,
        "csv": f"Save {'the one' if asked.n == 1 else f'all {asked.n:,}'} as CSV" if asked.n else None,
    }


def _item(answered: Answered, row: dict[str, Any]) -> dict[str, Any]:
    url = row["url"] or ""
    return {
        "day": short_day(row["day"]) if row["day"] else "Undated",
        "datetime": row["day"].isoformat() if row["day"] else None,
        "title": row["title"] or "Without a title",
        "url": url if url.startswith(("http://", "https://")) else None,
        "said": pieces(row["text"], row["marks"]),
        "way": way(answered, row["chain"], row["outlet"]),
        "kind": _act(answered, row) if "type" in row else _statement(row),
    }


def _statement(row: dict[str, Any]) -> list[str]:
    told = [row["class"], row["manner"], "without a name" if row["anonymous"] else None]
    return [word for word in (*told, "inside another’s words" if row["inner"] else None) if word]


def _act(answered: Answered, row: dict[str, Any]) -> list[str]:
    who = answered.name(row["actor"]) if row["actor"] else "somebody on no list"
    to = f" → {answered.name(row['recipient'])}" if row["recipient"] else ""
    return [f"{row['type'].lower()}: {who}{to}", DEEDS[row["deed"]]]

"""What a chart of reported acts must say of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.view import Query

__all__ = ["CAVEAT", "asks_acts", "said_of_it"]

CAVEAT = "Reports of acts, not acts"
"""What stands beside every number of acts."""


def asks_acts(query: Query) -> bool:
    """Whether a query asks for reported acts."""
    return bool(query.event_types or query.signals)


def said_of_it(notice: str | None, query: Query) -> str | None:
    """What the corpus says of itself, and the caveat where acts are asked for; None where there is neither."""
    said = [*([notice] if notice else []), *([CAVEAT] if asks_acts(query) else [])]
    return ". ".join(said) or None

"""The articles themselves, with the sentences that matched."""

from __future__ import annotations

from explorer.widgets.listing.article import article_state, line_finder, marked
from explorer.widgets.listing.state import listing_state

__all__ = ["article_state", "line_finder", "listing_state", "marked"]

"""The sentences: who says what through whom, or who is reported to have done what."""

from __future__ import annotations

from explorer.widgets.statements.asked import Asked, asked_of
from explorer.widgets.statements.state import statements_state

__all__ = ["Asked", "asked_of", "statements_state"]

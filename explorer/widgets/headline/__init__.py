"""The head of the page: what is chosen, the view as a sentence, what it is counted out of."""

from __future__ import annotations

from explorer.widgets.headline.chips import chips
from explorer.widgets.headline.sentence import sentence
from explorer.widgets.headline.state import headline_state

__all__ = ["chips", "headline_state", "sentence"]

"""What widgets of one card have in common: a person is asked about one thing after the other, and answers by keys.

Such a widget writes into the corpus's folder, so it lives in a cell of the corpus's owner, never on a served page.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
from traitlets import Dict

from explorer import hosting
from explorer.errors import QueryError
from explorer.widgets.guard import guard
from explorer.widgets.page_style import font_style

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Card", "card_script", "card_style", "pieces"]

HERE = Path(__file__).parent
STYLES = ("page/tokens.css", "page/host.css", "page/base.css", "page/controls.css", "card.css")


@cache
def card_script(painter: str) -> str:
    """One ES module: elements, the frame of a card, and `painter`, a file that has the function `paintCard`."""
    return "\n".join((HERE / name).read_text("utf8") for name in ("page/dom.js", painter, "card.js"))


@cache
def card_style() -> str:
    """The look of the page, for a card."""
    return font_style() + "\n".join((HERE / name).read_text("utf8") for name in STYLES)


def pieces(text: str, spans: list[tuple[int, int]]) -> list[list[Any]]:
    """`text` in pieces `[words, marked]`; spans are in order, end excluded, none over another."""
    found: list[list[Any]] = []
    at = 0
    for start, end in spans:
        found += [[text[at:start], False], [text[start:end], True]]
        at = end
    return [piece for piece in [*found, [text[at:], False]] if piece[0]]


class Card(anywidget.AnyWidget):
    """A card; a subclass makes `state` and does what the page sends.

    Raises:
        QueryError: It is asked for on a served page.
    """

    card = Dict().tag(sync=True)

    def __init__(self, painter: str) -> None:
        if hosting.under_voila():
            raise QueryError("this writes into the corpus: use it in JupyterLab, not on a served page")
        self._esm, self._css = card_script(painter), card_style()
        self._message = ""
        super().__init__(card=self.state())
        self.on_msg(self._heard)

    def state(self) -> dict[str, Any]:
        """What is shown, as JSON values."""
        raise NotImplementedError

    def act(self, action: Mapping[str, Any]) -> None:
        """Do what the page sends."""
        raise NotImplementedError

    def _say(self, sentence: str) -> None:
        self._message = sentence

    def _heard(self, _widget: object, content: object, _buffers: object) -> None:
        """Do what the page sends. No exception leaves it."""
        with guard(self._say):
            self.act(content if isinstance(content, dict) else {})
        self.card = {**self.state(), "message": self._message}

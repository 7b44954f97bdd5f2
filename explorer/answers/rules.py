"""The counting rules, as the answers' docstrings have them."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from explorer.answers.chains import chains
from explorer.answers.listing import listing
from explorer.answers.places import places
from explorer.answers.signals import signals
from explorer.answers.statements import statements
from explorer.answers.summary import summary
from explorer.answers.talked_about import talked_about
from explorer.answers.timeline import ground, timeline
from explorer.answers.together import together
from explorer.answers.top import children, top

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["rules"]

_ANSWERS = (
    timeline,
    ground,
    summary,
    top,
    children,
    together,
    places,
    talked_about,
    listing,
    statements,
    chains,
    signals,
)
_SECTION = "Counting rule:"


def rules() -> dict[str, str]:
    """The counting rule of every answer that counts, by the answer's name, one paragraph each."""
    return {answer.__name__: _rule(answer) for answer in _ANSWERS}


def _rule(answer: Callable[..., object]) -> str:
    _, _, after = (inspect.getdoc(answer) or "").partition(f"\n{_SECTION}\n")
    paragraph, _, _ = after.partition("\n\n")
    return " ".join(paragraph.split())

"""The rules by their name in the grammar: from the words of an expression to its meaning, None where it is no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.reading.times import clock, counted, dates, lengths, named_days
from explorer.reading.times.grammar import RULES as NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.reading.times.around import Around
    from explorer.reading.times.phrase import Meaning, Phrase

__all__ = ["RULES"]

_MODULES = (dates, named_days, counted, lengths, clock)

RULES: dict[str, Callable[[Phrase, Around], Meaning | None]] = {
    name: getattr(next(module for module in _MODULES if name in module.__all__), name) for name in NAMES
}

"""Noun groups around a verb: who does it, and to whom; spans of tokens, both ends included."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from explorer.reading.events.table import act_words
from explorer.reading.statements.tags import tags

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Clause", "TokenSpan"]

TokenSpan = tuple[int, int]
_NOUN = frozenset(tags("NPr$dJ9s"))
_VERB = frozenset(tags("DZBGE"))
_AGENT = _NOUN | frozenset(tags("E"))
_NAMED_OR_NOUN = frozenset(tags("NPr"))
_AUXILIARY = frozenset(tags("bhMRT"))
_OBJECT_WITHIN = 8


class Clause:
    """A sentence's tokens in lower case, and their tags."""

    def __init__(self, words: Sequence[str], tag: Sequence[int]) -> None:
        self.tag = tag
        self.lower = "\n".join(words).lower().split("\n")

    @cached_property
    def saying(self) -> int | None:
        """The first verb of saying."""
        say = act_words()["say"]
        if say.isdisjoint(self.lower):
            return None
        return next((k for k, word in enumerate(self.lower) if word in say and self.tag[k] in _VERB), None)

    def some(self, start: int, end: int) -> list[str]:
        """The words from `start` to `end` (excluded), as far as they are of the sentence."""
        return self.lower[max(0, start) : max(0, end)]

    def subject(self, verb: int) -> TokenSpan | None:
        """The noun group that ends before the verb group at `verb`."""
        classes, lower, tag = act_words(), self.lower, self.tag
        end = verb - 1
        skipped = classes["light"] | classes["negation"] | classes["time"] | {"on"}
        while end >= 0 and (tag[end] in _AUXILIARY or lower[end] in skipped):
            end -= 1
        if end > 0 and lower[end] in "),":
            end = self._before_aside(end)
        while end >= 0 and (lower[end] in ",-–—" or tag[end] not in _NOUN):
            end -= 1
        if end < 0:
            return None
        start = end
        while start > 0 and lower[start - 1] not in classes["stop"] and lower[start - 1] not in ',;:"“”(':
            start -= 1
        while start < end and lower[start] in classes["determiner"]:
            start += 1
        return start, end

    def _before_aside(self, end: int) -> int:
        """The token before "…, 64, who …," or "(…)" that ends at `end`."""
        opening = "(" if self.lower[end] == ")" else ","
        start = end - 1
        while start > 0 and self.lower[start] != opening:
            start -= 1
        return start - 1 if start > 0 else end

    def agent(self, verb: int) -> TokenSpan | None:
        """The noun group behind "by"."""
        for by in range(verb + 1, min(len(self.lower), verb + 13)):
            if self.lower[by] == "by":
                end = by + 1
                times = act_words()["time"]
                while (
                    end < len(self.lower)
                    and self.tag[end] in _AGENT
                    and not (end > by + 1 and self.lower[end] in times)
                ):
                    end += 1
                return (by + 1, max(by + 1, end - 1)) if by + 1 < len(self.lower) else None
        return None

    def object(self, verb: int) -> TokenSpan | None:
        """The first noun group behind `verb`."""
        start, limit = verb + 1, min(len(self.lower), verb + _OBJECT_WITHIN)
        while start < limit and self.tag[start] not in _NOUN:
            start += 1
        end = start
        while end + 1 < len(self.lower) and self.tag[end + 1] in _NOUN:
            end += 1
        if start >= limit or not any(self.tag[k] in _NAMED_OR_NOUN for k in range(start, end + 1)):
            return None
        while start < end and self.lower[start] in ("the", "a", "an"):
            start += 1
        return start, end

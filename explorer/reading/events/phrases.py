"""Noun groups around a verb: who does it, and to whom; spans of tokens, both ends included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.reading.events.table import act_words
from explorer.reading.statements.tags import tags

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Clause", "TokenSpan"]

TokenSpan = tuple[int, int]
_NOUN = frozenset(tags("NPr$dJ9s"))
_AGENT = _NOUN | frozenset(tags("E"))
_NAMED_OR_NOUN = frozenset(tags("NPr"))
_AUXILIARY = frozenset(tags("bhMRT"))
_OBJECT_WITHIN = 8


class Clause:
    """A sentence's tokens and tags, between `low` and `high` (excluded); `lower` has its words in lower case."""

    def __init__(self, words: Sequence[str], tag: Sequence[int], low: int, high: int) -> None:
        self.words, self.tag, self.low, self.high = words, tag, low, high
        self._said = [word.lower() for word in words[low:high]]
        self.lower: dict[int, str] = dict(zip(range(low, high), self._said, strict=True))

    def said(self, start: int, end: int) -> list[str]:
        """The words from `start` to `end` (excluded) in lower case, as far as they are of the sentence."""
        return self._said[max(0, start - self.low) : max(0, end - self.low)]

    def subject(self, verb: int) -> TokenSpan | None:
        """The noun group that ends before the verb group at `verb`."""
        classes, lower, tag = act_words(), self.lower, self.tag
        end = verb - 1
        skipped = classes["light"] | classes["negation"] | classes["time"] | {"on"}
        while end >= self.low and (tag[end] in _AUXILIARY or lower[end] in skipped):
            end -= 1
        if end > self.low and lower[end] in "),":
            end = self._before_aside(end)
        while end >= self.low and (lower[end] in ",-–—" or tag[end] not in _NOUN):
            end -= 1
        if end < self.low:
            return None
        start = end
        while start > self.low and lower[start - 1] not in classes["stop"] and self.words[start - 1] not in ',;:"“”(':
            start -= 1
        while start < end and lower[start] in classes["determiner"]:
            start += 1
        return start, end

    def _before_aside(self, end: int) -> int:
        """The token before "…, 64, who …," or "(…)" that ends at `end`."""
        opening = "(" if self.lower[end] == ")" else ","
        start = end - 1
        while start > self.low and self.lower[start] != opening:
            start -= 1
        return start - 1 if start > self.low else end

    def agent(self, verb: int) -> TokenSpan | None:
        """The noun group behind "by"."""
        for by in range(verb + 1, min(self.high, verb + 13)):
            if self.lower[by] == "by":
                end = by + 1
                times = act_words()["time"]
                while end < self.high and self.tag[end] in _AGENT and not (end > by + 1 and self.lower[end] in times):
                    end += 1
                return (by + 1, max(by + 1, end - 1)) if by + 1 < self.high else None
        return None

    def object(self, verb: int) -> TokenSpan | None:
        """The first noun group behind `verb`."""
        start, limit = verb + 1, min(self.high, verb + _OBJECT_WITHIN)
        while start < limit and self.tag[start] not in _NOUN:
            start += 1
        end = start
        while end + 1 < self.high and self.tag[end + 1] in _NOUN:
            end += 1
        if start >= limit or not any(self.tag[k] in _NAMED_OR_NOUN for k in range(start, end + 1)):
            return None
        while start < end and self.lower[start] in ("the", "a", "an"):
            start += 1
        return start, end

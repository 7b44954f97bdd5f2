"""Sources that are described and not named: "two former senior officials close to the Kremlin"."""

from __future__ import annotations

import re

from explorer.reading.statements.cast import stand_ins

__all__ = ["HANDED_ON", "PLURAL", "TAIL", "described", "head_of"]

HANDED_ON = (
    r"(?:seen|obtained|reviewed|viewed|quoted|cited|interviewed|contacted|reached) by\b(?! (?:tele)?phone| email)"
)
"""How it begins to be said who saw a paper or quoted a person: an expression."""
TAIL = re.compile(
    r",|;|\(|\s[–—-]+\s|\s(?=(?:who|whom|which|that|of|in|at|on|with|from|for|to|close|familiar|including|involved|briefed|"
    rf"based|speaking|outside|inside|near|under|as)\b)|\s(?={HANDED_ON})"
)
"""What may follow the noun of a noun phrase and ends it."""
PLURAL = re.compile(r"[^s]s\Z|men\Z|people\Z")
_ALWAYS = frozenset(
    [
        "official",
        "officials",
        "source",
        "sources",
        "aide",
        "aides",
        "diplomat",
        "diplomats",
        "people",
        "person",
        "insider",
        "insiders",
    ]
)


def head_of(words: str) -> str:
    """A noun phrase without what follows its noun: "a Western official" of "a Western official with knowledge"."""
    return words[: tail.start()] if (tail := TAIL.search(words)) else words


def described(words: str) -> bool:
    """Whether a source is described and not named: "two former senior officials close to the Kremlin"."""
    parts = head_of(words).lower().split()
    if not parts or parts[-1] not in stand_ins()["source"]:
        return False
    return parts[-1] in _ALWAYS or PLURAL.search(parts[-1]) is not None or parts[0] not in ("the", "that", "this")

"""Groups named by their country: "Iraqi security forces", "the Syrian opposition" are one actor and no region.

The words are in `words/metonym.tsv`.
"""

from __future__ import annotations

import re

from explorer.reading.wordlists import word_rows

__all__ = ["group_end"]

_LISTS = dict(word_rows("metonym.tsv"))


def _any_of(name: str) -> str:
    return "|".join(_LISTS[name].split())


_WORD = rf"(?:{_any_of('group')})"
_GROUP = re.compile(
    rf"(?:-(?:led|backed) (?:coalition|alliance|{_any_of('group')}|(?:{_any_of('group_middle')}) {_WORD})"
    rf"|(?: (?:{_any_of('group_middle')})){{0,2}} {_WORD})\b(?! {_WORD}\b)"
)


def group_end(text: str, end: int) -> int | None:
    """Where the group ends that the demonym before `end` begins; None where none follows."""
    found = _GROUP.match(text, end)
    return found.end() if found else None

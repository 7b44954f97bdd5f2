"""Contents that break off inside a quotation run on to where it closes, over sentences and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.reading.statements.tokens import BOTH_MARKS, CLOSING_MARKS, OPENING_MARKS

if TYPE_CHECKING:
    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Ints

__all__ = ["run_on"]

_LONGEST = 600


def run_on(batch: Batch, i: Ints, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """First and last tokens of the contents of cues `i` where quotations are kept whole.

    A content that ends its sentence inside a quotation goes on to where that closes, through paragraphs that open it
    again; one that begins its sentence inside a quotation goes back to where it opened. 600 tokens are the most.
    """
    start, end = start.copy(), end.copy()
    quoted, last, first = batch.quoted, batch.last[i], batch.first[i]
    goes_on = (quoted[end] == 1) & (end >= last - 1) & (end + 1 < batch.n)
    for row in np.flatnonzero(goes_on).tolist():
        end[row] = _closed(batch, int(last[row]) if quoted[last[row]] else int(end[row]))
    goes_back = (quoted[start] == 1) & (start == first) & (start > 0)
    for row in np.flatnonzero(goes_back).tolist():
        start[row] = _opened(batch, int(start[row]))
    return start, end


def _closes(word: str) -> bool:
    return word in CLOSING_MARKS or word in BOTH_MARKS


def _opens(word: str) -> bool:
    return word in OPENING_MARKS or word in BOTH_MARKS


def _closed(batch: Batch, k: int) -> int:
    """The last token of the quotation that goes on behind token `k`."""
    words, quoted, paragraph, n = batch.words, batch.quoted, batch.paragraph, batch.n
    if _closes(words[k]) and (k + 1 >= n or not quoted[k + 1] or paragraph[k + 1] != paragraph[k]):
        return k
    k += 1
    stop = min(n, k + _LONGEST)
    while k < stop and quoted[k]:
        if paragraph[k] != paragraph[k - 1] and not _opens(words[k]):
            break
        k += 1
        if words[k - 1] in CLOSING_MARKS:
            break
        ends_paragraph = k >= n or paragraph[k] != paragraph[k - 1] or not quoted[k]
        if words[k - 1] in BOTH_MARKS and ends_paragraph:
            break
    return k - 1


def _opened(batch: Batch, k: int) -> int:
    """The first token of the quotation that token `k` stands in."""
    words, quoted, paragraph = batch.words, batch.quoted, batch.paragraph
    stop = max(0, k - _LONGEST)
    while k > stop and not _opens(words[k]) and quoted[k - 1] and paragraph[k - 1] == paragraph[k]:
        k -= 1
    return k

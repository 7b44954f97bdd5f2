"""Speakers that the model missed: the noun group before a verb of saying that opens its sentence or "that" clause.

The gold has many cues without a speaker ("it appears"), so the model is shy; for speech in the active, as in "Two
officials told the paper", the subject is the speaker.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from explorer.reading.statements.cue_classes import ATTITUDES, CLASSES, stem
from explorer.reading.statements.tags import is_tag
from explorer.reading.statements.vocabulary import word_hash
from explorer.reading.wordlists import word_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Ints
    from explorer.reading.statements.pointing import Spans

__all__ = ["with_subjects"]

_THAT, _TELL = word_hash("that"), word_hash(stem("told"))
_VERB, _PLAIN = is_tag("DZBE"), is_tag("DZB")
_FINITE, _BE, _AUXILIARY, _NOUN, _GROUP = (is_tag(letters) for letters in ("DZBE", "b", "bhMR", "NPr", "NPrdJ9s$"))
_OPEN, _NAME, _TITLE, _COMMON = is_tag("dJ9$s"), is_tag("P"), is_tag("NJPs"), is_tag("N")
_BEFORE_TITLE = is_tag('."C,')
_LONGEST_TITLE = 4
_SPEECH = np.array([False, *(name not in ATTITUDES for name in CLASSES)])


def with_subjects(batch: Batch, i: Ints, spans: Spans) -> Spans:
    """`spans` of cues `i`, with the subject for speaker where the verb is active speech and there was none.

    So it is too where whom somebody told was taken for the speaker. A speaker that breaks off before its noun takes the
    one word left.
    """
    speaker, speaker_end, silent = spans.speaker.copy(), spans.speaker_end.copy(), spans.silent.copy()
    addressee = (batch.stem[i] == _TELL) & (speaker > i) & (speaker <= i + 2) & (spans.content > i)
    likely = (silent | addressee) & _FINITE[batch.tag[i]] & _SPEECH[batch.reporting[i]]
    for row in np.flatnonzero(likely).tolist():
        cue, first = int(i[row]), int(batch.first[i[row]])
        end = cue - 1
        while end > first and _AUXILIARY[batch.tag[end]]:
            end -= 1
        active = not _BE[batch.tag[end + 1 : cue]].any() and (_PLAIN[batch.tag[cue]] or end + 1 < cue)
        start = end + 1
        while start > first and _GROUP[batch.tag[start - 1]]:
            start -= 1
        opens = start == first or batch.form[start - 1] == _THAT or _VERB[batch.tag[start - 1]]
        if start <= end and active and opens and _NOUN[batch.tag[end]]:
            speaker[row], speaker_end[row], silent[row] = start, end, False
    unfinished = ~silent & (speaker_end + 2 == i) & _OPEN[batch.tag[speaker_end]] & _SPEECH[batch.reporting[i]]
    speaker_end += unfinished
    content_end = _with_titles(batch, i, speaker, silent, spans)
    return spans._replace(speaker=speaker, speaker_end=speaker_end, silent=silent, content_end=content_end)


def _with_titles(batch: Batch, i: Ints, speaker: Ints, silent: NDArray[np.bool_], spans: Spans) -> Ints:
    """Let a speaker begin with the title before the name: "retired striker Paolo Denk"; the ends of what was said.

    What was said ends before the title at the latest.
    """
    content_end = spans.content_end.copy()
    before = np.maximum(speaker - 1, 0)
    likely = ~silent & (speaker > batch.first[i]) & _NAME[batch.tag[speaker]] & _COMMON[batch.tag[before]]
    for row in np.flatnonzero(likely & ~np.isin(batch.form[before], _times())).tolist():
        first, start = int(batch.first[i[row]]), int(speaker[row])
        lowest = max(first, start - _LONGEST_TITLE)
        while start > lowest and _TITLE[batch.tag[start - 1]] and start - 1 != i[row]:
            start -= 1
        ahead = start - 1
        if start == first or ahead == i[row] or batch.form[ahead] == _THAT or _BEFORE_TITLE[batch.tag[ahead]]:
            speaker[row] = start
            if spans.content[row] < start <= content_end[row]:
                content_end[row] = ahead
    return content_end


@cache
def _times() -> NDArray[np.uint32]:
    """Hashes of words of time, which may stand before a name and are no title."""
    return np.array([word_hash(word) for name, words in word_rows("stand_ins.tsv") if name == "time"
                     for word in words.split()])  # fmt: skip

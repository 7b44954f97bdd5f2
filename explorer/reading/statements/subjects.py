"""Speakers that the model missed: the noun group before a verb of saying that opens its sentence or "that" clause.

The gold has many cues without a speaker ("it appears"), so the model is shy; for speech in the active, as in "Two
officials told the paper", the subject is the speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.reading.statements.cue_classes import ATTITUDES, CLASSES, stem
from explorer.reading.statements.tags import is_tag
from explorer.reading.statements.vocabulary import word_hash

if TYPE_CHECKING:
    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Ints
    from explorer.reading.statements.pointing import Spans

__all__ = ["with_subjects"]

_THAT, _TELL = word_hash("that"), word_hash(stem("told"))
_VERB, _PLAIN = is_tag("DZBE"), is_tag("DZB")
_FINITE, _BE, _AUXILIARY, _NOUN, _GROUP = (is_tag(letters) for letters in ("DZBE", "b", "bhMR", "NPr", "NPrdJ9s$"))
_OPEN = is_tag("dJ9$s")
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
    return spans._replace(speaker=speaker, speaker_end=speaker_end, silent=silent)

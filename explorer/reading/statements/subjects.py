"""Speakers that the model missed: what stands before the verb of saying that opens its sentence.

The gold has many cues without a speaker ("it appears"), so the model is shy; for speech in an active main clause, as in
"Two officials told the paper", the subject is the speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.reading.statements.cue_classes import ATTITUDES, CLASSES
from explorer.reading.statements.tags import is_tag

if TYPE_CHECKING:
    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Ints
    from explorer.reading.statements.pointing import Spans

__all__ = ["with_subjects"]

_FINITE, _BE, _AUXILIARY, _NOUN, _GROUP = (is_tag(letters) for letters in ("DZB", "b", "bhMR", "NPr", "NPrdJ9s$"))
_SPEECH = np.array([False, *(name not in ATTITUDES for name in CLASSES)])


def with_subjects(batch: Batch, i: Ints, spans: Spans) -> Spans:
    """`spans` of cues `i`, with the subject for speaker where there was none and the verb is active speech."""
    speaker, speaker_end, silent = spans.speaker.copy(), spans.speaker_end.copy(), spans.silent.copy()
    likely = silent & _FINITE[batch.tag[i]] & _SPEECH[batch.reporting[i]]
    for row in np.flatnonzero(likely).tolist():
        cue, first = int(i[row]), int(batch.first[i[row]])
        end = cue - 1
        while end > first and _AUXILIARY[batch.tag[end]]:
            end -= 1
        active = not _BE[batch.tag[end + 1 : cue]].any()
        if end >= first and active and _NOUN[batch.tag[end]] and _GROUP[batch.tag[first : end + 1]].all():
            speaker[row], speaker_end[row], silent[row] = first, end, False
    return spans._replace(speaker=speaker, speaker_end=speaker_end, silent=silent)

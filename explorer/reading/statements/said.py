"""One statement as the rules after the model go on with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.reading.statements.cue_classes import cue_class
from explorer.reading.statements.tags import is_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Ints
    from explorer.reading.statements.model import Candidates, Model

__all__ = ["Source", "Span", "Statement", "statements_in"]

Span = tuple[int, int]
_AUXILIARY = is_tag("bhMRT")
_LONGEST_AUXILIARY = 4
_MOSTLY = 0.9


class Source(NamedTuple):
    """Who passed something on: an actor's id or None, and words for it."""

    entity: str | None
    words: str


@dataclass(slots=True)
class Statement:
    """A statement; offsets in its part, end excluded.

    Attributes:
        sentence: Number of the cue's sentence.
        speaker, cue, content: Where they stand; there may be no speaker.
        manner: `quote`, `paraphrase` or `mixed`.
        cue_class: One of `cue_classes.CLASSES`, or None.
        outer: The statement in whose content this one's cue stands.
        quoted: Whether its cue stands inside quotation marks.
        source: Who speaks, once that is known.
        medium: Whether the speaker is an outlet.
        anonymous: Whether the last source is described and not named.
        chain: Who passed it on, outermost first.
        passed_on: Those that it adds to the chain besides its speaker, and where their words stand.
    """

    sentence: int
    speaker: Span | None
    cue: Span
    content: Span
    manner: str
    cue_class: str | None
    outer: Statement | None = None
    quoted: bool = False
    source: Source = field(default=Source(None, ""))
    medium: bool = False
    anonymous: bool = False
    chain: list[Source] = field(default_factory=list)
    passed_on: list[tuple[Source, int]] = field(default_factory=list)


def statements_in(batch: Batch, model: Model, texts: Sequence[str]) -> list[list[Statement]]:
    """The statements of each text of `batch`, in order of their cues, those inside another's content among them."""
    out: list[list[Statement]] = [[] for _ in texts]
    found = model.candidates(batch)
    if found is None:
        return out
    kept, outer = _kept(found, model)
    if not len(kept):
        return out
    i, spans = found.cue[kept], found.spans
    speaker, speaker_end, silent, content, content_end, _ = (values[kept] for values in spans)
    cue_start = _whole_cue(batch, i, speaker, speaker_end, silent, content, content_end)
    sums = np.concatenate([[0], np.cumsum(batch.quoted)])
    share = (sums[content_end + 1] - sums[content]) / (content_end + 1 - content)
    columns = (
        batch.text[i], batch.sentence[i], silent, batch.start[speaker], batch.end[speaker_end], batch.start[cue_start],
        batch.end[i], batch.start[content], batch.end[content_end], share, outer, batch.quoted[i],
    )  # fmt: skip
    made: list[Statement] = []
    for text, sentence, mute, a, b, c, d, e, f, quoted, around, in_quotes in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        manner = "paraphrase" if not quoted or in_quotes else "quote" if quoted > _MOSTLY else "mixed"
        one = Statement(sentence, None if mute else (a, b), (c, d), (e, f), manner, cue_class(texts[text][c:d]))
        one.quoted = bool(in_quotes)
        made.append(one)
        out[text].append(one)
    for one, around in zip(made, outer.tolist(), strict=True):
        if around >= 0:
            one.outer = made[around]
    return out


def _kept(found: Candidates, model: Model) -> tuple[Ints, Ints]:
    """The candidates that are statements, and for each the position of the one whose content holds it, or -1."""
    start, end, cue = found.spans.content, found.spans.content_end, found.cue
    main = np.flatnonzero(found.score > model.threshold)
    holder = np.full(len(cue), -1)
    size = np.full(len(cue), np.iinfo(np.int64).max)
    for one in main.tolist():
        first, last = np.searchsorted(cue, (start[one], end[one] + 1))
        if first < last:
            rows = np.arange(first, last)
            rows = rows[(rows != one) & (size[rows] > end[one] - start[one])]
            holder[rows], size[rows] = one, end[one] - start[one]
    lesser = (holder >= 0) & (found.score <= model.threshold) & (found.alone > model.threshold) & ~found.spans.silent
    kept = np.flatnonzero((found.score > model.threshold) | lesser)
    place = np.full(len(cue) + 1, -1)
    place[kept] = np.arange(len(kept))
    return kept, place[holder[kept]]


def _whole_cue(
    batch: Batch, i: Ints, speaker: Ints, speaker_end: Ints, silent: Ints, content: Ints, content_end: Ints
) -> Ints:
    """First tokens of the cues with their auxiliaries: "has been signaling"."""
    start = i.copy()
    going = np.ones(len(i), bool)
    for _ in range(_LONGEST_AUXILIARY):
        before = np.maximum(start - 1, 0)
        going &= _AUXILIARY[batch.tag[before]] & (before >= batch.first[i])
        going &= silent | (before > speaker_end) | (before < speaker)
        going &= (before > content_end) | (before < content) | ((i >= content) & (i <= content_end))
        start = np.where(going, before, start)
    return start

"""One statement as the rules after the model go on with it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.reading.statements.cue_classes import cue_class
from explorer.reading.statements.hashing import at
from explorer.reading.statements.pointing import Spans
from explorer.reading.statements.subjects import with_subjects
from explorer.reading.statements.tags import is_tag
from explorer.reading.statements.vocabulary import word_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.hashing import Ints
    from explorer.reading.statements.model import Candidates, Model

__all__ = ["Source", "Span", "Statement", "statements_in"]

Span = tuple[int, int]
_AUXILIARY = is_tag("bhMRT")
_LONGEST_AUXILIARY = 4
_LESSER = 0.8
_CITING = [word_hash(word) for word in ("citing", "quoting")]
_ACCORDING, _TO = word_hash("according"), word_hash("to")
_MOSTLY = 0.9
_FIRST_PERSON = frozenset(("i", "we", "you", "our", "my", "us", "me", "your"))


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
        inner: Whether it is one only by standing there; some stand there and are found by themselves.
        source: Who speaks, once that is known.
        medium: Whether the speaker is an outlet.
        anonymous: Whether the last source is described and not named.
        chain: Who passed it on, outermost first.
        cites: Whom it quotes or cites, where that is known from its grammar.
        passed_on: Those that it adds to the chain besides its speaker, and where their words stand.
    """

    sentence: int
    speaker: Span | None
    cue: Span
    content: Span
    manner: str
    cue_class: str | None
    outer: Statement | None = None
    inner: bool = False
    source: Source = field(default=Source(None, ""))
    medium: bool = False
    anonymous: bool = False
    chain: list[Source] = field(default_factory=list)
    cites: Span | None = None
    passed_on: list[tuple[Source, int]] = field(default_factory=list)

    def leave_out_own_clause(self, text: str) -> None:
        """Cut speaker and cue off a content that ends with them: "The dam broke, the mayor said"."""
        start, end = self.content
        if self.speaker is not None and end == self.cue[1] and start < self.speaker[0] < end:
            left = text[start : self.speaker[0]].rstrip(" ,–—-")
            self.content = (start, start + len(left)) if left else self.content


def statements_in(batch: Batch, model: Model, texts: Sequence[str]) -> list[list[Statement]]:
    """The statements of each text of `batch`, in order of their cues, those inside another's content among them."""
    out: list[list[Statement]] = [[] for _ in texts]
    found = model.candidates(batch)
    if found is None:
        return out
    kept = _kept(batch, found, model.threshold)
    if not len(kept[0]):
        return out
    quotes = model.quoted_candidates(batch)
    i, main, spans = kept if quotes is None else _with_quoted(batch, kept, *quotes)
    spans = with_subjects(batch, i, spans)
    speaker, speaker_end, silent, content, content_end, _ = spans
    cue_end = np.where((batch.form[i] == _ACCORDING) & (at(batch.form, i + 1) == _TO), i + 1, i)
    cue_start = _whole_cue(batch, i, spans)
    sums = np.concatenate([[0], np.cumsum(batch.quoted)])
    share = (sums[content_end + 1] - sums[content]) / (content_end + 1 - content)
    holder = _holders(i, main, content, content_end)
    kept_rows = main | (holder >= 0)
    columns = (
        kept_rows, batch.text[i], batch.sentence[i], silent, batch.start[speaker], batch.end[speaker_end],
        batch.start[cue_start], batch.end[cue_end], batch.start[content], batch.end[content_end], share,
        batch.quoted[i],
    )  # fmt: skip
    made: list[Statement | None] = []
    for keep, text, sentence, mute, a, b, c, d, e, f, quoted, in_quotes in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        if not keep:
            made.append(None)
            continue
        manner = "paraphrase" if not quoted or in_quotes else "quote" if quoted > _MOSTLY else "mixed"
        one = Statement(sentence, None if mute else (a, b), (c, d), (e, f), manner, cue_class(texts[text][c:d]))
        one.leave_out_own_clause(texts[text])
        made.append(one)
        out[text].append(one)
    for inside, around, by_itself in zip(made, holder.tolist(), main.tolist(), strict=True):
        if inside is not None and around >= 0:
            inside.outer, inside.inner = made[around], not by_itself
    return out


_Found = tuple["Ints", "NDArray[np.bool_]", "Spans"]


def _kept(batch: Batch, found: Candidates, threshold: float) -> _Found:
    """Candidates that are statements, and lesser ones that would be if they stood in nobody's content."""
    main = found.score > threshold
    listed = (batch.reporting[found.cue] > 0) & (batch.form[np.maximum(found.cue - 1, 0)] != _TO)
    lesser = (found.alone > threshold - _LESSER) & ~found.spans.silent & listed
    main |= _beside_citing(batch, found, main, listed)
    rows = np.flatnonzero(main | lesser)
    return found.cue[rows], main[rows], Spans(*(values[rows] for values in found.spans))  # type: ignore[arg-type]


def _beside_citing(
    batch: Batch, found: Candidates, main: NDArray[np.bool_], listed: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Cues with the speaker of a "citing" that was taken in their stead: "the Herald reported, citing two aides"."""
    citing = np.isin(batch.form[found.cue], _CITING)
    speakers = found.spans.speaker[main & citing & ~found.spans.silent]
    taken = found.spans.speaker[main & ~citing]
    beside = np.isin(found.spans.speaker, np.setdiff1d(speakers, taken))
    return listed & ~citing & ~found.spans.silent & beside


def _with_quoted(batch: Batch, kept: _Found, cue: Ints, spans: Spans) -> _Found:
    """`kept` and the cues of quotations that have a speaker, and not the one who is quoted."""
    first_person = np.array([batch.words[k].lower() in _FIRST_PERSON for k in spans.speaker.tolist()], bool)
    rows = np.flatnonzero(~spans.silent & ~first_person & ~np.isin(cue, kept[0]))
    i = np.concatenate([kept[0], cue[rows]])
    order = np.argsort(i, kind="stable")
    both = (np.concatenate([one, other[rows]])[order] for one, other in zip(kept[2], spans, strict=True))
    main = np.concatenate([kept[1], np.zeros(len(rows), bool)])[order]
    return i[order], main, Spans(*both)


def _holders(i: Ints, main: NDArray[np.bool_], content: Ints, content_end: Ints) -> Ints:
    """For each cue the position of the statement with the shortest content that holds it, or -1.

    That content is longer than the cue's own, so nobody holds his holder.
    """
    cues, starts, ends = i.tolist(), content.tolist(), content_end.tolist()
    sizes = (content_end - content).tolist()
    holder, least = [-1] * len(cues), [max(sizes, default=0) + 1] * len(cues)
    for one in np.flatnonzero(main).tolist():
        first, last = bisect_left(cues, starts[one]), bisect_left(cues, ends[one] + 1)
        for row in range(first, last):
            if sizes[row] < sizes[one] < least[row]:
                holder[row], least[row] = one, sizes[one]
    return np.array(holder, np.int64)


def _whole_cue(batch: Batch, i: Ints, spans: Spans) -> Ints:
    """First tokens of the cues with their auxiliaries: "has been signaling"."""
    speaker, speaker_end, silent, content, content_end, _ = spans
    start = i.copy()
    going = np.ones(len(i), bool)
    for _ in range(_LONGEST_AUXILIARY):
        before = np.maximum(start - 1, 0)
        going &= _AUXILIARY[batch.tag[before]] & (before >= batch.first[i])
        going &= silent | (before > speaker_end) | (before < speaker)
        going &= (before > content_end) | (before < content) | ((i >= content) & (i <= content_end))
        start = np.where(going, before, start)
    return start

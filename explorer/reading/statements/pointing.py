"""Where a cue's speaker and content begin and end: four pointers, each a choice among positions of the sentence.

The pointers are `speaker_start`, `speaker_end`, `content_start` and `content_end`; the cue itself as the start of the
speaker says that there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.reading.statements.counts import Between
from explorer.reading.statements.hashing import at, distance, shifted, total, uint
from explorer.reading.statements.positions import Positions, best_of, log_softmax

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.counts import Counts
    from explorer.reading.statements.hashing import Feature, Ints

__all__ = ["BITS", "POINTERS", "Spans", "point_features", "pointed"]

POINTERS = ("speaker_start", "speaker_end", "content_start", "content_end")
BITS = {"speaker_start": 17, "speaker_end": 16, "content_start": 18, "content_end": 18}
_SIDES = np.array([2, 1, 0], np.uint32)  # of no step, one ahead, one back
_STARTS_TRIED = 3
_NEVER = -1e9
_SEEN = -200.0
_SLOTS_OF_SPEAKER, _SLOTS_OF_SPEAKER_END, _SLOTS_OF_START, _SLOTS_OF_END = 40, 60, 80, 100


class Spans(NamedTuple):
    """First and last token of speaker and content; where `silent`, the speaker's are the cue. `sure` is a log."""

    speaker: Ints
    speaker_end: Ints
    silent: NDArray[np.bool_]
    content: Ints
    content_end: Ints
    sure: NDArray[np.float32]


def _from_cue(batch: Batch, counts: Counts, i: Ints, j: Ints, *, whole: bool) -> list[Feature]:
    """Position `j` as the edge of a span that belongs to cue `i`."""
    form, tag, quoted, shape = batch.form, batch.tag, batch.quoted, batch.shape
    before, after, cue_on = j - 1, j + 1, i + 1
    far, side = _apart(j - i)
    edge = batch.edge.take(j)
    between = Between(i, j)
    commas, marks, verbs, nouns = (
        between.of(sums, 3) for sums in (counts.comma, counts.marks, counts.verb, counts.noun)
    )
    joints = between.of(counts.joint, 2)
    cue, cue_tag, cue_next, cue_before, cue_after = (
        form.take(i), tag.take(i), at(tag, cue_on), at(tag, i - 1), at(form, cue_on),
    )  # fmt: skip
    here, left, right = tag.take(j), at(tag, before), at(tag, after)
    word, word_before, word_after = form.take(j), at(form, before), at(form, after)
    stem, listed = batch.stem.take(i), batch.reporting.take(i)
    features: list[Feature] = [
        (far, here), (far, cue), (side, word), (side, word_before, here), (side, word_after, here),
        (side, left, here, right), (side, commas, marks), (side, verbs, nouns, here), (side, cue, here),
        (side, edge, cue), (side, commas, verbs, joints), (far, cue_tag, cue_next, left),
        (side, cue_tag, cue_before, here), (far, cue_after), (far, stem), (side, stem, word),
        (side, listed, left, here),
        (side, batch.kind.take(j), listed),
        (side, at(batch.kind, after), listed, here),
    ]  # fmt: skip
    if whole:
        around = (shifted(quoted, -1) * 4 + quoted * 2 + shifted(quoted, 1)).take(j)
        features += [
            (side, around, marks, quoted.take(i)), (side, commas, marks, verbs, nouns), (side, joints, here, left),
            (side, between.of(counts.breaks, 1), commas, here),
            (side, at(shape, before), shape.take(j), at(shape, after)),
            (side, edge, here), (far, left, here, right), (far, cue_tag, cue_before),
            (side, listed, word_after), (side, stem, word_before), (side, stem, commas, marks),
        ]  # fmt: skip
    return features


def _from_edge(
    batch: Batch, counts: Counts, edge_at: Ints, j: Ints, missing: NDArray[np.bool_] | None
) -> list[Feature]:
    """Position `j` as seen from the edge of another span, which may be `missing`."""
    tag, after = batch.tag, j + 1
    seen = edge_at if missing is None else np.where(missing, j, edge_at)
    far, side = _apart(j - seen)
    if missing is not None:
        far[missing], side[missing] = 30, 3
    between = Between(seen, j)
    commas, verbs, nouns = (between.of(sums, 3) for sums in (counts.comma, counts.verb, counts.noun))
    marks = between.of(counts.marks, 2)
    right, here = at(tag, after), tag.take(j)
    edge = batch.edge.take(j)
    return [
        (far, here), (far, at(tag, j - 1)), (side, here, right), (side, commas, marks, verbs),
        (side, verbs, nouns, edge),
        (side, batch.form.take(j)), (side, at(batch.form, after)), (far, edge),
        (side, marks, batch.quoted.take(j), at(batch.quoted, after), edge),
    ]  # fmt: skip


def _apart(step: Ints) -> tuple[Ints, Ints]:
    """How far a step goes, and to which side."""
    return distance(step), _SIDES.take(np.sign(step), mode="wrap")


def _of_end(batch: Batch, i: Ints, j: Ints, group: Ints, spans: Mapping[str, Ints]) -> list[Feature]:
    """Position `j` as the last of a content whose start is known."""
    speaker, silent, start = (spans[name] for name in ("speaker", "silent", "content"))
    form, tag, quoted = batch.form, batch.tag, batch.quoted
    speaker_before = (speaker - 1).take(group)
    who = uint(np.where(silent, 2, speaker > i)).take(group)
    start_form, start_tag, start_quoted = (values.take(start).take(group) for values in (form, tag, quoted))
    start, i, after, last = start.take(group), i.take(group), j + 1, batch.last.take(j)
    order = (start > i) * np.uint32(2) + (j > i)
    right, here, shape = at(tag, after), tag.take(j), batch.shape.take(j)
    ends, next_ends, next_word = j == last, after == last, at(form, after)
    return [
        (order, here, right), (order, ends + np.uint32(2) * next_ends, shape),
        (start_quoted, quoted.take(j), at(quoted, after), shape), (start_form, right, order),
        (
            order, who,
            (j == speaker_before) + np.uint32(2) * (j == i - 1) + np.uint32(4) * next_ends, start_quoted,
        ),
        (next_word, at(tag, j + 2), order), (at(form, j + 2), right, order),
        (order, at(batch.kind, after), batch.kind.take(j)), (order, next_word, shape, distance(j - start)),
        (start_form, next_word), (order, start_tag, here, right),
    ]  # fmt: skip


def point_features(  # noqa: PLR0917 - arrays that belong together row by row
    kind: str, batch: Batch, counts: Counts, i: Ints, j: Ints, group: Ints, spans: Mapping[str, Ints]
) -> list[tuple[int, list[Feature]]]:
    """Features of positions `j` for one pointer, in groups with the slot that each begins at.

    Args:
        kind: One of `POINTERS`.
        batch: A tagged batch.
        counts: Its counts.
        i: The cues.
        j: The positions.
        group: Which cue each position is for.
        spans: What is decided: `speaker`, `speaker_end`, `silent` and `content`, a row a cue.
    """
    out = [(0, _from_cue(batch, counts, i.take(group), j, whole=kind.startswith("content")))]

    def seen_from(name: str, silent: NDArray[np.bool_] | None) -> list[Feature]:
        return _from_edge(batch, counts, spans[name].take(group), j, silent)

    if kind == "speaker_end":
        out.append((_SLOTS_OF_SPEAKER, seen_from("speaker", None)))
    if kind.startswith("content"):
        silent = spans["silent"].take(group)
        out.append((_SLOTS_OF_SPEAKER, seen_from("speaker", silent)))
        out.append((_SLOTS_OF_SPEAKER_END, seen_from("speaker_end", silent)))
    if kind == "content_end":
        out.append((_SLOTS_OF_START, seen_from("content", None)))
        out.append((_SLOTS_OF_END, _of_end(batch, i, j, group, spans)))
    return out


def pointed(batch: Batch, counts: Counts, weights: Mapping[str, Any], positions: Positions, i: Ints) -> Spans:
    """Speaker and content of each cue `i`: one speaker, then the best content of three starts.

    A start is tried as long as it is likelier than the best content: no end makes it likelier still.
    """
    n = len(i)
    spans: dict[str, Ints] = {}

    def scores(kind: str, i: Ints, j: Ints, group: Ints, spans: Mapping[str, Ints]) -> NDArray[np.float32]:
        groups = point_features(kind, batch, counts, i, j, group, spans)
        summed: NDArray[np.float32] = sum(total(weights[kind], slot, fs, BITS[kind]) for slot, fs in groups)  # type: ignore[assignment]
        scaled: NDArray[np.float32] = summed * weights["scale"]
        return scaled

    j, group = positions.of("speaker_start", batch, i)
    spans["speaker"] = j[best_of(scores("speaker_start", i, j, group, spans), group, n)]
    spans["silent"] = silent = spans["speaker"] == i
    j, group = positions.of("speaker_end", batch, i, spans["speaker"])
    ends = j[best_of(scores("speaker_end", i, j, group, spans), group, n)]
    spans["speaker_end"] = np.where(silent, spans["speaker"], ends)
    starts, start_group = positions.of("content_start", batch, i)
    start_scores = log_softmax(scores("content_start", i, starts, start_group, spans), start_group, n)
    best, content, content_end = np.full(n, _NEVER), i.copy(), i.copy()
    for _ in range(_STARTS_TRIED):
        tried = best_of(start_scores, start_group, n)
        start, sure = starts[tried], start_scores[tried]
        start_scores[tried] = _SEEN
        rows = np.flatnonzero(sure > best)
        if not len(rows):
            break
        some = {name: values[rows] for name, values in spans.items()} | {"content": start[rows]}
        j, group = positions.of("content_end", batch, i[rows], some["content"])
        end_scores = log_softmax(scores("content_end", i[rows], j, group, some), group, len(rows))
        tried = best_of(end_scores, group, len(rows))
        sure = sure[rows] + end_scores[tried]
        better = sure > best[rows]
        rows, tried = rows[better], tried[better]
        best[rows], content[rows], content_end[rows] = sure[better], start[rows], j[tried]
    return Spans(spans["speaker"], spans["speaker_end"], silent, content, content_end, best)

"""Where a cue's speaker and content begin and end: four pointers, each a choice among positions of the sentence.

The pointers are `speaker_start`, `speaker_end`, `content_start` and `content_end`; the cue itself as the start of the
speaker says that there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.reading.statements.counts import between
from explorer.reading.statements.hashing import at, distance, total, uint
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
    step = j - i
    far, side = distance(step), uint((step > 0) + 2 * (step == 0))
    edge = uint((j == batch.first[i]) + 2 * (j == batch.last[i]))
    commas, marks, verbs, nouns = (
        between(sums, i, j, 3) for sums in (counts.comma, counts.marks, counts.verb, counts.noun)
    )
    joints = between(counts.joint, i, j, 2)
    cue, cue_tag, cue_next, cue_before, cue_after = form[i], tag[i], at(tag, i + 1), at(tag, i - 1), at(form, i + 1)
    here, left, right = tag[j], at(tag, j - 1), at(tag, j + 1)
    stem, listed = batch.stem[i], batch.reporting[i]
    features: list[Feature] = [
        (far, here), (far, cue), (side, form[j]), (side, at(form, j - 1), here), (side, at(form, j + 1), here),
        (side, left, here, right), (side, commas, marks), (side, verbs, nouns, here), (side, cue, here),
        (side, edge, cue), (side, commas, verbs, joints), (far, cue_tag, cue_next, left),
        (side, cue_tag, cue_before, here), (far, cue_after), (far, stem), (side, stem, form[j]),
        (side, listed, left, here),
        (side, batch.kind[j], listed),
        (side, at(batch.kind, j + 1), listed, here),
    ]  # fmt: skip
    if whole:
        around = uint(at(quoted, j - 1) * 4 + quoted[j] * 2 + at(quoted, j + 1))
        features += [
            (side, around, marks, quoted[i]), (side, commas, marks, verbs, nouns), (side, joints, here, left),
            (side, between(counts.breaks, i, j, 1), commas, here), (side, at(shape, j - 1), shape[j], at(shape, j + 1)),
            (side, edge, here), (far, left, here, right), (far, cue_tag, cue_before),
            (side, listed, at(form, j + 1)), (side, stem, at(form, j - 1)), (side, stem, commas, marks),
        ]  # fmt: skip
    return features


def _from_edge(
    batch: Batch, counts: Counts, edge_at: Ints, j: Ints, missing: NDArray[np.bool_] | None
) -> list[Feature]:
    """Position `j` as seen from the edge of another span, which may be `missing`."""
    tag = batch.tag
    seen = edge_at if missing is None else np.where(missing, j, edge_at)
    step = j - seen
    far, side = distance(step), uint((step > 0) + 2 * (step == 0))
    if missing is not None:
        far, side = np.where(missing, np.uint32(30), far), np.where(missing, np.uint32(3), side)
    commas, verbs, nouns = (between(sums, seen, j, 3) for sums in (counts.comma, counts.verb, counts.noun))
    marks = between(counts.marks, seen, j, 2)
    right, here = at(tag, j + 1), tag[j]
    edge = uint((j == batch.first[j]) + 2 * (j == batch.last[j]))
    return [
        (far, here), (far, at(tag, j - 1)), (side, here, right), (side, commas, marks, verbs),
        (side, verbs, nouns, edge),
        (side, batch.form[j]), (side, at(batch.form, j + 1)), (far, edge),
        (side, marks, batch.quoted[j], at(batch.quoted, j + 1), edge),
    ]  # fmt: skip


def _of_end(batch: Batch, i: Ints, j: Ints, group: Ints, spans: Mapping[str, Ints]) -> list[Feature]:
    """Position `j` as the last of a content whose start is known."""
    speaker, silent, start = (spans[name][group] for name in ("speaker", "silent", "content"))
    form, tag, quoted = batch.form, batch.tag, batch.quoted
    order = uint((start > i) * 2 + (j > i))
    right, last = at(tag, j + 1), batch.last[j]
    who = np.where(silent, 2, speaker > i)
    return [
        (order, tag[j], right), (order, uint((j == last) + 2 * (j + 1 == last)), batch.shape[j]),
        (quoted[start], quoted[j], at(quoted, j + 1), batch.shape[j]), (form[start], right, order),
        (order, uint(who), uint((j == speaker - 1) + 2 * (j == i - 1) + 4 * (j + 1 == last)), quoted[start]),
        (at(form, j + 1), at(tag, j + 2), order), (at(form, j + 2), right, order),
        (order, at(batch.kind, j + 1), batch.kind[j]), (order, at(form, j + 1), batch.shape[j], distance(j - start)),
        (form[start], at(form, j + 1)), (order, tag[start], tag[j], right),
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
    cue = i[group]
    out = [(0, _from_cue(batch, counts, cue, j, whole=kind.startswith("content")))]
    if kind == "speaker_end":
        out.append((_SLOTS_OF_SPEAKER, _from_edge(batch, counts, spans["speaker"][group], j, None)))
    if kind.startswith("content"):
        silent = spans["silent"][group]
        out.append((_SLOTS_OF_SPEAKER, _from_edge(batch, counts, spans["speaker"][group], j, silent)))
        out.append((_SLOTS_OF_SPEAKER_END, _from_edge(batch, counts, spans["speaker_end"][group], j, silent)))
    if kind == "content_end":
        out.append((_SLOTS_OF_START, _from_edge(batch, counts, spans["content"][group], j, None)))
        out.append((_SLOTS_OF_END, _of_end(batch, cue, j, group, spans)))
    return out


def pointed(batch: Batch, counts: Counts, weights: Mapping[str, Any], positions: Positions, i: Ints) -> Spans:
    """Speaker and content of each cue `i`: one speaker, then the best content of two starts."""
    n = len(i)
    spans: dict[str, Ints] = {}

    def scores(kind: str, j: Ints, group: Ints) -> NDArray[np.float32]:
        groups = point_features(kind, batch, counts, i, j, group, spans)
        summed: NDArray[np.float32] = sum(total(weights[kind], slot, fs, BITS[kind]) for slot, fs in groups)  # type: ignore[assignment]
        scaled: NDArray[np.float32] = summed * weights["scale"]
        return scaled

    j, group = positions.of("speaker_start", batch, i)
    spans["speaker"] = j[best_of(scores("speaker_start", j, group), group, n)]
    spans["silent"] = silent = spans["speaker"] == i
    j, group = positions.of("speaker_end", batch, i, spans["speaker"])
    ends = j[best_of(scores("speaker_end", j, group), group, n)]
    spans["speaker_end"] = np.where(silent, spans["speaker"], ends)
    starts, start_group = positions.of("content_start", batch, i)
    start_scores = log_softmax(scores("content_start", starts, start_group), start_group, n)
    best, content, content_end = np.full(n, _NEVER), i.copy(), i.copy()
    for _ in range(_STARTS_TRIED):
        tried = best_of(start_scores, start_group, n)
        spans["content"], sure = starts[tried], start_scores[tried].copy()
        start_scores[tried] = _SEEN
        j, group = positions.of("content_end", batch, i, spans["content"])
        end_scores = log_softmax(scores("content_end", j, group), group, n)
        tried = best_of(end_scores, group, n)
        sure = sure + end_scores[tried]
        better = sure > best
        best = np.where(better, sure, best)
        content, content_end = np.where(better, spans["content"], content), np.where(better, j[tried], content_end)
    return Spans(spans["speaker"], spans["speaker_end"], silent, content, content_end, best)

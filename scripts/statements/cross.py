"""Figures of a cross-validation, by the rules by which statements are scored elsewhere."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from statements.gold import Gold

    from explorer.reading.statements.batch import Batch
    from explorer.reading.statements.pointing import Spans

__all__ = ["figures"]

_Span = tuple[int, int]


def figures(batch: Batch, gold: Gold, i: Any, spans: Spans, taken: Any) -> str:
    """F1 of cues (overlapping) and of whole attributions, pairing one to one in reading order.

    Whole: the content overlaps by half of the union or more and the speakers touch, or both are missing.
    """
    start, end, text = batch.start, batch.end, batch.text

    def characters(first: Any, last: Any) -> list[_Span]:
        return list(zip(start[first].tolist(), end[last].tolist(), strict=True))

    found, wanted = defaultdict(list), defaultdict(list)
    parts = (i, i, spans.content, spans.content_end, spans.speaker, spans.speaker_end)
    cue, _, content, _, speaker, _ = (characters(a, b) for a, b in zip(parts, (*parts[1:], parts[5]), strict=True))
    for row in taken.nonzero()[0].tolist():
        found[int(text[i[row]])].append((cue[row], content[row], None if spans.silent[row] else speaker[row]))
    gold_cue, gold_content = characters(gold.cue, gold.cue_end), characters(gold.content, gold.content_end)
    gold_speaker = characters(gold.speaker, gold.speaker_end)
    for row, number in enumerate(gold.text.tolist()):
        one = None if gold.speaker[row] < 0 else gold_speaker[row]
        wanted[number].append((gold_cue[row], gold_content[row], one))
    n_found, n_wanted = int(taken.sum()), len(gold.text)
    out = []
    for name, same in (("cue", _same_cue), ("whole", _same_whole)):
        hits = sum(_paired(found[number], wanted[number], same) for number in wanted)
        out.append(f"{name} P {hits / n_found:.3f} R {hits / n_wanted:.3f} F1 {2 * hits / (n_found + n_wanted):.4f}")
    return "; ".join(out)


def _paired(found: list[Any], wanted: list[Any], same: Callable[[Any, Any], bool]) -> int:
    left, hits = list(wanted), 0
    for one in found:
        other = next((other for other in left if same(one, other)), None)
        if other is not None:
            left.remove(other)
            hits += 1
    return hits


def _touch(one: _Span, other: _Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same_cue(one: Any, other: Any) -> bool:
    return _touch(one[0], other[0])


def _same_whole(one: Any, other: Any) -> bool:
    a, b = one[1], other[1]
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    if shared < 0.5 * (max(a[1], b[1]) - min(a[0], b[0])):
        return False
    if one[2] is None or other[2] is None:
        return one[2] is other[2]
    return _touch(one[2], other[2])

"""The sentences in which something stands, cut out of a text with what is marked in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["quoted"]

LONGEST = 600
"""Characters; of what runs on longer, only the sentence in which the first mark stands."""


def quoted(text: str, spans: Mapping[str, tuple[int | None, int | None]]) -> tuple[str, list[dict[str, Any]]]:
    """The sentences that hold all of some spans.

    Args:
        text: The part that the spans are of.
        spans: By kind, start and end (characters, end excluded; null where there is none); the first says which
            sentence is shown where all together would be longer than 600 characters.

    Returns:
        The words, and the marks in them: `start`, `end` (counted in those words, cut to them), `kind`; in order.
    """
    known = [(kind, start, end) for kind, (start, end) in spans.items() if start is not None and end is not None]
    if not known:
        return text[:LONGEST], []
    bounds = sentences(text) or [(0, len(text))]
    _, first, _ = known[0]
    low, high = _around(bounds, min(start for _, start, _ in known), max(end for _, _, end in known))
    if high - low > LONGEST:
        low, high = _around(bounds, first, first + 1)
    marks = [
        {"start": max(start, low) - low, "end": min(end, high) - low, "kind": kind}
        for kind, start, end in known
        if start < high and end > low
    ]
    return text[low:high], sorted(marks, key=lambda mark: (mark["start"], mark["end"]))


def _around(bounds: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """From the beginning of the sentence that holds `start` to the end of the one that `end` closes or stands in."""
    low = max((first for first, _ in bounds if first <= start), default=0)
    high = min((last for _, last in bounds if last >= end), default=bounds[-1][1])
    return low, max(high, end)

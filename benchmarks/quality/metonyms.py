"""The metonym rule on our own pinned sentences (`tests/metonyms.tsv`); its header says how each half came about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.corpora import ROOT
from benchmarks.quality.figure import Figure
from explorer.reading import read_article

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["figures", "sentences"]

_MARKED = re.compile(r"([*_])(.+?)\1")
_LEAST = 0.95


def sentences(half: str) -> Iterator[tuple[str, dict[int, str]]]:
    """The sentences of a half (`tune`, `kept`): text, and what stands where: start → `actor` or `region`."""
    for line in (ROOT / "tests" / "metonyms.tsv").read_text(encoding="utf-8").splitlines():
        of, _, sentence = line.partition("\t")
        if of == half:
            wanted, text, at = {}, "", 0
            for mark in _MARKED.finditer(sentence):
                text += sentence[at : mark.start()]
                wanted[len(text)] = "actor" if mark[1] == "*" else "region"
                text, at = text + mark[2], mark.end()
            yield text + sentence[at:], wanted


def figures() -> list[Figure]:
    """The share of sentences in which every name is what it should be; the bar is on those kept back."""
    tuned, kept = (_right(half) for half in ("tune", "kept"))
    return [Figure("metonyms, sentences kept back", "our own", kept, None, _LEAST, peer=f"those tuned on {tuned:.3f}")]


def _right(half: str) -> float:
    right = [
        all(kinds.get(start) == kind for start, kind in wanted.items())
        for text, wanted in sentences(half)
        for kinds in (dict(read_article(text, clean=False).mentions.select("start", "kind").iter_rows()),)
    ]
    return sum(right) / len(right)

"""Names by their beginning: a binary search over mapped, sorted words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.names.files import mapped, mapped_text
from explorer.names.fold import key

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Search"]

_BEST = 400
_WHOLE_NAME = 2.0


class Search:
    """One kind's names; `build_search` made its files."""

    def __init__(self, folder: Path, kind: str) -> None:
        """Map the files of `kind`."""
        self._words = mapped_text(folder / f"{kind}.words.bin")
        self._at = mapped(folder / f"{kind}.at.u4")
        self._rank = np.frombuffer(mapped(folder / f"{kind}.rank.u4"), dtype="u4")
        self._score = np.frombuffer(mapped(folder / f"{kind}.score.f4"), dtype="f4")
        self._ranked = np.frombuffer(mapped(folder / f"{kind}.ranked.u4"), dtype="u4")

    def rows(self, typed: str, k: int) -> list[int]:
        """At most `k` rows, best first; a whole name typed counts a hundredfold of people more."""
        asked = key(typed).encode()
        if not asked or k < 1:
            return []
        begin, end = self._range(asked)
        whole = self._least(*self._range(asked + b"\n"), 4 * k)
        found = self._least(begin, end, 4 * k)
        if len(found) < k and b" " in asked:
            found = np.concatenate([found, self._every(asked.split(b" "), k)])
        ranks = np.union1d(whole, found)
        scores = self._score[ranks] + _WHOLE_NAME * np.isin(ranks, whole)
        ranks = ranks[np.argsort(-scores, kind="stable")]
        return list(dict.fromkeys(self._ranked[ranks].tolist()))[:k]

    def _every(self, parts: list[bytes], k: int) -> np.ndarray:
        """The least ranks of those of whose names each part begins a word."""
        ranks = [np.unique(self._rank[slice(*self._range(part))]) for part in parts]
        rows = [np.unique(self._ranked[part]) for part in ranks]
        common = rows[0]
        for others in rows[1:]:
            common = np.intersect1d(common, others, assume_unique=True)
        best = ranks[0][np.isin(self._ranked[ranks[0]], common)]
        return best[: 4 * k]

    def _least(self, begin: int, end: int, k: int) -> np.ndarray:
        ranks = self._rank[begin:end]
        if len(ranks) > _BEST * 4:
            ranks = np.partition(ranks, _BEST)[:_BEST]
        return np.unique(ranks)[:k]

    def _range(self, asked: bytes) -> tuple[int, int]:
        """The entries that begin with `asked`."""
        return self._bisect(asked, past=False), self._bisect(asked, past=True)

    def _bisect(self, asked: bytes, *, past: bool) -> int:
        low, high, length = 0, len(self._at), len(asked)
        while low < high:
            middle = (low + high) // 2
            start = self._at[middle]
            word = bytes(self._words[start : start + length])
            if word < asked or (past and word == asked):
                low = middle + 1
            else:
                high = middle
        return low

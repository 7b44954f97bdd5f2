"""The pickers' search: every word of every name, in the order of what follows it, so that a prefix is a range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.names.files import write_column

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["write_search"]


_OTHER_NAME, _LATER_WORD = 3.5, 1.0


def write_search(out: Path, kind: str, names: list[tuple[str, int, bool]], prior: list[float]) -> None:
    """Write the search files of one kind.

    Args:
        out: The folder of the index.
        kind: `actor` or `region`; the files' first word.
        names: Folded names, the rows they name, and whether that is the usual name; a name may come twice.
        prior: How prominent each row is. The most prominent is found first, by another spelling later than by the usual
            name, by a later word of it later than by the first.
    """
    usual: dict[tuple[str, int], bool] = {}
    for name, row, own in names:
        usual[name, row] = own or usual.get((name, row), False)
    entries: list[tuple[bytes, int, tuple[float, int]]] = []
    blob = bytearray()
    for (name, row), own in usual.items():
        written, start = name.encode(), len(blob)
        score = prior[row] - (0.0 if own else _OTHER_NAME)
        entries.append((written, start, (-score, row)))
        at = written.find(b" ") + 1
        while at:
            entries.append((written[at:], start + at, (_LATER_WORD - score, row)))
            at = written.find(b" ", at) + 1
        blob += written + b"\n"
    entries.sort()
    ranked = sorted({scored for _, _, scored in entries})
    rank = {scored: at for at, scored in enumerate(ranked)}
    (out / f"{kind}.words.bin").write_bytes(blob)
    write_column(out / f"{kind}.at.u4", [at for _, at, _ in entries])
    write_column(out / f"{kind}.rank.u4", [rank[scored] for _, _, scored in entries])
    write_column(out / f"{kind}.ranked.u4", [row for _, row in ranked])
    write_column(out / f"{kind}.score.f4", [-less for less, _ in ranked])

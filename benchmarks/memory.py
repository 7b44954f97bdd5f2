"""Subject 4: the memory that a viewer's kernel holds for itself (USS), the sample and a large corpus behind it.

USS is what would be free if the process ended: the private pages of `/proc/PID/smaps_rollup`. Pages of libraries and of
the mapped index that several kernels share count for none; so there are always two viewers and two heated kernels.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from benchmarks.corpora import CannotRunError, sample_corpus, size, synthetic_corpus
from benchmarks.served import our_server
from benchmarks.table import Row, Table
from benchmarks.viewer import chromium, viewing

__all__ = ["main", "unique_memory"]

VIEWERS = 2
CHANGES = (True, True, False, True, False, False)
"""Actors ticked and emptied by each viewer before memory is read."""


def unique_memory(pid: int) -> float:
    """USS of a process, in MB (10^6 bytes).

    Raises:
        CannotRunError: The system does not tell (it is not Linux), or not to us.
    """
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError as problem:
        raise CannotRunError(f"unique memory is read from /proc, on Linux: {problem}") from problem
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_")) / 1e6


def main() -> Table:
    """Measure and show the subject.

    Raises:
        CannotRunError: A corpus, the server or Chromium is not to be had.
    """
    n = size()
    rows, notes = [], []
    for what, corpus_of, bar in (
        ("the sample", sample_corpus, 75),
        (f"{n:,} synthetic articles", lambda: synthetic_corpus(n), 90),
    ):
        try:
            viewed, heated = kernels_on(corpus_of())
        except CannotRunError as why:
            rows.append(
                Row(f"a viewer's kernel, two open on {what}", at_most=bar, unit="MB", wrong=f"cannot run: {why}")
            )
            continue
        rows.append(Row(f"a viewer's kernel, two open on {what}", max(viewed), unit="MB", at_most=bar))
        notes.append(
            f"On {what}: viewers' kernels {_list(viewed)} MB after {len(CHANGES)} changes each, "
            f"heated ones {_list(heated)} MB."
        )
    table = Table("Unique memory (USS) of a dashboard's kernel, the larger of two", rows=rows, notes=notes)
    table.show()
    return table


def kernels_on(corpus: Path) -> tuple[list[float], list[float]]:
    """USS of the kernels of two viewers after their changes, and of those that wait, in MB."""
    with ExitStack() as running:
        server = running.enter_context(our_server(corpus, name="memory"))
        browser = running.enter_context(chromium())
        viewers = []
        for _ in range(VIEWERS):
            server.settle()
            viewers.append(running.enter_context(viewing(browser, server)))
        for viewer in viewers:
            for tick in CHANGES:
                viewer.change(tick=tick)
        server.settle()
        memory = {kernel: unique_memory(pid) for kernel, pid in server.kernels().items()}
        viewed = [memory.pop(viewer.kernel) for viewer in viewers]
        return viewed, list(memory.values())


def _list(figures: list[float]) -> str:
    return " and ".join(f"{figure:.1f}" for figure in figures)


if __name__ == "__main__":
    try:
        main()
    except CannotRunError as why:
        raise SystemExit(f"cannot run: {why}") from None

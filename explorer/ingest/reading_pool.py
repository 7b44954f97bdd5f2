"""Batches of raw articles read on all cores; each reading lands in a folder of its own."""

from __future__ import annotations

import gc
import os
import signal
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from explorer.errors import CorpusError
from explorer.ingest.parts import part_name, read_part, reader_stamp
from explorer.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import polars as pl

__all__ = ["n_cores", "parts_of"]

_reader: tuple[str, Reader] | None = None


def n_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start() -> None:
    """Make a worker: interrupts are its parent's affair; cycles are looked for between batches, which saves 11 %."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


@dataclass(frozen=True)
class _Lists:
    """With what a corpus is read: the name index it brings, its own actors, and a hash of all that decides."""

    names: Path | None
    actors: pl.DataFrame | None
    stamp: str


def _read(batch: pl.DataFrame, folder: Path, lists: _Lists) -> None:
    global _reader  # noqa: PLW0603 - one reader a process, made when the first batch of its stamp comes
    if _reader is None or _reader[0] != lists.stamp:
        _reader = lists.stamp, Reader(names=lists.names, actors=lists.actors)
    read_part(_reader[1], batch, folder)
    if not gc.isenabled():
        gc.collect()


def parts_of(
    batches: Iterable[tuple[pl.DataFrame, int]],
    home: Path,
    *,
    workers: int,
    done: Callable[[int, int], None],
    names: Path | None = None,
    actors: pl.DataFrame | None = None,
) -> list[Path]:
    """The folders of the readings of all `batches`, in their order; what lies there already is not read again.

    Args:
        batches: Raw articles, and how many bytes of the input have been taken when the batch is.
        home: Folder for the parts.
        workers: Processes that read; 1 reads in this one.
        done: Told articles and bytes of each batch that is read.
        names: The name index that the corpus brings; the project's lists where it is None.
        actors: The corpus's own actors (`names.own.OWN_ACTORS`).

    Raises:
        CorpusError: A worker was killed, as happens when memory runs out.
    """
    lists = _Lists(names, actors, reader_stamp(names, actors))
    home.mkdir(parents=True, exist_ok=True)
    folders: list[Path] = []
    if workers == 1:
        for batch, n_bytes in batches:
            folders.append(home / part_name(batch, lists.stamp))
            if not folders[-1].exists():
                _read(batch, folders[-1], lists)
            done(batch.height, n_bytes)
        return folders
    under_way: dict[Future[None], tuple[int, int]] = {}

    def settle(most: int) -> None:
        while len(under_way) > most:
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                figures = under_way.pop(future)
                future.result()
                done(*figures)

    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start)
    try:
        for batch, n_bytes in batches:
            folders.append(home / part_name(batch, lists.stamp))
            if folders[-1].exists():
                done(batch.height, n_bytes)
                continue
            under_way[pool.submit(_read, batch, folders[-1], lists)] = batch.height, n_bytes
            settle(2 * workers)
        settle(0)
    except BrokenProcessPool as error:
        raise CorpusError(
            "a process that read articles was killed, perhaps for want of memory; what was read is kept: run it again, "
            "with --workers 1 if need be"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return folders

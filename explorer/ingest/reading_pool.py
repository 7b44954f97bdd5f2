"""Batches of raw articles read on all cores; each reading lands in a folder of its own."""

from __future__ import annotations

import os
import signal
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
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

_reader: Reader | None = None
_actors: pl.DataFrame | None = None


def n_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read(batch: pl.DataFrame, folder: Path, actors: pl.DataFrame | None) -> None:
    global _reader, _actors
    if _reader is None or not _same(actors, _actors):
        _reader, _actors = Reader(actors=actors), actors
    read_part(_reader, batch, folder)


def _same(one: pl.DataFrame | None, other: pl.DataFrame | None) -> bool:
    return one is other or (one is not None and other is not None and one.equals(other))


def parts_of(
    batches: Iterable[tuple[pl.DataFrame, int]],
    home: Path,
    *,
    workers: int,
    done: Callable[[int, int], None],
    actors: pl.DataFrame | None = None,
) -> list[Path]:
    """The folders of the readings of all `batches`, in their order; what lies there already is not read again.

    Args:
        batches: Raw articles, and how many bytes of the input have been taken when the batch is.
        home: Folder for the parts.
        workers: Processes that read; 1 reads in this one.
        done: Told articles and bytes of each batch that is read.
        actors: The corpus's own actors (`names.own.OWN_ACTORS`).

    Raises:
        CorpusError: A worker was killed, as happens when memory runs out.
    """
    stamp = reader_stamp(actors)
    home.mkdir(parents=True, exist_ok=True)
    folders: list[Path] = []
    if workers == 1:
        for batch, n_bytes in batches:
            folders.append(home / part_name(batch, stamp))
            if not folders[-1].exists():
                _read(batch, folders[-1], actors)
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
            folders.append(home / part_name(batch, stamp))
            if folders[-1].exists():
                done(batch.height, n_bytes)
                continue
            under_way[pool.submit(_read, batch, folders[-1], actors)] = batch.height, n_bytes
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

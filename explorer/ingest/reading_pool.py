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

from explorer.corpus.brought import brought_lists
from explorer.corpus.outlets import outlets_of
from explorer.corpus.people import own_actors_of
from explorer.errors import CorpusError
from explorer.ingest.parts import part_name, read_part, reader_stamp
from explorer.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import polars as pl

__all__ = ["Lists", "lists_of", "n_cores", "parts_of"]

_reader: tuple[str, Reader] | None = None


def n_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start() -> None:
    """Make a worker: interrupts are its parent's affair; rings of garbage are not looked for, reading makes none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


@dataclass(frozen=True)
class Lists:
    """With what a corpus is read.

    Attributes:
        names: The name index that it brings; the project's lists where it is None.
        actors: Its own actors (`names.own.OWN_ACTORS`).
        outlets: Where its outlets are at home (`schema.OUTLETS`).
        statements: Whether who says what, and reported acts, are read too.
    """

    names: Path | None = None
    actors: pl.DataFrame | None = None
    outlets: pl.DataFrame | None = None
    statements: bool = True

    def reader(self) -> Reader:
        """A reader with all that."""
        return Reader(self.outlets, names=self.names, actors=self.actors, statements=self.statements)

    def stamp(self) -> str:
        """What tells its readings from those of any other reader."""
        return f"{reader_stamp(self.names, self.actors, self.outlets)}{'' if self.statements else ' names'}"


def lists_of(home: Path, *, statements: bool = True) -> tuple[Lists, list[str]]:
    """With what the corpus `home` is read, and a sentence for each of people's decisions that cannot be done."""
    actors, of_actors = own_actors_of(home)
    outlets, of_outlets = outlets_of(home)
    return Lists(brought_lists(home), actors, outlets, statements), [*of_actors, *of_outlets]


def _read(batch: pl.DataFrame, folder: Path, lists: Lists, stamp: str) -> None:
    global _reader  # noqa: PLW0603 - one reader a process, made when the first batch of its stamp comes
    if _reader is None or _reader[0] != stamp:
        _reader = stamp, lists.reader()
    read_part(_reader[1], batch, folder)


def parts_of(
    batches: Iterable[tuple[pl.DataFrame, int]],
    home: Path,
    lists: Lists,
    *,
    workers: int,
    done: Callable[[int, int], None],
) -> list[Path]:
    """The folders of the readings of all `batches`, in their order; what lies there already is not read again.

    Args:
        batches: Raw articles, and how many bytes of the input have been taken when the batch is.
        home: Folder for the parts.
        lists: With what they are read.
        workers: Processes that read; 1 reads in this one.
        done: Told articles and bytes of each batch that is read.

    Raises:
        CorpusError: A worker was killed, as happens when memory runs out.
    """
    stamp = lists.stamp()
    home.mkdir(parents=True, exist_ok=True)
    folders: list[Path] = []
    if workers == 1:
        for batch, n_bytes in batches:
            folders.append(home / part_name(batch, stamp))
            if not folders[-1].exists():
                _read(batch, folders[-1], lists, stamp)
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
            under_way[pool.submit(_read, batch, folders[-1], lists, stamp)] = batch.height, n_bytes
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

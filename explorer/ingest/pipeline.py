"""Any files → a corpus: found, surveyed, read on all cores, put into shards, published as one version.

What is read is kept until it is in a version, so an ingest that was interrupted goes on where it stopped. Readers of
the corpus see the old version until the new one is whole.
"""

from __future__ import annotations

import errno
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import polars as pl

from explorer.corpus import article_ids, present_shards, publish
from explorer.corpus.brought import bring_lists
from explorer.corpus.outlets import bring_outlets
from explorer.errors import CorpusError, InputError
from explorer.formats import DROPPED, Batch, Drop, Survey, batches
from explorer.ingest.files import files_of, surveys_of
from explorer.ingest.reading_pool import lists_of, n_cores, parts_of
from explorer.ingest.report import Report
from explorer.ingest.sharding import few_first, shards_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from explorer.formats.dates import DateOrder
    from explorer.ingest.reading_pool import Lists

__all__ = ["ingest", "read_into", "storing"]

BATCH_ARTICLES = 500
BATCH_CHARACTERS = 8_000_000


def ingest(
    paths: Sequence[Path],
    to: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    order: DateOrder | None = None,
    title: str | None = None,
    notice: str | None = None,
    events: Path | None = None,
    actors: Path | None = None,
    gazetteer: Path | None = None,
    outlets: Path | None = None,
    statements: bool = True,
    workers: int | None = None,
    ask: Callable[[str], DateOrder | None] | None = None,
    surveyed: Callable[[Sequence[Survey]], None] = lambda _: None,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Report:
    """Read the articles of `paths` into the corpus `to`, which is made or grows.

    Args:
        paths: Files and folders.
        to: The corpus folder.
        mapping: Field → column, for tables.
        order: How slashed dates are written, `"dmy"` or `"mdy"`.
        title: What the corpus is called; the name of the first path by default.
        notice: Said on every chart and export, e.g. `"Synthetic"`.
        events: CSV of dated events (`date`, `label`, `rank`) for the chart's markers.
        actors: Folder with an actor list of the corpus's own, which it keeps.
        gazetteer: Handwritten gazetteer of the corpus's own, which it keeps.
        outlets: CSV of where outlets are at home (`schema.OUTLETS`), which the corpus keeps among people's decisions.
        statements: Whether to read who says what, and reported acts; without, reading takes half the time.
        workers: Processes that read; one a core by default.
        ask: Puts a question about day and month order to a person.
        surveyed: Told what each file is taken for, before anything is read.
        progress: Told articles and bytes of each batch that has been read.

    Returns:
        The figures; nothing was published where `version` is None.

    Raises:
        InputError: A path does not exist, or holds nothing that can be read; or a list cannot be read.
        CorpusError: The corpus was read with other lists, or cannot be written; it is as it was.
    """
    started = time.monotonic()
    report = Report(to)
    files, unknown = files_of(paths)
    report.surveys, unread = surveys_of(files, mapping=mapping, order=order, ask=ask)
    report.drops += unknown + unread
    surveyed(report.surveys)
    if actors or gazetteer:
        bring_lists(to, actors=actors, gazetteer=gazetteer)
    if outlets:
        bring_outlets(to, outlets)
    raw = _grouped(_all_batches(report.surveys, report.drops))
    read_into(
        report,
        raw,
        workers=workers if workers is not None else n_cores(),
        statements=statements,
        title=title or paths[0].name.split(".")[0],
        notice=notice,
        events=events,
        progress=progress,
    )
    report.seconds = time.monotonic() - started
    return report


def read_into(
    report: Report,
    raw: Iterable[tuple[pl.DataFrame, int]],
    *,
    workers: int,
    title: str,
    statements: bool = True,
    notice: str | None = None,
    events: Path | None = None,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> None:
    """Read `raw` batches into the corpus of `report` and publish it; the figures are added to `report`."""
    to = report.corpus
    parts_home = to / "parts"
    with storing(to):
        raw, few = few_first(raw)
        lists, report.faults = lists_of(to, statements=statements)
        parts = parts_of(raw, parts_home, lists, workers=1 if few else workers, done=progress)
        _publish(report, parts, lists, workers=workers, title=title, notice=notice, events=events)
        shutil.rmtree(parts_home, ignore_errors=True)


@contextmanager
def storing(to: Path) -> Iterator[None]:
    """Refuse in one sentence where the corpus `to` cannot be written.

    Raises:
        CorpusError: The disk is full, or refuses.
    """
    try:
        yield
    except (OSError, pl.exceptions.ComputeError) as error:
        if getattr(error, "errno", None) == errno.ENOSPC or "No space left" in str(error):
            raise CorpusError(f"{to}: the disk is full; the corpus is as it was, and what was read is kept") from error
        if isinstance(error, OSError):
            raise CorpusError(f"{to}: cannot be written: {error.strerror or error}") from error
        raise


def _all_batches(surveys: Iterable[Survey], drops: list[Drop]) -> Iterator[Batch]:
    """The batches of all files; what is dropped goes to `drops`, and a file that breaks off ends there."""
    before = 0
    for one in surveys:
        try:
            for batch in batches(one, BATCH_ARTICLES):
                drops += batch.drops
                yield Batch(batch.frame, [], before + batch.n_bytes)
        except InputError as error:
            drops.append(Drop(str(one.path), 0, DROPPED, str(error)))
        before += one.n_bytes


def _grouped(parts: Iterable[Batch]) -> Iterator[tuple[pl.DataFrame, int]]:
    """Batches put together to about 500 articles, so that many small files cost no more than one large."""
    held: list[pl.DataFrame] = []
    n_bytes = 0
    for batch in parts:
        n_bytes = batch.n_bytes
        held.append(batch.frame)
        if sum(map(len, held)) >= BATCH_ARTICLES or _characters(held) >= BATCH_CHARACTERS:
            yield pl.concat(held, how="diagonal"), n_bytes
            held = []
    if sum(map(len, held)):
        yield pl.concat(held, how="diagonal"), n_bytes


def _characters(frames: list[pl.DataFrame]) -> int:
    return sum(int(frame["text"].str.len_bytes().sum() or 0) for frame in frames)


def _publish(
    report: Report,
    parts: list[Path],
    lists: Lists,
    *,
    workers: int,
    title: str,
    notice: str | None,
    events: Path | None,
) -> None:
    """Put what is new in `parts` into shards and publish them with those of the present version."""
    to = report.corpus
    before = present_shards(to)
    kept = _new_articles(report, parts)
    report.n_articles = kept.height
    if not kept.height and before:
        return
    if not kept.height:
        raise InputError(_nothing(report))
    shards, cut = shards_of(report, parts, kept, lists, workers=workers)
    dropped = pl.DataFrame(
        [(drop.file, drop.line, drop.what, drop.reason) for drop in report.drops],
        schema={"file": pl.String, "line": pl.UInt64, "what": pl.String, "reason": pl.String},
        orient="row",
    )
    report.version = publish(
        to, [*before, *shards], title=title, notice=notice, events=events, dropped=dropped, boilerplate=cut
    )


def _new_articles(report: Report, parts: list[Path]) -> pl.DataFrame:
    """The articles of `parts` (`part`, `row`) that are not in the corpus yet and not the same as an earlier one."""
    schema = {"part": pl.UInt32, "row": pl.UInt32, "id": pl.String, "file": pl.String, "line": pl.UInt64}
    found = pl.concat(
        [
            pl.DataFrame(schema=schema),
            *(
                pl.read_parquet(part / "articles.parquet", columns=["row", "id", "file", "line"]).select(
                    pl.lit(i, pl.UInt32).alias("part"), "row", "id", "file", "line"
                )
                for i, part in enumerate(parts)
            ),
        ]
    )
    known = article_ids(report.corpus).select("id").collect()
    fresh = found.join(known, on="id", how="anti", maintain_order="left")
    report.n_known = found.height - fresh.height
    firsts = fresh.unique("id", keep="first", maintain_order=True)
    again = fresh.join(firsts.select("part", "row"), on=["part", "row"], how="anti", maintain_order="left")
    same = again.join(firsts.select("id", first_file="file", first_line="line"), on="id", maintain_order="left")
    report.drops += [
        Drop(file, line, DROPPED, f"the same article as {first_file}, line {first_line}")
        for file, line, first_file, first_line in same.select("file", "line", "first_file", "first_line").iter_rows()
    ]
    return firsts.select("part", "row")


def _nothing(report: Report) -> str:
    example = report.drops[0] if report.drops else None
    why = f"; the first of {len(report.drops)}: {example.place}: {example.reason}" if example else ""
    return f"no article could be taken in{why}"

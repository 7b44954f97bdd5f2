"""A corpus read again from its own tables: the user's files are not wanted.

What people decided since (`corpus/people.py`) and what the lists have learned is applied, and a new version published.
Articles keep their ids and what they were given; texts were cleaned when they were first read, only more can be cut.
"""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import polars as pl

from explorer.corpus import publish
from explorer.corpus.folder import about_version
from explorer.corpus.people import decisions
from explorer.errors import CorpusError
from explorer.formats.dates import moment
from explorer.ingest.moved import move_decisions
from explorer.ingest.pipeline import BATCH_ARTICLES, storing
from explorer.ingest.reading_pool import lists_of, n_cores, parts_of
from explorer.ingest.report import Report
from explorer.ingest.sharding import all_of, shards_of
from explorer.schema import PUBLISHED, RAW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from explorer.corpus import Corpus

__all__ = ["dated_by_people", "decision_faults", "ingest_again"]

_DAYS: dict[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.String,
    "line": pl.UInt32,
    "said_at": PUBLISHED,
    "said_grain": pl.String,
}
_FEW = 200


def ingest_again(
    home: Path,
    *,
    statements: bool = True,
    workers: int | None = None,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Report:
    """Read a corpus again and publish it as a new version.

    Args:
        home: The corpus folder.
        statements: Whether to read who says what, and reported acts.
        workers: Processes that read; one a core by default.
        progress: Told articles and bytes of each batch that has been read.

    Returns:
        The figures; `faults` has a sentence for each decision that could not be applied.

    Raises:
        CorpusError: It is no corpus, has no texts, or cannot be written; it is as it was.
    """
    started = time.monotonic()
    report = Report(home)
    about = about_version(home)
    bare = [shard for shard in about["shards"] if not (home / "shards" / shard / "texts.parquet").is_file()]
    if bare:
        raise CorpusError(f"{home} was made without texts: there is nothing to read again")
    workers = 1 if about["articles"] < _FEW else workers or n_cores()
    with storing(home):
        lists, report.faults = lists_of(home, statements=statements)
        days, faults = dated_by_people(home)
        report.faults += faults + _days_that_do_not_fit(home, about["shards"], days)
        raw = _again(home, about["shards"], days)
        parts = parts_of(raw, home / "parts", lists, workers=workers, done=progress)
        shards, cut = shards_of(report, parts, all_of(parts), lists, workers=workers)
        moved = move_decisions(home, about["shards"], shards)
        report.version = publish(home, shards, boilerplate=cut)
        for write in moved:
            write()
        shutil.rmtree(home / "parts", ignore_errors=True)
    report.n_articles = about["articles"]
    report.seconds = time.monotonic() - started
    return report


def decision_faults(home: Path, corpus: Corpus) -> list[str]:
    """A sentence for each of people's decisions that cannot be understood or applied, in all of a corpus's files."""
    _, of_lists = lists_of(home)
    days, of_days = dated_by_people(home)
    _, of_marks = decisions(home, "marks")
    unfit = _days_that_do_not_fit(home, about_version(home)["shards"], days)
    return [*of_lists, *of_days, *unfit, *of_marks, *corpus.faults]


def dated_by_people(home: Path) -> tuple[pl.DataFrame, list[str]]:
    """The days in `people/published.csv`: a day, or a time with or without its zone (UTC then), as tables have them.

    Returns:
        `id`, `line`, `said_at`, `said_grain`, each id once, and a sentence for each line that says no day.
    """
    decided, faults = decisions(home, "published")
    path, rows = home / "people" / "published.csv", []
    for line, id_, said in decided.select("line", "id", "published").drop_nulls().iter_rows():
        found = moment(said)
        if found.at is None:
            faults.append(f"{path}, line {line}: {found.reason or f'{said!r} is no date'}; write it as 2022-02-24")
        else:
            rows.append((id_, line, found.at, found.grain))
    days = pl.DataFrame(rows, schema=_DAYS, orient="row")
    twice = days.filter(pl.col("id").is_duplicated() & ~pl.col("id").is_first_distinct())
    faults += [f"{path}, line {line}: article {id_!r} is dated further up" for id_, line, *_ in twice.iter_rows()]
    return days.unique("id", keep="first", maintain_order=True), faults


def _days_that_do_not_fit(home: Path, shards: list[str], days: pl.DataFrame) -> list[str]:
    """A sentence for each day of an article that is not there, or that says itself when it was published."""
    if days.is_empty():
        return []
    have = pl.concat(
        pl.scan_parquet(home / "shards" / shard / "articles.parquet").select("id", "published", "published_from")
        for shard in shards
    )
    found = days.lazy().join(have, on="id", how="left", maintain_order="left").with_columns(
        there=pl.col("id").is_in(have.select("id").collect()["id"].implode())
    ).collect()  # fmt: skip
    path, faults = home / "people" / "published.csv", []
    for row in found.iter_rows(named=True):
        if not row["there"]:
            faults.append(f"{path}, line {row['line']}: the corpus has no article {row['id']!r}")
        elif row["published"] and row["published_from"] != "person":
            told = f"{row['published']:%Y-%m-%d} ({row['published_from']})"
            faults.append(f"{path}, line {row['line']}: article {row['id']!r} has a date of its own, {told}")
    return faults


def _again(home: Path, shards: list[str], days: pl.DataFrame) -> Iterator[tuple[pl.DataFrame, int]]:
    """The articles of `shards` as raw ones that keep their `id`, with the days that people gave."""
    undated = pl.col("published").is_null() | (pl.col("published_from") == "person").fill_null(value=False)
    by_person = undated & pl.col("said_at").is_not_null()
    nothing = pl.lit(None)
    for shard in shards:
        folder = home / "shards" / shard
        articles = pl.scan_parquet(folder / "articles.parquet")
        n = articles.select(pl.len()).collect().item()
        own = [name for name in articles.collect_schema().names() if name.startswith("own.")]
        texts = pl.scan_parquet(folder / "texts.parquet")
        for start in range(0, n, BATCH_ARTICLES):
            inside = pl.col("row").is_between(start, start + BATCH_ARTICLES - 1)
            whole = articles.filter(inside).join(texts.filter(inside), on="row", how="left").sort("row")
            dated = whole.join(days.lazy(), on="id", how="left", maintain_order="left").with_columns(
                published=pl.when(by_person).then("said_at").when(~undated).then("published"),
                published_grain=pl.when(by_person).then("said_grain").when(~undated).then("published_grain"),
                published_from=pl.when(by_person).then(pl.lit("person")).when(~undated).then("published_from"),
                text=pl.col("text").fill_null(""),
                file=nothing.cast(pl.String),
                line=nothing.cast(pl.UInt64),
            )
            yield dated.select(*RAW, "id", *own).collect(), 0

"""What a terminal shows of reading: progress with rate and time left, then what was taken for what and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from explorer.formats import DROPPED, batches, survey
from explorer.reading.seen import SEEN, pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    import polars as pl

    from explorer.formats import Survey
    from explorer.ingest.report import Report

__all__ = ["Shown", "show_reading"]

_MOST_FILES = 12
_STYLES = {
    "actor": "bold blue",
    "metonym": "bold blue underline",
    "region": "green",
    "demonym": "green underline",
    "unresolved": "red",
    "candidate": "yellow",
    "time": "magenta",
}


def _console(*, stderr: bool = False) -> Console:
    """A console as wide as the terminal, and wide enough for whole lines where it is none."""
    console = Console(stderr=stderr, soft_wrap=True, highlight=False)
    return console if console.is_terminal else Console(stderr=stderr, soft_wrap=True, highlight=False, width=400)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        n, seconds = task.fields["articles"], task.elapsed or 0
        rate = f"{n / seconds:,.0f} a second" if seconds > 1 else ""
        return Text(f"{n:,} articles {rate}")


class Shown:
    """Progress on standard error; use as a context."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        self._console = _console(stderr=True)
        self._progress = Progress(
            TextColumn("Reading"), BarColumn(), _Rate(), TimeRemainingColumn(), console=self._console, transient=True
        )
        self._task = self._progress.add_task("", total=None, articles=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._progress.stop()

    def surveyed(self, surveys: Sequence[Survey]) -> None:
        """Show what each file is taken for, and begin."""
        for one in surveys[:_MOST_FILES]:
            taken = ", ".join(f"{field} = {column}" for field, column in one.mapping.items())
            own = [column or "(no name)" for column in one.columns if column not in one.mapping.values()]
            kept = f"; filters: {', '.join(own)}" if own else ""
            order = f"; dates {one.order}" if one.order else ""
            aside = f"; left aside, records inside: {', '.join(one.nested)}" if one.nested else ""
            self._console.print(escape(f"{one.path}: {taken}{order}{kept}{aside}"))
        if len(surveys) > _MOST_FILES:
            self._console.print(f"and {len(surveys) - _MOST_FILES:,} more files")
        self._progress.update(self._task, total=max(1, sum(one.n_bytes for one in surveys)))
        self._progress.start()

    def begin(self, n_articles: int) -> None:
        """Begin where articles are read again: they are counted, not bytes."""
        self._progress.update(self._task, total=n_articles)
        self._progress.start()

    def again(self, articles: int, _: int) -> None:
        """Count a batch of `articles` read again."""
        self.progress(articles, int(self._progress.tasks[self._task].completed) + articles)

    def progress(self, articles: int, n_bytes: int) -> None:
        """Count a batch of `articles`, `n_bytes` of the input being done."""
        n = self._progress.tasks[self._task].fields["articles"] + articles
        self._progress.update(self._task, completed=n_bytes, articles=n)

    def summary(self, report: Report) -> None:
        """Say what went in and what did not."""
        rate = report.n_articles / report.seconds if report.seconds else 0
        known = f"; {report.n_known:,} were there already" if report.n_known else ""
        took = f"{report.n_articles:,} articles in {report.seconds:.1f} s ({rate:,.0f} a second)"
        self._console.print(escape(f"{report.corpus}: {took}{known}"))
        if report.n_cut:
            self._console.print(f"{report.n_cut:,} lines that many articles of an outlet share were cut")
        for fault in report.faults:
            self._console.print(escape(fault))
        if not report.drops:
            return
        table = Table("", "how many", "why", "first at", box=None, pad_edge=False)
        for what, kind, n, first in report.reasons():
            table.add_row(what, f"{n:,}", escape(kind if n > 1 else first.reason), escape(first.place))
        self._console.print(table)
        if report.n_dropped:
            self._console.print(escape(f"all {len(report.drops):,} in {report.corpus / 'dropped.csv'}"))


def show_reading(file: Path) -> None:
    """Print what is read in the one article of `file`.

    Raises:
        InputError: The file cannot be read.
    """
    from explorer.reading import Reader  # noqa: PLC0415 - loads the gazetteer

    console = _console()
    for batch in batches(survey(file)):
        for drop in batch.drops:
            console.print(
                escape(f"{drop.place}: {drop.what}: {drop.reason}"), style="bold" if drop.what == DROPPED else ""
            )
        read = Reader().read_many(batch.frame)
        console.print(*(Text(called, _STYLES[seen]) for seen, called in SEEN.items()), sep="  ")
        for article in read.articles.with_row_index("row").iter_rows(named=True):
            mentions, times = (frame.filter(row=article["row"]) for frame in (read.mentions, read.times))
            title = _coloured(article["title"] or "(no title)", "title", mentions, times)
            title.stylize("bold")
            day = (
                f"{article['published']:%Y-%m-%d} (from {article['published_from']})"
                if article["published"]
                else "undated"
            )
            console.print(title, Text(day), "", _coloured(article["text"], "text", mentions, times), "", sep="\n")
            table = Table("kind", "entity", "sense", "words", "at", box=None, pad_edge=False)
            for m in mentions.rows(named=True):
                said = (article[m["part"]] or "")[m["start"] : m["end"]]
                place = f"{m['part']} {m['start']}–{m['end']}"
                entity = m["entity"] or ("on no list" if m["name"] else "unresolved")
                table.add_row(*map(escape, (m["kind"], entity, m["sense"] or "", said, place)))
            for t in times.rows(named=True):
                said = (article[t["part"]] or "")[t["start"] : t["end"]]
                place = f"{t['part']} {t['start']}–{t['end']}"
                table.add_row(*map(escape, ("time", t["value"] or "unresolved", t["type"], said, place)))
            console.print(table)


def _coloured(text: str, part: str, mentions: pl.DataFrame, times: pl.DataFrame) -> Text:
    return Text.assemble(
        *((piece.words, _STYLES.get(piece.seen, "")) for piece in pieces_of(text, part, mentions, times))
    )

"""`explorer`: the command line.

    explorer ingest PATH... --to CORPUS     read articles into a corpus
    explorer ingest --again CORPUS          read a corpus again, with what people decided
    explorer dashboard [PATH...]            open a corpus, or files, in the browser
    explorer serve CORPUS                   share a corpus as a page
    explorer read FILE                      what is read in one article
    explorer names build --to FOLDER        an index of lists of your own
    explorer check CORPUS                   whether a corpus is whole
    explorer check CORPUS --undated         a list of the undated, for a person to date
    explorer check CORPUS --boilerplate     the lines cut because many articles share them
    explorer actors review CORPUS           names on no list: accept, merge, rename, refuse
    explorer actors add CORPUS NAMES.txt    more names to decide about
    explorer synth N OUT                    an invented corpus, for trying out speed

Every refusal is one sentence on standard error. Exit status: 0 all went in, 1 something was left out, 2 nothing was
done, 130 interrupted.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from explorer.errors import ExplorerError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.formats.dates import DateOrder
    from explorer.ingest import Report

__all__ = ["app", "main"]

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Who is talked about, who is talking, where and when: an explorer of news articles.",
)

Paths = Annotated[list[Path], typer.Argument(help="Files or folders: text, HTML, CSV, JSON Lines, Parquet; gzip too.")]
Map = Annotated[list[str] | None, typer.Option("--map", help="FIELD=COLUMN, e.g. published=Date; may be repeated.")]
Dates = Annotated[str | None, typer.Option("--dates", help="How 09/05/2022 is meant: dmy or mdy.")]
Title = Annotated[str | None, typer.Option(help="What the corpus is called.")]
Notice = Annotated[str | None, typer.Option(help="Said on every chart and export, e.g. Synthetic.")]
Events = Annotated[Path | None, typer.Option(help="CSV of dated events for the chart: date,label,rank.")]
Actors = Annotated[Path | None, typer.Option(help="Folder with your own actors.csv, aliases.csv, roles.csv.")]
GazetteerFile = Annotated[Path | None, typer.Option("--gazetteer", help="Your own regions, one CSV file.")]
Outlets = Annotated[Path | None, typer.Option(help="Where outlets are at home: outlet,near,zone,date_order.")]
Statements = Annotated[
    bool, typer.Option("--statements/--no-statements", help="Read who says what, too; without: half the time.")
]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that read; one a core by default.")]


def _mapping(said: list[str] | None) -> dict[str, str]:
    mapping = {}
    for pair in said or ():
        field, equals, column = pair.partition("=")
        if not equals or not field or not column:
            raise InputError(f"--map {pair}: say FIELD=COLUMN, e.g. published=Date")
        mapping[field.strip()] = column.strip()
    return mapping


def _order(said: str | None) -> DateOrder | None:
    if said in (None, "dmy", "mdy"):
        return said  # type: ignore[return-value]
    raise InputError(f"--dates {said}: say dmy (day first) or mdy (month first)")


def _ask() -> Callable[[str], DateOrder | None] | None:
    if not sys.stdin.isatty():
        return None

    def ask(question: str) -> DateOrder | None:
        typer.echo(question, err=True)
        said = typer.prompt(
            "day/month or month/day? (dmy, mdy, or nothing to leave the file out)", default="", err=True
        )
        return said if said in ("dmy", "mdy") else None

    return ask


@app.command("ingest")
def ingest_command(  # noqa: PLR0917 - typer names the options after these
    paths: Paths,
    to: Annotated[Path | None, typer.Option("--to", help="The corpus folder, made or added to.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read the corpus PATH again, with people's decisions and the present lists.")
    ] = False,
    map_: Map = None,
    dates: Dates = None,
    title: Title = None,
    notice: Notice = None,
    events: Events = None,
    actors: Actors = None,
    gazetteer: GazetteerFile = None,
    outlets: Outlets = None,
    statements: Statements = True,
    workers: Workers = None,
) -> None:
    """Read articles into a corpus, or a corpus again."""
    if again:
        raise typer.Exit(_read_again(paths, to, statements=statements, workers=workers).exit_status)
    if to is None:
        raise InputError("say --to CORPUS, the folder that the articles are read into")
    report = _ingested(
        paths,
        to,
        mapping=_mapping(map_),
        order=_order(dates),
        title=title,
        notice=notice,
        events=events,
        actors=actors,
        gazetteer=gazetteer,
        outlets=outlets,
        statements=statements,
        workers=workers,
    )
    raise typer.Exit(report.exit_status)


def _ingested(paths: list[Path], to: Path, **options: Any) -> Report:
    """Ingest with progress and a summary on standard error."""
    from explorer.ingest import ingest  # noqa: PLC0415 - the reader, wanted by two commands alone
    from explorer.ingest.shown import Shown  # noqa: PLC0415

    with Shown() as shown:
        report = ingest(paths, to, ask=_ask(), surveyed=shown.surveyed, progress=shown.progress, **options)
    shown.summary(report)
    return report


def _read_again(paths: list[Path], to: Path | None, *, statements: bool, workers: int | None) -> Report:
    """Read a corpus again with progress and a summary on standard error."""
    from explorer.corpus import open_corpus  # noqa: PLC0415
    from explorer.ingest import ingest_again  # noqa: PLC0415
    from explorer.ingest.shown import Shown  # noqa: PLC0415

    if to is not None or len(paths) != 1:
        raise InputError("--again reads one corpus from its own tables: explorer ingest --again CORPUS")
    with Shown() as shown:
        shown.begin(open_corpus(paths[0]).n_articles)
        report = ingest_again(paths[0], statements=statements, workers=workers, progress=shown.again)
    shown.summary(report)
    return report


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def dashboard(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(help="A corpus, or files; the sample by default.")] = None,
    map_: Map = None,
    dates: Dates = None,
    title: Title = None,
) -> None:
    """Open a corpus, or files, in the browser; further options are Voilà's, e.g. --port=8867."""
    from explorer.serve import serve  # noqa: PLC0415

    places = [path for path in paths or () if not str(path).startswith("-")]
    options = [str(path) for path in paths or () if str(path).startswith("-")] + context.args
    corpus = _corpus_of(places, mapping=_mapping(map_), order=_order(dates), title=title)
    serve(corpus, options)


def _corpus_of(paths: list[Path], **options: Any) -> Path:
    """The corpus to show: the sample's, the one given, or one made of the files given in the cache folder."""
    from explorer.hosting import cache  # noqa: PLC0415
    from explorer.ingest.cached import cache_name  # noqa: PLC0415

    if not paths:
        return sample_corpus()
    if len(paths) == 1 and (paths[0] / "CURRENT").is_file():
        return paths[0]
    to = cache(cache_name(paths, options))
    if not (to / "CURRENT").is_file():
        _ingested(paths, to, **options)
    return to


def sample_corpus() -> Path:
    """The folder of the sample's corpus, made anew where the sample or the reader has changed."""
    from explorer.hosting import cache  # noqa: PLC0415
    from explorer.ingest.cached import cache_name  # noqa: PLC0415
    from explorer.resources import data  # noqa: PLC0415

    articles, events, to = data("sample", "articles.jsonl"), data("sample", "events.csv"), cache("sample")
    made, name = to.with_name("sample.made"), cache_name([articles, events], {})
    if not (made.is_file() and made.read_text("utf-8") == name and (to / "CURRENT").is_file()):
        shutil.rmtree(to, ignore_errors=True)
        _ingested([articles], to, title="War in Ukraine, daily briefs", events=events)
        made.write_text(name, "utf-8")
    return to


@app.command("serve", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def serve_command(context: typer.Context, corpus: Annotated[Path, typer.Argument(help="A corpus folder.")]) -> None:
    """Share a corpus as a page; further options are Voilà's, e.g. --ip=0.0.0.0 --token=secret."""
    from explorer.corpus import open_corpus  # noqa: PLC0415
    from explorer.serve import serve  # noqa: PLC0415

    open_corpus(corpus)
    serve(corpus, context.args)


@app.command()
def read(file: Annotated[Path, typer.Argument(help="One article: text or HTML.")]) -> None:
    """Show what is read in one article: title, day, names with their places."""
    from explorer.ingest.shown import show_reading  # noqa: PLC0415

    show_reading(file)


@app.command()
def check(
    corpus: Annotated[Path, typer.Argument(help="A corpus folder.")],
    undated: Annotated[
        bool, typer.Option("--undated", help="Write a CSV of the undated, for a person to date.")
    ] = False,
    boilerplate: Annotated[
        bool, typer.Option("--boilerplate", help="List the lines cut because many articles of an outlet share them.")
    ] = False,
    to: Annotated[Path | None, typer.Option("--to", help="Where --undated writes; the corpus's own file.")] = None,
) -> None:
    """Read every file of a corpus and compare it with its sum, or list what a person may look at."""
    from explorer.corpus import check_corpus, open_corpus  # noqa: PLC0415
    from explorer.ingest.again import decision_faults  # noqa: PLC0415

    opened = open_corpus(corpus)
    if undated or boilerplate:
        from explorer.ingest.listed import boilerplate_listed, undated_listed  # noqa: PLC0415

        told = [undated_listed(opened, to)] if undated else []
        told += [boilerplate_listed(opened)] if boilerplate else []
        typer.echo("\n".join(told))
        return
    faults = check_corpus(corpus)
    for fault in faults:
        typer.echo(fault, err=True)
    typer.echo(
        f"{opened.title}: {opened.n_articles:,} articles, {opened.n_undated:,} undated, "
        f"fingerprint {opened.fingerprint}"
    )
    told = decision_faults(corpus, opened)
    for fault in told:
        typer.echo(fault, err=True)
    raise typer.Exit(2 if faults else int(bool(told)))


actors_app = typer.Typer(no_args_is_help=True, help="Names that are on no list: review them, add some.")
app.add_typer(actors_app, name="actors")


@actors_app.command("review")
def actors_review(
    corpus: Annotated[Path, typer.Argument(help="A corpus folder.")],
    most: Annotated[int, typer.Option("--most", min=1, help="How many candidates.")] = 200,
    list_: Annotated[bool, typer.Option("--list", help="Only list them.")] = False,
) -> None:
    """Decide by keys what becomes of names that are on no list: accept, merge, rename, refuse."""
    from explorer.corpus import open_corpus  # noqa: PLC0415
    from explorer.widgets.review.reviewing import Reviewing  # noqa: PLC0415
    from explorer.widgets.review.terminal import listed, review  # noqa: PLC0415

    reviewing = Reviewing(open_corpus(corpus), most)
    if list_ or not sys.stdin.isatty():
        for line in listed(reviewing):
            typer.echo(line)
        return
    review(reviewing, key=typer.getchar, ask=lambda what, default: typer.prompt(what, default=default), say=typer.echo)
    typer.echo(f"`explorer ingest --again {corpus}` applies what was decided")


@actors_app.command("add")
def actors_add(
    corpus: Annotated[Path, typer.Argument(help="A corpus folder.")],
    names: Annotated[Path, typer.Argument(help="A text file, one name a line.")],
) -> None:
    """Make a list of names candidates."""
    from explorer.corpus import open_corpus  # noqa: PLC0415
    from explorer.widgets.review.reviewing import add_names  # noqa: PLC0415

    try:
        lines = names.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{names}: cannot be read as UTF-8 text: {error}") from error
    n = add_names(open_corpus(corpus), lines)
    typer.echo(f"{n:,} new candidates; `explorer actors review {corpus}` shows them")


names_app = typer.Typer(no_args_is_help=True, help="Actor lists and gazetteers of your own.")
app.add_typer(names_app, name="names")


@names_app.callback()
def names() -> None:
    """Actor lists and gazetteers of your own."""


@names_app.command("build")
def names_build(
    to: Annotated[Path, typer.Option("--to", help="The folder of the index.")],
    actors: Actors = None,
    gazetteer: GazetteerFile = None,
) -> None:
    """Make an index of your lists, for `Reader(names=FOLDER)`; what is left out is the project's."""
    from explorer.names.build import build_index  # noqa: PLC0415 - wanted by this command alone

    if to.exists() and not (to / "ids.marisa").is_file():
        raise InputError(f"--to {to}: it is there already and is no index of names")
    build_index(to, actors=actors, gazetteer=gazetteer)


@app.command()
def synth(
    n: Annotated[int, typer.Argument(min=1, help="How many articles.")],
    out: Annotated[Path, typer.Argument(help="The corpus folder.")],
    seed: Annotated[int, typer.Option(help="The same seed makes the same corpus.")] = 1,
) -> None:
    """Make an invented corpus, labelled Synthetic wherever it shows."""
    from explorer.synthetic import synthesize  # noqa: PLC0415

    synthesize(n, out, seed=seed)
    typer.echo(f"{out}: {n:,} synthetic articles")


def main() -> None:
    """Run the command line; a refusal is one sentence and status 2."""
    try:
        app()
    except ExplorerError as refusal:
        typer.echo(f"explorer: {refusal}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo("explorer: interrupted; what was read is kept, the same command goes on", err=True)
        sys.exit(130)


if __name__ == "__main__":
    main()

"""The command line: what it says and how it ends."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from explorer import cli, hosting
from explorer.cli import app, main
from explorer.corpus import open_corpus
from explorer.errors import CorpusError

STORY = "Vladimir Putin met Emmanuel Macron in Moscow. Officials in Kyiv waited."


def explorer(*arguments):
    """The command as a process, for what a user sees of it."""
    return subprocess.run(
        [sys.executable, "-m", "explorer.cli", *map(str, arguments)], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    (folder / "in.jsonl").write_text(json.dumps({"Body": STORY, "When": "2022-02-07", "desk": "war"}) + "\nbroken\n")
    ended = explorer(
        "ingest", folder / "in.jsonl", "--to", folder / "c", "--map", "text=Body", "--map", "published=When"
    )
    return folder / "c", ended


def test_ingest_shows_the_mapping_the_drops_and_its_status(corpus):
    path, ended = corpus
    assert ended.returncode == 1
    assert "text = Body, published = When; filters: desk" in ended.stderr
    assert "1 articles in" in ended.stderr
    assert "broken JSON: Expecting value at column 1" in ended.stderr
    assert "in.jsonl, line 2" in ended.stderr
    assert open_corpus(path).n_articles == 1


def test_check_says_whether_every_file_is_as_it_was(corpus):
    path, _ = corpus
    whole = explorer("check", path)
    assert (whole.returncode, whole.stderr) == (0, "")
    assert whole.stdout.startswith("in: 1 articles, 0 undated, fingerprint ")


def test_read_shows_what_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    said = explorer("read", tmp_path / "a.txt").stdout
    assert "undated" in said
    assert "vladimir-putin" in said
    assert "emmanuel-macron" in said


def test_a_corpus_is_read_again_with_the_days_that_a_person_filled_in(tmp_path):
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": STORY}))
    explorer("ingest", tmp_path / "in.jsonl", "--to", tmp_path / "c")
    said = explorer("check", tmp_path / "c", "--undated", "--boilerplate").stdout
    own = tmp_path / "c" / "people" / "published.csv"
    assert said == (
        f"1 undated articles in {own}: fill in published, and `explorer ingest --again {tmp_path / 'c'}` applies it\n"
        "0 lines, cut 0 times\n"
    )
    own.write_text(own.read_text().replace(",,", ",2022-02-07,", 1) + "nobody,2022-02-08,,,,\n")
    ended = explorer("ingest", "--again", tmp_path / "c")
    assert ended.returncode == 1
    assert f"{own}, line 3: the corpus has no article 'nobody'" in ended.stderr
    assert "1 articles in" in ended.stderr
    assert open_corpus(tmp_path / "c").n_undated == 0
    told = explorer("check", tmp_path / "c")
    assert (told.returncode, told.stderr) == (1, f"{own}, line 3: the corpus has no article 'nobody'\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ingest", "."], "explorer: say --to CORPUS, the folder that the articles are read into"),
        (
            ["ingest", "--again", "a", "b"],
            "explorer: --again reads one corpus from its own tables: explorer ingest --again CORPUS",
        ),
        (["ingest", "/nowhere", "--to", "c"], "explorer: /nowhere: there is no such file or folder"),
        (["ingest", ".", "--to", "c", "--map", "text"], "explorer: --map text: say FIELD=COLUMN, e.g. published=Date"),
        (
            ["ingest", ".", "--to", "c", "--dates", "ymd"],
            "explorer: --dates ymd: say dmy (day first) or mdy (month first)",
        ),
        (
            ["check", "/nowhere"],
            "explorer: /nowhere is not a folder; a corpus is the folder that `explorer ingest` wrote",
        ),
        (
            ["serve", "/nowhere"],
            "explorer: /nowhere is not a folder; a corpus is the folder that `explorer ingest` wrote",
        ),
        (["read", "/nowhere.txt"], "explorer: /nowhere.txt: the file is not there any more"),
    ],
)
def test_a_refusal_is_one_sentence_and_status_two(monkeypatch, capsys, arguments, said):
    monkeypatch.setattr(sys, "argv", ["explorer", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    assert capsys.readouterr().err.strip() == said


def test_help_names_every_command():
    said = CliRunner().invoke(app, ["--help"]).output
    assert [
        name for name in ("ingest", "dashboard", "serve", "read", "check", "actors", "synth") if name not in said
    ] == []


def test_a_notebook_finds_the_sample_that_the_command_made(tmp_path, monkeypatch):
    def made(_paths, to, **_options):
        to.mkdir(parents=True)
        (to / "CURRENT").write_text("v0001")

    monkeypatch.delenv(hosting.CORPUS, raising=False)
    monkeypatch.setattr(hosting, "cache", tmp_path.joinpath)
    monkeypatch.setattr(cli, "_ingested", made)
    with pytest.raises(CorpusError, match="no corpus yet: run `explorer dashboard` once"):
        hosting.corpus_path()
    assert cli.sample_corpus() == hosting.corpus_path()

"""From files to a corpus: what goes in, what stays out, and what an interruption leaves."""

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from explorer.corpus import open_corpus
from explorer.errors import CorpusError, InputError
from explorer.formats import DROPPED, Drop
from explorer.ingest import corpus_from, ingest

HERE = Path(__file__).parent


def written(path, *texts, **more):
    """A JSON Lines file of some texts."""
    path.write_text("".join(json.dumps({"text": text, **more}) + "\n" for text in texts))
    return path


def listed(corpus):
    """The articles of a corpus, in order of row, with their texts."""
    parts = []
    for shard in corpus.shards:
        rows = range(shard.n)
        parts.append(shard.page("articles", rows).join(shard.page("texts", rows), on="row"))
    return pl.concat(parts, how="diagonal").sort("published", "id", nulls_last=True)


def test_a_folder_of_all_kinds_goes_in_with_places_and_reasons(tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    (source / "pasted_2023-12-23.txt").write_text("Vladimir Putin met Emmanuel Macron in Kyiv.")
    (source / "b.jsonl.gz").write_bytes(
        gzip.compress(b'{"text": "Rain fell in Lviv.", "date": "2022-03-01", "desk": "east"}\nbroken\n')
    )
    (source / "c.csv").write_text("headline,body,date\nSnow,Snow fell.,2099-01-01\n,,2022-01-01\n")
    (source / "latin.txt").write_bytes(b"caf\xe9")
    (source / "notes.docx").write_bytes(b"PK")
    (source / ".hidden").write_bytes(b"\0")
    report = ingest([source], tmp_path / "corpus", workers=1)
    assert (report.n_articles, report.n_dropped, report.exit_status) == (3, 4, 1)
    assert sorted((Path(d.file).name, d.line, d.what, d.reason.split(": ", 1)[-1]) for d in report.drops) == [
        ("b.jsonl.gz", 2, "dropped", "Expecting value at column 1"),
        ("c.csv", 2, "kept as undated", "the date '2099-01-01' lies in the future"),
        ("c.csv", 3, "dropped", "neither text nor title"),
        ("latin.txt", 0, "dropped", "not UTF-8: byte 0xe9 at offset 3; save it as UTF-8"),
        ("notes.docx", 0, "dropped", "no reader for files of this kind"),
    ]
    corpus = open_corpus(tmp_path / "corpus")
    assert (corpus.n_articles, corpus.n_undated, corpus.own_columns) == (3, 1, ("desk",))
    assert (corpus.first_day, corpus.last_day) == (date(2022, 3, 1), date(2023, 12, 23))
    rows = listed(corpus).select("text", "published_from", "own.desk").rows()
    assert rows == [
        ("Rain fell in Lviv.", "given", "east"),
        ("Vladimir Putin met Emmanuel Macron in Kyiv.", "file", None),
        ("Snow fell.", None, None),
    ]
    assert corpus.dropped is not None
    assert pl.read_csv(corpus.dropped).columns == ["file", "line", "what", "reason"]
    assert not (tmp_path / "corpus" / "parts").exists()


def test_the_same_articles_make_the_same_corpus(tmp_path):
    one, two = written(tmp_path / "one.jsonl", "A", "B"), written(tmp_path / "two.jsonl", "C")
    first = ingest([one, two], tmp_path / "x", workers=1)
    second = ingest([two, one], tmp_path / "y", workers=1)
    assert first.n_articles == second.n_articles == 3
    assert open_corpus(tmp_path / "x").fingerprint == open_corpus(tmp_path / "y").fingerprint


def test_what_is_there_already_is_passed_over_and_what_is_new_is_added(tmp_path):
    to = tmp_path / "corpus"
    ingest([written(tmp_path / "one.jsonl", "A", "B")], to, workers=1)
    report = ingest([written(tmp_path / "two.jsonl", "B", "C", "C")], to, workers=1)
    assert (report.n_articles, report.n_known) == (1, 1)
    assert report.drops == [
        Drop(str(tmp_path / "two.jsonl"), 3, DROPPED, f"the same article as {tmp_path / 'two.jsonl'}, line 2")
    ]
    assert listed(open_corpus(to))["text"].sort().to_list() == ["A", "B", "C"]
    again = ingest([tmp_path / "two.jsonl"], to, workers=1)
    assert (again.n_articles, again.n_known, again.version, again.exit_status) == (0, 3, None, 0)


def test_two_processes_read_what_one_does(tmp_path):
    path = written(tmp_path / "in.jsonl", *(f"Joe Biden met Olaf Scholz in Berlin, {i} times." for i in range(1_100)))
    ingest([path], tmp_path / "one", workers=1)
    ingest([path], tmp_path / "two", workers=2)
    assert open_corpus(tmp_path / "one").fingerprint == open_corpus(tmp_path / "two").fingerprint


def test_progress_ends_at_the_end(tmp_path):
    path = written(tmp_path / "in.jsonl", "A", "B")
    told = []
    ingest([path], tmp_path / "c", workers=1, progress=lambda *figures: told.append(figures))
    assert told == [(2, path.stat().st_size)]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _: None, "there is no such file or folder"),
        (lambda path: path.mkdir(), "the folder holds no file"),
        (lambda path: (path.mkdir(), (path / "a.png").write_bytes(b"")), "the folder holds no file that can be read"),
        (lambda path: path.write_bytes(b"\xff"), "no reader for files of this kind"),
    ],
)
def test_a_path_without_articles_is_refused(tmp_path, make, said):
    path = tmp_path / "in"
    make(path)
    with pytest.raises(InputError, match=said):
        ingest([path], tmp_path / "corpus", workers=1)
    assert not (tmp_path / "corpus" / "CURRENT").exists()


def test_an_undecidable_order_of_dates_is_asked_and_else_left_out(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("text,date\nA,09/05/2022\n")
    asked = []
    report = ingest([path], tmp_path / "asked", workers=1, ask=lambda question: asked.append(question) or "dmy")
    assert asked == [f"{path}: '09/05/2022' could be read either way, and no other date decides"]
    assert report.n_articles == 1
    assert open_corpus(tmp_path / "asked").first_day == date(2022, 5, 9)
    with pytest.raises(InputError, match=r"could be read either way, .*; say --dates dmy or --dates mdy"):
        ingest([path], tmp_path / "unasked", workers=1)


def test_a_file_that_vanishes_does_not_stop_the_rest(tmp_path):
    one, two = written(tmp_path / "one.jsonl", "A"), written(tmp_path / "two.jsonl", "B")
    report = ingest([one, two], tmp_path / "corpus", workers=1, surveyed=lambda _: one.unlink())
    assert report.n_articles == 1
    assert report.drops == [Drop(str(one), 0, DROPPED, f"{one}: the file is not there any more")]


def test_a_frame_becomes_a_corpus(tmp_path):
    frame = pl.DataFrame(
        {
            "Headline": ["A", "B", None],
            "Body": ["Rain in Kyiv.", "Snow in Lviv.", None],
            "When": [date(2022, 1, 1), None, None],
            "desk": ["x", "y", "z"],
        }
    )
    corpus = corpus_from(frame, tmp_path / "c", title="Headline", text="Body", published="When", name="Weather")
    assert (corpus.title, corpus.n_articles, corpus.n_undated, corpus.own_columns) == ("Weather", 2, 1, ("desk",))
    assert pl.read_csv(corpus.dropped).rows() == [("the frame", 3, "dropped", "neither text nor title")]
    with pytest.raises(InputError, match="the frame: no column 'body' for text; it has"):
        corpus_from(frame, text="body")
    with pytest.raises(InputError, match="say order='dmy' or order='mdy'"):
        corpus_from(pl.DataFrame({"text": ["A"], "date": ["09/05/2022"]}))


def ingesting(path, to):
    """An ingest in a process of its own, as the command line does it."""
    code = """
import sys
from pathlib import Path
from explorer.ingest import ingest
ingest([Path(sys.argv[1])], Path(sys.argv[2]), workers=1)
"""
    return subprocess.Popen(
        [sys.executable, "-c", code, path, to], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_the_old_corpus_or_the_new_one(tmp_path):
    old, to = tmp_path / "old", tmp_path / "corpus"
    ingest([written(tmp_path / "old.jsonl", "A", "B")], old, workers=1)
    new = written(tmp_path / "new.jsonl", *(f"Angela Merkel spoke in Berlin on day {i}." for i in range(300)))
    shutil.copytree(old, to)
    started = time.monotonic()
    assert ingesting(new, to).wait() == 0
    takes = time.monotonic() - started
    whole = open_corpus(to).fingerprint
    moments, seen = random.Random(0), set()
    for n in range(20):
        if open_corpus(to).fingerprint == whole:
            shutil.rmtree(to)
            shutil.copytree(old, to)
        process = ingesting(new, to)
        time.sleep(takes * (0.3 + 0.7 * (n + moments.random()) / 20))
        process.send_signal(signal.SIGKILL)
        process.wait()
        corpus = open_corpus(to)
        assert set(listed(corpus)["text"]) >= {"A", "B"}
        seen.add(corpus.fingerprint)
    assert seen <= {open_corpus(old).fingerprint, whole}
    assert open_corpus(old).fingerprint in seen
    ingest([new], to, workers=1)
    assert open_corpus(to).fingerprint == whole


@contextmanager
def small_disk(at):
    """A disk of 3 MB; the test is skipped where none can be mounted."""
    at.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", at], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)


def test_a_full_disk_leaves_the_old_corpus_and_says_so(tmp_path):
    words = random.Random(0)
    long = [" ".join(str(words.random()) for _ in range(2_000)) for _ in range(200)]
    with small_disk(tmp_path / "disk") as disk:
        to = disk / "corpus"
        ingest([written(tmp_path / "old.jsonl", "A", "B")], to, workers=1)
        before = open_corpus(to).fingerprint
        with pytest.raises(CorpusError, match=r"disk.*the corpus is as it was"):
            ingest([written(tmp_path / "new.jsonl", *long)], to, workers=1)
        assert open_corpus(to).fingerprint == before

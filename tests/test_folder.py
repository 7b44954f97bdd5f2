"""The corpus folder: a kill at any moment or a full disk leaves the old corpus or the new one."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import polars as pl
import pytest

from explorer.corpus import check_corpus, open_corpus, present_shards, publish, write_shard
from explorer.corpus.expression import expression
from explorer.corpus.folder import article_ids
from explorer.errors import CorpusError
from explorer.schema import ARTICLES, MENTIONS, TEXTS

N_KILLS = 20


class NoTree:
    def ancestors(self, _region):
        return ()

    def children(self, _region):
        return ()

    def kind(self, _region):
        return "country"


def tables(name, n, text="Talks about peace."):
    rows = pl.DataFrame({"row": range(n)}, schema={"row": pl.UInt32})
    filled = {
        name: pl.lit(name if dtype == pl.String else 7).cast(pl.Int64 if dtype != pl.String else dtype).cast(dtype)
        for name, dtype in ARTICLES.items()
    }
    articles = rows.select(**{**filled, "row": pl.col("row"), "id": pl.format(f"{name}-{{}}", "row")})
    texts = rows.with_columns(text=pl.lit(text)).cast(TEXTS)
    return articles, texts, pl.DataFrame(schema=MENTIONS)


def write(home, name, n, **more):
    return write_shard(home, *tables(name, n), names=NoTree(), **more)


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "corpus"
    publish(folder, [write(folder, "old", 3)], title="Old news")
    return folder


def ids(home):
    return set(article_ids(home).collect()["id"])


def test_versions_grow_and_keep_what_is_not_said_again(home):
    first = open_corpus(home)
    version = publish(home, [*present_shards(home), write(home, "new", 2)], notice="Synthetic")
    second = open_corpus(home)

    assert version == "v0002"
    assert (second.title, second.notice, second.n_articles) == ("Old news", "Synthetic", 5)
    assert first.n_articles == 3
    assert first.fingerprint != second.fingerprint
    assert repr(second) == "Corpus 'Old news' (Synthetic): 5 articles, 1970-01-01 to 1970-01-01, 0 undated"
    assert publish(home, present_shards(home), notice="") == "v0003"
    assert open_corpus(home).notice is None
    assert open_corpus(home).fingerprint == second.fingerprint


def test_same_articles_in_any_order_make_the_same_shard(tmp_path):
    articles, texts, mentions = tables("a", 6)
    one = write_shard(tmp_path, articles, texts, mentions, names=NoTree())
    turned = articles.reverse().with_columns(row=pl.Series([10, 20, 30, 40, 50, 60], dtype=pl.UInt32))
    other = write_shard(tmp_path, turned, texts.reverse().with_columns(turned["row"]), mentions, names=NoTree())

    assert one == other
    assert [path.name for path in (tmp_path / "shards").iterdir()] == [one]


def test_what_no_kept_version_names_is_swept(home):
    (home / "shards" / "new-1-abc").mkdir()
    (home / "new-1-abc").mkdir()
    for n in range(3):
        publish(home, [write(home, f"turn {n}", 1)])

    assert sorted(path.name for path in home.iterdir()) == ["CURRENT", "shards", "v0003", "v0004"]
    assert len(list((home / "shards").iterdir())) == 2
    assert ids(home) == {"turn 2-0"}


def test_dropped_and_events_lie_in_the_version(home, tmp_path):
    events = tmp_path / "events.csv"
    events.write_text("day,label\n2022-02-24,Invasion\n")
    publish(home, present_shards(home), events=events, dropped=pl.DataFrame({"file": ["a.txt"], "reason": ["empty"]}))
    corpus = open_corpus(home)

    assert corpus.dropped.read_text() == "file,reason\na.txt,empty\n"
    assert corpus.events.read_text() == events.read_text()
    publish(home, present_shards(home))
    assert open_corpus(home).events.read_text() == events.read_text()


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (shutil.rmtree, "is not a folder; a corpus is the folder that `explorer ingest` wrote"),
        (lambda home: (home / "CURRENT").unlink(), "is not a corpus: it has no file CURRENT"),
        (lambda home: (home / "CURRENT").write_text("v0009"), "CURRENT says 'v0009', and there is no such version"),
        (lambda home: (home / "CURRENT").write_bytes(b"\xff\0"), "is damaged: CURRENT says"),
        (lambda home: (home / "CURRENT").write_text("../x"), "is damaged: CURRENT says '../x'"),
        (lambda home: (home / "v0001" / "about.json").write_text("{"), "about.json is damaged"),
        (
            lambda home: (home / "v0001" / "about.json").write_text('{"format": 99}'),
            "of format 99, this Explorer reads",
        ),
        (lambda home: next(home.glob("shards/*/keys.npy")).unlink(), r"keys.npy is missing: the corpus is damaged"),
        (lambda home: next(home.glob("shards/*/bitmaps.bin")).write_bytes(b""), r"bitmaps.bin has 0 bytes, not \d+"),
        (lambda home: next(home.glob("shards/*/texts.parquet")).write_bytes(b"x"), r"texts.parquet has 1 bytes, not"),
        (lambda home: next(home.glob("shards/*/sums.json")).write_text("["), "is damaged"),
        (lambda home: shutil.rmtree(next(home.glob("shards/*"))), "is damaged"),
    ],
)
def test_a_damaged_folder_gets_one_clear_sentence(home, harm, message):
    harm(home)

    with pytest.raises(CorpusError, match=message) as refused:
        open_corpus(home)
    assert "\n" not in str(refused.value)


def test_check_names_each_changed_file(home):
    assert check_corpus(home) == []
    path = next(home.glob("shards/*/articles.parquet"))
    data = bytearray(path.read_bytes())
    data[50] ^= 1
    path.write_bytes(data)

    assert open_corpus(home).n_articles == 3
    assert check_corpus(home) == [f"{path} is not as it was written"]


def test_publishing_a_missing_shard_changes_nothing(home):
    with pytest.raises(CorpusError, match="nowhere is missing or unfinished; the corpus is as it was"):
        publish(home, [*present_shards(home), "nowhere"])
    with pytest.raises(CorpusError, match="no shard is given"):
        publish(home, [])
    assert ids(home) == {"old-0", "old-1", "old-2"}


def test_a_row_twice_is_refused(tmp_path):
    articles, texts, mentions = tables("a", 2)

    with pytest.raises(CorpusError, match="a row number stands twice"):
        write_shard(tmp_path, pl.concat([articles, articles]), texts, mentions, names=NoTree())
    with pytest.raises(CorpusError, match="a shard holds 1 to"):
        write_shard(tmp_path, articles.head(0), texts, mentions, names=NoTree())
    assert list(tmp_path.iterdir()) == []


def test_many_small_shards_become_one(home):
    shards = [write(home, f"day {n}", 2) for n in range(9)]
    publish(home, [*present_shards(home), *shards], names=NoTree())

    assert len(present_shards(home)) == 1
    corpus = open_corpus(home, names=NoTree())
    assert corpus.n_articles == 3 + 9 * 2
    assert ids(home) == {f"old-{n}" for n in range(3)} | {f"day {n}-{i}" for n in range(9) for i in range(2)}
    assert len(corpus.shards[0].matching(expression("peace"))) == 21


WRITER = """
    import sys, time
    from pathlib import Path
    sys.path.insert(0, {tests!r})
    from test_folder import NoTree, write
    from explorer.corpus import present_shards, publish
    home = Path({home!r})
    print("go", flush=True)
    for n in range(1, 1000):
        publish(home, [*present_shards(home), write(home, f"batch {{time.time()}}", 5)], names=NoTree())
"""


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_the_old_or_the_new(home):
    made, versions, started = random.Random(7), set(), time.monotonic()
    publish(home, [*present_shards(home), write(home, "timed", 5)], names=NoTree())
    takes = time.monotonic() - started
    code = textwrap.dedent(WRITER.format(tests=str(Path(__file__).parent), home=str(home)))
    for _ in range(N_KILLS):
        before = ids(home)
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as writer:
            assert writer.stdout.readline() == b"go\n"
            time.sleep(made.uniform(0, 4 * takes))
            writer.send_signal(signal.SIGKILL)
        corpus, after = open_corpus(home), ids(home)
        versions.add(corpus.version)
        assert corpus.n_articles == len(after)
        assert before <= after
        assert (len(after) - 3) % 5 == 0
        assert check_corpus(home) == []
    assert len(versions) > 1
    publish(home, [*present_shards(home), write(home, "last", 5)], names=NoTree())
    assert not list(home.glob("new-*"))
    assert not list(home.glob("shards/new-*"))


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if (
        not mount
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], check=False, capture_output=True
        ).returncode
    ):
        pytest.skip("a small tmpfs cannot be mounted here (it takes root)")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_leaves_the_corpus_as_it_was(small_disk):
    home = small_disk / "corpus"
    publish(home, [write(home, "old", 3)])
    before = json.loads((home / "v0001" / "about.json").read_text())
    filler = small_disk / "filler"
    for left in (0, 4_096, 12_288, 32_768, 65_536):
        free = shutil.disk_usage(small_disk).free
        filler.write_bytes(bytes(max(0, free - left) // 4096 * 4096))
        with pytest.raises(CorpusError, match="no space is left on the disk; the corpus is as it was"):
            publish(home, [*present_shards(home), write(home, f"new{left}", 3)])
        assert json.loads((home / "v0001" / "about.json").read_text()) == before
        assert ids(home) == {"old-0", "old-1", "old-2"}
        assert open_corpus(home).n_articles == 3
        filler.unlink()
    publish(home, [*present_shards(home), write(home, "more", 2)])
    assert "more-1" in ids(home)

"""Where a corpus's outlets are at home, given with an ingest or written into its folder."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from typer.testing import CliRunner

from explorer.cli import app
from explorer.corpus import open_corpus
from explorer.corpus.outlets import bring_outlets, outlets_of
from explorer.errors import InputError
from explorer.ingest import corpus_from, ingest_again
from explorer.schema import OUTLETS

HEADER = "outlet,near,zone,date_order\n"
TEXT = "A fire broke out in Alexandria on 09/05/2022. It was put out."
FRAME = pl.DataFrame(
    {"title": ["Fire", "Blaze"], "text": [TEXT, TEXT + " Nobody was hurt."], "outlet": ["The Bayou", "The Nile"]}
)


def told(tmp_path, *lines):
    file = tmp_path / "given.csv"
    file.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def read(corpus):
    """By outlet: the places that its article names, and the first days of its times."""
    found = {}
    for shard in corpus.shards:
        everything = range(shard.n)
        articles = dict(shard.page("articles", everything, ["row", "outlet"]).iter_rows())
        for table, column in (("mentions", "entity"), ("times", "first")):
            for row, value in shard.page(table, everything, ["row", column]).iter_rows():
                found.setdefault(articles[row], set()).add(value)
    return found


def test_bare_names_are_near_home_and_dates_in_its_order(tmp_path):
    file = told(tmp_path, "The Bayou,US-LA,America/Chicago,mdy", "The Nile,EG,Africa/Cairo,dmy")
    corpus = corpus_from(FRAME, tmp_path / "c", outlets=file)
    found = read(corpus)
    names = {value for value in found["The Bayou"] if isinstance(value, str)}
    assert any(corpus.names.ancestors(value)[-2:] and "US-LA" in corpus.names.ancestors(value) for value in names)
    assert any("EG" in corpus.names.ancestors(value) for value in found["The Nile"] if isinstance(value, str))
    assert date(2022, 9, 5) in found["The Bayou"]
    assert date(2022, 5, 9) in found["The Nile"]


def test_a_line_written_later_is_applied_by_reading_again(tmp_path):
    home = tmp_path / "c"
    before = read(corpus_from(FRAME, home))
    bring_outlets(home, told(tmp_path, "The Bayou,US-LA,,"))
    assert ingest_again(home).faults == []
    after = read(open_corpus(home))
    assert after["The Bayou"] != before["The Bayou"]
    assert after["The Nile"] == before["The Nile"]


def test_lines_that_cannot_be_understood_are_named_and_left_out(tmp_path):
    lines = ["A,Louisiana,,", "B,,Louisiana/Time,", "C,,,ymd", "D,UA,Europe/Kyiv,dmy", "D,RU,,", ",UA,,"]
    bring_outlets(tmp_path, told(tmp_path, *lines))
    found, faults = outlets_of(tmp_path)
    assert found.equals(pl.DataFrame([("D", "UA", "Europe/Kyiv", "dmy")], schema=OUTLETS, orient="row"))
    ends = [fault.split("outlets.csv, ")[1] for fault in faults]
    assert ends[0] == "line 7: nothing stands under 'outlet'"
    assert ends[1].startswith("line 2: near 'Louisiana' is the id of no region; nearest known: ")
    assert ends[2:] == [
        "line 3: zone 'Louisiana/Time' is no time zone such as Europe/Kyiv",
        "line 4: date_order 'ymd' is neither dmy (day first) nor mdy (month first)",
        "line 6: 'D' stands further up",
    ]


def test_the_command_says_what_it_left_out(tmp_path):
    articles = tmp_path / "articles.csv"
    FRAME.write_csv(articles)
    file = told(tmp_path, "The Bayou,nowhere,,")
    done = CliRunner().invoke(app, ["ingest", str(articles), "--to", str(tmp_path / "c"), "--outlets", str(file)])
    assert "near 'nowhere' is the id of no region" in " ".join(done.output.split())
    assert open_corpus(tmp_path / "c").n_articles == 2


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, content):
    file = tmp_path / "given.csv"
    if content:
        file.write_bytes(content)
    with pytest.raises(InputError, match=r"given.csv: cannot be read as CSV in UTF-8"):
        bring_outlets(tmp_path / "c", file)

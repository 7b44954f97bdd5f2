"""Days talked about: the facet, from files to the filter."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import pytest
from test_corpus_random import Names

from explorer import answers
from explorer.corpus import merging, open_corpus, publish, write_shard
from explorer.corpus.spans import spans_counted, spans_of
from explorer.errors import QueryError
from explorer.ingest import ingest
from explorer.schema import ARTICLES, MENTIONS, TEXTS, TIMES
from explorer.view import Query, View

STORIES = [
    ("2023-12-23", "He spoke of a truce in September 2022, and again on Saturday."),
    ("2023-12-24", "The war began in February 2022."),
    ("2023-12-25", "Nothing is said of any time."),
    (None, "It was founded in 1999."),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    home = tmp_path_factory.mktemp("spans")
    lines = [json.dumps({"text": text, **({"date": day} if day else {})}) for day, text in STORIES]
    (home / "in.jsonl").write_text("\n".join(lines))
    ingest([home / "in.jsonl"], home / "corpus", workers=1)
    return open_corpus(home / "corpus")


def test_ingest_writes_the_times_and_their_spans(corpus):
    (shard,) = corpus.shards
    assert shard.page("times", range(shard.n))["value"].to_list() == ["2022-09", "2023-12-23", "2022-02", "1999"]
    assert spans_of(corpus).rows() == [
        (1, date(1999, 1, 1), date(1999, 12, 31)),
        (2, date(2022, 2, 1), date(2022, 2, 28)),
        (3, date(2022, 9, 1), date(2022, 9, 30)),
        (4, date(2023, 12, 23), date(2023, 12, 23)),
    ]


@pytest.mark.parametrize(
    ("first", "last", "n"),
    [
        (date(2022, 9, 30), date(2022, 10, 5), 1),
        (date(2022, 10, 1), date(2023, 12, 22), 0),
        (date(2022, 2, 28), date(2022, 9, 1), 2),
        (None, date(1999, 1, 1), 1),
        (date(2023, 12, 23), None, 1),
        (date(1900, 1, 1), date(2100, 1, 1), 3),
    ],
)
def test_an_article_is_wanted_if_one_of_its_times_meets_the_days(corpus, first, last, n):
    assert answers.summary(corpus, View(query=Query(talked_about=(first, last))))["n"][0] == n


def test_publication_against_the_days_talked_about(corpus):
    december, year = date(2023, 12, 1), date(2023, 1, 1)
    assert answers.talked_about(corpus, View()).rows() == [
        (december, date(2022, 2, 1), 1, 3),
        (december, date(2022, 9, 1), 1, 3),
        (december, december, 1, 3),
        (december, None, 1, 3),
    ]
    assert answers.talked_about(corpus, View(period="year")).rows() == [
        (year, date(2022, 1, 1), 2, 3),
        (year, year, 1, 3),
        (year, None, 1, 3),
    ]


def test_spans_are_counted_article_by_article():
    days = [(0, date(900, 1, 2), date(900, 1, 3)), (0, date(900, 1, 2), date(900, 1, 3)), (1, None, None)]
    times = pl.DataFrame(days, schema=["row", "first", "last"], orient="row").cast({"row": pl.UInt32})
    assert spans_counted(times).rows() == [("0900-01-02/0900-01-03", 0, 2)]


def shard(home, row, *, read):
    articles = pl.DataFrame([dict.fromkeys(ARTICLES) | {"row": row, "id": f"a{row}"}], schema=ARTICLES)
    said = dict.fromkeys(TIMES) | {"row": row, "first": date(2022, 1, row), "last": date(2022, 1, row)}
    tables = [articles, pl.DataFrame({"row": [row], "text": [""]}, schema=TEXTS), pl.DataFrame(schema=MENTIONS)]
    times = [pl.DataFrame([said], schema=TIMES)] if read else []
    return write_shard(home, *tables, *times, names=Names())


def test_shards_from_before_times_were_read_stay_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(merging, "MANY", 2)
    shards = [shard(tmp_path, row, read=row % 2 == 0) for row in range(1, 9)]
    publish(tmp_path, shards, names=Names())
    mixed = open_corpus(tmp_path, names=Names())
    assert len(mixed.shards) == 2
    with pytest.raises(QueryError, match="days talked about were not read when this corpus was made"):
        answers.summary(mixed, View(query=Query(talked_about=(date(2022, 1, 2), None))))
    assert answers.summary(mixed, View())["n"][0] == 8
    publish(tmp_path, [shard.folder.name for shard in mixed.shards if "talked_about" in shard.kinds], names=Names())
    read = open_corpus(tmp_path, names=Names())
    assert answers.summary(read, View(query=Query(talked_about=(date(2022, 1, 3), None))))["n"][0] == 3

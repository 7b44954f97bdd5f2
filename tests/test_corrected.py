"""Mentions that people called wrong are in no count, and back when the line is gone."""

from __future__ import annotations

import polars as pl
import pytest

from explorer import Query, View, answers
from explorer.corpus import open_corpus
from explorer.ingest import corpus_from

TEXT = "Vladimir Putin flew to Paris. Putin met Emmanuel Macron in Paris, and Paris said little."
HEADER = "id,part,start,end,kind,entity,instead"
TEXAS = "4717560"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    to = tmp_path_factory.mktemp("corrected") / "c"
    frame = pl.DataFrame({"text": [TEXT, "Olaf Scholz went to Kyiv."], "date": ["2022-02-07", "2022-02-08"]})
    corpus_from(frame, to)
    return to


@pytest.fixture
def correct(home):
    """Writes corrections and opens the corpus with them."""
    path = home / "people" / "corrections.csv"
    path.parent.mkdir(exist_ok=True)

    def write(*lines):
        path.write_text("\n".join([HEADER, *lines]) + "\n")
        return open_corpus(home)

    yield write
    path.unlink(missing_ok=True)


def line(corpus, text, entity, instead="", nth=0):
    """A line of corrections about the nth mention of `entity` written `text`."""
    row, start = 0, -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    id_ = corpus.shards[0].page("articles", [row])["id"][0]
    kind = "region" if entity.isdigit() or entity.isupper() else "actor"
    return f"{id_},text,{start},{start + len(text)},{kind},{entity},{instead}"


def said(corpus, **query):
    """Mentions of the one actor or region of a query."""
    lines = next(iter(query))
    view = View(query=Query(**query), lines=lines, measure="mentions", period="year")
    return answers.timeline(corpus, view)["n"].sum()


def named(corpus, kind):
    found = answers.top(corpus, View(), kind)
    return dict(found.select("value", "n").iter_rows())


def test_a_wrong_mention_is_in_no_count_until_its_line_is_gone(home, correct):
    plain = open_corpus(home)
    assert (said(plain, actors=("vladimir-putin",)), said(plain, regions=("FR",))) == (2, 2)
    paris = next(id_ for id_ in named(plain, "region") if plain.names.label(id_) == "Paris")
    one = correct(line(plain, "Putin", "vladimir-putin", nth=1))
    assert one.faults == ()
    assert (said(one, actors=("vladimir-putin",)), named(one, "actor")["vladimir-putin"]) == (1, 1)
    assert one.fingerprint != plain.fingerprint
    none = correct(
        line(plain, "Vladimir Putin", "vladimir-putin"),
        line(plain, "Putin", "vladimir-putin", nth=1),
        line(plain, "Paris", paris),
        line(plain, "Paris", paris, nth=1),
    )
    assert none.faults == ()
    assert said(none, actors=("vladimir-putin",)) == 0
    assert "vladimir-putin" not in named(none, "actor")
    assert [said(none, regions=(region,)) for region in (paris, "FR", "europe", "world")] == [0, 0, 1, 1]
    assert answers.listing(none, View(query=Query(actors=("vladimir-putin",)))).height == 0
    (shown,) = answers.listing(none, View(query=Query(actors=("emmanuel-macron",)))).rows(named=True)
    assert "vladimir-putin" not in shown["names"]
    back = correct()
    assert (said(back, actors=("vladimir-putin",)), back.fingerprint) == (2, plain.fingerprint)


def test_a_place_is_set_right_to_one_that_no_article_named(home, correct):
    plain = open_corpus(home)
    paris = next(id_ for id_ in named(plain, "region") if plain.names.label(id_) == "Paris")
    assert plain.number("region", TEXAS) is None
    put = correct(line(plain, "Paris", paris, instead=TEXAS))
    assert put.faults == ()
    assert [said(put, regions=(region,)) for region in (paris, "FR", TEXAS, "US-TX", "US", "world")] == [
        1, 1, 1, 1, 1, 3
    ]  # fmt: skip
    assert named(put, "region")[TEXAS] == 1
    (shown,) = answers.listing(put, View(query=Query(regions=("US-TX",)))).rows(named=True)
    assert {"entity": TEXAS, "surface": "Paris", "runner_up": paris, "reason": "person"} in shown["places"]
    assert [mark["entity"] for mark in shown["sentences"][0]["marks"]] == ["US-TX"]


def test_what_cannot_be_done_is_said_and_holds_nothing_up(home, correct):
    plain = open_corpus(home)
    told = correct(
        "nobody,text,0,5,actor,vladimir-putin,",
        line(plain, "Putin", "vladimir-putin", instead="vladimir-putinn", nth=1),
        line(plain, "Vladimir Putin", "vladimir-putin"),
    )
    path = home / "people" / "corrections.csv"
    assert said(told, actors=("vladimir-putin",)) == 1
    assert [fault.partition(";")[0] for fault in told.faults] == [
        f"{path}, line 3: 'vladimir-putinn' is no region and no actor",
        f"{path}, line 2: the text of article 'nobody' has no mention of 'vladimir-putin' at 0–5",
    ]


def test_without_corrections_shards_are_as_they_were_written(home, correct):
    assert [type(shard).__name__ for shard in open_corpus(home).shards] == ["Shard"]
    assert [type(shard).__name__ for shard in correct().shards] == ["Shard"]

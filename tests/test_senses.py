"""Regions counted by the sense of what names them: as if the other mentions had never been read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_corpus_random import Names

from explorer import answers
from explorer.answers.marks import asked_of, marks_of
from explorer.corpus import open_corpus, publish, write_shard
from explorer.errors import QueryError
from explorer.link import link, view_from
from explorer.schema import ARTICLES, MENTIONS, TEXTS
from explorer.view import Query, View
from explorer.widgets.actions import view_after

REGIONS = ["UA", "UA-14", "RU"]
MENTION = st.tuples(st.integers(0, 5), st.sampled_from(REGIONS), st.sampled_from(["place", "demonym"]))


def corpus_of(home, mentions):
    articles = [
        {
            "row": row,
            "id": f"s{row}",
            "title": f"Story {row}",
            "published": datetime(2022, 1, 1, tzinfo=UTC) + timedelta(row),
            "text_key": row,
        }
        for row in range(6)
    ]
    named = [
        {
            "row": row,
            "part": "text",
            "sentence": 0,
            "start": 0,
            "end": 2,
            "kind": "region",
            "entity": id_,
            "sense": sense,
        }
        for row, id_, sense in sorted(mentions)
    ]
    shard = write_shard(
        home,
        pl.DataFrame([{name: row.get(name) for name in ARTICLES} for row in articles], schema=ARTICLES),
        pl.DataFrame([(row, "Nothing.") for row in range(6)], schema=TEXTS, orient="row"),
        pl.DataFrame([{name: row.get(name) for name in MENTIONS} for row in named], schema=MENTIONS),
        names=Names(),
    )
    publish(home, [shard], title="Stories")
    return open_corpus(home, names=Names())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MENTION, max_size=12), st.sampled_from(["place", "demonym"]), st.booleans(), st.data())
def test_other_mentions_might_as_well_not_be_there(tmp_path_factory, mentions, sense, no_region, data):
    both = corpus_of(tmp_path_factory.mktemp("both"), mentions)
    one = corpus_of(tmp_path_factory.mktemp("one"), [mention for mention in mentions if mention[2] == sense])
    some = st.lists(st.sampled_from(REGIONS), max_size=2, unique=True).map(tuple)
    plain = View(
        query=Query(regions=data.draw(some), regions_not=data.draw(some), no_region=no_region),
        lines="regions",
        period="day",
    )
    asked = plain.asking(senses=(sense,))
    for answer in (answers.timeline, answers.places, answers.children, answers.summary):
        assert answer(both, asked).equals(answer(one, plain))
    assert answers.top(both, asked, "region").equals(answers.top(one, plain, "region"))


def test_both_senses_are_any():
    assert Query(senses=("demonym", "place")) == Query() == Query(senses=())
    assert Query(senses=("place", "place")).senses == ("place",)


def test_an_unknown_sense_is_refused():
    with pytest.raises(QueryError, match="sense 'metonym' is none of place, demonym"):
        Query(senses=("metonym",))


def test_a_link_carries_the_sense():
    view = View(query=Query(regions=("UA",), senses=("place",)))
    assert link(view) == "v=1&region=UA&sense=place"
    assert repr(view) == "View(query=Query(regions=('UA',), senses=('place',)))"
    assert view_from("region=UA&sense=smell").unread == (
        "The link's sense 'smell' cannot be read; known: place, demonym.",
    )


def test_the_control_leaves_adjectives_out_and_back_in():
    view = View(query=Query(regions=("UA",)))
    without = view_after(view, {"do": "senses", "on": False})
    assert without == view.asking(senses=("place",))
    assert view_after(without, {"do": "senses", "on": True}) == view
    assert view_after(without, {"do": "drop", "field": "senses", "value": ""}) == view


def test_only_what_counts_is_marked(tmp_path):
    corpus = corpus_of(tmp_path, [])
    mentions = [
        {"part": "text", "start": start, "end": start + 2, "kind": "region", "entity": "UA", "sense": sense}
        for start, sense in ((0, "place"), (3, "demonym"))
    ]
    asked = asked_of(View(query=Query(regions=("UA",), senses=("place",))))
    assert [mark["start"] for mark in marks_of(corpus, asked, "text", "UA UA", mentions)] == [0]
    anything = replace(asked, senses=())
    assert [mark["start"] for mark in marks_of(corpus, anything, "text", "UA UA", mentions)] == [0, 3]

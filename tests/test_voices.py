"""Who speaks, through whom claims came, which acts are reported: the facets, from tables to the filter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
from test_corpus_random import Names

from explorer import answers
from explorer.answers.listed import page_of
from explorer.charts import draw
from explorer.corpus import merging, open_corpus, publish, write_shard
from explorer.dashboard import Dashboard
from explorer.errors import QueryError
from explorer.link import link, view_from
from explorer.schema import ARTICLES, EVENTS, MENTIONS, STATEMENTS, TEXTS, TIMES
from explorer.view import Query, View
from explorer.widgets.actions import view_after
from explorer.widgets.export import csv_file

# In these names a1 is an outlet, a0 a government, the others are persons.
TEXT = "Aaa said so. He said no. The Paper reported it, citing Bbb."
OLD = "statements were not read when this corpus was made; ingest its files anew to ask who speaks"


def frame(rows, schema):
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)


def mention(row, start, entity, voice):
    return {
        "row": row,
        "part": "text",
        "sentence": 0,
        "start": start,
        "end": start + 3,
        "kind": "actor",
        "entity": entity,
        "voice": voice,
    }


def statement(row, speaker, start, end, chain=(), *, anonymous=False):
    sources = [{"entity": entity, "words": words} for entity, words in chain]
    return {
        "row": row,
        "part": "text",
        "sentence": 0,
        "speaker": speaker,
        "speaker_start": start,
        "speaker_end": end,
        "chain": sources,
        "anonymous": anonymous,
        "inner": False,
    }


def act(row, type_, actor, start=0):
    return {
        "row": row,
        "part": "text",
        "type": type_,
        "actor": actor,
        "actor_start": start,
        "actor_end": start + 3,
        "start": 4,
        "end": 8,
    }


MENTIONS_HERE = [
    mention(0, 0, "a2", "speaks"),
    mention(0, 55, "a3", "cited"),
    mention(1, 0, "a2", "named"),
    mention(2, 0, "a3", "speaks"),
    mention(2, 9, "a2", "named"),
]
STATEMENTS_HERE = [
    statement(0, "a2", 0, 3, [("a1", "Post"), ("a2", "Aaa")]),
    statement(0, "a2", 13, 15, [("a1", "Post"), ("a2", "Aaa")]),
    statement(0, "a2", 13, 15, [("a1", "Post"), ("a2", "Aaa")]),
    statement(0, "a1", 25, 34, [("a1", "Post"), ("a3", "Bbb")]),
    statement(1, "a1", 25, 34, [(None, "News"), ("a1", "The Paper"), (None, "an aide")], anonymous=True),
    statement(2, "a3", 0, 3, [("a3", "Bbb")]),
]
EVENTS_HERE = [act(0, "THREATEN", "a2"), act(0, "AGREE", "a3"), act(1, "THREATEN", None), act(2, "FIGHT", "a3")]


def written(home, *, said=True, first=0):
    articles = [
        {
            "row": row,
            "id": f"v{first + row}",
            "outlet": outlet,
            "title": f"Story {row}",
            "published": datetime(2022, 1, 1, tzinfo=UTC) + timedelta(first + row),
            "text_key": first + row,
        }
        for row, outlet in enumerate(["Post", "News", None])
    ]
    tables = [
        frame(articles, ARTICLES),
        pl.DataFrame([(row, TEXT) for row in range(3)], schema=TEXTS, orient="row"),
        frame(MENTIONS_HERE, MENTIONS),
    ]
    if said:
        tables += [frame([], TIMES), frame(STATEMENTS_HERE, STATEMENTS), frame(EVENTS_HERE, EVENTS)]
    return write_shard(home, *tables, names=Names())


def opened(home, *shards):
    publish(home, list(shards), title="Stories")
    return open_corpus(home, names=Names())


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    home = tmp_path_factory.mktemp("voices")
    return opened(home, written(home))


def found(corpus, **query):
    """Which articles match, by their number."""
    return sorted(row for _, row in page_of(corpus, View(query=Query(**query)), 9, 0))


def top(corpus, kind, **query):
    return dict(answers.top(corpus, View(query=Query(**query)), kind).select("value", "n").iter_rows())


def said_of(corpus, actor, *voices):
    view = View(query=Query(actors=(actor,), voices=voices), lines="actors", measure="mentions", period="year")
    return answers.timeline(corpus, view)["n"].sum()


def test_who_speaks_without_a_mention_counts_once_for_each_place(corpus):
    assert [said_of(corpus, "a2", voice) for voice in ("speaks", "cited", "named")] == [2, 0, 2]
    assert said_of(corpus, "a2", "speaks", "named") == 4
    assert said_of(corpus, "a2") == 3
    assert said_of(corpus, "a1", "cited") == 2  # "the paper reported": an outlet is cited and does not speak
    assert said_of(corpus, "a1", "speaks") == 0


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ({"actors": ("a2",), "voices": ("speaks",)}, [0]),
        ({"actors": ("a2",), "voices": ("named",)}, [1, 2]),
        ({"actors": ("a2",), "voices": ("speaks", "cited", "named")}, [0, 1, 2]),
        ({"voices": ("speaks",)}, [0, 1, 2]),
        ({"actors_not": ("a2",), "voices": ("named",)}, [0]),
        ({"event_types": ("THREATEN",)}, [0, 1]),
        ({"event_types": ("THREATEN",), "actors": ("a2",)}, [0]),
        ({"event_types": ("THREATEN",), "actors": ("a3",)}, []),
        ({"event_types": ("FIGHT",), "actors_all": ("a2", "a3")}, [2]),
        ({"event_types": ("FIGHT",), "actors": ("a2",)}, []),
        ({"signals": ("verbal conflict",)}, [0, 1]),
        ({"signals": ("verbal cooperation", "material conflict"), "actors": ("a3",)}, [0, 2]),
        ({"signals": ("verbal cooperation",), "event_types": ("THREATEN",)}, []),
        ({"cited": ("a1",)}, [1]),
        ({"cited": ("a3",)}, [0]),
        ({"cited": ("a2",)}, []),
        ({"anonymous": True}, [1]),
    ],
)
def test_what_was_said_selects(corpus, query, rows):
    assert found(corpus, **query) == rows


def test_counts_beside_the_facets(corpus):
    assert top(corpus, "voice") == {"speaks": 2, "cited": 2, "named": 2}
    assert top(corpus, "voice", actors=("a2",)) == {"named": 2, "speaks": 1}
    assert top(corpus, "event") == {"THREATEN": 2, "AGREE": 1, "FIGHT": 1}
    assert top(corpus, "event", actors=("a3",)) == {"AGREE": 1, "FIGHT": 1}
    assert top(corpus, "signal") == {"verbal conflict": 2, "material conflict": 1, "verbal cooperation": 1}
    assert top(corpus, "cited") == {"a1": 1, "a3": 1}
    assert top(corpus, "anonymous") == {"yes": 1}
    assert top(corpus, "actor", event_types=("FIGHT", "THREATEN")) == {"a2": 1, "a3": 1}


def test_unknown_words_are_refused():
    with pytest.raises(QueryError, match="voice 'shouts' is none of speaks, cited, named"):
        Query(voices=("shouts",))
    with pytest.raises(QueryError, match="event type 'WAR' is none of AGREE, CONSULT"):
        Query(event_types=("WAR",))
    with pytest.raises(QueryError, match="signal 'peace' is none of verbal cooperation"):
        Query(signals=("peace",))


def test_every_voice_is_any():
    assert Query(voices=("named", "cited", "speaks")) == Query()
    assert Query(voices=("named", "speaks")) == Query(voices=("speaks", "named"))


def test_a_link_carries_what_was_said():
    view = View(
        query=Query(
            actors=("a2",), voices=("speaks",), event_types=("THREATEN",), signals=("verbal conflict",),
            cited=("reuters",), anonymous=True,
        )
    )  # fmt: skip
    said = "v=1&actor=a2&voice=speaks&act=THREATEN&signal=verbal+conflict&cited=reuters&anonymous=1"
    assert link(view) == said
    assert view_from(said).view == view
    assert view_from("actor=a2&act=WAR&anonymous=no").unread[1] == "The link's anonymous 'no' cannot be read; known: 1."


def test_the_sentences_that_say_so_are_marked(corpus):
    def marked(**query):
        rows = answers.listing(corpus, View(query=Query(**query), lines="actors")).rows(named=True)
        return [
            [said["text"][mark["start"] : mark["end"]] for said in row["sentences"] for mark in said["marks"]]
            for row in rows
        ]

    assert marked(actors=("a2",), voices=("speaks",)) == [["Aaa", "He"]]
    assert marked(cited=("a1",)) == [["The Paper"]]
    assert marked(anonymous=True) == [["The Paper"]]
    assert marked(event_types=("FIGHT",)) == [["said"]]


def test_a_corpus_made_before_opens_and_says_so(tmp_path):
    corpus = opened(tmp_path, written(tmp_path, said=False), written(tmp_path, first=3))
    assert found(corpus, actors=("a2",)) == [0, 0, 1, 1, 2, 2]
    for asked in ({"voices": ("speaks",)}, {"event_types": ("AGREE",)}, {"cited": ("a1",)}, {"anonymous": True}):
        with pytest.raises(QueryError, match=OLD):
            found(corpus, **asked)
    with pytest.raises(QueryError, match="no kind 'event' of values; the corpus has actor, region, outlet"):
        answers.top(corpus, View(), "event")
    page = Dashboard(corpus)
    page.open_link("v=1&actor=a2&voice=speaks&anonymous=1")
    assert page.view.query == Query(actors=("a2",))
    assert page.headline["notes"][0].startswith("Statements were not read when this corpus was made")
    assert page.said["hidden"]


def test_small_shards_are_put_together_with_those_alike(tmp_path, monkeypatch):
    shards = [written(tmp_path, said=n > 1, first=3 * n) for n in range(5)]
    monkeypatch.setattr(merging, "MANY", 2)
    kept = merging.merged(tmp_path, shards, names=Names())
    assert len(kept) == 3
    merged = opened(tmp_path, kept[-1])
    assert (merged.n_articles, top(merged, "event")) == (9, {"THREATEN": 6, "AGREE": 3, "FIGHT": 3})


def test_whom_people_take_away_says_and_does_nothing(tmp_path):
    home = tmp_path / "c"
    publish(home, [written(home)], title="Stories")
    (home / "people").mkdir()
    lines = ["id,part,start,end,kind,entity,instead", "v0,text,0,3,actor,a2,a4", "v0,text,55,58,actor,a3,"]
    (home / "people" / "corrections.csv").write_text("\n".join(lines))
    corpus = open_corpus(home, names=Names())
    assert corpus.faults == ()
    assert [said_of(corpus, actor, "speaks") for actor in ("a2", "a4")] == [0, 1]  # "he" is nobody known now
    assert top(corpus, "cited") == {"a1": 1}
    assert found(corpus, actors=("a4",), event_types=("THREATEN",)) == [0]
    assert found(corpus, actors=("a3",), event_types=("AGREE",)) == []
    (shard,) = corpus.shards
    assert shard.page("statements", [0])["speaker"].to_list() == ["a4", None, None, "a1"]
    assert shard.page("events", [0])["actor"].to_list() == ["a4", None]
    assert shard.page("statements", [1, 2]).height == 2


def test_the_rail_chooses_and_chips_take_off(corpus):
    page = Dashboard(corpus)
    titles = [facet["title"] for facet in page.said["facets"]]
    assert titles == ["Voice", "Cited", "Reported acts", "Signals", "Unnamed sources"]
    view = View(query=Query(actors=("a2",)), lines="actors")
    for facet, value in (
        ("voices", "speaks"),
        ("event_types", "THREATEN"),
        ("signals", "verbal conflict"),
        ("cited", "a3"),
        ("anonymous", "yes"),
    ):
        one = view_after(view, {"do": "choose", "facet": facet, "value": value, "on": True}, Names())
        assert getattr(one.query, facet) == (True if facet == "anonymous" else (value,))
        page.view = one
        (action,) = [chip["action"] for chip in page.headline["chips"] if chip.get("key", "").startswith(facet)]
        assert view_after(one, action, Names()) == view
        assert view_after(view, {"do": "choose", "facet": facet, "value": value, "on": False}, Names()) == view
    assert view_after(view, {"do": "choose", "facet": "voices", "value": "shouts", "on": True}, Names()) is None


def test_where_acts_are_asked_for_the_page_and_its_export_say_what_they_are(corpus):
    page = Dashboard(corpus, View(query=Query(event_types=("THREATEN",))))
    assert "".join(words for words, _ in page.headline["title"]).startswith(
        "Articles a month that report acts: threatening"
    )
    assert page.headline["rule"].endswith("Reports of acts, not acts.")
    assert page.chart["notice"] == "Reports of acts, not acts"
    assert "caveat" in csv_file(page._answered)["text"].splitlines()[0]
    page.view = View(query=Query(actors=("a2",), voices=("speaks",)), lines="actors")
    assert "not acts" not in page.headline["rule"]
    assert page.chart["notice"] is None
    assert "caveat" not in csv_file(page._answered)["text"]


def test_a_drawn_chart_of_acts_says_what_it_counts(corpus):
    view = View(query=Query(event_types=("THREATEN",)))
    figure = draw(answers.timeline(corpus, view), view, notice="Fictional", names=Names())
    assert "Fictional. Reports of acts, not acts" in {note.text for note in figure.layout.annotations}


def test_a_corpus_in_which_nothing_is_said_hides_the_facets(tmp_path):
    articles = frame([{"row": 0, "id": "x", "text_key": 0}], ARTICLES)
    texts = pl.DataFrame([(0, TEXT)], schema=TEXTS, orient="row")
    none = [frame([], schema) for schema in (MENTIONS, TIMES, STATEMENTS, EVENTS)]
    page = Dashboard(opened(tmp_path, write_shard(tmp_path, articles, texts, *none, names=Names())))
    assert page.said == {"facets": [], "hidden": True}

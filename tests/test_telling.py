"""Who says what through whom, and the reports of acts: a literal corpus in, literal states of the page out."""

from __future__ import annotations

import asyncio
import io
import json
from datetime import UTC, datetime

import polars as pl
import pytest
from test_corpus_random import Names

from explorer import answers
from explorer.answers import said
from explorer.charts.signals import CAVEAT
from explorer.corpus import open_corpus, publish, write_shard
from explorer.dashboard import PARTLY, Dashboard
from explorer.schema import ARTICLES, EVENTS, MENTIONS, STATEMENTS, TEXTS
from explorer.view import Query, View
from explorer.widgets.answered import Answered
from explorer.widgets.chains import chains_state
from explorer.widgets.export import sentences_file
from explorer.widgets.folds import Folds, folds_after
from explorer.widgets.parts import LATER, PARTS
from explorer.widgets.signals import signals_state
from explorer.widgets.statements import statements_state
from explorer.widgets.telling import pieces

TEXT = "The Herald says Anna agreed to talks. Ben rejected them."


def _statement(row, who, cue, content, chain, **more):
    spans = zip(("speaker", "cue", "content"), (who, cue, content), strict=True)
    told = {f"{name}_{end}": at for name, span in spans for end, at in zip(("start", "end"), span, strict=True)}
    links = [{"entity": entity, "words": words} for entity, words in chain]
    place = {"row": row, "part": "text", "sentence": 0, "class": "say", "manner": "paraphrase", "chain": links}
    return dict.fromkeys(STATEMENTS) | place | told | {"anonymous": False, "inner": False} | more


def _event(type_, actor, start, end, statement):
    told = {"row": 0, "part": "text", "sentence": 0, "type": type_, "actor": actor, "start": start, "end": end}
    return dict.fromkeys(EVENTS) | told | {"statement": statement}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Two articles of one outlet: the first cites another outlet and reports two acts."""
    home = tmp_path_factory.mktemp("told")
    days = [datetime(2024, 3, 5, tzinfo=UTC), datetime(2024, 4, 2, tzinfo=UTC)]
    articles = [
        dict.fromkeys(ARTICLES)
        | {"row": row, "id": f"id{row}", "outlet": "Post", "title": "T", "published": day, "text_key": row}
        for row, day in enumerate(days)
    ]
    statements = [
        _statement(0, (0, 10), (11, 15), (16, 36), [(None, "Post"), ("a1", "The Herald")]),
        _statement(
            0,
            (16, 20),
            (21, 27),
            (28, 36),
            [(None, "Post"), ("a1", "The Herald"), ("a2", "Anna")],
            speaker="a2",
            inner=True,
        ),
        _statement(1, (0, 10), (11, 15), (16, 36), [(None, "Post"), (None, "a  clerk")], anonymous=True),
    ]
    events = [_event("AGREE", "a2", 21, 27, 1), _event("REJECT", "a3", 42, 50, None)]
    shard = write_shard(
        home,
        pl.DataFrame(articles, schema=ARTICLES),
        pl.DataFrame({"row": [0, 1], "text": [TEXT, TEXT]}, schema=TEXTS),
        pl.DataFrame(schema=MENTIONS),
        None,
        pl.DataFrame(statements, schema=STATEMENTS),
        pl.DataFrame(events, schema=EVENTS),
        names=Names(),
    )
    publish(home, [shard], notice="Fictional")
    return open_corpus(home, names=Names())


@pytest.fixture
def asked(corpus):
    corpus.forget()
    return Answered(corpus, View(), Names())


def at(**place):
    return folds_after(Folds(), {"do": "ask", "of": place})


def test_marks_on_marks_show_the_narrower_sort():
    marks = [{"start": 0, "end": 6, "kind": "content"}, {"start": 2, "end": 4, "kind": "cue"}]
    assert pieces("abcdefg", marks) == [["ab", "content"], ["cd", "cue"], ["ef", "content"], ["g", None]]


def test_the_bars_and_bands_of_the_ways(asked):
    state = chains_state(asked, at(outlet="Post", cited="a1"))
    assert [[(bar["name"], bar["n"]) for bar in column["bars"]] for column in state["columns"]] == [
        [("Post", 2)],
        [("<a1>", 1), ("Nobody cited", 1)],
        [("<a2>", 1), ("Without a name", 1), ("No source given", 1)],
    ]
    assert [(band["about"], band["on"]) for band in state["bands"]] == [
        ("Post ← <a1>: 1 article, 2 statements", True),
        ("Post ← Nobody cited: 1 article, 1 statement", False),
        ("<a1> ← <a2>: 1 article, 1 statement", False),
        ("<a1> ← No source given: 1 article, 1 statement", False),
        ("Nobody cited ← Without a name: 1 article, 1 statement", False),
    ]
    assert state["notice"] == "Fictional"
    json.dumps(state, allow_nan=False)


def test_the_sentences_of_a_band(asked):
    state = statements_state(asked, at(cited="a1", source="a2"))
    assert (state["title"], state["items"]) == (
        "<a1> ← <a2>",
        [
            {
                "day": "5 Mar 2024",
                "datetime": "2024-03-05",
                "title": "T",
                "url": None,
                "said": [
                    ["The Herald says ", None],
                    ["Anna", "speaker"],
                    [" ", None],
                    ["agreed", "cue"],
                    [" ", None],
                    ["to talks", "content"],
                    [".", None],
                ],
                "way": ["Post", "<a1>", "<a2>"],
                "kind": ["say", "paraphrase", "inside another’s words"],
            }
        ],
    )
    assert state["about"].startswith("1 statement in 1 article. ")
    assert statements_state(asked, at(source="~anonymous"))["items"][0]["way"] == ["Post", "“a clerk”"]
    assert statements_state(asked, at(source="nobody"))["items"] == []
    assert statements_state(asked, Folds())["about"].startswith("3 statements in 2 articles. ")


def test_the_points_of_the_acts_and_their_sentences(asked):
    point = {"line": "", "period": "2024-03-01", "signal": "conflictual"}
    state = signals_state(asked, at(**point))
    assert state["numbers"] == [{"cooperative": [[1, 1, 0], [0, 0, 0]], "conflictual": [[1, 1, 0], [0, 0, 0]]}]
    assert state["caveat"] == f"{CAVEAT} Of the 2 shown, people checked none."
    assert state["asked"] == ["", "2024-03-01", "conflictual"]
    told = statements_state(asked, at(**point))
    assert told["title"] == "Conflictual acts, in March 2024"
    assert told["about"] == f"1 report in 1 article. {CAVEAT}"
    assert told["items"][0]["said"] == [["Ben ", None], ["rejected", "act"], [" them.", None]]
    assert (told["items"][0]["kind"], told["items"][0]["way"]) == (["reject: <a3>", "in words"], ["Post"])
    said_of = statements_state(asked, at(**{**point, "signal": "cooperative"}))
    assert said_of["items"][0]["way"] == ["Post", "<a1>", "<a2>"]


def test_what_leaves_the_page_has_its_sentences_and_the_caveat(asked):
    for folds, caveat, n in (
        (at(line="", period="2024-03-01", signal="conflictual"), CAVEAT, 1),
        (Folds(), "Statements found by rule and by a learned model in what was written: read the sentences.", 3),
    ):
        frame = pl.read_csv(io.StringIO(sentences_file(asked, folds)["text"]))
        assert frame.height == n
        assert frame["text"].null_count() == 0
        assert (set(frame["caveat"]), set(frame["notice"])) == ({caveat}, {"Fictional"})


def test_too_many_articles_are_one_sentence_and_nothing_found_hides(monkeypatch, corpus, asked):
    nothing = Answered(corpus, View(query=Query(outlets=("None",))), Names())
    assert chains_state(nothing, Folds()) == signals_state(nothing, Folds()) == {"hidden": True}
    monkeypatch.setattr(said, "MOST", 1)
    assert "Choose fewer than" in signals_state(asked, Folds())["too_many"]
    assert statements_state(asked, Folds()) == {"hidden": True}


@pytest.mark.parametrize(
    "of", [{"outlet": 1}, {"line": "a"}, {"other": "a"}, {"source": "x" * 301}, {"outlet": "a", "line": "b"}, "outlet"]
)
def test_places_that_are_none_change_nothing(of):
    before = at(outlet="Post")
    assert folds_after(before, {"do": "ask", "of": of}) == before


def test_a_click_shows_sentences_and_another_view_forgets_it(corpus):
    page = Dashboard(corpus)
    page._heard(page, {"do": "ask", "of": {"source": "a2"}}, [])
    assert page.statements["title"] == "<a2>"
    page._heard(page, {"do": "ask", "of": {"line": "", "period": "none", "signal": "x"}}, [])
    assert (page.statements["items"], page.message) == ([], {"text": ""})
    page.view = View(sort="newest")
    assert page.statements["title"] == "Who says what"


def test_who_speaks_stands_in_the_list(corpus):
    spoken = dict(answers.listing(corpus, View()).select("id", "speaks").iter_rows())
    assert spoken == {"id0": ["a2"], "id1": []}


# ---- counted last


async def _acts(dashboard, **action):
    """Do what the page sends, and note which parts of it change until nothing more is to be done."""
    changed = []
    dashboard.observe(lambda change: changed.append(change["name"]), list(PARTS))
    dashboard._heard(dashboard, action, [])
    while dashboard._rest or dashboard._later:  # noqa: ASYNC110 (the page has no event to wait for)
        await asyncio.sleep(0.005)
    dashboard.unobserve_all()
    return changed


def test_what_stands_far_down_comes_last(corpus):
    changed = asyncio.run(_acts(Dashboard(corpus, View()), do="choose", facet="outlets", value="Post", on=True))
    assert changed[0] == "chart"
    assert changed[-1] == "signals"
    assert not set(changed[:-1]) & set(LATER)


def test_something_newer_spares_what_is_counted_last(corpus, monkeypatch):
    dashboard = Dashboard(corpus, View())
    counted = []
    monkeypatch.setitem(PARTS, "signals", lambda answered, _: {"of": counted.append(answered.view.period)})

    async def two():
        await _acts(dashboard, do="live")
        dashboard._heard(dashboard, {"do": "period", "value": "year"}, [])
        while dashboard._rest:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        assert dashboard._later
        await _acts(dashboard, do="period", value="quarter")

    asyncio.run(two())
    assert counted == ["quarter"]


def test_where_a_part_far_down_fails_the_others_stay(corpus, monkeypatch, caplog):
    dashboard = Dashboard(corpus, View())

    def fails(*_):
        raise RuntimeError("SECRET")

    monkeypatch.setitem(PARTS, "chains", fails)
    asyncio.run(_acts(dashboard, do="period", value="year"))
    assert dashboard.view.period == "year"
    assert dashboard.chains == {"hidden": True}
    assert dashboard.signals["figure"]
    assert dashboard.message == {"text": PARTLY}
    assert "SECRET" in caplog.text


def test_until_the_page_lives_they_keep_their_place(corpus, monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    dashboard = Dashboard(corpus, View())
    waits = {"hidden": False, "waiting": True}
    assert {part: dashboard.state()[part] for part in LATER} == dict.fromkeys(LATER, waits)
    dashboard.view = View(period="year")
    assert dashboard.chains == waits
    assert asyncio.run(_acts(dashboard, do="live")) == list(LATER)
    assert dashboard.chains["bands"]

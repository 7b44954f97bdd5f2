"""The page as one widget: actions in, states out, nothing else."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from explorer import answers
from explorer.corpus import open_corpus, publish, write_shard
from explorer.dashboard import ANOTHER_CORPUS, Dashboard
from explorer.ingest import corpus_from
from explorer.link import link
from explorer.schema import ARTICLES, MENTIONS, TEXTS
from explorer.view import Query, View
from explorer.widgets.guard import SENTENCE
from explorer.widgets.parts import PARTS

ROOT = Path(__file__).parents[1]
PUTIN, ZELENSKY, NATO = "vladimir-putin", "volodymyr-zelensky", "nato"

# day of January to March 2022 (None: undated), outlet, text, actors, regions
ARTICLES_HERE = [
    ("2022-01-05", "Reuters", "Putin calls for a ceasefire in Ukraine.", [PUTIN], ["UA"]),
    ("2022-01-20", "Reuters", "Zelensky speaks of victory.", [ZELENSKY], ["UA"]),
    ("2022-02-10", "BBC News", "Putin and Zelensky agree on a ceasefire in Donetsk.", [PUTIN, ZELENSKY], ["UA-14"]),
    ("2022-02-11", "BBC News", "NATO meets.", [NATO], []),
    ("2022-02-12", "AP", "NATO  meets!", [NATO], []),
    ("2022-03-01", "AP", "Putin travels.", [PUTIN], ["RU"]),
    (None, "AP", "Putin, undated.", [PUTIN], []),
]


def make_corpus(home: Path, articles: list, notice: str | None = None) -> Path:
    told, texts, mentions = [], [], []
    for row, (day, outlet, text, actors, regions) in enumerate(articles):
        told.append(
            {
                "row": row,
                "id": f"a{row}",
                "outlet": outlet,
                "title": text,
                "url": f"https://example.org/{row}",
                "language": "en",
                "published": datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None,
                "published_grain": "day",
                "published_from": "given" if day else None,
                "text_key": 4 if "NATO" in text else row,
                "n_chars": len(text),
                "own.topic": "talks" if "ceasefire" in text else "other",
            }
        )
        texts.append({"row": row, "text": text})
        for kind, entities in (("actor", actors), ("region", regions)):
            mentions += [
                {"row": row, "part": "text", "sentence": 0, "start": 0, "end": 4, "kind": kind, "entity": entity}
                for entity in entities
            ]
    shard = write_shard(
        home,
        pl.DataFrame(told, schema={**ARTICLES, "own.topic": pl.String}),
        pl.DataFrame(texts, schema=TEXTS),
        pl.DataFrame(mentions, schema=MENTIONS),
    )
    publish(home, [shard], title="Seven articles", notice=notice)
    return home


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return make_corpus(tmp_path_factory.mktemp("dashboard") / "corpus", ARTICLES_HERE)


@pytest.fixture
def dashboard(home):
    made = Dashboard(home)
    made.sent = []
    made.send = lambda content, buffers=None: made.sent.append((content, buffers))
    return made


def act(dashboard, **action):
    dashboard._heard(dashboard, action, [])


def heading(dashboard) -> str:
    return "".join(text for text, _ in dashboard.headline["title"]).replace("\u00a0", " ")


def test_it_opens_on_the_opening_view_with_three_questions(dashboard):
    assert dashboard.view == answers.opening_view(dashboard.corpus)
    assert len(dashboard.headline["questions"]) == 3
    assert len(dashboard.chart["figure"]["data"]) > 0
    assert not dashboard.bar["undo"]


def test_every_state_is_json_and_travels(dashboard):
    state = dashboard.state()
    assert {*PARTS, "message", "page_title"} == set(state)
    json.dumps(state, allow_nan=False)
    assert set(PARTS) <= set(dashboard.keys)


def test_two_actors_and_a_region_are_the_numbers_of_timeline(dashboard):
    dashboard.view = View(query=Query(regions=("UA",)))
    act(dashboard, do="choose", facet="actors", value=PUTIN, on=True)
    act(dashboard, do="choose", facet="actors", value=ZELENSKY, on=True)
    view = View(query=Query(actors=(PUTIN, ZELENSKY), regions=("UA",)), lines="actors")
    assert dashboard.view == view
    drawn = [trace["y"] for trace in dashboard.chart["figure"]["data"] if trace["mode"] == "markers"]
    frame = answers.timeline(dashboard.corpus, view)
    assert drawn == [frame.filter(line=line)["n"].to_list() for line in (PUTIN, ZELENSKY)] == [[1, 1, 0], [1, 1, 0]]


def test_an_equal_view_notifies_nobody(dashboard):
    heard = []
    dashboard.observe(lambda change: heard.append(change["name"]), names=[*PARTS, "query"])
    dashboard.view = dashboard.view
    act(dashboard, do="pick", value=None)
    assert heard == []


def test_the_chart_travels_first_and_only_what_differs(dashboard):
    heard = []
    dashboard.observe(lambda change: heard.append(change["name"]), names=[*PARTS, "query"])
    act(dashboard, do="sort", value="newest")
    assert set(heard) == {"bar", "headline", "listing", "query"}
    heard.clear()
    act(dashboard, do="period", value="year")
    assert heard[0] == "chart"
    assert "actors" not in heard


def test_undo_reset_and_the_address(dashboard):
    opening = dashboard.view
    act(dashboard, do="measure", value="unique")
    act(dashboard, do="period", value="year")
    assert dashboard.query == link(dashboard.view, dashboard.corpus.fingerprint)
    act(dashboard, do="undo")
    assert (dashboard.view.measure, dashboard.view.period) == ("unique", opening.period)
    assert dashboard.bar["undo"]
    act(dashboard, do="undo")
    assert dashboard.view == opening
    assert not dashboard.bar["undo"]
    act(dashboard, do="undo")
    act(dashboard, do="measure", value="unique")
    act(dashboard, do="reset")
    assert dashboard.view == opening


def test_a_link_shows_its_view_and_says_what_it_could_not_read(dashboard):
    dashboard.open_link("v=1&actor=nato&lines=actors&bogus=1&corpus=000000000000")
    assert dashboard.view == View(query=Query(actors=(NATO,)), lines="actors")
    assert "bogus" in dashboard.headline["notes"][0]
    assert dashboard.headline["notes"][1] == ANOTHER_CORPUS
    act(dashboard, do="open", link=link(dashboard.view, dashboard.corpus.fingerprint))
    assert dashboard.headline["notes"] == []
    act(dashboard, do="open", link="")
    assert dashboard.view == answers.opening_view(dashboard.corpus)


def test_the_csv_is_the_frame_shown(dashboard):
    dashboard.view = View(query=Query(actors=(PUTIN,)), lines="actors", share="corpus")
    act(dashboard, do="csv")
    content, _ = dashboard.sent[0]
    assert content["name"] == "seven-articles-articles-by-month.csv"
    frame = answers.timeline(dashboard.corpus, dashboard.view)
    read = pl.read_csv(io.StringIO(content["text"]), schema=frame.schema)
    assert read.equals(frame)
    assert read["of"].to_list() == [2, 3, 1]


def test_a_synthetic_corpus_says_so_everywhere(tmp_path):
    dashboard = Dashboard(make_corpus(tmp_path / "corpus", ARTICLES_HERE, notice="Synthetic"))
    dashboard.sent = []
    dashboard.send = lambda content, **_: dashboard.sent.append(content)
    act(dashboard, do="csv")
    assert pl.read_csv(io.StringIO(dashboard.sent[0]["text"]))["notice"].unique().to_list() == ["Synthetic"]
    assert dashboard.chart["notice"] == dashboard.bar["notice"] == "Synthetic"


def test_the_copied_code_gives_the_same_frame(dashboard):
    dashboard.view = View(query=Query(actors=(PUTIN,), start=datetime(2022, 1, 1, tzinfo=UTC).date()), lines="actors")
    ran: dict = {}
    exec(dashboard.bar["code"], ran)
    assert ran["frame"].equals(answers.timeline(dashboard.corpus, dashboard.view))


def test_the_sought_are_found_and_enter_takes_the_first(dashboard):
    act(dashboard, do="search", facet="outlets", typed="bbc")
    assert [row["id"] for row in dashboard.outlets["rows"]] == ["BBC News"]
    act(dashboard, do="first", facet="outlets", typed="bbc")
    assert dashboard.view.query.outlets == ("BBC News",)
    assert len(dashboard.outlets["rows"]) == 3
    act(dashboard, do="search", facet="outlets", typed="zzz")
    assert dashboard.outlets["none"] == "No outlet has a word that begins with “zzz”."


def test_the_tree_opens_where_something_is_chosen(dashboard):
    dashboard.view = View(query=Query(regions=("UA-14",)))
    ukraine = next(row for row in dashboard.regions["rows"] if row["id"] == "UA")
    assert [(child["id"], child["n"]) for child in ukraine["children"] if child["id"] in {"UA-14", "rest UA"}] == [
        ("UA-14", 1),
        ("rest UA", 2),
    ]
    act(dashboard, do="open_region", value="UA", on=False)
    assert next(row for row in dashboard.regions["rows"] if row["id"] == "UA")["children"] is None


def test_undated_articles_are_counted_and_listed(dashboard):
    dashboard.view = View(query=Query(actors=(PUTIN,)), lines="actors")
    assert ["".join(text for text, _ in fact["text"]) for fact in dashboard.facts["facts"]][-1] == "1 undated"
    act(dashboard, do="pick", value="undated")
    assert dashboard.listing["heading"] == "Undated: 1 article"
    assert [article["day"] for article in dashboard.listing["articles"]] == ["Undated"]


def test_a_picked_period_is_out_of_its_ground(dashboard):
    dashboard.view = View(query=Query(actors=(PUTIN,)), lines="actors")
    act(dashboard, do="pick", value="2022-02-01")
    assert dashboard.listing["heading"] == "February 2022: 1 of 3 articles"
    assert dashboard.listing["all"] == "Show every period"


def test_nothing_found_says_what_one_change_would_give(dashboard):
    dashboard.view = View(query=Query(actors_all=(NATO, PUTIN), regions=("UA",)), lines="actors")
    assert heading(dashboard).startswith("No article names both ")
    assert dashboard.chart == {"hidden": True}
    assert all(change["link"] and change["n"] != "0 articles" for change in dashboard.listing["loosen"])


def test_lines_of_a_kind_nobody_chose_are_the_top_few(dashboard):
    act(dashboard, do="lines", value="outlets")
    assert dashboard.view.lines == "outlets"
    assert set(dashboard.view.query.outlets) == {"Reuters", "BBC News", "AP"}


def test_without_dates_there_are_bars(tmp_path):
    undated = [(None, *rest) for _, *rest in ARTICLES_HERE]
    dashboard = Dashboard(make_corpus(tmp_path / "corpus", undated))
    assert dashboard.chart["why"] == "None of the 7 articles has a date, so there is no line to draw."
    assert dashboard.chart["bars"][0]["n"] == 4
    assert dashboard.dates["hidden"]
    assert "January" not in heading(dashboard)


def test_a_link_asks_for_days_that_were_not_read(home):
    dashboard = Dashboard(home)
    dashboard.open_link("v=1&actor=nato&about-from=2022-01-01")
    assert dashboard.view == View(query=Query(actors=(NATO,)))
    assert dashboard.headline["notes"][0].startswith("Days talked about were not read when this corpus was made")


def test_one_article(tmp_path):
    dashboard = Dashboard(make_corpus(tmp_path / "corpus", ARTICLES_HERE[:1]))
    assert heading(dashboard) == "One article: Vladimir Putin is named once"
    assert dashboard.chart == {"hidden": True}
    assert [bar["name"] for bar in dashboard.where["plain"]] == ["Ukraine"]
    json.dumps(dashboard.state(), allow_nan=False)


def test_a_failing_part_is_one_sentence_and_the_last_view_stays(dashboard, monkeypatch, caplog):
    before = dashboard.state()

    def fails(*_args):
        raise RuntimeError("SECRET")

    monkeypatch.setattr(answers, "timeline", fails)
    with caplog.at_level(logging.ERROR):
        act(dashboard, do="period", value="year")
    assert dashboard.state() == before | {"message": {"text": SENTENCE}}
    monkeypatch.undo()
    act(dashboard, do="period", value="year")
    assert dashboard.message == {"text": ""}
    assert dashboard.view.period == "year"


@pytest.mark.parametrize("content", [None, 3, "x", [], {}, {"do": None}, {"do": "choose"}, {"do": "open", "link": 5}])
def test_nonsense_is_ignored(dashboard, content):
    before = dashboard.state()
    dashboard._heard(dashboard, content, [])
    assert dashboard.state() == before


def test_plotly_is_sent_where_the_page_has_none(dashboard):
    act(dashboard, do="plotly")
    content, buffers = dashboard.sent[0]
    assert content == {"kind": "plotly"}
    assert len(buffers[0]) > 1_000_000


def test_under_voila_the_output_paints_before_any_widget_lives(home, monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv("QUERY_STRING", "v=1&actor=nato&lines=actors")
    dashboard = Dashboard(home)
    data, _ = dashboard._repr_mimebundle_()
    assert dashboard.view.query.actors == (NATO,)
    assert not dashboard.bar["undo"]
    assert data["text/html"].startswith("<script>explorerPaint(")
    assert "explorerFirst" in dashboard._esm
    assert len(dashboard._esm) < 1000
    monkeypatch.delenv("SERVER_SOFTWARE")
    assert "text/html" not in Dashboard(home)._repr_mimebundle_()[0]


def test_its_kernel_imports_neither_plotly_nor_the_reader(home):
    code = (
        "import sys\nfrom explorer import Dashboard\n"
        f"Dashboard({str(home)!r})\n"
        "heavy = {'plotly', 'trafilatura', 'voila', 'pandas', 'explorer.reading.reader', 'explorer.ingest'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True) == "[]\n"


def test_an_opened_corpus_will_do(home):
    assert Dashboard(open_corpus(home), View(period="year")).view == View(period="year")


def test_an_id_is_no_filter_until_it_is_asked_for(tmp_path):
    briefs = pl.DataFrame(
        {
            "text": [f"Talks were held, note {n}." for n in range(30)],
            "key": [f"k{n}" for n in range(30)],
            "desk": ["north" if n % 2 else "south" for n in range(30)],
        }
    )
    corpus = corpus_from(briefs, to=tmp_path / "corpus")
    titles = [facet["title"] for facet in Dashboard(corpus).own["facets"]]
    asked = [
        facet["title"] for facet in Dashboard(corpus, View(query=Query(columns=(("key", ("k3",)),)))).own["facets"]
    ]
    assert titles == ["Desk"]
    assert sorted(asked) == ["Desk", "Key"]

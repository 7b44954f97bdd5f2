"""The parts of the page: literal answers in, literal states out; and what a person does, as a new view."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import polars as pl
import pytest
from test_headline import PUTIN, ZELENSKY, answered

from explorer.errors import QueryError
from explorer.view import Query, View
from explorer.widgets.actions import view_after
from explorer.widgets.card import card_script, card_style
from explorer.widgets.chart import chart_state, count_row_state
from explorer.widgets.chart.flags import flags_of, within
from explorer.widgets.facts import facts_state
from explorer.widgets.folds import Folds, folds_after
from explorer.widgets.guard import SENTENCE, guard
from explorer.widgets.headline import chips
from explorer.widgets.listing import article_state, line_finder, marked
from explorer.widgets.page_script import page_script
from explorer.widgets.page_style import page_style
from explorer.widgets.phrases import in_period, listed, percent, period_name, plural, quoted, span_name
from explorer.widgets.phrases import within as last_of
from explorer.widgets.rail import dates_state
from explorer.widgets.together import together_state
from explorer.widgets.where import where_state

PARTS = Path(__file__).parents[1] / "explorer" / "widgets"
TWO = View(query=Query(actors=(PUTIN, ZELENSKY), regions=("UA",)), lines="actors")


# ---- words


def test_lists_numbers_and_quotes():
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a or b", "a, b or c"]
    assert (plural(1, "copy", "copies"), plural(2111, "article")) == ("1 copy", "2,111 articles")
    assert quoted('"peace talks"') == "“peace talks”"


@pytest.mark.parametrize(
    ("share", "written"), [(None, "–"), (0, "0%"), (0.0123, "1.2%"), (0.0994, "9.9%"), (0.0996, "10%"), (1.0, "100%")]
)
def test_percent(share, written):
    assert percent(share) == written


@pytest.mark.parametrize(
    ("period", "name", "inside", "last"),
    [
        ("day", "7 February 2022", "on 7 February 2022", date(2022, 2, 7)),
        ("week", "week of 7 Feb 2022", "in the week of 7 Feb 2022", date(2022, 2, 13)),
    ],
)
def test_days_and_weeks(period, name, inside, last):
    first = date(2022, 2, 7)
    assert (period_name(first, period), in_period(first, period), last_of(first, period)) == (name, inside, last)


@pytest.mark.parametrize(
    ("period", "name", "last"),
    [
        ("month", "October 2024", date(2024, 10, 31)),
        ("quarter", "Q4 2024", date(2024, 12, 31)),
        ("year", "2024", date(2025, 9, 30)),
    ],
)
def test_longer_periods(period, name, last):
    first = date(2024, 10, 1)
    assert period_name(first, period) == name
    if period != "year":
        assert last_of(first, period) == last
    assert last_of(date(2024, 1, 1), "year") == date(2024, 12, 31)


def test_spans_are_as_short_as_is_right():
    months = span_name(date(2022, 1, 1), date(2022, 3, 31)).replace("\u00a0", " ")
    days = span_name(date(2022, 1, 2), date(2022, 3, 31)).replace("\u00a0", " ")
    assert (months, days) == ("January 2022 – March 2022", "2 January 2022 – 31 March 2022")


# ---- what a person does


def choose(view: View, facet: str, value: str, *, on: bool = True) -> View | None:
    return view_after(view, {"do": "choose", "facet": facet, "value": value, "on": on})


def test_choosing_an_actor_makes_a_line():
    one = choose(View(), "actors", PUTIN)
    assert one == View(query=Query(actors=(PUTIN,)), lines="actors")
    assert choose(one, "actors", PUTIN, on=False) == View(lines="actors")


def test_a_second_choice_of_a_kind_takes_the_lines_where_there_is_only_one():
    view = View(query=Query(regions=("UA",)), lines="regions")
    one = choose(view, "actors", PUTIN)
    assert one.lines == "regions"
    assert choose(one, "actors", ZELENSKY).lines == "actors"
    assert choose(TWO, "regions", "RU").lines == "actors"


def test_any_all_and_without_move_what_is_chosen():
    together = view_after(TWO, {"do": "mode", "facet": "actors", "value": "all"})
    assert together.query.actors_all == (PUTIN, ZELENSKY)
    assert together.query.actors == ()
    assert choose(together, "actors", "nato").query.actors_all == (PUTIN, ZELENSKY, "nato")
    without = view_after(together, {"do": "mode", "facet": "actors", "value": "without"})
    assert without.query == Query(actors_not=(PUTIN, ZELENSKY), regions=("UA",))
    assert view_after(without, {"do": "mode", "facet": "actors", "value": "any"}) == TWO


def test_words_match_all_or_make_a_line_each():
    said = view_after(View(), {"do": "add_word", "value": " “peace  talks” "})
    assert said.query.words == ('"peace talks"',)
    compared = view_after(said, {"do": "mode", "facet": "words", "value": "compare"})
    assert compared == View(lines="words", lines_of=('"peace talks"',))
    both = view_after(compared, {"do": "add_word", "value": "victory"})
    assert both.lines_of == ('"peace talks"', "victory")
    assert view_after(both, {"do": "lines", "value": "actors"}) == View(lines="actors")
    back = view_after(both, {"do": "mode", "facet": "words", "value": "all"})
    assert back == View(query=Query(words=('"peace talks"', "victory")))


def test_no_region_named_inside_a_region_and_at_all():
    inside = choose(View(), "regions", "rest UA")
    assert inside.query.regions == ("UA",)
    assert "UA-14" in inside.query.regions_not
    assert choose(inside, "regions", "rest UA", on=False).query == Query(regions=("UA",))
    assert choose(inside, "regions", "RU").query == Query(regions=("UA", "RU"))
    assert choose(TWO, "regions", "rest world").query == Query(actors=(PUTIN, ZELENSKY), no_region=True)


def test_own_columns():
    one = choose(View(), "own.topic", "war")
    two = choose(choose(one, "own.desk", "Kyiv"), "own.topic", "aid")
    assert two.query.columns == (("desk", ("Kyiv",)), ("topic", ("war", "aid")))
    assert view_after(one, {"do": "drop", "field": "own.topic", "value": "war"}) == View()


@pytest.mark.parametrize(
    ("edge", "typed", "day"),
    [
        ("start", "2022", date(2022, 1, 1)),
        ("end", "2022", date(2022, 12, 31)),
        ("start", "2022-2", date(2022, 2, 1)),
        ("end", "2024-02", date(2024, 2, 29)),
        ("end", "2022/02/03", date(2022, 2, 3)),
        ("start", " ", None),
    ],
)
def test_a_typed_day(edge, typed, day):
    view = view_after(View(), {"do": "typed_date", "edge": edge, "value": typed})
    assert getattr(view.query, edge) == day


@pytest.mark.parametrize("typed", ["2022-13", "31/02/2023", "yesterday", "2022-02-30", "0000"])
def test_a_day_that_is_none_is_refused_in_words(typed):
    with pytest.raises(QueryError, match=f"“{typed}” is not a day; write a year, a month or a day"):
        view_after(View(), {"do": "typed_date", "edge": "start", "value": typed})


def test_days_the_wrong_way_round_are_refused():
    with pytest.raises(QueryError, match="the first day, 2023-01-01, would be later than the last, 2022-01-01"):
        view_after(View(), {"do": "dates", "start": "2023-01-01", "end": "2022-01-01"})


def test_days_talked_about_are_typed_and_taken_off():
    one = view_after(View(), {"do": "typed_date", "edge": "first", "value": "2022-02"})
    both = view_after(one, {"do": "typed_date", "edge": "last", "value": "2022-03"})
    assert one.query.talked_about == (date(2022, 2, 1), None)
    assert both.query.talked_about == (date(2022, 2, 1), date(2022, 3, 31))
    with pytest.raises(QueryError, match="the first day talked about, 2023-01-01, would be later than the last, 2022"):
        view_after(both, {"do": "typed_date", "edge": "first", "value": "2023"})
    assert view_after(one, {"do": "typed_date", "edge": "first", "value": ""}) == View()
    assert view_after(both, {"do": "drop", "field": "talked_about", "value": ""}) == View()


def test_days_talked_about_have_fields_and_a_chip():
    view = View(query=Query(talked_about=(date(2022, 2, 1), date(2022, 3, 31))))
    made = answered(view)
    made.corpus.values = lambda _: ("2022-03-01/2022-03-31",)
    state = dates_state(made)
    assert state["note"] == "chosen"
    assert [state["talked"][edge]["value"] for edge in ("first", "last")] == ["2022-02", "2022-03"]
    join, chip = chips(made)
    assert (join["join"], chip["name"]) == ("talking about", "1 Feb 2022 – 31 Mar 2022")
    assert view_after(view, chip["action"]) == View()


def test_days_talked_about_that_were_not_read_are_said_in_a_sentence():
    made = answered(View())
    made.corpus.values = lambda _: None
    assert dates_state(made)["talked"] == {
        "fields": False,
        "about": "Days talked about were not read when this corpus was made; ingest its files anew to ask for them.",
    }


def test_a_period_is_picked_and_forgotten_with_another_period():
    picked = view_after(TWO, {"do": "pick", "value": "2022-02-01"})
    assert picked.picked == date(2022, 2, 1)
    assert view_after(picked, {"do": "period", "value": "year"}).picked is None
    assert view_after(picked, {"do": "pick", "value": None}) == TWO
    assert view_after(TWO, {"do": "pick", "value": "undated"}).picked == "undated"


NONSENSE = [
    {},
    {"do": "explode"},
    {"do": "choose", "facet": "actors", "value": 3, "on": True},
    {"do": "choose", "facet": "actors", "value": "x" * 300, "on": True},
    {"do": "choose", "facet": "__class__", "value": "x", "on": True},
    {"do": "drop", "field": "start", "value": "x"},
    {"do": "mode", "facet": "actors", "value": "maybe"},
    {"do": "measure", "value": "none"},
    {"do": "period", "value": "decade"},
    {"do": "lines", "value": {"a": 1}},
    {"do": "typed_date", "edge": "query", "value": "2022"},
]


@pytest.mark.parametrize("action", NONSENSE, ids=str)
def test_what_is_not_understood_changes_nothing(action):
    assert view_after(TWO, action) is None
    assert folds_after(Folds(), action) == Folds()


def test_folds():
    folds = folds_after(Folds(), {"do": "search", "facet": "actors", "typed": " put "})
    folds = folds_after(folds, {"do": "open_region", "value": "UA", "on": True})
    folds = folds_after(folds, {"do": "more", "facet": "listing"})
    folds = folds_after(folds, {"do": "more", "facet": "actors"})
    assert folds == Folds(typed={"actors": "put"}, regions={"UA": True}, articles=38, rows={"actors": 32})


# ---- states


def test_marks_belong_to_lines_and_the_rest_is_quiet():
    line_of = line_finder(answered(TWO))
    marks = [
        {"start": 0, "end": 5, "kind": "actor", "entity": PUTIN},
        {"start": 11, "end": 18, "kind": "region", "entity": "UA-14"},
        {"start": 12, "end": 16, "kind": "actor", "entity": ZELENSKY},
        {"start": 23, "end": 27, "kind": "actor", "entity": "nato"},
    ]
    assert marked("Putin sees Donetsk and NATO", marks, line_of) == [
        ["Putin", 0],
        [" sees ", None],
        ["Donetsk", -1],
        [" and NATO", None],
    ]
    regions = line_finder(answered(View(query=Query(regions=("RU", "UA")), lines="regions")))
    assert regions(marks[1]) == 1
    words = line_finder(answered(View(lines="words", lines_of=("a", "b"))))
    assert words({"kind": "words", "entity": "b"}) == 1


ROW = {
    "id": "x",
    "published": datetime(2022, 2, 1, tzinfo=UTC),
    "published_from": "file",
    "outlet": "BBC News",
    "title": "Putin speaks",
    "url": "https://example.org/1",
    "copies": 2,
    "line": [PUTIN],
    "title_marks": [{"start": 0, "end": 5, "kind": "actor", "entity": PUTIN}],
    "sentences": [{"text": "It is he.", "marks": []}],
    "names": [PUTIN, "nato"],
    "speaks": [PUTIN],
    "places": [{"entity": "UA-14", "surface": "Donetsk", "runner_up": "UA-63", "reason": "population"}],
    "forms": [{"entity": PUTIN, "surface": "Putin", "n": 2}],
}


def test_an_article():
    asked = answered(TWO)
    assert article_state(asked, ROW, line_finder(asked)) == {
        "id": "x",
        "day": "1 Feb 2022",
        "datetime": "2022-02-01",
        "outlet": "BBC News",
        "title": [["Putin", 0], [" speaks", None]],
        "url": "https://example.org/1",
        "said": [[["It is he.", None]]],
        "names": "Names Vladimir Putin and NATO",
        "speaks": "Speaks: Vladimir Putin",
        "why": [
            ["Written as", "“Putin” ×2"],
            ["Places", "Donetsk Oblast (“Donetsk” could also be Kharkiv Oblast, Ukraine)"],
            ["Dated by", "the file’s name"],
            ["Copies", "2 other articles with the same text, or nearly"],
            ["Lines", "Vladimir Putin"],
        ],
    }


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", None, "//evil.example"])
def test_only_web_addresses_become_links(url):
    asked = answered(TWO)
    assert article_state(asked, ROW | {"url": url}, line_finder(asked))["url"] is None


def test_an_undated_article_says_so():
    asked = answered(TWO)
    state = article_state(asked, ROW | {"published": None, "published_from": None}, line_finder(asked))
    assert (state["day"], state["datetime"]) == ("Undated", None)
    assert ["Dated by", "nothing: no date was found, and none is made up"] in state["why"]


def test_named_together():
    frame = pl.DataFrame(
        {
            "actor": ["nato", "x"],
            "name": ["NATO", "X"],
            "n": [18, 4],
            "share": [0.2, 0.1],
            "ground_share": [0.1, 0.2],
            "lift": [2.0, None],
        }
    )
    state = together_state(answered(TWO, together=frame))
    assert state["about"] == (
        "Of the 219 articles chosen, how many also name … The upright line marks the share among all 2,111."
    )
    assert [(row["width"], row["mark"], row["lift"], row["few"], row["about"]) for row in state["rows"]] == [
        (95.24, 47.62, "×2.0", False, "20% against 10%"),
        (47.62, 95.24, "few", True, "too few to compare"),
    ]


def test_where():
    frame = pl.DataFrame(
        {
            "line": [PUTIN, ZELENSKY],
            "region": ["UA-14", "UA-14"],
            "name": ["Donetsk Oblast"] * 2,
            "n": [10, 5],
            "of": [100, 20],
            "share": [0.1, 0.25],
        }
    )
    state = where_state(answered(TWO, places=frame))
    assert state["about"] == "Share of each name’s articles (100 Putin and 20 Zelensky) that also mention the region."
    assert (state["lines"], state["most"]) == (["Vladimir Putin", "Volodymyr Zelensky"], "25%")
    assert state["rows"] == [
        {
            "region": "UA-14",
            "name": "Donetsk Oblast",
            "dots": [40.0, 100.0],
            "values": ["10", "25"],
            "titles": ["10 of 100 articles, 10%", "5 of 20 articles, 25%"],
        }
    ]


def timeline(n: list[int], *, of: list[int] | None = None) -> pl.DataFrame:
    share = [a / b for a, b in zip(n, of, strict=True)] if of else [None] * len(n)
    return pl.DataFrame(
        {
            "line": [PUTIN] * 2,
            "period": [date(2022, 1, 1), date(2022, 2, 1)],
            "last": [date(2022, 1, 31), date(2022, 2, 28)],
            "n": n,
            "of": of or [None] * 2,
            "share": share,
            "partial": [True, False],
        },
        schema_overrides={"of": pl.Int64, "share": pl.Float64},
    )


GROUND = pl.DataFrame({"period": [date(2022, 1, 1), date(2022, 2, 1)], "n": [10, 0]})


def test_the_charts_points_carry_their_ground():
    view = View(query=Query(actors=(PUTIN,)), lines="actors", picked=date(2022, 2, 1))
    state = chart_state(answered(view, timeline=timeline([5, 0]), ground=GROUND, whole_ground=GROUND))
    assert [(p["first"], p["name"], p["part"], p["of"], p["n"], p["share"]) for p in state["points"]] == [
        ("2022-01-01", "January 2022", True, 10, [5], [0.5]),
        ("2022-02-01", "February 2022", False, 0, [0], [None]),
    ]
    assert (state["picked"], state["lines"], state["of_name"]) == (1, ["Vladimir Putin"], "All of them")
    assert state["caption"] == ("Hollow: part of a period, as the articles run from 6 January 2022 to 28 March 2026.")
    assert (state["brush"]["from"], state["brush"]["to"]) == (0, 1)


def test_the_chart_of_shares_names_what_it_divides_by():
    view = View(query=Query(actors=(PUTIN,)), lines="actors", share="outlets")
    frame = timeline([5, 1], of=[10, 40])
    state = chart_state(answered(view, timeline=frame, ground=GROUND, whole_ground=GROUND, notice="Synthetic"))
    assert [(p["of"], p["share"], p["few"]) for p in state["points"]] == [(10, [0.5], True), (40, [0.025], False)]
    assert (state["of_name"], state["notice"]) == ("Chosen outlets", "Synthetic")
    assert state["caption"].endswith("or a share of fewer than 20 articles.")


def test_nothing_found_hides_the_chart():
    assert chart_state(answered(TWO, summary={"n": 0})) == {"hidden": True}


def test_the_count_row_reads_as_a_sentence():
    state = count_row_state(answered(TWO))
    assert [(c["before"], dict(c["options"])[c["value"]]) for c in state["choices"]] == [
        ("One line per", "actor"),
        ("a point a", "month"),
        ("counting", "articles"),
        ("as a share of", "nothing"),
    ]


def test_origins_can_be_counted_where_sources_are_cited():
    offered = [
        [value for value, _ in count_row_state(answered(view, origins=origins))["choices"][2]["options"]]
        for view, origins in ((TWO, None), (TWO, object()), (replace(TWO, measure="origins"), None))
    ]
    assert offered[0] == ["articles", "mentions", "unique"]
    assert offered[1] == offered[2] == [*offered[0], "origins"]


def test_facts_in_one_line():
    state = facts_state(answered(TWO, summary={"undated": 3}))
    said = ["".join(text for text, _ in fact["text"]) for fact in state["facts"]]
    assert said == ["219 of 2,111 articles", "13 name both", "13 copies among them", "3 undated"]
    assert state["facts"][-1]["action"] == {"do": "pick", "value": "undated"}
    assert all(rule["text"] and rule["text"][0] for rule in state["rules"])


def test_the_weightiest_flags_that_have_room(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("date,label,rank\n2022-02-21,Recognition,2\n2022-02-24,Invasion,1\n2023-02-24,A year,3\n")
    flags = flags_of(path)
    assert [what for _, what in flags] == ["Invasion", "Recognition", "A year"]
    assert [what for _, what in within(flags, date(2022, 1, 1), date(2024, 1, 1))] == ["Invasion", "A year"]
    assert [what for _, what in within(flags, date(2022, 2, 1), date(2022, 3, 1))] == ["Recognition", "Invasion"]


# ---- guard, script, styles


def test_the_guard_says_one_sentence_and_logs_the_rest(caplog):
    said = []
    caplog.set_level("ERROR")
    with guard(said.append):
        raise RuntimeError("SECRET")
    with guard(said.append):
        raise QueryError("“2022-13” is not a day")
    with guard(said.append):
        pass
    assert said == [SENTENCE, "“2022-13” is not a day.", ""]
    assert [record.exc_info[1].args for record in caplog.records if record.exc_info] == [("SECRET",)]


CARDS = ("check/check.js", "review/review.js")
SCRIPTS = {"page": page_script, **{name: partial(card_script, name) for name in CARDS}}


def test_every_part_is_in_a_script():
    scripts = [made() for made in SCRIPTS.values()]
    for path in PARTS.glob("*/*.js"):
        assert any(path.read_text() in script for script in scripts), path


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_makes_no_markup_from_data(name):
    script = SCRIPTS[name]()
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(", script)
    names = re.findall(r"^(?:async )?function (\w+)", script, flags=re.MULTILINE)
    assert len(names) == len(set(names))


@pytest.mark.skipif(shutil.which("node") is None, reason="no node here; the browser tests run the script")
@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_a_module(tmp_path, name):
    path = tmp_path / "page.mjs"
    path.write_text(SCRIPTS[name]())
    subprocess.run(["node", "--check", path], check=True)


def test_every_part_is_in_the_styles():
    style = page_style()
    for path in PARTS.glob("*/*.css"):
        assert path.read_text() in style, path


@pytest.mark.parametrize("made", [page_style, card_style])
def test_styles_hold_nothing_outside_the_page(made):
    style = re.sub(r"@font-face\s*\{[^}]*\}", "", made())
    assert style.count("{") == style.count("}")
    plain = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    outside = [
        selector
        for selector in re.findall(r"([^{}]+)\{", plain)
        if "xpl" not in selector and not selector.strip().startswith(("@", "to"))
    ]
    assert outside == []

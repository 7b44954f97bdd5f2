"""Answers in the literal: refusals, the opening view, what is marked, what the rules say."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest
from test_corpus_random import Names

from explorer import answers
from explorer.answers.periods import period_of, periods_of
from explorer.corpus import open_corpus, publish, write_shard
from explorer.errors import QueryError
from explorer.link import view_from
from explorer.schema import ARTICLES, MENTIONS, TEXTS
from explorer.view import Query, View

STORIES = [
    ("s1", datetime(2022, 1, 6, tzinfo=UTC), "East", "Peace talks",
     "A2 met A3. Nothing else came of it. A2 left UA-14."),
    ("s2", datetime(2022, 1, 9, tzinfo=UTC), "West", "A3 in RU", "A3 went to RU, and A2 to UA."),
    ("s3", datetime(2022, 5, 2, tzinfo=UTC), "East", "No names", "Talks about peace went on."),
    ("s4", None, "West", "A2", "A2 met A0 and A1."),
]  # fmt: skip
KINDS = {**{f"A{n}": "actor" for n in range(4)}, **dict.fromkeys(["UA-14", "UA", "RU"], "region")}


def mentions_of(row, part, text):
    for name, kind in KINDS.items():
        start = -1
        while (start := text.find(name, start + 1)) >= 0:
            if not text[start + len(name) :].startswith("-"):
                yield {
                    "row": row, "part": part, "sentence": 0, "start": start, "end": start + len(name), "kind": kind,
                    "entity": name.lower() if kind == "actor" else name, "name": None, "sense": None, "voice": None,
                    "runner_up": "1001" if name == "UA" else None, "reason": None,
                }  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    home = tmp_path_factory.mktemp("corpus")
    rows = [
        {
            "row": row,
            "id": id_,
            "outlet": outlet,
            "title": title,
            "published": published,
            "text_key": row,
            "own.desk": "d",
        }
        for row, (id_, published, outlet, title, _) in enumerate(STORIES)
    ]
    schema = {**ARTICLES, "own.desk": pl.String}
    articles = pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
    texts = pl.DataFrame([(row, story[4]) for row, story in enumerate(STORIES)], schema=TEXTS, orient="row")
    mentions = [
        mention
        for row, story in enumerate(STORIES)
        for part, text in (("title", story[3]), ("text", story[4]))
        for mention in mentions_of(row, part, text)
    ]
    shard = write_shard(home, articles, texts, pl.DataFrame(mentions, schema=MENTIONS), names=Names())
    publish(home, [shard], title="Stories")
    return open_corpus(home, names=Names())


def test_timeline_frame(corpus):
    view = View(query=Query(actors=("a2",)), lines="actors", share="corpus", period="quarter")
    want = pl.DataFrame(
        {
            "line": ["a2", "a2"],
            "period": [date(2022, 1, 1), date(2022, 4, 1)],
            "last": [date(2022, 3, 31), date(2022, 6, 30)],
            "n": [2, 0],
            "of": [2, 1],
            "share": [1.0, 0.0],
            "partial": [True, True],
        }
    )

    assert answers.timeline(corpus, view).equals(want)


def test_the_first_six_chosen_are_drawn(corpus):
    chosen = tuple(f"a{n}" for n in (7, 6, 5, 4, 3, 3, 2, 1, 0))
    view = View(query=Query(actors=chosen), lines="actors", period="year")

    assert answers.timeline(corpus, view)["line"].to_list() == ["a7", "a6", "a5", "a4", "a3", "a2"]
    assert answers.summary(corpus, view)["n"].item() == 3


def test_all_of_some_actors_make_one_line(corpus):
    view = View(query=Query(actors_all=("a2", "a3")), lines="actors", share="selection", period="year")

    assert answers.timeline(corpus, view).drop("period", "last", "partial").rows() == [("", 2, 3, 2 / 3)]


def test_a_span_outside_the_corpus_has_no_period(corpus):
    view = View(query=Query(actors=("a2",), start=date(1990, 1, 1), end=date(1990, 2, 1)), lines="actors")

    assert answers.timeline(corpus, view).is_empty()
    assert answers.ground(corpus, view).is_empty()
    assert answers.summary(corpus, view)["first"].to_list() == [None]


def test_listing_shows_the_sentences_that_matched(corpus):
    view = View(query=Query(actors=("a2",), regions=("UA",)), lines="actors")
    first, second = answers.listing(corpus, view).to_dicts()

    assert first["sentences"] == [
        {"text": "A2 met A3.", "marks": [{"start": 0, "end": 2, "kind": "actor", "entity": "a2"}]},
        {
            "text": "A2 left UA-14.",
            "marks": [
                {"start": 0, "end": 2, "kind": "actor", "entity": "a2"},
                {"start": 8, "end": 13, "kind": "region", "entity": "UA"},
            ],
        },
    ]
    assert (first["id"], first["line"], first["names"]) == ("s1", ["a2"], ["a2", "a3"])
    assert first["forms"][0] == {"entity": "a2", "surface": "A2", "n": 2}
    assert second["places"][-1] == {"entity": "UA", "surface": "UA", "runner_up": "1001", "reason": None}
    assert second["title_marks"] == []


def test_listing_marks_words_in_title_and_text(corpus):
    view = View(query=Query(words=('"peace talks" OR talk*',)))
    first, second = answers.listing(corpus, view).to_dicts()
    words = {"kind": "words", "entity": '"peace talks" OR talk*'}

    assert first["title_marks"] == [{"start": 0, "end": 11, **words}]
    assert first["sentences"] == [{"text": "A2 met A3.", "marks": []}]
    assert second["sentences"] == [{"text": "Talks about peace went on.", "marks": [{"start": 0, "end": 5, **words}]}]


def test_undated_articles_are_last_and_apart(corpus):
    every = answers.listing(corpus, View(sort="newest"))

    assert every["id"].to_list() == ["s3", "s2", "s1", "s4"]
    assert answers.listing(corpus, View(picked="undated"))["id"].to_list() == ["s4"]
    assert answers.listing(corpus, View(picked=date(2022, 1, 1)), n=1, skip=1)["id"].to_list() == ["s2"]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda c: answers.timeline(c, View(measure="mentions")), "mentions are counted of names"),
        (
            lambda c: answers.timeline(c, View(query=Query(outlets=("East",)), lines="outlets", measure="mentions")),
            "choose actors or a region and one line for each, or count articles instead",
        ),
        (lambda c: answers.timeline(c, View(query=Query(words=("(a",)))), r"expression '\(a'"),
        (
            lambda c: answers.summary(c, View(query=Query(columns=(("dsk", ("d",)),)))),
            "the corpus has no own column 'dsk'; it has desk",
        ),
        (
            lambda c: answers.top(c, View(), "person"),
            "no kind 'person' of values; the corpus has actor, region, outlet",
        ),
    ],
)
def test_refusals_say_what_to_do(corpus, ask, message):
    with pytest.raises(QueryError, match=message):
        ask(corpus)


def test_the_opening_view_draws_persons(corpus):
    view = answers.opening_view(corpus)

    assert view == View(query=Query(actors=("a2", "a3")), lines="actors", period="week")
    assert answers.timeline(corpus, view)["n"].sum() > 0


def test_three_questions_have_three_views(corpus):
    examples = answers.example_views(corpus)

    assert [question for question, _ in examples] == [
        "Who is named more often, <a2> or <a3>?",
        "What share of the news about <UA> names <a2>?",
        "How much of the news is about <UA> or <RU>?",
    ]
    assert all(answers.timeline(corpus, view)["n"].sum() > 0 for _, view in examples)


def test_loosened_says_what_one_change_would_give(corpus):
    view = View(
        query=Query(actors=("a3",), words=("peace",), end=date(2022, 1, 7), regions_not=("UA",)), lines="actors"
    )
    found = answers.loosened(corpus, view)

    assert answers.summary(corpus, view)["n"].item() == 0
    assert found.select("what", "n").rows() == [("<UA> may be named", 1)]
    assert view_from(found["link"][0]).view == view.asking(regions_not=())


def test_every_answer_has_its_rule():
    rules = answers.rules()

    assert list(rules) == [
        "timeline",
        "ground",
        "summary",
        "top",
        "children",
        "together",
        "places",
        "talked_about",
        "listing",
        "statements",
        "chains",
        "signals",
    ]
    assert all(rule[0].isupper() and rule.endswith(".") and "\n" not in rule for rule in rules.values())
    assert "Articles without a date are in no period." in rules["timeline"]


@pytest.mark.parametrize(
    ("day", "period", "first", "last"),
    [
        (date(2024, 2, 29), "day", date(2024, 2, 29), date(2024, 2, 29)),
        (date(2024, 12, 30), "week", date(2024, 12, 30), date(2025, 1, 5)),
        (date(2023, 1, 1), "week", date(2022, 12, 26), date(2023, 1, 1)),
        (date(2024, 2, 1), "month", date(2024, 2, 1), date(2024, 2, 29)),
        (date(2024, 6, 30), "quarter", date(2024, 4, 1), date(2024, 6, 30)),
        (date(2024, 12, 31), "year", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_periods(day, period, first, last):
    assert period_of(day, period) == (first, last)


def test_first_and_last_are_partial_unless_they_end_on_the_boundary():
    assert periods_of(date(2022, 1, 2), date(2022, 3, 31), "month").partial.to_list() == [True, False, False]
    assert periods_of(date(2022, 1, 1), date(2022, 3, 30), "month").partial.to_list() == [False, False, True]

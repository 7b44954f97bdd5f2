"""A view as a link, and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.link import Asked, link, view_from
from explorer.view import EVENT_TYPES, LINES, MEASURES, PERIODS, SHARES, SIGNALS, SORTS, VOICES, Query, View

WORDS = st.sampled_from(["ceasefire", '"peace talks"', "a AND (b OR c*)", "été 50%+", "NOT x", '"a b"~2'])
TEXT = st.text(max_size=12)
SOME = st.lists(TEXT, max_size=3).map(tuple)
DAYS = st.one_of(st.none(), st.dates())


@st.composite
def views(draw):
    start, end = draw(DAYS), draw(DAYS)
    start, end = (end, start) if start and end and start > end else (start, end)
    first, last = draw(DAYS), draw(DAYS)
    first, last = (last, first) if first and last and first > last else (first, last)
    return View(
        query=Query(
            **{
                name: draw(SOME)
                for name in (
                    "actors",
                    "actors_all",
                    "actors_not",
                    "regions",
                    "regions_not",
                    "outlets",
                    "outlets_not",
                )
            },
            no_region=draw(st.booleans()),
            senses=draw(st.sampled_from([(), ("place",), ("demonym",), ("demonym", "place")])),
            words=draw(st.lists(WORDS, max_size=2).map(tuple)),
            words_not=draw(st.lists(WORDS, max_size=2).map(tuple)),
            columns=draw(st.lists(st.tuples(st.text(min_size=1, max_size=5), SOME), max_size=2).map(tuple)),
            start=start,
            end=end,
            talked_about=(first, last),
            voices=draw(st.lists(st.sampled_from(VOICES), max_size=3).map(tuple)),
            event_types=draw(st.lists(st.sampled_from(EVENT_TYPES), max_size=3).map(tuple)),
            signals=draw(st.lists(st.sampled_from(SIGNALS), max_size=4).map(tuple)),
            cited=draw(SOME),
            anonymous=draw(st.booleans()),
        ),
        lines=draw(st.sampled_from([None, *LINES])),
        lines_of=draw(st.lists(WORDS, max_size=3).map(tuple)),
        measure=draw(st.sampled_from(MEASURES)),
        share=draw(st.sampled_from([None, *SHARES])),
        period=draw(st.sampled_from(PERIODS)),
        picked=draw(st.one_of(DAYS, st.just("undated"))),
        sort=draw(st.sampled_from(SORTS)),
    )


@settings(max_examples=400, deadline=None)
@given(views(), st.sampled_from([None, "7c5bc9ca80b1"]))
def test_view_to_link_to_view(view, fingerprint):
    assert view_from(link(view, fingerprint)) == Asked(view, fingerprint)


@settings(max_examples=400, deadline=None)
@given(views())
def test_view_to_repr_to_view(view):
    assert eval(repr(view), {"View": View, "Query": Query, "date": date}) == view


@settings(max_examples=500, deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(
            st.tuples(
                st.sampled_from(["actor", "from", "per", "word", "own.a", "picked", "share", "corpus", "x"]), TEXT
            )
        ).map(lambda parts: "&".join("=".join(part) for part in parts)),
    )
)
def test_whatever_a_link_says_is_read_or_named(query_string):
    asked = view_from(query_string)

    assert all(sentence.endswith(".") for sentence in asked.unread)
    if asked.view is not None:
        assert view_from(link(asked.view)).view == asked.view


def test_link_is_short_and_leaves_out_defaults():
    view = View(query=Query(actors=("vladimir-putin", "volodymyr-zelensky"), regions=("UA",)), lines="actors")

    assert link(view, "7c5bc9ca80b1") == (
        "v=1&actor=vladimir-putin&actor=volodymyr-zelensky&region=UA&lines=actors&corpus=7c5bc9ca80b1"
    )
    assert link(View()) == "v=1"


def test_one_view_has_one_link():
    one = view_from("?per=week&region=UA&actor=nato&v=1")
    other = view_from("v=1&actor=nato&region=UA&per=week")

    assert one == other
    assert link(one.view) == "v=1&actor=nato&region=UA&per=week"


@pytest.mark.parametrize(
    ("query_string", "view", "unread"),
    [
        ("", None, ()),
        ("?", None, ()),
        ("v=1", View(), ()),
        ("corpus=abc", None, ()),
        ("v=1&gibberish=1", None, ("The link says 'gibberish', which is not known.",)),
        (
            "actor=nato&actr=x",
            View(query=Query(actors=("nato",))),
            ("The link says 'actr', which is not known; the nearest known is actor.",),
        ),
        (
            "actor=nato&from=31/02/2023",
            View(query=Query(actors=("nato",))),
            ("The link's from '31/02/2023' cannot be read; known: days such as 2022-02-24.",),
        ),
        (
            "actor=nato&from=2023-02-01&to=2022-02-01",
            View(query=Query(actors=("nato",))),
            ("The link's days run backwards, from 2023-02-01 to 2022-02-01; all days are shown.",),
        ),
        (
            "about-from=2022-02-24",
            View(query=Query(talked_about=(date(2022, 2, 24), None))),
            (),
        ),
        (
            "actor=nato&about-from=2023-02-01&about-to=2022-02-01",
            View(query=Query(actors=("nato",))),
            ("The link's days talked about run backwards, from 2023-02-01 to 2022-02-01; all are shown.",),
        ),
        (
            "actor=nato&about-to=soon",
            View(query=Query(actors=("nato",))),
            ("The link's about-to 'soon' cannot be read; known: days such as 2022-02-24.",),
        ),
        (
            "actor=nato&per=decade",
            View(query=Query(actors=("nato",))),
            ("The link's per 'decade' cannot be read; known: day, week, month, quarter, year.",),
        ),
        (
            "actor=nato&per=week&per=day",
            View(query=Query(actors=("nato",)), period="week"),
            ("The link says per twice; the first holds.",),
        ),
        (
            "actor=nato&word=%28peace",
            View(query=Query(actors=("nato",))),
            ("The link's expression '(peace': a parenthesis is open; close it with ).",),
        ),
        (
            "v=2&actor=nato",
            View(query=Query(actors=("nato",))),
            ("The link is of version '2', this page reads 1; what is known holds.",),
        ),
        (
            "actor=nato&picked=soon",
            View(query=Query(actors=("nato",))),
            ("The link's picked 'soon' cannot be read; known: days such as 2022-02-24, undated.",),
        ),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_holds(query_string, view, unread):
    asked = view_from(query_string)

    assert asked.view == view
    assert asked.unread == unread


def test_a_link_of_too_many_parts_is_refused():
    assert view_from("&".join(["actor=a"] * 1001)).unread == ("The link has more than 1000 parts and was not read.",)

"""Queries and views as values."""

from __future__ import annotations

from datetime import date

import pytest

from explorer.errors import QueryError
from explorer.view import Query, View


def test_repr_is_code_without_defaults():
    view = View(query=Query(actors=("nato",), start=date(2022, 2, 24)), lines="actors", picked=date(2022, 3, 1))

    assert repr(view) == (
        "View(query=Query(actors=('nato',), start=date(2022, 2, 24)), lines='actors', picked=date(2022, 3, 1))"
    )
    assert repr(View()) == "View()"


def test_days_talked_about_that_are_both_open_ask_nothing():
    assert Query(talked_about=(None, None)) == Query()
    assert repr(Query(talked_about=[date(2022, 2, 24), None])) == "Query(talked_about=(date(2022, 2, 24), None))"


def test_lists_become_tuples():
    query = Query(actors=["nato"], columns=[["desk", ["east"]]])

    assert query == Query(actors=("nato",), columns=(("desk", ("east",)),))
    assert hash(query) == hash(Query(actors=("nato",), columns=(("desk", ("east",)),)))


def test_columns_have_one_form():
    query = Query(columns=(("b", ("1",)), ("a", ()), ("b", ("2",)), ("aa", ("3",))))

    assert query.columns == (("aa", ("3",)), ("b", ("1", "2")))


def test_asking_changes_the_query_alone():
    view = View(query=Query(actors=("nato",)), period="week")

    assert view.asking(regions=("UA",)) == View(query=Query(actors=("nato",), regions=("UA",)), period="week")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Query(actors="nato"), "actors wants a tuple of strings, not 'nato'"),
        (lambda: Query(columns=(("desk", "east"),)), "columns wants pairs of a name and a tuple of values"),
        (lambda: Query(start=date(2023, 1, 2), end=date(2023, 1, 1)), "start 2023-01-02 is later than end 2023-01-01"),
        (
            lambda: Query(talked_about=(date(2023, 1, 2), date(2023, 1, 1))),
            "talked_about runs backwards, from 2023-01-02 to 2023-01-01",
        ),
        (lambda: Query(talked_about=(date(2023, 1, 2),)), "talked_about wants a first and a last day, not "),
        (lambda: View(period="decade"), "period 'decade' is none of day, week, month, quarter, year"),
        (lambda: View(measure="words"), "measure 'words' is none of articles, mentions, unique"),
        (lambda: View(picked="later"), "picked 'later' is neither a day, 'undated' nor None"),
    ],
)
def test_refusals_name_the_value(make, message):
    with pytest.raises(QueryError, match=message.replace("(", r"\(")):
        make()

"""Expressions: what they say, what they find, what is refused."""

from __future__ import annotations

import polars as pl
import pytest

from explorer.corpus.expression import All, Not, OneOf, Term, expression, terms_wanted
from explorer.corpus.words import Words, write_words
from explorer.errors import QueryError

TITLES = ["Peace talks", "War", None, "Cease-fire holds"]
TEXTS = ["They came in the Été.", "Talks about it's ending; peacekeepers wait", None, "peace, and talks end"]


@pytest.fixture(scope="module")
def words(tmp_path_factory):
    folder = tmp_path_factory.mktemp("words") / "text"
    write_words(folder, pl.Series(TITLES), pl.Series(TEXTS))
    return Words(folder, len(TITLES))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("peace", [0, 3]),
        ("PEACE", [0, 3]),
        ('"peace talks"', [0]),
        ("peace-talks", [0]),
        ("“peace talks”", [0]),
        ("talks peace", [0, 3]),
        ("talks AND peace", [0, 3]),
        ('"talks they"', []),
        ('"peace talks"~1', [0, 3]),
        ("été", [0]),
        ("ete", [0]),
        ("it's", [1]),
        ('"it\'s ending"', [1]),
        ("peace*", [0, 1, 3]),
        ('"cease fi*"', [3]),
        ("NOT war", [0, 2, 3]),
        ("-war", [0, 2, 3]),
        ("war OR holds", [1, 3]),
        ("talks NOT (war OR holds)", [0]),
        ("war peacekeepers OR came", [0, 1]),
        ("talks AND (came OR wait)", [0, 1]),
        ("+talks -war -holds", [0]),
        ("war and talks", []),
        ("cease:fire", [3]),
        ("unheard", []),
    ],
)
def test_an_expression_finds(words, text, rows):
    assert list(words.rows(expression(text))) == rows


def test_common_words_are_found_block_by_block(tmp_path, monkeypatch):
    monkeypatch.setattr("explorer.corpus.words._AT_ONCE", 7)
    write_words(tmp_path / "text", pl.Series([None] * 50), pl.Series(["war"] * 20 + ["peace"] * 30))

    assert list(Words(tmp_path / "text", 50).rows(expression("peace"))) == list(range(20, 50))
    assert list(Words(tmp_path / "text", 50).rows(expression("war OR peace"))) == list(range(50))


def test_operators_bind_not_then_and_then_or():
    a, b, c = (Term((word,)) for word in "abc")

    assert expression("a b OR NOT c") == OneOf((All((a, b)), Not(c)))
    assert expression("a OR b c") == OneOf((a, All((b, c))))
    assert terms_wanted(expression("a b OR NOT c")) == (a, b)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expression '' is empty"),
        ("  ", "is empty"),
        ("(a", r"expression '\(a': a parenthesis is open"),
        ("a)", "a parenthesis closes that never opened"),
        ("a AND", "breaks off; a word is missing at its end"),
        ("OR a", "a word is missing before 'OR'"),
        ("a AND OR b", "a word is missing before 'OR'"),
        ("()", r"a word is missing before '\)'"),
        ("a && b", "'&&' has no word in it; known are AND, OR, NOT"),
        ('""', "'' has no word in it"),
        ("a*b", r"\* stands only at the end of a word"),
        ('"a b', "a quotation mark is open"),
        ('"a b"~999', "~999 is too far; at most ~100"),
        ('"a b"~2*', r"~ and \* do not go together"),
        ("(" * 60 + "a" + ")" * 60, "parentheses more than 50 deep"),
        ("NOT " * 60 + "a", "parentheses more than 50 deep"),
    ],
)
def test_what_cannot_be_understood_is_refused(text, message):
    with pytest.raises(QueryError, match=message):
        expression(text)

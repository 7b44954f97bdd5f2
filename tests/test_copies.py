"""Keys of texts and ids of articles."""

import polars as pl
import pytest

from explorer.ingest.copies import text_keys
from explorer.ingest.ids import article_ids


def keys(*texts, titles=None):
    return text_keys(
        pl.Series(texts, dtype=pl.String), pl.Series(titles or [None] * len(texts), dtype=pl.String)
    ).to_list()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Talks resume in Geneva.", "TALKS  resume,\nin Geneva", True),
        ("“Cease-fire”", '"Ceasefire"', True),
        ("Café", "Cafe\u0301", True),
        ("Talks resume", "Talks resumed", False),
        ("Переговоры", "переговоры!", True),
        ("1 2", "12", True),
        ("1.2 killed", "1,3 killed", False),
    ],
)
def test_case_space_and_punctuation_are_evened_out(one, other, same):
    first, second = keys(one, other)
    assert (first == second) is same


def test_a_title_stands_for_a_text_that_is_empty():
    assert keys("", None, "Rain", titles=["Rain", "rain!", "Snow"]) == keys("Rain", "Rain", "Rain")


def test_a_key_is_the_same_everywhere():
    assert keys("Peace") == [int.from_bytes(__import__("hashlib").blake2b(b"peace", digest_size=8).digest(), "little")]


def ids(*rows):
    return article_ids(
        pl.DataFrame(rows, schema=dict.fromkeys(("outlet", "url", "title", "text"), pl.String), orient="row")
    ).to_list()


def test_an_id_is_outlet_and_url_or_all_that_was_said():
    one, edited, elsewhere = ids(("A", "u", "t", "x"), ("A", "u", "t", "y"), ("B", "u", "t", "x"))
    assert one == edited != elsewhere
    plain, edited, titled = ids(("A", None, "t", "x"), ("A", None, "t", "y"), ("A", None, None, "x"))
    assert len({plain, edited, titled}) == 3
    assert len(one) == 20

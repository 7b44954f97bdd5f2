"""Sets of rows, literally."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest

from explorer.corpus.index import Index, bitmap, rows_of
from explorer.corpus.index_writing import write_index

DAYS = pl.Series([date(2022, 1, 1), date(2022, 1, 1), date(2022, 1, 3), None, None])
GROUP = np.array([0, 1, 0, 1, 4], "u4")
ACTORS = pl.DataFrame(
    {"number": [0, 0, 0, 1, 1, 2], "row": [0, 2, 3, 0, 2, 3], "count": [1, 300, 2, 1, 300, 2]},
    schema={"number": pl.UInt32, "row": pl.UInt32, "count": pl.UInt32},
)
OUTLETS = ACTORS.filter(pl.col("number") == 1).with_columns(count=pl.lit(1, pl.UInt32))
START = 18993


@pytest.fixture
def index(tmp_path):
    write_index(tmp_path, DAYS, GROUP, {"actor": ACTORS, "outlet": OUTLETS}, listed=["actor"], single=["outlet"])
    return Index(tmp_path)


def test_rows_of_a_value(index):
    assert list(index.rows("actor", 1)) == [0, 2]
    assert list(index.rows("actor", 9)) == []
    assert list(index.rows("actor", None)) == []
    assert list(index.rows("own.desk", 1)) == []
    assert list(index.any_of("actor", [1, 2])) == [0, 2, 3]
    assert list(index.any_of("actor", [])) == []


@pytest.mark.parametrize(
    ("first", "last", "rows"),
    [(0, 0, [0, 1]), (0, 1, [0, 1]), (1, 1, []), (1, 2, [2]), (0, 2, [0, 1, 2]), (3, 9, []), (-9, -1, [])],
)
def test_days_are_rows_both_ends_included(index, first, last, rows):
    assert list(index.between(START + first, START + last)) == rows


def test_undated_rows_are_in_no_period(index):
    edges = index.edges([START, START + 2, START + 99])

    assert index.articles(index.everything(), edges).tolist() == [2, 1]
    assert list(index.dated()) == [0, 1, 2]


def test_occurrences_are_summed_from_layers(index):
    edges = index.edges([START, START + 2, START + 3])

    assert index.mentions(index.everything(), edges, "actor", 1).tolist() == [1, 300]
    assert index.mentions(bitmap([0, 1]), edges, "actor", 1).tolist() == [1, 0]
    assert index.mentions(index.everything(), edges, "actor", 0).tolist() == [1, 300]
    assert index.mentions(index.everything(), edges, "actor", None).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("rows", "firsts"), [([0, 1, 2, 3, 4], [0, 1, 4]), ([2, 3], [2, 3]), ([1, 2, 3], [1, 2]), ([], [])]
)
def test_of_one_text_the_earliest_selected_stays(index, rows, firsts):
    assert list(index.firsts(bitmap(rows))) == firsts


def test_sizes_and_tally_leave_out_layers(index):
    numbers, sizes = index.sizes_of("actor")

    assert dict(zip(numbers.tolist(), sizes.tolist(), strict=True)) == {0: 3, 1: 2, 2: 1}
    assert index.tally(bitmap([2, 3]), "actor").tolist() == [0, 1, 1]
    assert index.tally(bitmap([0, 1]), "outlet").tolist() == [1, 1]
    assert rows_of(bitmap([1, 5])).tolist() == [1, 5]


def test_same_text(index):
    assert index.same_text(3).tolist() == [1, 3]
    assert index.same_text(4).tolist() == [4]

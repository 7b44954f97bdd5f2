"""The committed gazetteer: one tree, every hand-typed id what it says, and small enough to commit."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl
import pytest

from explorer import resources

SCRIPTS = Path(__file__).parents[1] / "scripts"


@pytest.fixture(scope="module")
def regions():
    return pl.read_parquet(resources.data("gazetteer", "regions.parquet"))


def test_it_is_under_ten_megabytes():
    assert sum(file.stat().st_size for file in resources.data("gazetteer").glob("*.parquet")) < 10_000_000


def test_it_is_one_tree(regions):
    assert regions["id"].n_unique() == regions.height
    assert regions.filter(pl.col("parent").is_null())["id"].to_list() == ["world"]
    above = regions.select(parent="id", above="kind")
    kinds = regions.drop_nulls("parent").join(above, on="parent", how="left").select("above", "kind").unique()
    allowed = {
        ("world", "area"), ("world", "country"), ("country", "area"), ("country", "admin1"), ("country", "city"),
        ("admin1", "admin2"), ("admin1", "city"), ("admin2", "admin2"), ("admin2", "city"),
    }  # fmt: skip
    assert set(kinds.rows()) <= allowed


def test_every_admin1_has_a_country_and_nearly_all_regions_a_point(regions):
    assert regions.filter(kind="admin1")["country"].null_count() == 0
    pointless = regions.filter(pl.col("latitude").is_null() & ~pl.col("kind").is_in(["world", "admin2"]))
    assert pointless.height < 250
    assert regions.filter(kind="city")["latitude"].null_count() == 0


@pytest.mark.parametrize(
    ("kind", "least"), [("country", 245), ("admin1", 3_500), ("admin2", 40_000), ("city", 200_000), ("area", 80)]
)
def test_how_many_there_are(regions, kind, least):
    assert regions.filter(kind=kind).height >= least


def test_counties_of_the_united_states(regions):
    counties = regions.filter(pl.col("label").str.ends_with("County"), kind="admin2", country="US")
    assert counties.height > 2_900


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("names", "region"),
        ("exact", "region"),
        ("members", "area"),
        ("members", "member"),
        ("capitals", "country"),
        ("capitals", "region"),
        ("preferred", "region"),
    ],
)
def test_all_tables_speak_of_its_regions(regions, table, column):
    frame = pl.read_parquet(resources.data("gazetteer", f"{table}.parquet"))
    assert frame.height > 0
    assert set(frame[column]) <= set(regions["id"])


def test_members_hold_no_circle():
    members = pl.read_parquet(resources.data("gazetteer", "members.parquet"))
    assert not set(members["member"]) & set(members["area"])


def test_a_hand_typed_id_that_is_something_else_stops_the_build(monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))
    from gazetteer.sources import checked

    names = {"713174": ["Bakhmut"], "711156": ["Brody"]}
    assert checked("more_names.tsv", "713174", "Bakhmut", names) == "713174"
    with pytest.raises(SystemExit, match=r"more_names\.tsv: 711156 is Brody, not Bakhmut"):
        checked("more_names.tsv", "711156", "Bakhmut", names)
    with pytest.raises(SystemExit, match=r"more_names.tsv: 1 \(Bakhmut\) is not in the packages"):
        checked("more_names.tsv", "1", "Bakhmut", names)
    for name in [name for name in sys.modules if name.split(".")[0] == "gazetteer"]:
        sys.modules.pop(name)

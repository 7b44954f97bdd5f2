"""Labels, tree and search of the built lists; and a small index built on the spot."""

from __future__ import annotations

import subprocess
import sys
import time

import polars as pl
import pytest

from explorer.errors import ExplorerError, InputError
from explorer.names import Names, open_names
from explorer.names.build import build_index
from explorer.names.build_names import keys
from explorer.names.fold import key


@pytest.mark.parametrize(
    ("id_", "label", "kind", "parent"),
    [
        ("world", "World", "world", None),
        ("UA", "Ukraine", "country", "world"),
        ("UA-14", "Donetsk Oblast", "admin1", "UA"),
        ("UA-43", "Crimea", "admin1", "UA"),
        ("UA-32", "Kyiv Oblast", "admin1", "UA"),
        ("703448", "Kyiv", "city", "UA-30"),
        ("RU-BEL", "Belgorod Oblast", "admin1", "RU"),
        ("US-NY", "New York", "admin1", "US"),
        ("donbas", "Donbas", "area", "UA"),
        ("black-sea", "Black Sea", "area", "world"),
        ("vladimir-putin", "Vladimir Putin", "person", None),
        ("gov-ua", "Ukraine (government)", "government", None),
        ("no such id", "no such id", None, None),
    ],
)
def test_labels_kinds_and_parents(id_, label, kind, parent):
    names = open_names()
    assert (names.label(id_), names.kind(id_), names.parent(id_)) == (label, kind, parent)


def test_an_area_counts_what_its_members_count():
    names = open_names()
    assert set(names.children("donbas")) == {"UA-14", "UA-09"}
    assert {"UA-14", "UA", "world", "donbas", "europe", "eastern-europe"} <= set(names.ancestors("713174"))
    assert names.ancestors("UA-14")[:2] == ("UA", "world")
    assert "donbas" not in names.ancestors("UA-65")
    assert {"PS", "west-bank-and-gaza", "middle-east"} <= set(names.ancestors("281132"))
    assert names.ancestors("world") == () == names.ancestors("no such id")


def test_crimea_and_its_towns_are_in_ukraine():
    names = open_names()
    for town in ("693805", "706524", "694423"):
        assert "UA" in names.ancestors(town)
        assert "RU" not in names.ancestors(town)


@pytest.mark.parametrize(
    ("region", "actor"),
    [("UA", "gov-ua"), ("703448", "gov-ua"), ("524901", "gov-ru"), ("706448", None), ("donbas", None)],
)
def test_governments(region, actor):
    assert open_names().government(region) == actor


def test_kinds_of_actors():
    names = open_names()
    assert (names.is_government("gov-fr"), names.is_government("nato"), names.is_government("FR")) == (
        True,
        False,
        False,
    )
    assert (names.is_person("joe-biden"), names.is_person("nato"), names.is_person("x")) == (True, False, False)
    assert (names.is_region("UA"), names.is_region("nato"), names.is_actor("nato"), names.is_actor("x")) == (
        True,
        False,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("kind", "typed", "first"),
    [
        ("region", "kyi", "703448"),
        ("region", "KIEV", "703448"),
        ("region", "ukr", "UA"),
        ("region", "u.s", "US"),
        ("region", "artemovsk", "713174"),
        ("region", "zaporoz", "687700"),
        ("region", "middle e", "middle-east"),
        ("region", "york new", "5128581"),
        ("region", "côte d", "CI"),
        ("actor", "put", "vladimir-putin"),
        ("actor", "zel", "volodymyr-zelensky"),
        ("actor", "macron", "emmanuel-macron"),
        ("actor", "nato", "nato"),
        ("actor", "kreml", "gov-ru"),
        ("actor", "kyiv", "gov-ua"),
        ("actor", "new york t", "the-new-york-times"),
    ],
)
def test_search_finds_the_most_prominent_first(kind, typed, first):
    found = open_names().search(kind, typed)
    assert first in found[:2]
    assert len(found) == len(set(found)) <= 20


@pytest.mark.parametrize("typed", ["", " ", "zzzzqqq", "\n", "\x00"])
def test_search_for_nothing_finds_nobody(typed):
    assert open_names().search("region", typed) == []


def test_search_is_quick():
    names = open_names()
    names.search("region", "a")
    begin = time.perf_counter()
    for typed in ("a", "s", "san", "new york", "middle e"):
        names.search("region", typed)
    assert (time.perf_counter() - begin) / 5 < 0.05


def test_names_hold_no_frame_and_need_no_reader():
    code = (
        "import sys, time; from explorer.names import open_names; begin = time.perf_counter(); names = open_names(); "
        "print(time.perf_counter() - begin); names.label('UA'); names.search('region', 'ky'); "
        "print('polars' in sys.modules, any(name.startswith('explorer.reading') for name in sys.modules))"
    )
    seconds, loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert float(seconds) < 0.05
    assert loaded == "False False"


def test_a_missing_index_is_one_sentence(tmp_path):
    with pytest.raises(ExplorerError, match=r"the name index is missing in .*main\(\)'` makes it"):
        Names(tmp_path)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Saint-Étienne", "st etienne"),
        ("St. Paul", "st paul"),
        ("Port-au-Prince", "port au prince"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("İzmir", "izmir"),
        ("U.S.", "u.s."),
        ("Fort  Worth", "ft worth"),
        ("Łódź", "lodz"),
    ],
)
def test_keys_of_names(name, folded):
    assert key(name) == folded
    assert keys(pl.Series([name, "Plain"])).to_list() == [folded, "plain"]


ACTORS = "id,label,kind,country,wikidata\nann-lee,Ann Lee,person,AA,\ngov-aa,Aland (government),government,AA,\n"


@pytest.fixture
def lists(tmp_path):
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "actors").mkdir()
    frames = {
        "regions": pl.DataFrame(
            {
                "id": ["world", "AA", "1"],
                "label": ["World", "Aland", "Ayville"],
                "kind": ["world", "country", "city"],
                "parent": [None, "world", "AA"],
                "country": [None, "AA", "AA"],
                "latitude": [None, 1.0, 1.5],
                "longitude": [None, 2.0, 2.5],
                "population": [0, 1000, 900],
            },
            schema_overrides={"latitude": pl.Float32, "longitude": pl.Float32, "population": pl.UInt32},
        ),
        "names": pl.DataFrame({"name": ["Ayton"], "region": ["1"], "primary": [False]}),
        "exact": pl.DataFrame({"surface": ["Alander"], "region": ["AA"], "sense": ["demonym"]}),
        "members": pl.DataFrame({"area": [], "member": []}, schema={"area": pl.String, "member": pl.String}),
        "capitals": pl.DataFrame({"country": ["AA"], "region": ["1"]}),
        "preferred": pl.DataFrame({"key": ["ayton"], "region": ["1"]}),
    }
    for name, frame in frames.items():
        frame.write_parquet(tmp_path / "gazetteer" / f"{name}.parquet")
    (tmp_path / "actors" / "actors.csv").write_text(ACTORS)
    (tmp_path / "actors" / "aliases.csv").write_text("actor,alias,note\nann-lee,Lee,surname\ngov-aa,Ayville,\n")
    return tmp_path


def test_a_small_index(lists, tmp_path):
    build_index(tmp_path / "out", lists)
    names = Names(tmp_path / "out")
    assert names.children("world") == ("AA",)
    assert names.ancestors("1") == ("AA", "world")
    assert names.search("region", "ayt") == ["1"]
    assert names.search("actor", "lee") == ["ann-lee"]
    assert names.government("1") == "gov-aa"


def test_an_id_that_is_both_is_refused(lists, tmp_path):
    (lists / "actors" / "actors.csv").write_text(ACTORS + "AA,Double,organisation,,\n")
    with pytest.raises(ExplorerError, match="'AA' is the id of both an actor and a region"):
        build_index(tmp_path / "out", lists)


def test_an_alias_of_nobody_is_refused(lists, tmp_path):
    (lists / "actors" / "aliases.csv").write_text("actor,alias,note\nann-leee,Lee,surname\n")
    with pytest.raises(InputError, match=r"aliases\.csv, line 2: 'ann-leee' is not in actors\.csv"):
        build_index(tmp_path / "out", lists)


def test_a_missing_gazetteer_is_refused(tmp_path):
    with pytest.raises(ExplorerError, match=r"build_gazetteer\.py makes it"):
        build_index(tmp_path / "out", tmp_path)

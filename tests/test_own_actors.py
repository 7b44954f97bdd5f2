"""Names that people decided about, beside those of the lists."""

from __future__ import annotations

import polars as pl
import pytest

from explorer.names import open_names
from explorer.names.own import OWN_ACTORS, OwnNames, actor_id, own_actors
from explorer.reading import Reader

COLUMNS = ("name", "decision", "actor", "label", "kind")


def decided(*rows):
    frame = pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    return frame.with_row_index("line", offset=2)


def own(*rows):
    frame, faults = own_actors(decided(*rows), open_names())
    assert faults == []
    return frame


def test_decisions_add_actors_and_names():
    found = own(
        ("Bondar", "merge", "oleh-bondar", None, None),
        ("Oleh Bondar", "accept", None, None, None),
        ("Harbour Guard", "rename", None, "Calder Harbour Guard", "armed_group"),
        ("V. V. Putin", "merge", "vladimir-putin", None, None),
        ("Ferry Day", "refuse", None, None, None),
    )
    assert found.rows() == [
        ("Oleh Bondar", "oleh-bondar", "Oleh Bondar", "person"),
        ("Harbour Guard", "calder-harbour-guard", "Calder Harbour Guard", "armed_group"),
        ("Bondar", "oleh-bondar", "Oleh Bondar", "person"),
        ("V. V. Putin", "vladimir-putin", None, None),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("A", "maybe", None, None, None), "line 2: decision 'maybe' is none of accept, merge, rename, refuse"),
        (("A", "rename", None, None, None), "line 2: 'A' is to be renamed, and no label says what it is called"),
        (("A", "merge", None, None, None), "line 2: 'A' is to be merged, and no actor says with whom"),
        (("A", "accept", None, None, "fox"), "line 2: kind 'fox' is none of person, government, organisation"),
        (
            ("VVP", "accept", "vladimir-putin", None, None),
            "line 2: 'vladimir-putin' is on the lists already, as 'Vladimir Putin'; merge 'VVP' with it",
        ),
        (
            ("VVP", "merge", "vladimir-puttin", None, None),
            "line 2: there is no actor 'vladimir-puttin' to merge 'VVP' with; nearest known: ",
        ),
    ],
)
def test_what_cannot_be_done_is_said_with_its_line(row, said):
    frame, (fault,) = own_actors(decided(row), open_names())
    assert frame.height == 0
    assert fault.startswith(said)


@pytest.mark.parametrize(
    ("name", "id_"), [("Oleh Bondar", "oleh-bondar"), ("3rd St. John's Guard", "3rd-st-john-s-guard"), ("Łódź", "lodz")]
)
def test_an_id_is_made_of_the_name(name, id_):
    assert actor_id(name) == id_


def named(text, frame):
    mentions = Reader(actors=frame).read_article(text).mentions
    return [(text[m["start"] : m["end"]], m["kind"], m["entity"]) for m in mentions.iter_rows(named=True)]


def test_the_reader_finds_own_actors_as_those_of_the_lists():
    frame = own(
        ("Oleh Bondar", "accept", None, None, "person"),
        ("CHG", "accept", "harbour-guard", "Calder Harbour Guard", "armed_group"),
        ("Vova Kremlinsky", "merge", "vladimir-putin", None, None),
        ("Council for the free harbour", "accept", None, None, "organisation"),
    )
    text = (
        "Commander Oleh Bondar met Vova Kremlinsky in Kyiv. Bondar said the CHG would stay. "
        "The Calder Harbour Guard and the Council for the free harbour agreed, not chg."
    )
    assert named(text, frame) == [
        ("Oleh Bondar", "actor", "oleh-bondar"),
        ("Vova Kremlinsky", "actor", "vladimir-putin"),
        ("Kyiv", "region", "703448"),
        ("Bondar", "actor", "oleh-bondar"),
        ("CHG", "actor", "harbour-guard"),
        ("Calder Harbour Guard", "actor", "harbour-guard"),
        ("Council for the free harbour", "actor", "council-for-the-free-harbour"),
    ]
    assert "oleh-bondar" not in [entity for _, _, entity in named(text, None)]


def test_an_own_actor_has_label_kind_and_is_found_by_its_beginning():
    names = OwnNames(
        own(("Oleh Bondar", "accept", None, None, None), ("Vova K", "merge", "vladimir-putin", None, None))
    )
    assert (names.label("oleh-bondar"), names.kind("oleh-bondar")) == ("Oleh Bondar", "person")
    assert names.is_person("oleh-bondar")
    assert names.label("vladimir-putin") == "Vladimir Putin"
    assert names.search("actor", "bond", 5)[0] == "oleh-bondar"
    assert names.search("actor", "vova", 5)[0] == "vladimir-putin"
    assert "oleh-bondar" not in names.search("region", "bond", 5)


def test_a_reader_without_own_actors_reads_as_ever():
    text = "Vladimir Putin met Emmanuel Macron in Moscow."
    assert named(text, pl.DataFrame(schema=OWN_ACTORS)) == named(text, None)

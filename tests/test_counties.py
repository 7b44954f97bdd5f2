"""Counties by their bare names."""

from __future__ import annotations

import pytest

from explorer.reading import read_article


def regions(text):
    rows = read_article(text, clean=False).mentions.filter(kind="region")
    return [text[start:end] for start, end in rows.select("start", "end").iter_rows()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Kanawha County; Kanawha judges agreed", ["Kanawha County", "Kanawha"]),
        ("between Oconee and Oglethorpe counties in Georgia", ["Oconee", "Oglethorpe", "Georgia"]),
        ("Kanawha judges agreed", []),
        ("Jane Kanawha left Kanawha County. Kanawha said so.", ["Kanawha County"]),
    ],
)
def test_a_bare_county_needs_its_word_once(text, found):
    assert regions(text) == found


def entities(text):
    return read_article(text, clean=False).mentions.filter(kind="region")["entity"].to_list()


def test_a_list_of_counties_holds_counties_of_the_state_behind_it():
    nassau, baker = "4165603", "4146548"
    assert entities("fires in Nassau and Baker counties in Florida") == [nassau, baker, "US-FL"]


def test_a_bare_name_beside_a_county_is_no_town_elsewhere():
    barrow_county = "4181182"
    assert entities("Barrow County deputies left Athens. Barrow paid.")[::2] == [barrow_county] * 2

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

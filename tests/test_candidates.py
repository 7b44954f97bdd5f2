"""Names that no list has: which are offered to a person, and which words are never names."""

from __future__ import annotations

import pytest

from explorer.names import open_names
from explorer.reading import read_article


def unlisted(text, title=None):
    rows = read_article(text, title=title, clean=False).mentions.filter(kind="actor")
    return rows["name"].drop_nulls().to_list()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("General Abdul Rahim Khan of the Vostok Brigade spoke.", ["Abdul Rahim Khan", "Vostok Brigade"]),
        ("It was seized by the Quux Liberation Front on Monday.", ["Quux Liberation Front"]),
        ("Residents blamed Jane Q. Doe’s team.", ["Jane Q. Doe"]),
        ("The QZX said no.", ["QZX"]),
        ("Ann Quimby left. Quimby said no.", ["Ann Quimby", "Quimby"]),
        ("They asked the Ministry of Quarries and Mines.", ["Ministry of Quarries and Mines"]),
        ("Iraqi security forces entered Mosul.", ["Iraqi security forces"]),
        ("the Saudi-led coalition", ["Saudi-led coalition"]),
    ],
)
def test_names_that_no_list_has_are_offered(text, names):
    assert unlisted(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "However, they left on Monday in March.",
        "He said that she, they and It were right.",
        "They met in Quuxville and near Zyxtown.",
        "the Quux district of the town",
        "Quuxes were seen.",
        "on Main Street, under the Clean Air Act",
        "Quiet Signals Of A Thaw\nrain fell.",
        "The Prime Minister Boris Johnson left.",
        "I'm here; We've gone.",
        "",
    ],
)
def test_other_capitals_are_not(text):
    assert unlisted(text) == []


def test_a_candidate_has_its_words_and_no_entity():
    text = "It rained on Jane Doe."
    row = read_article(text, clean=False).mentions.row(0, named=True)
    assert (row["kind"], row["entity"], row["name"], row["sense"]) == ("actor", None, "Jane Doe", None)
    assert text[row["start"] : row["end"]] == "Jane Doe"


def test_a_group_of_the_list_is_its_actor():
    rows = read_article("Afghan forces left.", clean=False).mentions
    assert rows["entity"].to_list() == ["afghan-armed-forces"]
    assert open_names().is_actor("afghan-armed-forces")

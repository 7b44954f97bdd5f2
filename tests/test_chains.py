"""Through whom a statement came: one sentence a case, in own words."""

from __future__ import annotations

import pytest

from explorer.reading import read_article

OWN = "The Valley Post"


@pytest.mark.parametrize(
    ("text", "cue", "chain"),
    [
        ("The Harbor Times reported that the bridge would close.", "reported", ["The Harbor Times"]),
        ("The bridge will close, The Harbor Times reported, citing two officials.", "reported",
         ["The Harbor Times", "two officials"]),
        ("Citing a senior diplomat, The Harbor Times said the talks had failed.", "said",
         ["The Harbor Times", "a senior diplomat"]),
        ("Two officials told The Harbor Times that the bridge would close.", "told",
         ["The Harbor Times", "Two officials"]),
        ("In an interview with the Northport Herald, Belo said she would resign.", "said",
         ["the Northport Herald", "Belo"]),
        ("According to The Harbor Times, the talks have failed.", "According to", ["The Harbor Times"]),
        ("The Lakeside Tribune quoted Carl Munt as saying the law was void.", "saying",
         ["The Lakeside Tribune", "Carl Munt"]),
        ("The Northport Herald wrote that Ana Belo believes the war will end.", "believes", ["The Northport Herald"]),
        ("The Lakeside Tribune reported that a judge had said the law was void.", "had said",
         ["The Lakeside Tribune", "a judge"]),
        ("Munt wrote in The Harbor Times that the plant must close.", "wrote", ["The Harbor Times", "Munt"]),
        ("Munt denied a Harbor Times report that he had paid the judge.", "denied", ["Munt"]),
        ("Belo expects the vote to fail.", "expects", []),
        ("The Valley Post said on Monday that the vote had failed.", "said", []),
    ],
)  # fmt: skip
def test_chain(text, cue, chain):
    reading = read_article(text, outlet=OWN, clean=False)
    found = {
        text[row["cue_start"] : row["cue_end"]]: [source["words"] for source in row["chain"]]
        for row in reading.statements.iter_rows(named=True)
    }
    assert found[cue] == [OWN, *chain]


def test_the_source_of_it_cited_belongs_to_what_was_said_before():
    text = "The ferry is unsafe, Tarn Radio reported. It cited two inspectors who had been aboard."
    rows = read_article(text, outlet=OWN, clean=False).statements
    assert [source["words"] for source in rows["chain"][0]] == [OWN, "Tarn Radio", "two inspectors"]
    assert rows["anonymous"].to_list() == [True, True]


def test_known_outlets_have_their_entity():
    rows = read_article("The bridge will close, Reuters reported.", outlet="The New York Times", clean=False).statements
    assert [source["entity"] for source in rows["chain"][0]] == ["the-new-york-times", "reuters"]

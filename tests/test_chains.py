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
        ("The Dell Ledger reported on Friday, citing police sources, that two clerks had left.", "reported",
         ["The Dell Ledger", "police sources"]),
        ("Rye prices fell in May, the Dellpress news agency reported, quoting the customs service.", "reported",
         ["the Dellpress news agency", "the customs service"]),
        ("A senior officer, speaking on condition of anonymity, told the Rampart that the guns were old.", "told",
         ["the Rampart", "A senior officer"]),
        ("A judge told the Senate that the guns were old.", "told", ["A judge"]),
        ("Anna Holt told Berg that the guns were old.", "told", ["Anna Holt"]),
        ("A memo seen by the Dell Ledger states that the pump failed twice.", "states", ["the Dell Ledger", "A memo"]),
        ("The letter, obtained by the Dell Ledger, says that fish are dying.", "says",
         ["the Dell Ledger", "The letter"]),
        ("The pump failed, the Dell Ledger reported, citing the Daily Weir, which quoted a clerk.", "reported",
         ["the Dell Ledger", "the Daily Weir", "a clerk"]),
        ("According to the Dell Ledger, which cited a draft, the tax would double.", "According to",
         ["the Dell Ledger", "a draft"]),
        ("The captain was quoted as saying by the Dellish news agency that the ferry was ready.", "saying",
         ["the Dellish news agency", "The captain"]),
        ("Holt was quoted by Radio Weir as saying that she wanted peace.", "saying", ["Radio Weir", "Holt"]),
        ('"The wall will hold," the agency Dellpress quoted mason Ola Brun as saying.', "saying",
         ["agency Dellpress", "mason Ola Brun"]),
        ("The firm had hidden its losses for years, prosecutors allege.", "allege", ["prosecutors"]),
        ("Holt said her rival had promised lower taxes.", "had promised", ["Holt", "her rival"]),
        ("Fish stocks have halved, public broadcaster Norvia said, citing a draft.", "said",
         ["public broadcaster Norvia", "a draft"]),
        ("People close to the general told Frontier.org that he would step down.", "told",
         ["Frontier.org", "People close to the general"]),
        ('"It was like thunder," bus driver Nils Aram told Radio Five.', "told",
         ["Radio Five", "bus driver Nils Aram"]),
        ("The boy was found alive, state television reported, quoting rescuers.", "reported",
         ["state television", "rescuers"]),
        ("Sarvian media reported on Tuesday that the border had been closed.", "reported", ["Sarvian media"]),
        ("No shots were fired, the police chief said, according to the Coast Sentinel.", "said",
         ["the Coast Sentinel", "the police chief"]),
        ("The Coast Sentinel reported that coach Peter Lally had told players to leave.", "had told",
         ["The Coast Sentinel", "coach Peter Lally"]),
        ("The dam had been checked in May, engineer Mona Petrak said, the Coast Sentinel reported.", "said",
         ["the Coast Sentinel", "engineer Mona Petrak"]),
        ("Rebel Leader Says Truce Is Dead – Coast Sentinel", "Says", ["Coast Sentinel", "Rebel Leader"]),
        ("A trade official quoted by the Coast Sentinel said the quota was final.", "said",
         ["the Coast Sentinel", "A trade official"]),
        ("Two people with direct knowledge of the matter said the merger was off.", "said",
         ["Two people with direct knowledge of the matter"]),
        ("Talks have stalled over fish, a trader told the Coast Sentinel, asking not to be named.", "told",
         ["the Coast Sentinel", "a trader"]),
        ("\"My brother said, 'Do not open the door,'\" Lina Moor recalled.", "said", ["Lina Moor", "My brother"]),
        ("General Monn said the truce was holding, in remarks broadcast by state television.", "said",
         ["state television", "General Monn"]),
        ("Citing two aides, Dealgrid said the rules would change.", "said", ["Dealgrid", "two aides"]),
        ("The tax echoed Erik Holm, who was quoted by the daily Politika as saying the debt would fall.", "saying",
         ["daily Politika", "Erik Holm"]),
        ("A driver who phoned the station said the road was closed.", "said", ["A driver"]),
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


def test_who_goes_on_talking_goes_on_talking_to_the_same_outlet():
    text = (
        "Both sides are tired, a priest told the Rampart.\n\n"
        "“Nobody sleeps,” the priest said. “Nobody eats.”\n\nThe mayor said she slept well."
    )
    rows = read_article(text, outlet=OWN, clean=False).statements
    assert [[source["words"] for source in chain[1:]] for chain in rows["chain"]] == [
        ["the Rampart", "a priest"],
        ["the Rampart", "the priest"],
        ["The mayor"],
    ]


def test_an_outlet_by_its_last_word_has_its_full_name():
    text = "The pump failed, the Dell Rampart reported.\n\nA clerk told the Rampart that nobody had looked."
    rows = read_article(text, outlet=OWN, clean=False).statements
    assert [source["words"] for source in rows["chain"][1]] == [OWN, "the Dell Rampart", "A clerk"]


def test_the_last_word_of_two_outlets_is_that_of_the_one_named_last():
    text = (
        "The pump failed, the Dell Rampart reported.\n\nIt was old, the Moor Rampart reported.\n\n"
        "A clerk told the Rampart that nobody had looked."
    )
    rows = read_article(text, outlet=OWN, clean=False).statements
    assert [source["words"] for source in rows["chain"][2]] == [OWN, "the Moor Rampart", "A clerk"]


def test_known_outlets_have_their_entity():
    rows = read_article("The bridge will close, Reuters reported.", outlet="The New York Times", clean=False).statements
    assert [source["entity"] for source in rows["chain"][0]] == ["the-new-york-times", "reuters"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "chain"),
    [
        ('"We have no bread," shopkeeper Ana Molnar told the Valley Ledger. She said the road was cut since Friday.',
         "said", "the road", ["the Valley Ledger", "shopkeeper Ana Molnar"]),
        ("Mills are for sale, the Valley Ledger said, citing two bankers. It cost a million, one of the sources said.",
         "said", "a million", ["the Valley Ledger", "one of the sources"]),
        ('"We will stay out," Foreign Minister Anouk Vries said. The house would never agree, the minister said.',
         "said", "never agree", ["Foreign Minister Anouk Vries"]),
        ("The blaze took hours to control, according to the county fire service. Nobody was hurt, it said.",
         "said", "Nobody", ["the county fire service"]),
    ],
)  # fmt: skip
def test_who_spoke_before_is_meant(text, cue, content, chain):
    reading = read_article(text, outlet=OWN, clean=False)
    found = [
        [source["words"] for source in row["chain"]]
        for row in reading.statements.iter_rows(named=True)
        if text[row["cue_start"] : row["cue_end"]] == cue and content in text[row["content_start"] : row["content_end"]]
    ]
    assert found == [[OWN, *chain]]

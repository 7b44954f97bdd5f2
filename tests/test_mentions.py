"""Names in a text: which of them, as whom, and where they stand."""

from __future__ import annotations

import pytest

from explorer.reading import read_article
from explorer.reading.tokens import runs_in, words


def mentions(text, title=None):
    """Surface, entity or reason, and sense or kind; candidates left out."""
    reading = read_article(text, title=title, clean=False)
    parts = {"title": title, "text": text}
    return [
        (parts[m["part"]][m["start"] : m["end"]], m["entity"] or m["reason"], m["sense"] or m["kind"])
        for m in reading.mentions.iter_rows(named=True)
        if m["name"] is None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The New York Times wrote.", [("The New York Times", "the-new-york-times", "actor")]),
        ("It rained in New York.", [("New York", "5128581", "place")]),
        ("a member of the Organization for Security and Co-operation in Europe (OSCE)", ["osce", "osce"]),
        ("Fighters of al-Qaeda fled.", ["al-qaeda"]),
        ("NATO met.", ["nato"]),
        ("Vladimir V. Putin spoke.", ["vladimir-putin"]),
        ("Kharkov is Kharkiv.", ["706483", "706483"]),
        ("Artemovsk, now Bakhmut, and Avdeevka.", ["713174", "713174", "713122"]),
        ("He was born in St. Louis, Missouri.", ["4407066", "US-MO"]),
        ("A man from Adair County, Iowa, died.", ["4846344", "US-IA"]),
        ("in the Donbas and at sea in the Black Sea", ["donbas", "black-sea"]),
        ("The Russian Black Sea Fleet left.", ["black-sea-fleet"]),
        ("Avdiivka, Avdeevka and Avdiyivka fell.", ["713122"] * 3),
        ("Krivoy Rog is Kryvyi Rih.", ["703845"] * 2),
        ("KANAWHA COUNTY, W.Va. — Rain fell.", ["4810630", "US-WV"]),
        ("He left Victoria, B.C., for D.C. again.", ["6174041", "CA-BC", "4140963"]),
        ("A cow from a Washington state farm died.", ["US-WA"]),
        ("It rained in Augusta, Georgia.", ["4180531", "US-GA"]),
        ("It rained in Tbilisi, Georgia.", ["611717", "GE"]),
        ("a lawmaker (R-Elbow Lake) from Minnesota", ["5025381", "US-MN"]),
        ("Syrians and a Georgian president, Egyptian-US relations", ["SY", "GE", "EG", "US"]),
        ("The EU said so.", ["european-union"]),
        ("It rained across the EU.", ["EU"]),
    ],
)
def test_names_are_found(text, expected):
    found = mentions(text)
    assert (found if isinstance(expected[0], tuple) else [entity for _, entity, _ in found]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The reading of a nice accord.",
        "Mr. London met Paris Hilton.",
        "In March we saw Will.",
        "",
        "\u00a0\n",
        "kyiv and putin",
        "He lives on Main Street near Washington Street.",
        "They stayed at the London Hotel.",
        "On St. Patrick's Day it rained.",
        "It cost US$30.",
    ],
)
def test_words_and_people_are_no_places(text):
    assert mentions(text) == []


def test_a_surname_is_whose_full_name_the_article_used():
    assert mentions("Biden spoke.", title="Joe Biden in Poland") == [
        ("Joe Biden", "joe-biden", "actor"),
        ("Poland", "PL", "place"),
        ("Biden", "joe-biden", "actor"),
    ]


def test_a_surname_in_another_full_name_is_not_the_actor():
    assert [name for name, _, _ in mentions("Joe Biden and Jill Biden came. Biden spoke.")] == ["Joe Biden", "Biden"]


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Theresa May lost in May.", 1),
        ("Theresa May spoke. Mrs May left on May 3.", 2),
        ("Theresa May won, said May.", 2),
    ],
)
def test_a_month_is_not_the_prime_minister(text, n):
    assert [entity for _, entity, _ in mentions(text)] == ["theresa-may"] * n


def test_a_kings_number_is_no_surname():
    names = [entity for _, entity, _ in mentions("King Charles III came. World War III did not.")]
    assert names == ["king-charles-iii"]


def test_an_acronym_is_no_other_spelling_of_a_place():
    assert mentions("He spoke against DACA.") == []


def test_the_full_name_may_stand_in_the_text_and_the_surname_in_the_title():
    assert [entity for _, entity, _ in mentions("Emmanuel Macron left.", title="Macron Leaves")] == [
        "emmanuel-macron"
    ] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Kherson.", ["706448"]),
        ("Shells fell on Kherson region.", ["UA-65"]),
        ("Shells fell on the Kherson Oblast.", ["UA-65"]),
        ("in the Kherson, Zaporizhzhia and Mykolaiv oblasts", ["UA-65", "UA-23", "UA-48"]),
        ("the regions of Kherson and Odesa", ["UA-65", "UA-51"]),
        ("in Kherson, and in the Sumy and Kharkiv regions", ["706448", "UA-59", "UA-63"]),
        ("in Belgorod and Kursk regions", ["RU-BEL", "RU-KRS"]),
        ("in the city of Belgorod", ["578072"]),
        ("Food entered Gaza.", ["281132"]),
        ("Maryland and Delaware voted.", ["US-MD", "US-DE"]),
        ("in Crimea and Sevastopol", ["UA-43", "694423"]),
    ],
)
def test_a_city_is_the_city_unless_region_stands_by(text, expected):
    assert [entity for _, entity, _ in mentions(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("floods in Salem, Athens and Lima, Ohio", ["5170511", "4505542", "5160783"]),
        ("ministers of Egypt and Niger", ["EG", "NE"]),
        ("voters in Oregon and Washington", ["US-OR", "US-WA"]),
        ("cases in Ohio, Kansas and Maine; New York had three", ["US-OH", "US-KS", "US-ME", "US-NY"]),
    ],
)
def test_names_of_a_list_speak_for_each_other(text, expected):
    assert [entity for _, entity, _ in mentions(text)][: len(expected)] == expected


def test_the_choice_and_its_runner_up_can_be_seen():
    reading = read_article("Shells fell on Kherson region. A storm hit Paris, Texas.", clean=False)
    rows = reading.mentions.select("entity", "runner_up", "reason").rows()
    assert rows == [
        ("UA-65", "706448", "“region” stands by"),
        ("4717560", "2988507", "named with its parent"),
        ("US-TX", "3814142", "behind a place that lies in it"),
    ]


def test_a_place_that_no_list_has_is_unresolved():
    assert ("Qwarrelton Township", "unresolved", "place") in mentions("They met in Qwarrelton Township, and in Dallas.")


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("Police in Qwarrelton, Texas, said so.", ("Qwarrelton", "US-TX", "place")),
        ("Police near Camp Qwarrel in Kuwait said so.", ("Camp Qwarrel", "KW", "place")),
        # There is a Grantville in Georgia.
        ("She was born in Grantville, Pennsylvania, in 1913.", ("Grantville", "US-PA", "place")),
        ("It flies to Houston, New York and Rome.", ("Houston", "4699066", "place")),
        ("He will not come to Geneva, Russia's envoy said.", ("Geneva", "2660646", "place")),
    ],
)
def test_a_place_that_no_list_has_lies_in_the_state_behind_it(text, placed):
    assert placed in mentions(text)


def test_demonyms_are_regions_marked_as_such():
    assert mentions("Ukrainians and a Polish driver") == [("Ukrainians", "UA", "demonym"), ("Polish", "PL", "demonym")]


def test_sentences_are_numbered_in_each_part():
    reading = read_article("It rained in Oslo. It snowed in Riga.", title="Rain in Oslo", clean=False)
    assert reading.mentions.select("part", "sentence", "start").rows() == [
        ("title", 0, 8),
        ("text", 0, 13),
        ("text", 1, 32),
    ]


def test_regions_have_points():
    row = read_article("It rained in Kyiv.", clean=False).mentions.row(0, named=True)
    assert (round(row["latitude"], 2), round(row["longitude"], 2)) == (50.45, 30.52)


@pytest.mark.parametrize(
    "run", ["al-Qaeda", "el-Sisi", "ash-Shabaab", "an-Nahar al-d'Arc", "d'Estaing", "l’Oréal", "Étienne"]
)
def test_a_run_may_begin_with_a_small_word(run):
    assert [found.group() for found in runs_in(f"it said {run}, he said")] == [run]


def test_a_run_holds_joiners_and_keeps_offsets():
    text = "the Bank of England, Rostov-on-Don and al-Qaeda"
    assert [run.group() for run in runs_in(text)] == ["Bank of England", "Rostov-on-Don", "al-Qaeda"]
    assert [(word.text, word.key, word.upper) for word in words("Saint-Étienne of X")] == [
        ("Saint", "st", True),
        ("Étienne", "etienne", True),
        ("of", "of", False),
        ("X", "x", True),
    ]

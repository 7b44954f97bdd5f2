"""Whole articles as the reader gives them: title, text, day, actors and regions."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import SchemaError
from explorer.reading import Reader, read_article, read_many
from explorer.schema import EVENTS, READING_MENTIONS, STATEMENTS, TIMES, unrowed

SHARED = Path(__file__).parents[1].parent / "shared"
MOSCOW_TIMES = SHARED / "data" / "moscow_times_2023-12-23.txt"


def named(reading, kind):
    return set(reading.mentions.filter(kind=kind)["entity"].drop_nulls())


def around(reading, words, surface):
    """(kind, entity, sense) of the mention of `surface` inside `words`."""
    at = reading.text.index(words) + words.index(surface)
    rows = reading.mentions.filter(part="text", start=at, end=at + len(surface))
    return rows.select("kind", "entity", "sense").row(0)


def check_offsets(reading):
    for row in reading.mentions.iter_rows(named=True):
        part = reading.title if row["part"] == "title" else reading.text
        assert 0 <= row["start"] < row["end"] <= len(part)
        assert part[row["start"] : row["end"]].strip() == part[row["start"] : row["end"]]


@pytest.mark.skipif(not MOSCOW_TIMES.exists(), reason="the shared data folder beside the checkout is missing")
def test_the_moscow_times_page():
    reading = read_article(MOSCOW_TIMES.read_text(encoding="utf-8"))
    assert reading.title == "Putin Quietly Signaling Openness to Ukraine Ceasefire Talks – NYT"
    assert reading.text.startswith("Russian President Vladimir Putin has been telegraphing a readiness")
    assert reading.text.endswith("in the 2024 presidential election next March.")
    assert (reading.published, reading.published_grain, reading.published_from) == (None, None, None)
    people = {"vladimir-putin", "volodymyr-zelensky"}
    groups = {"gov-ru", "gov-us", "gov-ua", "russian-armed-forces"}
    outlets = {"the-new-york-times", "the-washington-post"}
    assert named(reading, "actor") == people | groups | outlets
    assert around(reading, "close to the Kremlin", "Kremlin") == ("actor", "gov-ru", None)
    assert around(reading, "the Biden administration had", "Biden administration") == ("actor", "gov-us", None)
    assert around(reading, "Kyiv was recapturing", "Kyiv") == ("actor", "gov-ua", "metonym")
    assert around(reading, "capturing Kyiv and", "Kyiv") == ("region", "703448", "place")
    assert around(reading, "Moscow’s envoys", "Moscow") == ("actor", "gov-ru", "metonym")
    assert named(reading, "region") == {"UA", "RU", "US", "703448", "524901", "UA-65", "UA-23", "UA-14", "UA-09"}
    listed = "Kherson, Zaporizhzhia, Donetsk and Luhansk regions"
    for name, oblast in (("Kherson", "UA-65"), ("Zaporizhzhia", "UA-23"), ("Donetsk", "UA-14"), ("Luhansk", "UA-09")):
        assert around(reading, listed, name) == ("region", oblast, "place")
    check_offsets(reading)


FRENCH_PAGE = """\
Subscribe to our newsletter

Macron Urges Iran to Return to Nuclear Talks, Le Monde Says

Photo: Reuters

French President Emmanuel Macron has urged Iran to come back to the negotiating table, Le Monde reported Tuesday.

Tehran rejected the offer within hours, while the White House declined to comment.

Macron told diplomats in Paris that inspectors must be let into Isfahan. Iranian officials said Tehran was wavering.

Share this article
"""

UKRAINIAN_PAGE = """\
Accept cookies

Zelensky Visits Kupiansk as Kharkiv and Sumy Regions Come Under Fire

By Staff Writer

President Volodymyr Zelensky visited troops in Kupyansk on Monday, Reuters reported.

Overnight strikes hit the Kharkiv, Sumy and Odessa regions. Moscow said it had aimed at depots near Odesa.

"Kharkov will stand," Zelensky said. NATO condemned the attack, and Warsaw summoned the Russian ambassador.

Read more
"""

CHINESE_PAGE = """\
Beijing Accuses Washington of Stirring Trouble in Taiwan Strait

Beijing has accused Washington of sending warships through the Taiwan Strait, Xinhua said.

The Pentagon denied the claim. A carrier had left Yokosuka, in Japan, a week before, according to The Washington Post.

Antony Blinken arrived in Beijing on Friday; Blinken is to meet Xi Jinping.

President Xi is expected to press him on tariffs.

All rights reserved.
"""


def test_a_page_about_iran():
    reading = read_article(FRENCH_PAGE)
    assert reading.title == "Macron Urges Iran to Return to Nuclear Talks, Le Monde Says"
    assert reading.text.startswith("French President Emmanuel Macron")
    assert reading.text.endswith("Tehran was wavering.")
    assert {"emmanuel-macron", "le-monde", "gov-ir", "gov-us"} <= named(reading, "actor")
    assert around(reading, "urged Iran to", "Iran") == ("actor", "gov-ir", "metonym")
    assert around(reading, "Tehran rejected", "Tehran") == ("actor", "gov-ir", "metonym")
    assert around(reading, "diplomats in Paris", "Paris") == ("region", "2988507", "place")
    assert around(reading, "Macron told", "Macron") == ("actor", "emmanuel-macron", None)
    assert around(reading, "French President", "French") == ("region", "FR", "demonym")
    assert around(reading, "into Isfahan", "Isfahan")[0] == "region"
    check_offsets(reading)


def test_a_page_about_kharkiv():
    reading = read_article(UKRAINIAN_PAGE)
    assert reading.title == "Zelensky Visits Kupiansk as Kharkiv and Sumy Regions Come Under Fire"
    assert reading.text.endswith("summoned the Russian ambassador.")
    assert {"volodymyr-zelensky", "reuters", "nato", "gov-ru", "gov-pl"} <= named(reading, "actor")
    listed = "Kharkiv, Sumy and Odessa regions"
    for name, oblast in (("Kharkiv", "UA-63"), ("Sumy", "UA-59"), ("Odessa", "UA-51")):
        assert around(reading, listed, name) == ("region", oblast, "place")
    assert around(reading, "near Odesa", "Odesa") == ("region", "698740", "place")
    assert around(reading, "Kharkov will", "Kharkov") == ("region", "706483", "place")
    assert around(reading, "troops in Kupyansk", "Kupyansk") == ("region", "703656", "place")
    assert around(reading, "Moscow said", "Moscow") == ("actor", "gov-ru", "metonym")
    check_offsets(reading)


def test_a_page_about_china():
    reading = read_article(CHINESE_PAGE)
    assert reading.title == "Beijing Accuses Washington of Stirring Trouble in Taiwan Strait"
    assert reading.text.startswith("Beijing has accused")
    assert {"gov-cn", "gov-us", "xinhua", "the-washington-post", "antony-blinken", "xi-jinping"} <= named(
        reading, "actor"
    )
    assert around(reading, "Beijing has accused", "Beijing") == ("actor", "gov-cn", "metonym")
    assert around(reading, "accused Washington", "Washington") == ("actor", "gov-us", "metonym")
    assert around(reading, "the Taiwan Strait, Xinhua", "Taiwan Strait") == ("region", "taiwan-strait", "place")
    assert around(reading, "in Japan", "Japan") == ("region", "JP", "place")
    assert around(reading, "arrived in Beijing", "Beijing") == ("region", "1816670", "place")
    assert around(reading, "Blinken is to meet", "Blinken") == ("actor", "antony-blinken", None)
    assert around(reading, "President Xi is", "Xi") == ("actor", "xi-jinping", None)
    check_offsets(reading)


def test_without_cleaning_all_is_text_and_offsets_are_those_given():
    reading = read_article(UKRAINIAN_PAGE, clean=False)
    assert (reading.title, reading.text) == (None, UKRAINIAN_PAGE)
    assert set(reading.mentions["part"]) == {"text"}


def test_the_frames_have_their_schemas():
    for text in ("", "Moscow said no."):
        reading = read_article(text)
        assert reading.mentions.schema == READING_MENTIONS
        assert reading.times.schema == unrowed(TIMES)
        assert reading.statements.schema == unrowed(STATEMENTS)
        assert reading.events.schema == unrowed(EVENTS)


@pytest.mark.parametrize(
    ("published", "at", "grain"),
    [
        (date(2023, 12, 23), datetime(2023, 12, 23, tzinfo=UTC), "day"),
        (datetime(2023, 12, 23, 8, 30), datetime(2023, 12, 23, 8, 30, tzinfo=UTC), "second"),  # noqa: DTZ001
        (date(2098, 12, 31), datetime(2098, 12, 31, tzinfo=UTC), "day"),
    ],
)
def test_a_given_day_stands(published, at, grain):
    reading = read_article("Published 1 May 2020\n\nText.", published=published)
    assert (reading.published, reading.published_grain, reading.published_from) == (at, grain, "given")


def test_a_day_after_2098_is_none():
    assert read_article("Text.", published=date(2099, 1, 1)).published is None


def test_a_naive_time_is_in_the_outlets_zone():
    outlets = pl.DataFrame(
        {"outlet": ["Gazette"], "near": ["US-TX"], "zone": ["America/Chicago"], "date_order": ["mdy"]}
    )
    reader = Reader(outlets)
    reading = reader.read_article("Rain fell in Paris.", published=datetime(2024, 1, 1, 20), outlet="Gazette")  # noqa: DTZ001
    assert reading.published == datetime(2024, 1, 2, 2, tzinfo=UTC)
    assert reading.mentions["entity"].to_list() == ["4717560"]
    assert reader.read_article("Rain fell in Paris.").mentions["entity"].to_list() == ["2988507"]


def test_outlets_of_another_shape_are_refused():
    with pytest.raises(SchemaError, match="column 'near' is missing"):
        Reader(pl.DataFrame({"outlet": ["Gazette"]}))


def test_the_day_comes_from_text_then_address_then_file():
    frame = pl.DataFrame(
        {
            "text": ["Published: 1 May 2020\n\nRain.", "Rain.", "Rain.", "Rain."],
            "url": ["https://a.example/2021/02/03/rain", "https://a.example/2021/02/03/rain", None, None],
            "file": ["2022-03-04.txt"] * 3 + ["notes.txt"],
        }
    )
    read = read_many(frame).articles
    assert read["published_from"].to_list() == ["text", "page", "file", None]
    assert read["published"].dt.date().to_list() == [date(2020, 5, 1), date(2021, 2, 3), date(2022, 3, 4), None]


def test_read_many_keeps_own_columns_and_row_numbers():
    frame = pl.DataFrame({"text": ["Nothing here.", None, "Rain fell in Kyiv."], "own.desk": ["a", "b", "c"]})
    read = read_many(frame)
    assert read.articles["own.desk"].to_list() == ["a", "b", "c"]
    assert read.articles["text"].to_list() == ["Nothing here.", "", "Rain fell in Kyiv."]
    assert read.mentions.select("row", "entity").rows() == [(2, "703448")]


PIECES = st.sampled_from(
    [
        "Vladimir Putin", "Putin", "Zelensky", "Kyiv", "Kyiv’s", "Russia said", "in Moscow", "the Kremlin", ". ", ", ",
        "Kherson region", "Kherson and Donetsk regions", "Saint-Étienne", "İstanbul", "ﬁnd", "Ⅳ", "U.S.",
        "St. Louis, Mo.",         "al-Qaeda", "\n\n", "\u00a0", "“", "’s", "Lake ", "County",
        "Organization for Security and Co-operation in Europe",
        "\u200b", "é\u0301", "\U0001f600",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=14).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.one_of(st.none(), TEXTS), TEXTS), min_size=1, max_size=4), st.booleans())
def test_any_string_is_read_twice_alike_and_in_a_batch_as_alone(articles, clean):
    frame = pl.DataFrame(articles, schema={"title": pl.String, "text": pl.String}, orient="row")
    batch = read_many(frame, clean=clean)
    assert batch.mentions.equals(read_many(frame, clean=clean).mentions)
    for row, (title, text) in enumerate(articles):
        alone = read_article(text, title=title, clean=clean)
        assert alone.mentions.equals(batch.mentions.filter(row=row).drop("row"))
        assert (alone.title, alone.text) == batch.articles.select("title", "text").row(row)
        check_offsets(alone)
        spans = alone.mentions.select("part", "start", "end").rows()
        assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(spans))
        if not clean:
            assert alone.text == text

"""A page's story without what the site put around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.reading.clean import Cut, cleaned

SHARED = Path(__file__).parents[1].parent / "shared"

HARBOUR_PAGE = """Skip to content
Home
World
The Harbour Gazette

Envoy Hints Estonia May Host Grain Talks | The Harbour Gazette

By Mara Lindqvist and Tom Okoro

Published 14:05, 9 May 2022 - Updated 16:40

Photo: Estonian Defence Forces

Estonian Foreign Minister Eva-Maria Liimets said on Monday that Tallinn would host grain talks if both sides asked.

ADVERTISEMENT

"We have a room and we have coffee," she told the Baltic Wire. "You only need to come."

Read more: Ferry strike enters its third week

The last round broke off in April.

Share on Facebook
Tweet
Sign up for our daily newsletter and get the morning's news in your inbox.
© 2022 Harbour Media Ltd. All rights reserved."""

HILLTOP_PAGE = """We use cookies to make this site work. Accept all cookies?
Accept all

LIVE
Shelling Halts as Moldova and Romania Open a Corridor
2 hours ago

A convoy of forty lorries left Chisinau before dawn. / Hilltop/AFP
Moldovan President Maia Sandu thanked Bucharest for "patience and diesel" as the first lorries crossed.

Before you go ...
Hilltop is a newsroom without an owner, and our reporters are paid by readers like you.
Your gift, however small, keeps our coverage free for everybody.
Donate now!
Related stories
Editing by Paul Marsh; additional reporting by Ana Rusu"""

VALLEY_PAGE = """Menu

Is Hungary's Veto on the Oil Ban Over?

This article is more than 2 years old

Budapest signalled on Tuesday that it could live with a later date. Prime Minister Viktor Orbán wants five years.

"Support us, not them," a farmer shouted. "Help our villages, you people in Brussels, and donate your cars."

Brussels has offered two years, according to the Valley Courier. Read more. Subscribe to our weekly newsletter.

Contributing: Valley Courier staff
Comments (14)"""


def reasons(text: str, title: str | None = None) -> list[str]:
    return [cut.reason for cut in cleaned(text, title).cuts]


def test_a_pasted_page_of_the_moscow_times():
    page = SHARED / "data" / "moscow_times_2023-12-23.txt"
    if not page.exists():
        pytest.skip("the shared data folder is not beside the checkout")
    text = page.read_text(encoding="utf-8")
    found = cleaned(text)
    assert found.title == "Putin Quietly Signaling Openness to Ukraine Ceasefire Talks – NYT"
    assert found.text.startswith("Russian President Vladimir Putin has been telegraphing a readiness to discuss")
    assert found.text.endswith(
        "It plans to include the occupied territories in the 2024 presidential election next March."
    )
    assert found.text in text
    assert [cut.reason for cut in found.cuts] == ["appeal", "title", "image", *["appeal"] * 4, "more", "more"]


def test_a_page_with_buttons_bylines_and_a_site_behind_its_title():
    found = cleaned(HARBOUR_PAGE)
    assert found.title == "Envoy Hints Estonia May Host Grain Talks"
    assert found.text == (
        "Estonian Foreign Minister Eva-Maria Liimets said on Monday that Tallinn would host grain talks if both sides "
        'asked.\n\n"We have a room and we have coffee," she told the Baltic Wire. "You only need to come."\n\n'
        "The last round broke off in April."
    )
    assert reasons(HARBOUR_PAGE) == [
        *["nav"] * 4, "title", "byline", "date", "image", "advertisement", "more", "share", "share", "newsletter",
        "note",
    ]  # fmt: skip


def test_a_page_with_cookies_a_caption_and_an_appeal():
    found = cleaned(HILLTOP_PAGE)
    assert found.title == "Shelling Halts as Moldova and Romania Open a Corridor"
    assert found.text == (
        "A convoy of forty lorries left Chisinau before dawn. / Hilltop/AFP\n"
        'Moldovan President Maia Sandu thanked Bucharest for "patience and diesel" as the first lorries crossed.'
    )
    assert reasons(HILLTOP_PAGE) == [
        "cookies", "cookies", "nav", "title", "date", *["appeal"] * 4, "more", "byline",
    ]  # fmt: skip


def test_a_page_whose_people_speak_as_sites_do():
    found = cleaned(VALLEY_PAGE)
    assert found.title == "Is Hungary's Veto on the Oil Ban Over?"
    assert found.text == (
        "Budapest signalled on Tuesday that it could live with a later date. Prime Minister Viktor Orbán wants five "
        'years.\n\n"Support us, not them," a farmer shouted. "Help our villages, you people in Brussels, and donate '
        'your cars."\n\nBrussels has offered two years, according to the Valley Courier.'
    )
    assert reasons(VALLEY_PAGE) == ["nav", "title", "note", "more", "byline", "share"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  Putin spoke. ",
        "Ukraine and Russia exchange 200 prisoners of war each, the United Arab Emirates says.",
        "Kyiv said no.\n\nMoscow said yes.\n",
        "A line\nand another without any stop\n",
        "Read more books, the minister told pupils in Lviv.\nShare the land, he told their parents.",
        "Support for Ukraine fell in Slovakia.\nFollow-up talks were held in Baku.\nMore troops came.",
        "By Friday the village was lost.\nContinue the talks, Ankara urged.",
        "We need your support and your help, the president said in a video address to members of the media.",
    ],
)
def test_a_text_without_boilerplate_comes_back_untouched(text):
    found = cleaned(text)
    assert (found.title, found.text, found.cuts) == (None, text, ())


def test_a_title_that_is_given_is_cut_where_the_text_repeats_it():
    text = "Truce holds in Nagorny\n\nThe truce held on Monday, both sides said.\n"
    found = cleaned(text, "Truce holds in Nagorny - The Hill Times")
    assert (found.title, found.text) == ("Truce holds in Nagorny", "The truce held on Monday, both sides said.")
    assert found.cuts == (Cut(0, 22, "title"),)


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Talks fail | BBC News", "Talks fail"),
        ("Talks fail in Minsk - The Hill Times", "Talks fail in Minsk"),
        ("Talks fail in Minsk – NYT", "Talks fail in Minsk – NYT"),
        ("Talks fail - and Minsk is to blame", "Talks fail - and Minsk is to blame"),
        ("Russia-Ukraine talks", "Russia-Ukraine talks"),
    ],
)
def test_only_a_site_is_cut_off_a_title(given, title):
    assert cleaned("The talks failed on Monday, both sides said.", given).title == title


def test_cuts_and_text_hold_every_word():
    for page in (HARBOUR_PAGE, HILLTOP_PAGE, VALLEY_PAGE):
        found = cleaned(page)
        words = sorted(
            [*found.text.split(), *(word for cut in found.cuts for word in page[cut.start : cut.end].split())]
        )
        assert words == sorted(page.split())


def test_few_lines_of_clean_articles_are_cut():
    sample = SHARED / "data" / "wikinews_2020.csv.gz"
    if not sample.exists():
        pytest.skip("the shared data folder is not beside the checkout")
    import csv
    import gzip

    with gzip.open(sample, "rt", encoding="utf-8", newline="") as file:
        articles = [(row["text"], row["title"]) for row in csv.DictReader(file)]
    cut = {text[at.start : at.end] for text, title in articles for at in cleaned(text, title).cuts}
    assert len(articles) > 50
    assert all(len(line) < 40 and line[-4:].isdigit() for line in cut), cut

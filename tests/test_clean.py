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


OF_A_SITE = """\
We use cookies and similar technologies to improve your experience.
This website uses cookies to ensure you get the best experience.
By continuing to use this site you agree to our use of cookies.
By clicking “Accept all”, you agree to the storing of cookies on your device.
Accept all cookies
Reject all
Manage preferences
Cookie settings
Sign up for our morning newsletter.
Sign up for The Brief, our daily email
Get the day's top stories in your inbox every morning
Subscribe to our newsletter
Subscribe now for unlimited access.
Already a subscriber? Log in
Enter your email address
Thank you for subscribing!
Don't miss our weekly round-up
Read more
Read More: Ferry strike enters third week
READ MORE »
Continue reading
Read the full story here.
Related: What we know about the ferry strike
Related articles
Also read: Storm closes the port
See also: Storm closes the port
You may also like
More from this section
More on this story
Most read
Recommended for you
Photo: Ann Ray/Reuters
Image credit: Getty Images
(Photo by Ann Ray/Getty Images)
Ann Ray / AFP via Getty Images
Credit: AP Photo/Ann Ray
Photograph: Ann Ray/The Quay
Image source, Getty Images
Image caption, The harbour on Monday
Share this article
Share on Facebook
Share via email
Tweet
Copy link
Facebook Twitter WhatsApp Email
Follow us on Twitter
Print this page
Support independent journalism
Donate now
Become a member today
We need your help to keep reporting.
If you value our reporting, please consider a donation.
Help us keep our journalism free for all.
Make a contribution
Comments
Leave a comment
Advertisement
Story continues below
Article continues after advertisement
Scroll to continue
Skip to main content
All rights reserved.
Listen to this article
4 min read
Follow The Quay on Telegram
Join our Telegram channel
Download our app
Turn on notifications to get breaking news
View gallery
Open image in gallery
Getty Images
Report a typo
Found a mistake? Select the text and press Ctrl+Enter"""

OF_A_STORY = """\
Share prices fell on Monday.
Read the letter again, the judge told him.
Related parties must be disclosed, the ministry said.
Photo shops in Calder closed their doors.
Support for the ban grew in March.
Donate blood, the hospital asked residents of Calder.
Cookies were baked for the soldiers of the 3rd brigade.
Follow the money, investigators said.
Comments by the minister angered Kyiv.
Sign up sheets were burned in Kherson.
Join forces with us, the rebels told the army.
Subscribe and you will be arrested, the decree says.
Recommended doses are being cut, doctors said.
Advertisement spending fell by 4 percent in May.
Image of the president fell from the wall of the town hall.
Get out of Kherson, the mayor told residents.
More than 30 people were killed.
More on the ground are fleeing, he said.
Continue the fight, Zelensky told the troops.
Print shops in Moscow refused the job.
Listen to us, the miners shouted.
Credit Suisse said it would cut jobs.
Tweet by tweet, the minister undid the deal.
Download speeds in Kharkiv fell.
Thank you for your courage, he told the crew.
By using cluster bombs, Russia broke the terms of the treaty, Kyiv said.
Print the money and prices rise, the bank said.
Open the port, the captains asked.
Report an attack at once, the governor told villagers."""


@pytest.mark.parametrize(("lines", "stays"), [(OF_A_SITE, False), (OF_A_STORY, True)], ids=["site", "story"])
def test_what_stands_between_two_sentences_of_a_story(lines, stays):
    before, behind = "A ship sank off Calder on Monday, the master of the harbour said.", "Nobody was hurt, he said."
    found = {line: cleaned(f"{before}\n{line}\n{behind}", "A Ship Sinks").text for line in lines.splitlines()}
    kept = "\n{}\n" if stays else "\n"
    assert {line: text for line, text in found.items() if text != f"{before}{kept.format(line)}{behind}"} == {}

"""What is counted and how it is handed on: questions, shares, measures, rules, links and code."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from visiting import drawn, opened, pictured, shown_view, shows, title

from explorer import answers
from explorer.corpus import open_corpus
from explorer.link import link, view_from
from explorer.view import Query, View
from explorer.widgets.facts import TITLES

pytestmark = pytest.mark.browser

TWO = "?v=1&actor=vladimir-putin&actor=volodymyr-zelensky&region=UA&lines=actors"


@pytest.fixture
def corpus(sample):
    return open_corpus(sample)


def settled(page, words):
    """Wait until the headline says `words`: it is painted after the chart."""
    expect(title(page)).to_contain_text(words)


def test_the_questions_and_back(server, page, corpus):
    opened(page, server.url)
    first, points, questions = title(page).text_content(), drawn(page), page.locator(".xpl-ask a")
    for at, (question, view) in enumerate(answers.example_views(corpus)):
        address = page.url
        expect(questions.nth(at)).to_have_text(question)
        questions.nth(at).click()
        expect(title(page)).not_to_have_text(first)
        page.wait_for_url(lambda url, before=address: url != before)
        assert shown_view(page) == view
        assert shows(page, corpus, view)
        assert sum(map(sum, drawn(page))) > 0
        assert drawn(page) != points
        page.go_back()
        expect(title(page)).to_have_text(first)
        expect(questions).to_have_count(3)
        assert page.url == address
        assert shows(page, corpus, answers.opening_view(corpus))


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("corpus", ("share of all articles", "Each share is of all articles of its own month.")),
        ("selection", ("share of the selection’s articles", "that fit without the names.")),
        ("outlets", ("share of the chosen outlets’ articles", "Each share is of all articles of the chosen outlets")),
    ],
)
def test_a_share_names_what_it_is_of(server, page, corpus, share, said):
    opened(page, f"{server.url}{TWO}&outlet=Explorer+desk+%C2%B7+Kyiv")
    page.get_by_label("as a share of").select_option(share)
    settled(page, "Share of articles a month")
    expect(page.locator(".xpl-plot")).to_contain_text(said[0])
    expect(page.locator(".xpl-rule").first).to_contain_text(said[1])
    expect(page).to_have_url(re.compile(f"share={share}"))
    view = shown_view(page)
    assert view.share == share
    assert shows(page, corpus, view)
    assert 0 < max(map(max, drawn(page))) <= 1
    if share == "outlets":
        pictured(page, "share")


@pytest.mark.parametrize(("measure", "words"), [("mentions", "Mentions a month of"), ("unique", "Unique articles")])
def test_measures(server, page, corpus, measure, words):
    opened(page, server.url + TWO)
    before = drawn(page)
    page.get_by_label("counting").select_option(measure)
    settled(page, words)
    expect(page).to_have_url(re.compile(f"count={measure}"))
    assert shows(page, corpus, shown_view(page))
    if measure == "mentions":
        assert sum(map(sum, drawn(page))) > sum(map(sum, before))
    page.get_by_label("as a share of").select_option("corpus")
    settled(page, f"Share of {words[0].lower()}{words[1:]}")
    expect(page.locator(".xpl-plot")).to_contain_text(
        {"mentions": "of all mentions", "unique": "of all texts"}[measure]
    )
    expect(page).to_have_url(re.compile("share=corpus"))
    assert shows(page, corpus, shown_view(page))


def test_how_this_is_counted_is_the_answers_own_text(server, page):
    opened(page, server.url)
    page.get_by_role("button", name="How this is counted").click()
    rules = answers.rules()
    expect(page.locator(".xpl-how dt")).to_have_text([TITLES[name] for name in rules])
    expect(page.locator(".xpl-how dd")).to_have_text([text.replace("`", "") for text in rules.values()])
    assert min(map(len, rules.values())) > 60


def test_seven_lines_and_another_corpus_are_said(server, page, corpus):
    top = answers.top(corpus, View(), "actor", 7)
    view = View(query=Query(actors=tuple(top["value"])), lines="actors")
    opened(page, f"{server.url}?{link(view, '0' * 12)}")
    expect(page.locator(".xpl-aside")).to_have_text(
        [
            "The link was made for another state of these articles: its numbers may differ.",
            "7 names are chosen; the first six are drawn.",
        ]
    )
    expect(page.locator(".xpl-chip")).to_have_count(7)
    assert len(drawn(page)) == 6
    assert shows(page, corpus, view)
    page.get_by_role("button", name=f"Remove {top['name'][6]}").click()
    expect(page.locator(".xpl-aside")).to_have_count(0)


def test_link_and_code_in_the_clipboard_make_the_same_view(server, new_page, corpus):
    asked = View(
        query=Query(actors=("nato",), regions=("UA",), words=('"long-range"',)),
        lines="actors",
        share="corpus",
        period="quarter",
    )
    page = new_page(viewport={"width": 1280, "height": 900})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, f"{server.url}?{link(asked)}")
    assert sum(map(sum, drawn(page))) > 0
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(server.url)
    assert view_from(urlsplit(copied).query).view == asked
    assert view_from(urlsplit(copied).query).fingerprint == corpus.fingerprint
    page.get_by_role("button", name="Copy code").click()
    expect(page.get_by_text("Code copied")).to_be_visible()
    ran: dict = {}
    exec(page.evaluate("navigator.clipboard.readText()"), ran)
    assert ran["view"] == asked
    assert ran["frame"].equals(answers.timeline(corpus, asked))
    assert shows(page, ran["corpus"], ran["view"])
    other = opened(new_page(), copied)
    expect(title(other)).to_have_text(title(page).text_content())
    assert drawn(other) == drawn(page)

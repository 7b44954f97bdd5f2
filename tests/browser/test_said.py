"""Voices, cited outlets and reported acts, chosen on the page of the sample."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from visiting import opened, shown_view, shows, title

from explorer import answers
from explorer.corpus import open_corpus
from explorer.view import View

pytestmark = pytest.mark.browser

PUTIN = "?v=1&actor=vladimir-putin&lines=actors"


@pytest.fixture
def corpus(sample):
    return open_corpus(sample)


def choice(page, facet, name):
    rows = page.get_by_role("group", name=facet, exact=True).locator(".xpl-row")
    return rows.filter(has_text=re.compile(f"^{re.escape(name)}")).locator("input")


def test_by_voice(server, page, corpus):
    opened(page, server.url + PUTIN)
    choice(page, "Voice", "speaks").check()
    expect(title(page)).to_contain_text("that report words of Vladimir")
    expect(page).to_have_url(re.compile("voice=speaks"))
    view = shown_view(page)
    assert view.query.voices == ("speaks",)
    assert shows(page, corpus, view)
    assert answers.summary(corpus, view)["n"][0] < answers.summary(corpus, view.asking(voices=()))["n"][0]
    page.get_by_role("button", name="Remove speaks").click()
    expect(title(page)).to_contain_text("that name Vladimir")


def test_by_cited_outlet(server, page, corpus):
    cited, name, n = answers.top(corpus, View(), "cited", 1).row(0)
    opened(page, server.url + "?v=1")
    choice(page, "Cited", name).check()
    expect(title(page)).to_contain_text("that cite")
    expect(page).to_have_url(re.compile(f"cited={cited}"))
    assert shows(page, corpus, shown_view(page))
    assert answers.summary(corpus, shown_view(page))["n"][0] == n
    expect(page.locator(".xpl-list mark").first).to_be_visible()


def test_by_reported_act(server, page, corpus):
    opened(page, server.url + PUTIN)
    choice(page, "Reported acts", "threatening").check()
    expect(title(page)).to_contain_text("report acts of theirs: threatening")
    expect(page.get_by_text("Reports of acts, not acts.").first).to_be_visible()
    view = shown_view(page)
    assert view.query.event_types == ("THREATEN",)
    assert shows(page, corpus, view)
    assert choice(page, "Signals", "conflict in words").is_visible()

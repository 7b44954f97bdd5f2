"""Who says what, through whom, and the reports of acts: from a band, a bar and a point to their sentences."""

from __future__ import annotations

import re
import subprocess
import sys

import polars as pl
import pytest
from playwright.sync_api import expect
from served import ROOT, serving
from visiting import opened, pictured, unhindered

from explorer import answers
from explorer.charts.signals import CAVEAT
from explorer.corpus import open_corpus
from explorer.view import View

pytestmark = pytest.mark.browser

FICTION = ROOT / "data" / "fiction"
ALL = "?v=1"


@pytest.fixture(scope="module")
def fiction(tmp_path_factory):
    """A corpus of the fictional sample with its own lists, made as a user makes it."""
    corpus = tmp_path_factory.mktemp("fiction") / "corpus"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "explorer.cli", "ingest", str(FICTION / "articles.jsonl"), "--to", str(corpus)),
            *("--actors", str(FICTION), "--gazetteer", str(FICTION / "gazetteer.csv"), "--notice", "Fictional"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (corpus / "CURRENT").is_file(), done.stderr
    return corpus


@pytest.fixture(scope="module")
def told(fiction, tmp_path_factory):
    """The fictional sample, served."""
    log = tmp_path_factory.mktemp("told") / "server.log"
    with serving(log, ["-m", "explorer.serve", str(fiction)], ready=1) as running:
        yield running


def heading(page):
    return page.locator("#xpl-statements")


def sentences(page):
    return page.locator(".xpl-statements .xpl-spoken").all_text_contents()


def test_from_a_band_to_its_sentences(told, page, fiction):
    opened(page, told.url + ALL)
    way = {"outlet": "Radio Vessry", "cited": "tern-wire"}
    band = page.locator(".xpl-ways path").and_(page.get_by_label(re.compile("^Radio Vessry ← Tern Wire:")))
    band.dispatch_event("click")
    expect(heading(page)).to_have_text("Radio Vessry ← Tern Wire")
    expect(heading(page)).to_be_focused()
    want = answers.statements(open_corpus(fiction), View(), 100, **way)
    assert want.height > 0
    assert sentences(page) == want["text"].to_list()[: len(sentences(page))]
    expect(page.locator(".xpl-statements .xpl-way").first).to_contain_text("Radio Vessry ← Tern Wire")
    expect(band).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".xpl-statements")).to_contain_text("Fictional")
    page.get_by_role("button", name="Show all statements").click()
    expect(heading(page)).to_have_text("Who says what")
    expect(band).to_have_attribute("aria-pressed", "false")


def test_a_bar_and_a_band_by_keyboard(told, page, fiction):
    opened(page, told.url + ALL)
    bar = page.locator(".xpl-link-bar").first
    name = bar.locator("span").first.text_content()
    bar.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(name)
    want = answers.statements(open_corpus(fiction), View(), 100, outlet=name)
    assert sentences(page) == want["text"].to_list()[: len(sentences(page))]
    band = page.locator(".xpl-ways path[tabindex='0']")
    expect(band).to_have_count(1)
    band.focus()
    page.keyboard.press("ArrowRight")
    reached = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(reached.partition(":")[0])


def test_from_a_point_of_the_acts_to_its_sentences(told, page, fiction):
    opened(page, told.url + ALL)
    corpus = open_corpus(fiction)
    acts = page.locator(".xpl-acts")
    expect(acts.locator(".barlayer .trace").first).to_be_attached()
    acts.focus()
    for key in ("Home", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(heading(page)).to_have_text("Conflictual acts, in March 2024")
    first = corpus.first_day
    want = answers.reports(corpus, View(), 100, period=first, signal="conflictual")
    assert sentences(page) == want["text"].to_list()[: len(sentences(page))]
    expect(page.locator(".xpl-statements")).to_contain_text(CAVEAT)
    expect(page.locator(".xpl-signals")).to_contain_text(CAVEAT)
    total = answers.signals(corpus, View())["reports"].sum()
    expect(page.locator(".xpl-signals .xpl-caveat")).to_contain_text(f"Of the {total} shown, people checked none.")
    box = acts.bounding_box()
    acts.click(position={"x": 45, "y": box["height"] * 0.3})
    expect(heading(page)).to_have_text("Cooperative acts, in March 2024")


def test_what_is_saved_says_what_it_is(told, page):
    opened(page, told.url + ALL)
    page.locator(".xpl-acts").focus()
    for key in ("Home", "Enter"):
        page.keyboard.press(key)
    expect(heading(page)).to_have_text("Cooperative acts, in March 2024")
    shown = sentences(page)
    with page.expect_download() as saved:
        page.locator(".xpl-statements").get_by_role("button", name=re.compile("as CSV")).click()
    frame = pl.read_csv(saved.value.path())
    assert frame["text"].to_list()[: len(shown)] == shown
    assert set(frame["caveat"]) == {CAVEAT}
    assert set(frame["notice"]) == {"Fictional"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 800, 375])
def test_the_panels_at_three_widths(told, new_page, width, scheme):
    page = opened(new_page(viewport={"width": width, "height": 900}, color_scheme=scheme), told.url)
    expect(page.locator(".xpl-chains")).to_contain_text("Fictional")
    expect(page.locator(".xpl-signals")).to_contain_text("Fictional")
    expect(page.locator(".xpl-acts .barlayer .trace").first).to_be_attached()
    unhindered(page)
    pictured(page, f"voices-{width}-{scheme}")


def test_a_corpus_without_voices_has_no_such_panels(stub_of_old, page):
    opened(page, stub_of_old.url, drawn=False)
    for part in ("chains", "signals", "statements"):
        expect(page.locator(f".xpl-{part}")).to_be_hidden()
    expect(page.locator(".xpl-voices")).to_be_hidden()


@pytest.fixture(scope="module")
def stub_of_old(tmp_path_factory):
    """A corpus of which nothing but names was read."""
    from test_corpus_random import case

    log = tmp_path_factory.mktemp("old") / "server.log"
    old = next(made for made in map(case, range(9)) if made.corpus.first_day)
    with serving(log, ["-m", "explorer.serve", str(old.corpus.path)], ready=1) as running:
        yield running

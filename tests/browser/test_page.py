"""The page of the sample, served and used as a visitor does."""

from __future__ import annotations

import csv
import re
from urllib.parse import parse_qs, urlsplit

import polars as pl
import pytest
from playwright.sync_api import expect
from visiting import drawn, opened, pictured, row, shown_view, shows, title, unhindered

from explorer import answers
from explorer.corpus import open_corpus
from explorer.link import view_from

pytestmark = pytest.mark.browser

PUTIN, ZELENSKY = "Vladimir Putin", "Volodymyr Zelensky"
TWO = "?v=1&actor=vladimir-putin&actor=volodymyr-zelensky&region=UA&lines=actors"


@pytest.fixture
def corpus(sample):
    return open_corpus(sample)


def test_it_opens_drawn_with_three_questions(server, page, corpus):
    opened(page, server.url)
    expect(title(page)).to_contain_text("Articles a month that name")
    assert shows(page, corpus, answers.opening_view(corpus))
    questions = page.locator(".xpl-ask a")
    expect(questions).to_have_count(3)
    for at, (_, view) in enumerate(answers.example_views(corpus)):
        opened(page, server.url)
        before = title(page).text_content()
        questions.nth(at).click()
        expect(title(page)).not_to_have_text(before)
        page.wait_for_url("**/*v=1*")
        expect(page.locator(".xpl-ask")).to_have_count(0)
        assert shows(page, corpus, view)


def test_two_actors_and_a_region_give_the_numbers_of_timeline(server, page, corpus):
    opened(page, server.url + "?v=1&region=UA")
    for name in (PUTIN, ZELENSKY):
        field = page.get_by_label("Find an actor")
        field.fill(name)
        expect(row(page, "actors", name)).to_be_visible()
        field.press("Enter")
        expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
    expect(title(page)).to_contain_text("in Ukraine")
    expect(page).to_have_url(re.compile("actor=volodymyr-zelensky"))
    view = shown_view(page)
    assert view.query.regions == ("UA",)
    assert view.lines == "actors"
    assert shows(page, corpus, view)
    assert sum(map(sum, drawn(page))) > 20


def test_a_link_shows_the_same_elsewhere_and_back_undoes(server, page, new_page):
    opened(page, server.url + TWO)
    said = title(page).text_content()
    page.get_by_label("counting").select_option("unique")
    expect(title(page)).to_contain_text("Unique articles")
    changed, at = title(page).text_content(), page.url
    page.go_back()
    expect(title(page)).to_have_text(said)
    page.go_forward()
    expect(title(page)).to_have_text(changed)
    page.go_back()
    expect(title(page)).to_have_text(said)
    other = opened(new_page(), at)
    expect(title(other)).to_have_text(changed)


def test_undo_and_reset(server, page):
    opened(page, server.url)
    first = title(page).text_content()
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    page.get_by_label("a point a").select_option("year")
    expect(title(page)).to_contain_text("a year")
    page.get_by_role("button", name="Undo").click()
    expect(title(page)).to_have_text(first)
    page.get_by_label("a point a").select_option("quarter")
    expect(title(page)).to_contain_text("a quarter")
    page.get_by_role("button", name="Reset").click()
    expect(title(page)).to_have_text(first)


def test_the_csv_is_the_frame_and_the_code_makes_it(server, new_page, corpus, tmp_path):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    opened(page, server.url + TWO + "&share=corpus")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    path = tmp_path / "chart.csv"
    download.value.save_as(path)
    frame = answers.timeline(corpus, shown_view(page))
    assert pl.read_csv(path, schema=frame.schema).equals(frame)
    with path.open() as file:
        assert next(csv.reader(file)) == ["line", "period", "last", "n", "of", "share", "partial"]
    page.get_by_role("button", name="Copy code").click()
    expect(page.get_by_text("Code copied")).to_be_visible()
    ran: dict = {}
    exec(page.evaluate("navigator.clipboard.readText()"), ran)
    assert ran["frame"].equals(frame)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link copied")).to_be_visible()
    assert view_from(urlsplit(page.evaluate("navigator.clipboard.readText()")).query).view == shown_view(page)


def test_a_click_on_a_point_lists_that_period(server, page):
    opened(page, server.url + TWO)
    box = page.locator(".xpl-plot").bounding_box()
    page.mouse.move(box["x"] + 120, box["y"] + 120)
    expect(page.locator(".xpl-tip")).to_contain_text(PUTIN)
    period = page.locator(".xpl-tip b").text_content()
    scrolled = page.evaluate("scrollY")
    page.mouse.click(box["x"] + 120, box["y"] + 120)
    heading = page.locator("#xpl-list")
    expect(heading).to_contain_text(f"{period.split(',')[0]}: ")
    expect(heading).to_be_focused()
    assert page.evaluate("scrollY") == scrolled
    assert parse_qs(urlsplit(page.url).query)["picked"]
    page.get_by_role("button", name="Show every period").click()
    expect(heading).not_to_contain_text(":")


def test_a_drag_on_the_strip_sets_the_dates(server, page):
    opened(page, server.url + TWO)
    box = page.locator(".xpl-brush").bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 15)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 15, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=.*to="))
    query = shown_view(page).query
    assert query.start < query.end
    grip = page.get_by_role("slider", name="Last period")
    before = grip.get_attribute("aria-valuetext")
    grip.focus()
    page.keyboard.press("ArrowRight")
    expect(grip).not_to_have_attribute("aria-valuetext", before)
    expect(grip).to_be_focused()
    page.get_by_label("First day").fill("2022-13")
    page.get_by_label("First day").press("Enter")
    expect(page.get_by_text("is not a day; write a year, a month or a day")).to_be_visible()


def test_days_talked_about_are_typed_and_taken_off_by_their_chip(server, page, corpus):
    opened(page, server.url + "?v=1&region=UA")
    field = page.get_by_label("Talked about, from")
    field.fill("2022-02")
    field.press("Enter")
    expect(title(page)).to_contain_text("that talk about 1 February 2022 or later")
    page.get_by_label("Talked about, to").fill("2022-03")
    page.get_by_label("Talked about, to").press("Enter")
    expect(title(page)).to_contain_text(re.compile("that talk about February.2022.– March.2022"))
    expect(page).to_have_url(re.compile("about-from=2022-02-01&about-to=2022-03-31"))
    assert shows(page, corpus, shown_view(page))
    page.get_by_role("button", name="Remove 1 Feb 2022").click()
    expect(title(page)).not_to_contain_text("talk about")


def test_words_against_each_other(server, page, corpus):
    opened(page, server.url)
    page.get_by_label("One line per").select_option("words")
    expect(title(page)).not_to_contain_text("“")
    for word in ("ceasefire", "victory"):
        field = page.get_by_label("Add an expression")
        field.fill(word)
        field.press("Enter")
        expect(title(page)).to_contain_text(f"“{word}”")
    expect(page).to_have_url(re.compile("line=victory"))
    assert shows(page, corpus, shown_view(page))
    expect(page.locator(".xpl-mark").first).to_have_text(re.compile("ceasefire|victory", re.IGNORECASE))


def test_everything_by_keyboard(server, page):
    opened(page, server.url + TWO)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the articles")).to_be_focused()
    plot = page.locator(".xpl-plot")
    plot.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#xpl-list")).to_contain_text(": ")
    expect(plot).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#xpl-list")).to_be_focused()
    arrow = page.get_by_role("button", name="Regions of Russia")
    arrow.focus()
    page.keyboard.press("ArrowRight")
    expect(arrow).to_have_attribute("aria-expanded", "true")
    expect(arrow).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(arrow).to_have_attribute("aria-expanded", "false")
    box = row(page, "actors", "NATO")
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Remove NATO")).to_be_visible()
    expect(row(page, "actors", "NATO")).to_be_focused()
    chip = page.get_by_role("button", name=f"Remove {PUTIN}")
    chip.focus()
    page.keyboard.press("Enter")
    expect(chip).to_have_count(0)
    expect(page.get_by_role("button", name=f"Remove {ZELENSKY}")).to_be_focused()


def test_nothing_found_loosens(server, page):
    opened(page, server.url + TWO)
    page.get_by_label("First day").fill("2026-03-31")
    page.get_by_label("First day").press("Enter")
    expect(title(page)).to_contain_text("No article")
    page.locator(".xpl-note a").first.click()
    expect(title(page)).not_to_contain_text("No article")
    expect(page.locator(".xpl-plot")).to_be_visible()


def test_what_a_link_cannot_say_is_named(server, page):
    opened(page, server.url + TWO + "&bogus=1&per=decade&corpus=000000000000")
    notes = page.locator(".xpl-aside")
    expect(notes).to_have_count(3)
    expect(notes.nth(2)).to_contain_text("another state")
    expect(title(page)).to_contain_text(PUTIN)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 800, 375])
def test_no_violation_of_wcag_and_nothing_sticks_out(server, new_page, width, scheme):
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened(page, server.url + TWO + "&picked=2022-03-01")
    if width < 1000:
        page.get_by_role("button", name="Filters").click()
        expect(page.locator(".xpl-rail")).to_be_visible()
    page.get_by_role("button", name="How this is counted").click()
    page.get_by_text("Read as a table").click()
    unhindered(page)
    pictured(page, f"open-{width}-{scheme}")
    opened(page, server.url + TWO + "&picked=2022-03-01")
    pictured(page, f"page-{width}-{scheme}")

"""The template and the two walls, in a browser, under the stub of a page."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def test_painted_at_once_then_taken_over_where_it_stands(stub, page):
    page.goto(stub.url + "?q=1", wait_until="commit")
    heading = page.locator("h1")
    expect(heading).to_have_text("asked q=1 of corpus; clicked 0")
    page.evaluate("document.querySelector('h1').dataset.painted = 'first'")
    button(page, "click").focus()
    expect(page.locator("#explorer-first[data-alive]")).to_be_attached()
    expect(page.locator("h1[data-painted=first]")).to_be_visible()
    expect(button(page, "click")).to_be_focused()
    expect(page).to_have_title("Stub")
    assert page.evaluate("document.scrollingElement.scrollHeight <= innerHeight"), "Voilà's shell takes no room"


def test_what_is_done_before_the_widget_lives_is_not_lost(stub, page):
    page.goto(stub.url, wait_until="commit")
    button(page, "click").click()
    page.evaluate("globalThis.explorerFirst.send === null || Promise.reject(new Error('it lived already'))")
    expect(page.locator("h1")).to_have_text("asked nothing of corpus; clicked 1")


def test_no_word_of_a_callback_reaches_the_browser(stub, page):
    page.goto(stub.url)
    expect(page.locator("#explorer-first[data-alive]")).to_be_attached()
    button(page, "raise").click()
    button(page, "print").click()
    expect(page.locator("h1")).to_contain_text("clicked 1")
    page.wait_for_timeout(500)  # not time.sleep: frames are delivered only while Playwright runs
    assert page.noticed.received
    assert not [frame for frame in page.noticed.received if b"SECRET" in frame or b"Traceback" in frame]
    said = stub.said()
    assert all(word in said for word in ("SECRET-IN-TRACEBACK", "SECRET-IN-OUTPUT", "SECRET-IN-ERRORS", "Traceback"))


def test_a_closed_tab_leaves_no_kernel(stub, new_page):
    stub.until("waiting", 2)
    stub.until("alive", 2)
    page = new_page()
    page.goto(stub.url)
    expect(page.locator("#explorer-first[data-alive]")).to_be_attached()
    stub.until("alive", 3)
    page.close(run_before_unload=True)
    stub.until("alive", 2, 15)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_template_hinders_nobody(stub, new_page, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(stub.url)
    expect(page.locator("#explorer-first[data-alive]")).to_be_attached()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.evaluate("getComputedStyle(document.querySelector('#explorer-first')).colorScheme") == "light dark"
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_grey_blocks_wait_for_the_page(stub, new_page):
    page = new_page()
    page.route("**/page.js*", lambda _: None)
    page.goto(stub.url, wait_until="commit")
    expect(page.get_by_text("Counting the articles")).to_be_visible()
    box = page.locator(".first i").nth(4).bounding_box()
    assert box["height"] == 372

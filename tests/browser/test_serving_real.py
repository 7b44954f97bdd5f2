"""The real dashboard under the serving: what fails stays in the log, and what is closed leaves nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from served import ROOT, serving
from visiting import drawn, opened, title

from explorer.widgets.guard import SENTENCE

pytestmark = pytest.mark.browser

FAULTY = ROOT / "tests" / "serve_stub" / "faulty.ipynb"
TWO = "?v=1&actor=vladimir-putin&actor=nato&lines=actors"


@pytest.fixture(scope="module")
def faulty(sample, tmp_path_factory):
    """The sample's dashboard, made by a notebook that breaks two of its parts."""
    log = tmp_path_factory.mktemp("faulty") / "server.log"
    command = ["-m", "explorer.serve", str(sample), f"--Voila.notebook_path={FAULTY}", "--pool_size=1"]
    with serving(log, command) as running:
        yield running


def seen(page):
    """All that a visitor sees of the view but the message."""
    return page.evaluate(
        """() => [".xpl-head", ".xpl-rail", ".xpl-factline", ".xpl-panels", ".xpl-list", ".xpl-astable"]
        .map((part) => document.querySelector(part).textContent)"""
    )


@pytest.mark.parametrize("period", ["year", "quarter"])
def test_a_failing_callback_is_one_sentence_and_the_old_view_stays(faulty, page, period):
    opened(page, faulty.url + TWO)
    before, points, address = seen(page), drawn(page), page.url
    page.get_by_label("a point a").select_option(period)
    said = page.locator(".xpl-messages")
    expect(said).to_contain_text(SENTENCE)
    page.wait_for_timeout(300)  # frames are delivered only while Playwright runs
    assert said.text_content() == f"{SENTENCE}Close"
    assert (seen(page), drawn(page), page.url) == (before, points, address)
    assert [frame for frame in page.noticed.received if SENTENCE.encode() in frame], "the frames can be read"
    assert not [frame for frame in page.noticed.received if b"SECRET" in frame or b"Traceback" in frame]
    log = faulty.said()
    assert f"RuntimeError: SECRET-OF-THE-{period.upper()}" in log
    assert all(word in log for word in ("Traceback", "SECRET-IN-OUTPUT", "SECRET-IN-ERRORS"))
    page.get_by_label("a point a").select_option("week")
    expect(title(page)).to_contain_text("a week")
    expect(said).to_have_text("")
    assert drawn(page) != points


def test_controls_say_the_view_that_stayed(faulty, page):
    opened(page, faulty.url + TWO)
    said, control = page.locator(".xpl-messages"), page.get_by_label("a point a")
    for _ in range(2):
        control.select_option("year")
        expect(said).to_contain_text(SENTENCE)
        expect(control).to_have_value("month", timeout=2000)
        said.get_by_role("button", name="Close").click()


def test_a_refusal_is_said_in_its_own_words(faulty, page):
    opened(page, faulty.url + TWO + "&count=mentions")
    before = seen(page)
    page.get_by_label("One line per").select_option("outlets")
    expect(page.locator(".xpl-messages")).to_contain_text("Mentions are counted of names: choose actors or a region")
    assert seen(page) == before


def test_a_kernel_that_ended_is_said_and_a_reload_shows_the_same_view(faulty, page):
    waiting = {kernel.pid for kernel in faulty.kernels()}
    opened(page, faulty.url + TWO)
    before, points = title(page).text_content(), drawn(page)
    faulty.until("waiting", 1)
    (viewed,) = (kernel for kernel in faulty.kernels() if kernel.pid in waiting)
    with page.expect_event("console", lambda said: "autorestarting" in said.text):
        viewed.kill()
    page.get_by_label("a point a").select_option("week")
    expect(page.get_by_text("No answer comes any more")).to_be_visible()
    page.get_by_role("link", name="Reload").click()
    expect(page.locator(".xpl[data-live]")).to_be_attached()
    assert (title(page).text_content(), drawn(page)) == (before, points)
    # Jupyter's client may notice before it is left; of a kernel that was killed that is no fault.
    page.noticed.problems[:] = [one for one in page.noticed.problems if one != "Kernel connection disconnected"]


def test_a_closed_tab_leaves_no_kernel(faulty, new_page):
    faulty.until("waiting", 1)
    faulty.until("alive", 1)
    page = opened(new_page(), faulty.url)
    faulty.until("alive", 2)
    page.close(run_before_unload=True)
    faulty.until("alive", 1, 15)

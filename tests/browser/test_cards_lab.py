"""Cards in JupyterLab: a person answers by keys, and the cell under them stays as it is."""

from __future__ import annotations

import json
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from served import ROOT
from visiting import WCAG, kernel_picked

from explorer import CheckSample, Query, View
from explorer.corpus import open_corpus
from explorer.corpus.people import decisions

pytestmark = pytest.mark.browser

VIEW = View(query=Query(actors=("vladimir-putin",)), lines="actors")


@pytest.fixture
def own(sample, tmp_path):
    """A corpus of one's own to decide about."""
    return shutil.copytree(sample, tmp_path / "corpus")


@pytest.fixture
def cell(lab, new_page):
    """`cell(source)` runs a notebook of that one cell, and gives its page and what it shows, a card by default."""

    def run(source, shows=".xpl-card"):
        notebook = json.loads((lab.log.parent / "notebooks" / "dashboard.ipynb").read_text("utf8"))
        (code,) = (cell for cell in notebook["cells"] if cell["cell_type"] == "code")
        notebook["cells"] = [{**code, "source": source}]
        (lab.log.parent / "notebooks" / "card.ipynb").write_text(json.dumps(notebook), "utf8")
        page = kernel_picked(new_page(viewport={"width": 1200, "height": 900}))
        page.goto(lab.url.replace("/tree/", "/workspaces/card/tree/") + "card.ipynb")
        page.locator(".jp-Notebook .jp-CodeCell").first.click(timeout=60_000)
        expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_attached(timeout=60_000)
        page.keyboard.press("Shift+Enter")
        card = page.locator(f".jp-OutputArea {shows}[data-live]")
        expect(card).to_be_attached(timeout=60_000)
        return page, card

    return run


def test_ten_mentions_checked_by_keyboard_and_one_taken_back(cell, own):
    page, card = cell(f"from explorer import CheckSample, Query, View\n\nCheckSample({str(own)!r}, {VIEW!r}, n=20)")
    expect(card.get_by_text("1 of 40, 0 marked")).to_be_visible()
    expect(card.locator("blockquote mark")).to_be_visible()
    n_cells = page.locator(".jp-Cell").count()
    card.focus()
    for number, key in enumerate("rrrwrrurrr", 1):
        page.keyboard.press(key)
        expect(card.get_by_text(f"{number + 1} of 40, {number} marked")).to_be_visible()
    result = card.locator(".xpl-result")
    expect(result).to_have_text(
        "Checked by one person: of 9 counted mentions 89 % (57–98 %) right (95 % intervals). Unsure: 1."
    )
    assert decisions(own, "marks")[0]["mark"].to_list() == [
        *["right"] * 3,
        "wrong",
        *["right"] * 2,
        "unsure",
        *["right"] * 3,
    ]
    assert decisions(own, "corrections")[0].height == 1
    page.keyboard.press("Backspace")
    expect(card.get_by_text("10 of 40, 9 marked")).to_be_visible()
    expect(result).to_contain_text("of 8 counted mentions 88 % (53–98 %) right")
    assert decisions(own, "marks")[0].height == 9
    assert page.locator(".jp-Cell").count() == n_cells
    page.evaluate("document.querySelector('.jp-OutputArea .xpl-card').id = 'checked'")
    found = Axe().run(page, context="#checked", options={"runOnly": WCAG})
    assert found.violations_count == 0, found.generate_report()
    card.screenshot(path=ROOT / "tests" / "screens" / "check.png")
    again = CheckSample(own, VIEW, n=20)
    assert again.card["result"] == result.text_content()
    assert open_corpus(own).faults == ()
    _, dashboard = cell(f"from explorer import Dashboard, Query, View\n\nDashboard({str(own)!r}, {VIEW!r})", ".xpl")
    expect(dashboard.locator("figcaption")).to_contain_text("of 8 counted mentions 88 % (53–98 %) right")


def test_a_name_is_accepted_by_keyboard(cell, own):
    (own / "people").mkdir()
    (own / "people" / "actors.csv").write_text("name,decision,actor,label,kind\nBucha Town Council,,,,\nMarch,,,,\n")
    page, card = cell(f"from explorer import ReviewActors\n\nReviewActors({str(own)!r})")
    first = card.locator("h2").text_content()
    card.focus()
    page.keyboard.press("x")
    expect(card.locator("h2")).not_to_have_text(first)
    second = card.locator("h2").text_content()
    card.get_by_label("is").select_option("organisation")
    card.focus()
    page.keyboard.press("a")
    expect(card.locator("h2")).not_to_have_text(second)
    told, _ = decisions(own, "actors")
    assert told.drop_nulls("decision")["decision"].to_list() == ["refuse", "accept"]
    assert told["kind"].to_list()[-1] == "organisation"
    page.keyboard.press("b")
    expect(card.locator("h2")).to_have_text(second)
    assert decisions(own, "actors")[0].drop_nulls("decision").height == 1

"""The same page in JupyterLab: a cell's output, in Lab's theme, and the address is left alone."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect
from served import ROOT
from visiting import kernel_picked, shows

from explorer import answers
from explorer.corpus import open_corpus
from explorer.view import Query, View

pytestmark = pytest.mark.browser


def run(page, address):
    """The dashboard under the first cell of the notebook at `address`."""
    kernel_picked(page).goto(address)
    page.locator(".jp-Notebook .jp-CodeCell").first.click(timeout=60_000)
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_attached(timeout=60_000)
    page.keyboard.press("Shift+Enter")
    output = page.locator(".jp-OutputArea .xpl[data-live]")
    expect(output).to_be_attached(timeout=60_000)
    expect(output.locator(".xpl-plot .scatterlayer .trace").first).to_be_attached()
    return output


def test_the_dashboard_in_jupyterlab(lab, new_page):
    page = new_page(viewport={"width": 1400, "height": 1000})
    output = run(page, lab.url + "dashboard.ipynb")
    address, before = page.url, output.locator("h1").text_content()
    output.get_by_label("counting").select_option("unique")
    expect(output.locator("h1")).not_to_have_text(before)
    expect(output.locator("h1")).to_contain_text(re.compile("Unique articles"))
    assert page.url == address
    light = output.evaluate("node => getComputedStyle(node).backgroundColor")
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert output.evaluate("node => getComputedStyle(node).backgroundColor") != light
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    screens = ROOT / "tests" / "screens"
    screens.mkdir(exist_ok=True)
    output.scroll_into_view_if_needed()
    page.screenshot(path=screens / "lab.png")


VIEW = View(query=Query(actors=("nato", "vladimir-putin")), lines="actors", share="corpus", period="quarter")


@pytest.fixture
def viewing(lab):
    """A notebook whose cell gives the view, in a JupyterLab that is dark."""
    folder = lab.log.parent
    notebook = json.loads((folder / "notebooks" / "dashboard.ipynb").read_text("utf8"))
    notebook["cells"][1]["source"] = (
        "from explorer import Dashboard\nfrom explorer.hosting import corpus_path\n"
        f"from explorer.view import Query, View\n\nDashboard(corpus_path(), view={VIEW!r})"
    )
    (folder / "notebooks" / "viewing.ipynb").write_text(json.dumps(notebook), "utf8")
    theme = folder / "user-settings" / "@jupyterlab" / "apputils-extension" / "themes.jupyterlab-settings"
    theme.parent.mkdir(parents=True, exist_ok=True)
    theme.write_text('{"theme": "JupyterLab Dark"}')
    yield lab.url.replace("/tree/", "/workspaces/viewing/tree/") + "viewing.ipynb"
    theme.unlink()


def test_a_view_given_in_a_cell_in_the_dark(viewing, sample, new_page):
    page = new_page(viewport={"width": 1400, "height": 1000}, color_scheme="light")
    output = run(page, viewing)
    assert page.locator("body").get_attribute("data-jp-theme-light") == "false"
    expect(output.locator("h1")).to_contain_text("Share of articles a quarter that name NATO or Vladimir")
    assert shows(page, open_corpus(sample), VIEW)
    assert "?" not in page.url
    assert page.url.endswith("viewing.ipynb")
    red = "node => Number(/\\d+/.exec(getComputedStyle(node)[{!r}])[0])"
    assert output.evaluate(red.format("backgroundColor")) < 60
    assert output.locator("h1").evaluate(red.format("color")) > 200
    page.get_by_role("button", name="Reset").click()
    expect(output.locator("h1")).to_contain_text("Articles a month")
    assert shows(page, open_corpus(sample), answers.opening_view(open_corpus(sample)))
    assert page.url.endswith("viewing.ipynb")
    output.scroll_into_view_if_needed()
    page.screenshot(path=ROOT / "tests" / "screens" / "lab-dark.png")

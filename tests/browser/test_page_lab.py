"""The same page in JupyterLab: a cell's output, in Lab's theme, and the address is left alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from served import ROOT

pytestmark = pytest.mark.browser


def test_the_dashboard_in_jupyterlab(lab, new_page):
    page = new_page(viewport={"width": 1400, "height": 1000})
    page.goto(lab.url + "dashboard.ipynb")
    page.locator(".jp-Notebook .jp-CodeCell").first.click(timeout=60_000)
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_attached(timeout=60_000)
    page.keyboard.press("Shift+Enter")
    output = page.locator(".jp-OutputArea .xpl[data-live]")
    expect(output).to_be_attached(timeout=60_000)
    expect(output.locator(".xpl-plot .scatterlayer .trace").first).to_be_attached()
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

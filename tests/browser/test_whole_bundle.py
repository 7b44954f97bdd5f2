"""Where npm is missing the page draws with the bundle inside plotly's own package: slower, all else the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from served import ROOT, opened, serving

pytestmark = pytest.mark.browser


def test_the_page_draws_with_plotlys_own_bundle(sample, tmp_path, page):
    command = [str(ROOT / "tests" / "serve_stub" / "whole_bundle.py"), str(sample), "--pool_size=1"]
    with serving(tmp_path / "log", command) as server:
        page.goto(server.url)
        expect(page.locator("#explorer-first[data-live]")).to_be_attached()
        expect(page.locator(".xpl-plot .scatterlayer .trace").first).to_be_attached()
        source = page.locator("script[src*='plotly.js?v=']").get_attribute("src")
        with opened(server.url.rstrip("/") + source) as answer:
            assert len(answer.read()) > 4_000_000
        page.close(run_before_unload=True)

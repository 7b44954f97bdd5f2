"""A server with the sample, JupyterLab, a Chromium, and a page of it that notices what must not happen."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, sync_playwright
from served import ROOT, STUB, Served, free_port, opened, serving

from explorer.hosting import CORPUS
from scripts.ensure_browser import browser

if TYPE_CHECKING:
    from pathlib import Path

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"]
SETTINGS = '{"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": false}}'


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """A corpus of the sample, made as a user makes it."""
    corpus = tmp_path_factory.mktemp("sample") / "corpus"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "explorer.cli", "ingest", str(ROOT / "data" / "sample" / "articles.jsonl")),
            *("--to", str(corpus), "--title", "War in Ukraine, daily briefs"),
            *("--events", str(ROOT / "data" / "sample" / "events.csv")),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (corpus / "CURRENT").is_file(), done.stderr
    return corpus


@pytest.fixture(scope="session")
def server(sample, tmp_path_factory):
    """The dashboard of the sample, served."""
    log = tmp_path_factory.mktemp("server") / "server.log"
    with serving(log, ["-m", "explorer.serve", str(sample)], ready=2) as running:
        yield running


@pytest.fixture(scope="session")
def stub(tmp_path_factory):
    """The serving alone, under the stub of a page."""
    folder = tmp_path_factory.mktemp("stub")
    (folder / "corpus").mkdir()
    command = [str(STUB), str(folder / "corpus"), "--VoilaKernelManager.fill_delay=0"]
    with serving(folder / "server.log", command) as running:
        yield running


@pytest.fixture(scope="session")
def lab(sample, tmp_path_factory):
    """JupyterLab on a copy of the notebooks; its `url` ends in "lab/tree/": a notebook's name follows."""
    folder = tmp_path_factory.mktemp("lab")
    notebooks = shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    (folder / "settings").mkdir()
    (folder / "settings" / "overrides.json").write_text(SETTINGS)
    port, log = free_port(), folder / "lab.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"),
                *("--IdentityProvider.token=", "--ServerApp.password=", f"--ServerApp.root_dir={notebooks}"),
                *("--ServerApp.port_retries=0", f"--LabApp.app_settings_dir={folder / 'settings'}"),
                *("--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"),
            ],
            stdout=out,
            stderr=out,
            env={
                **os.environ,
                "no_proxy": "*",
                "PYTHONPATH": str(ROOT),
                CORPUS: str(sample),
                "JUPYTER_CONFIG_DIR": str(folder / "config"),
                "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
                "JUPYTERLAB_SETTINGS_DIR": str(folder / "user-settings"),
            },
        )
    running = Served(f"http://127.0.0.1:{port}/lab/tree/", log, process)
    try:
        end = time.monotonic() + 60
        while True:
            with contextlib.suppress(OSError), opened(f"http://127.0.0.1:{port}/api"):
                break
            assert process.poll() is None, running.said()[-3000:]
            assert time.monotonic() < end, running.said()[-3000:]
            time.sleep(0.2)
        yield running
    finally:
        process.terminate()  # it asks whether one is sure when interrupted
        process.wait(20)


@pytest.fixture(scope="session")
def chromium():
    """One browser for all; each test has a profile of its own in it."""
    found = browser()
    if found is None:
        pytest.skip("no Chromium or Chrome here; `make test` gets one")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=ARGS)
        yield running
        running.close()


@dataclass
class Noticed:
    """What a page did that a test may look at: errors and requests that must not be, websocket frames received."""

    problems: list[str]
    received: list[bytes]


LAB_LEAVING = "Could not restore the debugger state: Canceled future"
"""JupyterLab says so where a page is left while it asks after its debugger."""


@pytest.fixture
def new_page(chromium):
    """`new_page(**options)` opens a page in a new profile; at the end nothing may have gone wrong in any."""
    opened_pages = []

    def make(**options):
        context = chromium.new_context(**options)  # browser.new_page() would lose the closing page's beacon
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.noticed = noticed = Noticed([], [])
        page.on("pageerror", lambda error: noticed.problems.append(str(error)))
        page.on("console", lambda said: said.type == "error" and noticed.problems.append(said.text))
        page.on("request", lambda asked: _own(asked.url) or noticed.problems.append(asked.url))
        page.on(
            "websocket",
            lambda socket: socket.on(
                "framereceived",
                lambda data: noticed.received.append(data if isinstance(data, bytes) else data.encode()),
            ),
        )
        opened_pages.append((context, page))
        return page

    yield make
    for context, page in opened_pages:
        with contextlib.suppress(Error):  # the test closed it itself
            page.close(run_before_unload=True)
            time.sleep(0.3)  # the beacon
        context.close()
    problems = [problem for _, page in opened_pages for problem in page.noticed.problems]
    assert [problem for problem in problems if not problem.startswith(LAB_LEAVING)] == []


@pytest.fixture
def page(new_page):
    """A page of 1280 by 900 pixels."""
    return new_page(viewport={"width": 1280, "height": 900})


def _own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1", "data:", "blob:"))

"""Find a Chromium or Chrome for the browser tests, or get one.

As root on Debian by apt-get, elsewhere by `playwright install chromium`; where neither works, one sentence says what to
do. Prints where the browser is. Playwright's driver wants libatomic, which a bare Debian lacks: it is got the same way.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def browser() -> str | None:
    """The path of a Chromium or Chrome: on the path, in its usual place, or Playwright's own; None if there is none."""
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    for place in ELSEWHERE:
        if Path(place).exists():
            return place
    return _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only where no browser is installed)

    if not _driver_runs():
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _driver_runs() -> bool:
    asked = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


def _by_apt(*packages: str) -> bool:
    """Install Debian packages; False where that cannot be done here."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return False
    print(f"installing {', '.join(packages)}", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=env)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(command, check=False, env=env, stdout=subprocess.DEVNULL).returncode == 0


def main() -> None:
    """Print where the browser is, after getting one if need be."""
    if not _driver_runs() and not (_by_apt("libatomic1") and _driver_runs()):
        raise SystemExit("Playwright's driver does not run here: install libatomic1 (sudo apt install libatomic1).")
    if browser() is None and not _by_apt("chromium"):
        print("getting Playwright's chromium", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    found = browser()
    if found is None:
        raise SystemExit("The browser tests need Chromium or Chrome, and none could be got: install one and try again.")
    print(f"browser: {found}")


if __name__ == "__main__":
    main()

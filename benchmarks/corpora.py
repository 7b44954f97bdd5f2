"""The corpora that are measured on: made when first wanted, kept in `benchmarks/out`, which git ignores."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

__all__ = ["ALLSIDES", "OUT", "ROOT", "CannotRunError", "sample_corpus", "size", "synthetic_corpus"]

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "benchmarks" / "out"
ALLSIDES = ROOT.parent / "shared" / "data" / "allsides_sample.jsonl.gz"
"""Real articles, in the shared data folder beside the checkout; users do not have it."""

MOST = 10_000_000


class CannotRunError(Exception):
    """A subject cannot be measured here; the message says why in one line."""


def size() -> int:
    """How many articles the subjects about size are measured on: `N` of the environment, ten million by default.

    Raises:
        CannotRunError: `N` is not a number of articles.
    """
    said = os.environ.get("N", "").replace("_", "").replace(",", "")
    if said and not (said.isdigit() and int(said) > 0):
        raise CannotRunError(f"N={os.environ['N']} is no number of articles")
    return int(said or MOST)


def sample_corpus() -> Path:
    """The sample as a corpus, read anew where the code that reads or the briefs are newer than it.

    Raises:
        CannotRunError: It cannot be made.
    """
    articles, events = ROOT / "data" / "sample" / "articles.jsonl", ROOT / "data" / "sample" / "events.csv"
    sources = [articles, events, *ROOT.glob("explorer/**/*.py"), *ROOT.glob("explorer/static/names/*")]
    return _made(
        OUT / "corpora" / "sample",
        ["ingest", str(articles), "--title", "War in Ukraine, daily briefs", "--events", str(events), "--to"],
        newest=max(path.stat().st_mtime for path in sources),
    )


def synthetic_corpus(n: int) -> Path:
    """An invented corpus of `n` articles, the same every time (`explorer synth`); not made anew when code changes.

    Raises:
        CannotRunError: It cannot be made.
    """
    return _made(OUT / "corpora" / f"synthetic-{n}", ["synth", str(n)])


def _made(to: Path, command: list[str], newest: float = 0) -> Path:
    current = to / "CURRENT"
    if current.is_file() and current.stat().st_mtime >= newest:
        return to
    shutil.rmtree(to, ignore_errors=True)
    to.parent.mkdir(parents=True, exist_ok=True)
    print(f"making {to.relative_to(ROOT)} …", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "explorer.cli", *command, str(to)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if not current.is_file():
        said = (done.stderr.strip() or done.stdout.strip()).splitlines() or [f"status {done.returncode}"]
        raise CannotRunError(f"`explorer {command[0]}` made no corpus: {said[-1].strip()}")
    return to

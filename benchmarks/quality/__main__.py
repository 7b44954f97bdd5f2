"""`make quality`, or `python -m benchmarks.quality [--only SUBJECT ...] [--to FILE]`.

Reads the gold in the shared data folder beside the checkout with `read_many`, scores it with the ruler that lies there,
and writes the table. Everything is on: actor list, metonyms, demonyms, times, statements. Each gold file is cut in two
in its own order: rules were tuned on first halves only, and both halves are shown. A subject whose gold or peer is
missing says so in a word, and the rest goes on.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
from pathlib import Path

from benchmarks.corpora import ROOT, CannotRunError
from benchmarks.machine import machine
from benchmarks.quality.figure import Figure, markdown

SUBJECTS = ("places", "times", "actors", "metonyms", "voices", "copies", "speed")


def main() -> int:
    """Score the subjects asked for; 1 where a bar was missed, 2 where a subject could not run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description="Reading against gold.")
    parser.add_argument("--only", nargs="+", choices=SUBJECTS, default=SUBJECTS, metavar="SUBJECT", help=str(SUBJECTS))
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "quality.md", help="where the table is written too")
    asked = parser.parse_args()
    figures: list[Figure] = []
    missing = []
    for subject in asked.only:
        try:
            figures += importlib.import_module(f"benchmarks.quality.{subject}").figures()
        except CannotRunError as why:
            missing.append(f"{subject}: not measured: {why}.")
    said = "\n".join([f"{__doc__}".partition("\n\n")[2], about(), markdown(figures), *missing, ""])
    print(said)
    asked.to.write_text(f"# How right the reading is\n\n{said}", encoding="utf8")
    return 2 if missing else int(any(figure.met is False for figure in figures))


def about() -> str:
    """Commit, machine and versions."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return f"Commit {commit.stdout.strip() or 'unknown'}. {machine()}"


if __name__ == "__main__":
    sys.exit(main())

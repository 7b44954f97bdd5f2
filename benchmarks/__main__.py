"""`make bench`, or `python -m benchmarks [N] [--only SUBJECT ...] [--rounds R] [--to FILE]`.

One table a subject, ours beside its peer in the same run. A subject that cannot run says why in one line, and the rest
goes on. The exit status is 1 where a bar was missed, 2 where a subject could not run.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from benchmarks.corpora import OUT, CannotRunError, size
from benchmarks.machine import machine, quiet
from benchmarks.table import shown

SUBJECTS = ("timeline", "page", "browser", "memory", "ingest")


def main() -> int:
    """Run the subjects asked for and write their tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Ours beside its peers.")
    parser.add_argument("n", nargs="?", type=int, help="articles of the large corpora; 10 million by default")
    parser.add_argument("--only", nargs="+", choices=SUBJECTS, default=SUBJECTS, metavar="SUBJECT", help=str(SUBJECTS))
    parser.add_argument("--rounds", type=int, default=10, help="visits of the browser to each page")
    parser.add_argument("--to", type=Path, default=OUT / "tables.md", help="where the tables are written too")
    asked = parser.parse_args()
    if asked.n:
        os.environ["N"] = str(asked.n)
    about = machine()
    print(about)
    if not quiet():
        print("**Something else is working on this machine: trust no time, and ratios only a little.**\n")
    failed: dict[str, str] = {}
    for subject in asked.only:
        started = time.monotonic()
        try:
            run(subject, **({"rounds": asked.rounds} if subject == "browser" else {}))
        except (CannotRunError, ImportError) as why:
            failed[subject] = str(why)
            print(f"{subject}: cannot run: {why}\n", flush=True)
        except Exception as fault:  # noqa: BLE001 (the other subjects go on)
            traceback.print_exc()
            failed[subject] = f"{type(fault).__name__}: {fault}".splitlines()[0]
            print(f"{subject}: cannot run: {failed[subject]}\n", flush=True)
        print(f"({subject}: {time.monotonic() - started:.0f} s)\n", file=sys.stderr, flush=True)
    written(asked.to, about, failed)
    missed = [f"{table.subject}: {row.what}" for table in shown() for row in table.missed]
    if missed:
        print("Bars missed:\n" + "\n".join(f"- {one}" for one in missed))
    return 2 if failed else int(bool(missed))


def run(subject: str, **options: Any) -> None:
    """Measure one subject; its module's `main` shows the tables."""
    importlib.import_module(f"benchmarks.{subject}").main(**options)


def written(to: Path, about: str, failed: dict[str, str]) -> None:
    """Write the tables of this run, with the machine, as Markdown."""
    to.parent.mkdir(parents=True, exist_ok=True)
    not_run = [f"{subject}: cannot run: {why}\n" for subject, why in failed.items()]
    said = ["# Benchmarks\n", f"{about}\nLarge corpora: {size():,} articles.\n"]
    to.write_text("\n".join([*said, *(table.markdown() for table in shown()), *not_run]), encoding="utf8")
    print(f"written to {to}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

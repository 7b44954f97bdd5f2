"""`python -m explorer.serve CORPUS [options]`."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from explorer.serve import serve


def main(argv: list[str]) -> None:
    """Serve the corpus folder that `argv` begins with."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is started yet: an interrupt just ends it
    if not argv or argv[0].startswith("-"):
        raise SystemExit("usage: python -m explorer.serve CORPUS [--port=8866]")
    serve(Path(argv[0]), argv[1:])


if __name__ == "__main__":
    main(sys.argv[1:])

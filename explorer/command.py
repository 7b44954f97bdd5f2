"""Where the command `explorer` begins: an interrupt before anything has started ends it without a word."""

from __future__ import annotations

import signal

__all__ = ["main"]

signal.signal(signal.SIGINT, signal.SIG_DFL)


def main() -> None:
    """Run the command line; from here on it answers interrupts itself."""
    from explorer.cli import main as run  # noqa: PLC0415 (this is what takes its time)

    signal.signal(signal.SIGINT, signal.default_int_handler)
    run()

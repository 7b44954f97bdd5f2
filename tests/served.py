"""Servers for tests: started as a user starts them, known by what they print and by their processes."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
STUB = ROOT / "tests" / "serve_stub" / "run.py"
PATIENCE = 90


@dataclass
class Served:
    """A running server: the address of its page, its log and its process."""

    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def said(self) -> str:
        return self.log.read_text(encoding="utf8", errors="replace")

    def kernels(self) -> list[psutil.Process]:
        """The kernels alive now."""
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                if any("ipykernel_launcher" in part for part in child.cmdline()):
                    found.append(child)
        return found

    def waiting(self) -> int:
        """How many heated kernels wait; 0 as long as nothing answers. Never poll the page: each GET takes a kernel."""
        with contextlib.suppress(OSError), opened(self.url + "explorer/ready") as answer:
            return int(json.load(answer)["waiting"])
        return 0

    def until(self, holds: str, n: int, seconds: float = PATIENCE) -> None:
        """Wait until `n` kernels are `waiting` or `alive`."""
        end = time.monotonic() + seconds
        while True:
            now = self.waiting() if holds == "waiting" else len(self.kernels())
            if now == n:
                return
            assert self.process.poll() is None, self.said()[-3000:]
            assert time.monotonic() < end, f"{now} {holds}, not {n}\n{self.said()[-3000:]}"
            time.sleep(0.1)

    def interrupt(self, seconds: float = 15) -> int:
        """Ctrl-C; the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(seconds)


def opened(address: str) -> contextlib.AbstractContextManager[object]:
    """`address` without any proxy of the environment."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address, timeout=60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(
    log: Path,
    command: Sequence[str],
    *,
    path: str = "/",
    env: Mapping[str, str] | None = None,
    ready: int = 1,
    python: str = sys.executable,
    cwd: Path = ROOT,
) -> Iterator[Served]:
    """`PYTHON COMMAND --port=…`, until `ready` heated kernels wait; interrupted at the end."""
    port = free_port()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [python, *command, f"--port={port}"],
            stdout=out,
            stderr=out,
            cwd=cwd,
            env={**os.environ, "no_proxy": "*", **(env or {})},
            start_new_session=True,
        )
    server = Served(f"http://127.0.0.1:{port}{path}", log, process)
    try:
        end = time.monotonic() + PATIENCE
        while server.waiting() < ready:
            assert process.poll() is None, server.said()[-3000:]
            assert time.monotonic() < end, server.said()[-3000:]
            time.sleep(0.1)
        yield server
    finally:
        try:
            server.interrupt()
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

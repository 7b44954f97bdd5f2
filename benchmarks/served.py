"""Servers to measure: ours and stock Voilà, known by what they answer and by their processes."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from benchmarks.corpora import OUT, ROOT, CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["POOL", "Server", "our_server", "stock_server"]

POOL = 2
PATIENCE = 180
QUIET_SECONDS = 0.6
QUIET_CPU = 0.04
"""A server is quiet when all its processes took less than this in `QUIET_SECONDS`: nothing boots, nothing ends."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server.

    Attributes:
        name: Which arrangement it is.
        url: The address of its page.
        pool: How many heated kernels it holds ready.
        ours: Whether it is ours, which says how many of them wait.
        process: It.
        log: What it says.
    """

    name: str
    url: str
    pool: int
    ours: bool
    process: subprocess.Popen[bytes]
    log: Path

    def kernels(self) -> dict[str, int]:
        """Kernel id → process id of the kernels alive."""
        found = {}
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                files = [part for part in child.cmdline() if "kernel-" in part and part.endswith(".json")]
                if files:
                    found[files[0].rpartition("kernel-")[2].removesuffix(".json")] = child.pid
        return found

    def waiting(self) -> int:
        """How many heated kernels wait: what our server says; of stock Voilà, how many kernels there are."""
        if not self.ours:
            return len(self.kernels())
        with contextlib.suppress(OSError), _open(self.url + "explorer/ready") as answer:
            return int(json.load(answer)["waiting"])
        return 0

    def settle(self) -> None:
        """Wait until the pool is full and nothing works any more.

        Raises:
            CannotRunError: The server ended, or does not come to rest.
        """
        end = time.monotonic() + PATIENCE
        answering = False
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise CannotRunError(f"{self.name} ended: {self._last_words()}")
            answering = answering or self._answers()
            if answering and self.waiting() >= self.pool:
                before = self._cpu()
                time.sleep(QUIET_SECONDS)
                if self._cpu() - before < QUIET_CPU:
                    return
            time.sleep(0.1)
        raise CannotRunError(f"{self.name} does not come to rest: {self._last_words()}")

    def chart_script_bytes(self) -> int:
        """The size of the JavaScript that draws our charts."""
        with _open(self.url + "explorer/static/plotly.js") as answer:
            return len(answer.read())

    def end_kernel(self, kernel: str) -> None:
        """End the kernel of a page that was closed.

        Stock Voilà leaves it running: the closing page's own request is refused for want of a cookie.
        """
        body = urllib.parse.urlencode({"_xsrf": "bench"}).encode()
        request = urllib.request.Request(f"{self.url}voila/api/shutdown/{kernel}", body, {"Cookie": "_xsrf=bench"})
        with contextlib.suppress(urllib.error.HTTPError):  # 404: it has ended already
            _open(request).close()

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self._port), timeout=1):
            return True
        return False

    @property
    def _port(self) -> int:
        return urllib.parse.urlsplit(self.url).port or 0

    def _cpu(self) -> float:
        total = 0.0
        server = psutil.Process(self.process.pid)
        for process in (server, *server.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                total += times.user + times.system
        return total

    def _last_words(self) -> str:
        said = [line for line in self.log.read_text("utf8", errors="replace").splitlines() if line.strip()]
        return said[-1].strip() if said else f"status {self.process.returncode}"


def our_server(
    corpus: Path, *, pool: int = POOL, whole_bundle: bool = False, name: str = "ours"
) -> contextlib.AbstractContextManager[Server]:
    """`explorer serve CORPUS`.

    Args:
        corpus: The corpus folder.
        pool: Heated kernels; 0 starts one when a viewer comes.
        whole_bundle: Serve plotly's own JavaScript though the small bundle is there.
        name: What it is called.
    """
    module = "benchmarks.whole_bundle" if whole_bundle else "explorer.serve"
    command = ["-m", module, str(corpus), f"--pool_size={pool}"]
    return _served(name, command, pool=pool, ours=True)


def stock_server(corpus: Path, *, pool: int = POOL, name: str = "stock") -> contextlib.AbstractContextManager[Server]:
    """Stock Voilà with the peer's notebook, heated the way its documentation says where `pool` is not 0."""
    command = [
        "-m",
        "voila",
        str(ROOT / "benchmarks" / "stock" / "stock.ipynb"),
        "--no-browser",
        "--Voila.ip=127.0.0.1",
        f"--preheat_kernel={pool > 0}",
        f"--pool_size={pool}",
        "--VoilaKernelManager.fill_delay=2",
    ]
    return _served(name, command, pool=pool, ours=False, BENCH_CORPUS=str(corpus))


@contextlib.contextmanager
def _served(name: str, command: Sequence[str], *, pool: int, ours: bool, **env: str) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = OUT / "logs" / f"{name.replace(' ', '-')}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, *command, f"--port={port}"],
            stdout=out,
            stderr=out,
            cwd=ROOT,
            env={**os.environ, "no_proxy": "*", **env},
            start_new_session=True,
        )
    server = Server(name, f"http://127.0.0.1:{port}/", pool, ours, process, log)
    try:
        server.settle()
        yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _open(request: str | urllib.request.Request) -> contextlib.AbstractContextManager[object]:
    """Ask without any proxy of the environment."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30)

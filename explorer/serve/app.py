"""Voilà as an application of ours: its handlers, its start and its end."""

from __future__ import annotations

import asyncio
import logging
import re
import shutil
import signal
import threading
from typing import Any

from jupyter_server.utils import url_path_join
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import GZipContentEncoding
from traitlets import Int, default, validate
from voila.app import Voila
from voila.request_info_handler import RequestInfoSocketHandler
from voila.tornado.handler import TornadoVoilaHandler

from explorer.serve.assets import assets
from explorer.serve.comms import CommsOnly
from explorer.serve.handlers import FileOfPage, LinkOfViewer, Page, Ready, waiting
from explorer.serve.kernels import Kernels, OwnPython, end_all

__all__ = ["Serve"]

LONGEST_MESSAGE = 1 << 16
LONGEST_REQUEST = 1 << 20
PATIENCE = 30.0
FAST = 1


class Serve(Voila):
    """Voilà for one notebook, as a page that strangers may open."""

    name = "explorer"
    classes = [*Voila.classes, CommsOnly, Kernels, OwnPython]  # noqa: RUF012 (a list, as Voilà's is)
    aliases = {**Voila.aliases, "ip": "Voila.ip", "most_kernels": "Serve.most_kernels"}  # noqa: RUF012

    most_kernels = Int(20, min=1, help="Viewers at once; the next one is asked to try again.").tag(config=True)

    @validate("base_url", "server_url")
    def _slashes(self, proposal: dict[str, Any]) -> str | None:
        value = proposal["value"]
        return value if value is None else re.sub("/+", "/", f"/{value}/")

    @default("log_format")
    def _plain_log(self) -> str:
        return "[%(levelname)s %(asctime)s] %(message)s"

    def start(self) -> None:
        """Take the port, start, and run until interrupted.

        Raises:
            SystemExit: The port cannot be had.
        """
        port: int = self.port  # type: ignore[has-type]
        try:
            self.sockets = bind_sockets(port, self.ip or None)
        except OSError as problem:
            why = problem.strerror.lower() if problem.strerror else problem
            raise SystemExit(f"Port {port} cannot be had ({why}): choose another, e.g. --port={port + 1}.") from None
        self.port = self.sockets[0].getsockname()[1]  # known before any kernel is told, even where 0 was asked for
        self._stopping = False
        _silence(self.log, "is not trusted")  # what we serve is our own notebook
        # jupyter_server sends its own pings and names their milliseconds as tornado names its seconds.
        _silence(logging.getLogger("tornado.general"), "websocket_ping_timeout")
        signal.signal(signal.SIGINT, self._handle_signal_stop)
        signal.signal(signal.SIGTERM, self._handle_signal_stop)
        super().start()

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings and ours. `compress_response` works only from here."""
        self.files = assets()
        # Packed while the kernels start, so that the first viewer does not wait for it.
        threading.Thread(target=lambda: [file.packed for file in self.files.values()], daemon=True).start()
        GZipContentEncoding.GZIP_LEVEL = FAST  # Voilà's sixty files are packed anew for every viewer
        self.voila_configuration.page_config_hook = self._with_files
        return {
            **super().init_settings(),
            "compress_response": True,
            "websocket_max_message_size": LONGEST_MESSAGE,
            "most_kernels": self.most_kernels,
        }

    def init_handlers(self) -> list[Any]:
        """Voilà's handlers, two of them replaced, and ours."""
        ours = {TornadoVoilaHandler: Page, RequestInfoSocketHandler: LinkOfViewer}
        stock = [(handler[0], ours.get(handler[1], handler[1]), *handler[2:]) for handler in super().init_handlers()]
        return [
            (url_path_join(self.server_url, r"/explorer/static/([\w.-]+)"), FileOfPage, {"files": self.files}),
            (url_path_join(self.server_url, "/explorer/ready"), Ready),
            *stock,
        ]

    def listen(self) -> None:
        """Serve on the port taken, say where, and end every kernel when interrupted."""
        server = HTTPServer(self.app, max_buffer_size=LONGEST_REQUEST, max_body_size=LONGEST_REQUEST)
        server.add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        self.ioloop.add_callback(self._say_where)
        if self._stopping:
            self.ioloop.add_callback(self.ioloop.stop)
        try:
            self.ioloop.start()
        finally:
            server.stop()
            self.stop()

    def stop(self) -> None:
        """End every kernel and remove the folder of their connections."""
        for again in (signal.SIGINT, signal.SIGTERM):
            signal.signal(again, signal.SIG_IGN)
        for log in (self.log, logging.getLogger("tornado.general")):
            log.setLevel(logging.CRITICAL)  # a page cut short, a stream closed while we end, is no error
        self.ioloop.run_sync(lambda: end_all(self.kernel_manager))
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    async def _say_where(self) -> None:
        warm = self.voila_configuration.preheat_kernel and self.voila_configuration.default_pool_size > 0
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE
        while warm and not waiting() and loop.time() < end:  # noqa: ASYNC110 (Voilà tells nobody)
            await asyncio.sleep(0.05)
        print(f"Explorer is at {self.display_url}", flush=True)

    def _handle_signal_stop(self, *_: Any) -> None:
        self._stopping = True
        if hasattr(self, "ioloop"):
            self.ioloop.add_callback_from_signal(self.ioloop.stop)

    def _with_files(self, page_config: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The page's configuration with the addresses of its files, for the template."""
        folder = url_path_join(self.base_url, "explorer/static/")
        return {**page_config, "explorer": {name: folder + file.address for name, file in self.files.items()}}


def _silence(log: logging.Logger, words: str) -> None:
    log.addFilter(lambda record: words not in str(record.msg))

"""What the server answers beside Voilà's own addresses."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError, RequestHandler
from voila.request_info_handler import RequestInfoSocketHandler
from voila.tornado.handler import TornadoVoilaHandler

from explorer.serve.settings import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.serve.assets import Asset

__all__ = ["HEADERS", "FileOfPage", "LinkOfViewer", "Page", "Ready", "waiting"]

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
FOR_GOOD = "public, max-age=31536000, immutable"
FULL = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Explorer is full</title><link rel="icon" href="data:,">
<style>:root{color-scheme:light dark}body{font:1.125rem/1.45 system-ui,sans-serif;max-width:36em;margin:15vh auto;
padding:0 1.25em}h1{font:600 1.75rem/1.2 Georgia,serif}</style></head>
<body><main><h1>Every seat is taken</h1>
<p>This explorer has as many readers as it can serve at once. Yours frees up when somebody closes a page: try again in a
minute.</p></main></body></html>
"""


def waiting() -> int:
    """How many heated kernels wait for a viewer."""
    return len(RequestInfoSocketHandler._waiters)  # noqa: SLF001 (Voilà counts them nowhere else)


class Page(TornadoVoilaHandler):
    """The page itself. Every GET of it costs a kernel, so there is an end to them.

    Attributes:
        opening: How many are being answered right now.
    """

    opening = 0

    async def prepare(self) -> None:
        """Refuse a viewer too many, and let the closing page end its kernel."""
        await super().prepare()
        for name in ("template", "theme"):  # in a link, these would bypass the heated kernels
            self.request.arguments.pop(name, None)
        if self.path_kwargs.get("path") or any(self.path_args):
            return  # no page of ours: costs no kernel
        manager = self.kernel_manager
        viewed = len(manager.list_kernel_ids()) - manager.get_pool_size(self.notebook_path)
        if max(viewed, Page.opening) >= self.settings["most_kernels"]:  # those being opened may have no kernel yet
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            self.set_header("Retry-After", "60")
            self.finish(FULL)
            return
        _ = self.xsrf_token  # sets its cookie: without it the closing page's "end my kernel" is answered by a 403

    async def get(self, path: str | None = None) -> None:
        """Answer with the page, piece by piece as its kernel gets on."""
        Page.opening += 1
        try:
            await super().get(path)
        finally:
            Page.opening -= 1

    def set_default_headers(self) -> None:
        """Keep the page to its own server."""
        super().set_default_headers()
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def redirect_to_file(self, path: str) -> None:
        """There is one page and it has no files beside it.

        Raises:
            HTTPError: 404, always.
        """
        raise HTTPError(HTTPStatus.NOT_FOUND, f"no page {path}")


class LinkOfViewer(RequestInfoSocketHandler):
    """Where a heated kernel waits for its viewer's link: open to kernels of this server, once each.

    Voilà's own would let anybody wait under any name, and on leaving forgets the last that came.
    """

    def open(self, kernel_id: str) -> None:
        """Let a kernel wait, or turn away who is none."""
        if kernel_id not in self.application.settings["kernel_manager"] or kernel_id in self._waiters:
            self.close()
            return
        super().open(kernel_id)
        self._cache.pop(kernel_id, None)

    def on_close(self) -> None:
        """Forget the kernel that waited here."""
        for kernel_id, waiter in [*self._waiters.items()]:
            if waiter is self:
                del self._waiters[kernel_id]


class FileOfPage(RequestHandler):
    """A file of the page, to be kept for good where the address carries its version."""

    def initialize(self, files: Mapping[str, Asset]) -> None:
        """Take the files to serve."""
        self.files = files

    def get(self, name: str) -> None:
        """Answer with the file `name`.

        Raises:
            HTTPError: 404 where there is none.
        """
        file = self.files.get(name)
        if file is None:
            raise HTTPError(HTTPStatus.NOT_FOUND, f"no file {name}")
        self.set_header("Content-Type", file.content_type)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Vary", "Accept-Encoding")
        kept = self.get_query_argument("v", None) == file.version
        self.set_header("Cache-Control", FOR_GOOD if kept else "no-cache")
        body: bytes = file.content
        if file.packed is not None and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            body = file.packed
        self.finish(body)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what is wrong in a line."""
        self.finish(f"{status_code}\n")


class Ready(RequestHandler):
    """How many heated kernels wait for a viewer; for tests and for whoever watches the server."""

    def get(self) -> None:
        """Answer `{"waiting": n}`."""
        self.finish({"waiting": waiting()})

"""Where the dashboard's cell runs, what corpus it shows and with what link it was opened.

A kernel of the served page learns all three from its environment; in JupyterLab or a script there is no link. Nothing
here costs a kernel memory: `websockets` is imported only by a heated kernel that waits for its viewer.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CORPUS", "asked", "cache", "corpus_path", "first_paint", "give_back_memory", "under_voila"]

CORPUS = "EXPLORER_CORPUS"
"""The environment variable that hands a corpus folder to the kernels."""


def cache(*parts: str) -> Path:
    """A path in the user's cache folder, where corpora lie that Explorer made by itself, the sample's in `sample`."""
    from platformdirs import user_cache_path  # noqa: PLC0415 (a served kernel never asks)

    return user_cache_path("article-explorer", appauthor=False).joinpath(*parts)


def corpus_path() -> Path:
    """The corpus folder to show: the one of `EXPLORER_CORPUS`, else the one made of the sample in the cache.

    Raises:
        CorpusError: There is neither; says how to get one.
    """
    given = os.environ.get(CORPUS)
    if given:
        return Path(given)
    sample = cache("sample")
    if (sample / "CURRENT").is_file():
        return sample
    raise CorpusError(f"no corpus yet: run `explorer dashboard` once, or set {CORPUS} to a corpus folder")


def under_voila() -> bool:
    """Whether this process is the kernel of a served page."""
    return os.environ.get("SERVER_SOFTWARE", "").startswith("voila/") or "VOILA_PREHEAT" in os.environ


def asked() -> str:
    """The query string of the link, without "?"; empty where there is none.

    A heated kernel has run the cell ahead of any viewer and waits in here until it is given one. It speaks Voilà's own
    protocol instead of calling `voila.utils.wait_for_request`, whose import costs more than the rest of the kernel.
    """
    env = os.environ
    if env.get("VOILA_PREHEAT") != "True":
        return env.get("QUERY_STRING", "")
    from websockets.exceptions import WebSocketException  # noqa: PLC0415
    from websockets.sync.client import connect  # noqa: PLC0415

    host = env.get("VOILA_APP_IP", "127.0.0.1")
    address = f"ws://{host}:{env['VOILA_APP_PORT']}{env['VOILA_SERVER_URL']}voila/query/{env['VOILA_KERNEL_ID']}"
    try:
        # proxy=None: a proxy of the environment is not for the own machine.
        with connect(address, open_timeout=30, proxy=None, compression=None) as waiting:
            request = json.loads(waiting.recv())
    except (OSError, WebSocketException):  # the server ends, and this kernel with it
        return ""
    return str(request.get("QUERY_STRING", ""))


def give_back_memory() -> None:
    """Hand the memory that is free in this process back to the system.

    The C library keeps what many small blocks leave, some MB after a few views of a large corpus; a served page has one
    process a viewer. Nothing is done where the library is not glibc.
    """
    import ctypes  # noqa: PLC0415 (a script that shows no page never asks)

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim is not None:
        trim(0)


def first_paint(state: Mapping[str, Any]) -> str:
    """HTML that paints the page before any widget lives; the served page's template puts it in as it is.

    Args:
        state: The page's state, JSON values only; `page_title`, if it is there, names the browser's tab.

    Raises:
        ValueError: A number in `state` is not finite.
    """
    text = json.dumps(state, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    inlined = text.replace("<", "\\u003c")
    return f"<script>explorerPaint({inlined})</script>"

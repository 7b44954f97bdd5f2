"""A failing callback: one sentence on the page, the traceback in the log, nothing on the wire."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from traitlets.log import get_logger

from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["SENTENCE", "guard"]

SENTENCE = "Something went wrong; the page still shows the last good view."


@contextlib.contextmanager
def guard(say: Callable[[str], None]) -> Iterator[None]:
    """Let no exception out.

    A refusal (`ExplorerError`) is said in its own words; anything else in one sentence, with the traceback in
    traitlets' logger: in a kernel that is the application's, which writes to the server's log, while whatever is
    printed or written to standard error would be sent to the page's visitor.

    Args:
        say: Puts a sentence on the page; called with "" where all went well.
    """
    try:
        yield
    except ExplorerError as refusal:
        say(f"{refusal}."[0].upper() + f"{refusal}."[1:])
    except Exception:  # noqa: BLE001 (the outermost wall)
        get_logger().error("a callback of the page failed", exc_info=True)
        say(SENTENCE)
    else:
        say("")

"""The dashboard as a page: Voilà, set up for one notebook, with our template, handlers and limits.

`python -m explorer.serve CORPUS [--port=8866]` serves a corpus folder; `explorer dashboard` does the same after it has
made the corpus. Everything that Voilà can be told on its command line holds here too and wins over our settings.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["serve"]


def serve(corpus: Path, argv: Sequence[str] = ()) -> None:
    """Serve the dashboard of the corpus in folder `corpus` until it is interrupted; returns then.

    Prints one line with the link once a heated kernel waits for the first viewer.

    Args:
        corpus: A corpus folder; opened by the kernels, not here.
        argv: Options of the command line, e.g. `--port=8867`, `--pool_size=1`, `--token=secret`, `--base_url=/news/`.

    Raises:
        SystemExit: The port is in use or may not be listened on (status 1, one sentence), or an option is not known.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is started yet: an interrupt just ends it
    from explorer.resources import notebooks  # noqa: PLC0415
    from explorer.serve.app import Serve  # noqa: PLC0415 (Voilà takes a second to import)
    from explorer.serve.settings import environment, settings  # noqa: PLC0415

    environment(corpus)
    app = Serve.instance(config=settings())
    app.initialize([str(notebooks("dashboard.ipynb")), *argv])
    app.start()

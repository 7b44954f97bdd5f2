"""Work during which Python does not look for cycles of objects.

What is read of an article are many small objects without a cycle: they go when nobody holds them. Each few hundred
would set off a look through all there are, those of the lists too: an eighth of the time that reading takes.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the garbage collector where it runs."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()

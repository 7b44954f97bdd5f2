"""Reading without Python's search for rings of garbage.

Reading makes no rings, but so many small things that the search is begun again and again, each time through all that is
known of names: a fifth of the time that the first articles take.
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
    """No search meanwhile; afterwards it is as it was before."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()

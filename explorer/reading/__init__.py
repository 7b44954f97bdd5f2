"""Reading: what one article says, and who and where it is about.

The reader is loaded when first asked for: the dashboard's kernel needs the cutting of sentences alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explorer.reading.reader import Reader, Reading, ReadMany, read_article, read_many

__all__ = ["ReadMany", "Reader", "Reading", "read_article", "read_many"]


def __getattr__(name: str) -> Any:
    """The public name `name`, from the reader."""
    if name not in __all__:
        raise AttributeError(f"module 'explorer.reading' has no attribute {name!r}")
    from explorer.reading import reader  # noqa: PLC0415 - loads the matcher

    return getattr(reader, name)

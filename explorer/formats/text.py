"""One plain-text file, one article: a scraped or pasted page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.errors import InputError
from explorer.formats.opened import OpenedFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["records"]


def decoded(data: bytes, path: Path) -> str:
    """`data` as UTF-8 text.

    Raises:
        InputError: The file is binary or not UTF-8; names the offset of the byte.
    """
    if (at := data.find(b"\0")) >= 0:
        raise InputError(f"{path}: not a text file: a zero byte stands at offset {at:,}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start:,}; save it as UTF-8"
        ) from error


def records(path: Path) -> Iterator[tuple[int, dict[str, Any], int]]:
    """The one record of the file: line 1, `{"text": ...}`, bytes read."""
    with OpenedFile(path) as file:
        yield 1, {"text": decoded(file.whole(), path)}, file.position

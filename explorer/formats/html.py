"""One saved web page, one article; trafilatura finds the story, its title, day and outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.errors import InputError
from explorer.formats.opened import OpenedFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["records"]


def records(path: Path) -> Iterator[tuple[int, dict[str, Any], int]]:
    """The one record of the page: line 1, its fields, bytes read.

    Raises:
        InputError: The page is binary, or no story is found in it.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.4 s that folders of text never need

    with OpenedFile(path) as file:
        data, position = file.whole(), file.position
    if b"\0" in data[:4096]:
        raise InputError(f"{path}: not a web page: a zero byte stands at offset {data.find(0):,}")
    found = bare_extraction(data, with_metadata=True, include_comments=False, include_tables=False)
    page = found if isinstance(found, dict) else found.as_dict() if found else {}
    if not (page.get("text") or "").strip():
        raise InputError(f"{path}: no article text found in the page")
    yield (
        1,
        {
            "title": page["title"],
            "text": page["text"],
            "published": page["date"],
            "outlet": page["sitename"] or page["hostname"],
            "url": page["url"],
            "language": page["language"],
        },
        position,
    )

"""One saved web page, one article; trafilatura finds the story, its title, day and outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from explorer.errors import InputError
from explorer.formats.opened import OpenedFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["records"]

_SAYS_ITS_DAY = re.compile(
    r"(?:(?:first |last |originally )?(?:published|posted|updated|modified)|dated?:?)\b"
    r".{0,60}\b(?:18|19|20)\d\d\b.{0,40}",
    re.IGNORECASE,
)
_BEGINNING, _SURE = 40, 12
"""Characters by which the story is known again in the page."""


def records(path: Path) -> Iterator[tuple[int, dict[str, Any], int]]:
    """The one record of the page: line 1, its fields, bytes read.

    The day is what the page's metadata say, by htmldate; never its guess from any year that stands on the page (a note
    of copyright makes a first of January). Where they say none, the line "Updated 14:32, Dec. 23, 2023", which is no
    part of the story, goes before the text, for the reader to find.

    Raises:
        InputError: The page is binary, or no story is found in it.
    """
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 - 0.4 s that folders of text never need

    with OpenedFile(path) as file:
        data, position = file.whole(), file.position
    if b"\0" in data[:4096]:
        raise InputError(f"{path}: not a web page: a zero byte stands at offset {data.find(0):,}")
    found = bare_extraction(
        data,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    page = found if isinstance(found, dict) else found.as_dict() if found else {}
    if not (page.get("text") or "").strip():
        raise InputError(f"{path}: no article text found in the page")
    said = [] if page["date"] else _lines_of_its_day(load_html(data), page["text"])
    yield (
        1,
        {
            "title": page["title"],
            "text": "\n".join([*said, page["text"]]),
            "published": page["date"],
            "outlet": page["sitename"] or page["hostname"],
            "url": page["url"],
            "language": page["language"],
        },
        position,
    )


def _lines_of_its_day(tree: Any, story: str) -> list[str]:
    """What a page says of its own day above its story: below it other stories are announced with theirs."""
    longest = " ".join(max(story.splitlines(), key=len).split())[:_BEGINNING]
    found: list[str] = []
    for text in tree.itertext():
        piece = " ".join(text.split())
        if piece and longest.startswith(piece[:_BEGINNING]) and len(piece) >= _SURE:
            return list(dict.fromkeys(found))
        if _SAYS_ITS_DAY.fullmatch(piece):
            found.append(piece)
    return []

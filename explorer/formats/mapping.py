"""Which of the user's columns is the title, the text, the day.

Guessing goes by name only: the first name of each field's list that a file has, whatever its case. What the user maps
wins; what no field takes is the user's own and kept.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from explorer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["FIELDS", "chosen_mapping", "own_name"]

FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "story",
        "description",
        "desc", "summary", "lead", "snippet", "abstract",
    ),
    "title": ("title", "headline", "head", "heading", "headlines"),
    "published": (
        "published", "published_at", "publishedat", "publication_date", "publish_date", "date_published", "pub_date",
        "pubdate", "date", "datetime", "timestamp", "time", "day", "created_at", "created",
    ),
    "outlet": ("outlet", "source", "site", "publisher", "publication", "newspaper", "media", "sitename",
               "source_name", "domain"),
    "url": ("url", "link", "address", "src", "href", "web_url", "permalink"),
    "language": ("language", "lang"),
}  # fmt: skip


def chosen_mapping(columns: Sequence[str], given: Mapping[str, str], file: str) -> dict[str, str]:
    """Field → column of one file: what the user `given`, and guesses for the rest.

    Args:
        columns: The file's columns, as they are written.
        given: What the user mapped, field → column.
        file: Named in refusals.

    Raises:
        InputError: A given field or column does not exist, or neither text nor title can be found.
    """
    for field, column in given.items():
        if field not in FIELDS:
            raise InputError(f"--map {field}={column}: there is no field {field!r}; the fields are {', '.join(FIELDS)}")
        if column not in columns:
            near = ", ".join(get_close_matches(column, columns)) or ", ".join(columns)
            raise InputError(f"{file}: no column {column!r} for {field}; it has {near}")
    chosen = dict(given)
    folded = {column.strip().lower().replace(" ", "_"): column for column in reversed(columns)}
    for field, names in FIELDS.items():
        if field in chosen:
            continue
        free = (folded[name] for name in names if name in folded and folded[name] not in chosen.values())
        if guess := next(free, None):
            chosen[field] = guess
    if "text" not in chosen and "title" not in chosen:
        raise InputError(
            f"{file}: no column looks like the text or the title; say --map text=COLUMN. It has {', '.join(columns)}"
        )
    return chosen


def own_name(column: str, position: int) -> str:
    """The name under which the user's own `column` is kept; a nameless one is called by its `position`, from 1."""
    return f"own.{column.strip() or f'column {position}'}"

"""Every table, as a polars schema.

`conform` refuses a frame that is not of its table; it never repairs one. Offsets count characters of their `part`
(`title` or `text`), end excluded. Inside a shard `row` numbers the articles in order of day, undated last.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from explorer.errors import SchemaError

__all__ = [
    "ARTICLES",
    "EVENTS",
    "MENTIONS",
    "OUTLETS",
    "RAW",
    "READING_MENTIONS",
    "STATEMENTS",
    "TEXTS",
    "TIMES",
    "conform",
    "unrowed",
]


def _table(columns: dict[str, Any]) -> pl.Schema:
    return pl.Schema(columns)


PUBLISHED = pl.Datetime("us", "UTC")

RAW = _table(
    {
        "title": pl.String,
        "text": pl.String,
        "published": PUBLISHED,
        "published_grain": pl.String,
        "published_from": pl.String,
        "outlet": pl.String,
        "url": pl.String,
        "language": pl.String,
        "file": pl.String,
        "line": pl.UInt64,
    }
)
"""A raw article as a format hands it over; the user's own columns follow as `own.<name>` (String)."""

ARTICLES = _table(
    {
        "row": pl.UInt32,
        "id": pl.String,
        "outlet": pl.String,
        "title": pl.String,
        "url": pl.String,
        "language": pl.String,
        "published": PUBLISHED,
        "published_grain": pl.String,
        "published_from": pl.String,
        "text_key": pl.UInt64,
        "n_chars": pl.UInt32,
    }
)

TEXTS = _table({"row": pl.UInt32, "text": pl.String})

MENTIONS = _table(
    {
        "row": pl.UInt32,
        "part": pl.String,
        "sentence": pl.UInt32,
        "start": pl.UInt32,
        "end": pl.UInt32,
        "kind": pl.String,
        "entity": pl.String,
        "name": pl.String,
        "sense": pl.String,
        "voice": pl.String,
        "runner_up": pl.String,
        "reason": pl.String,
    }
)

TIMES = _table(
    {
        "row": pl.UInt32,
        "part": pl.String,
        "sentence": pl.UInt32,
        "start": pl.UInt32,
        "end": pl.UInt32,
        "type": pl.String,
        "value": pl.String,
        "mod": pl.String,
        "open": pl.String,
        "first": pl.Date,
        "last": pl.Date,
        "grain": pl.String,
    }
)

STATEMENTS = _table(
    {
        "row": pl.UInt32,
        "part": pl.String,
        "sentence": pl.UInt32,
        "speaker": pl.String,
        "speaker_start": pl.UInt32,
        "speaker_end": pl.UInt32,
        "cue_start": pl.UInt32,
        "cue_end": pl.UInt32,
        "content_start": pl.UInt32,
        "content_end": pl.UInt32,
        "manner": pl.String,
        "class": pl.String,
        "anonymous": pl.Boolean,
        "inner": pl.Boolean,
        "chain": pl.List(pl.Struct({"entity": pl.String, "words": pl.String})),
        "origin": pl.String,
    }
)

EVENTS = _table(
    {
        "row": pl.UInt32,
        "part": pl.String,
        "sentence": pl.UInt32,
        "type": pl.String,
        "mode": pl.String,
        "actor": pl.String,
        "recipient": pl.String,
        "actor_start": pl.UInt32,
        "actor_end": pl.UInt32,
        "recipient_start": pl.UInt32,
        "recipient_end": pl.UInt32,
        "start": pl.UInt32,
        "end": pl.UInt32,
        "statement": pl.UInt32,
    }
)

OUTLETS = _table({"outlet": pl.String, "near": pl.String, "zone": pl.String, "date_order": pl.String})


def unrowed(schema: pl.Schema) -> pl.Schema:
    """`schema` without `row`: the same table in the `Reading` of one article."""
    return _table({name: dtype for name, dtype in schema.items() if name != "row"})


READING_MENTIONS = _table({**unrowed(MENTIONS), "latitude": pl.Float32, "longitude": pl.Float32})
"""The mentions of one `Reading`: degrees, WGS 84, null for actors and what could not be placed."""


def conform(frame: pl.DataFrame, schema: pl.Schema, *, own: bool = False) -> pl.DataFrame:
    """`frame` itself, if it has exactly the columns and types of `schema`, in order.

    Args:
        frame: The frame to look at.
        schema: The table it claims to be.
        own: Whether columns `own.<name>` may follow.

    Raises:
        SchemaError: Names the first column that is missing, of another type or too many.
    """
    found = frame.schema
    for name, dtype in schema.items():
        if name not in found:
            raise SchemaError(f"column {name!r} is missing; the frame has {', '.join(found) or 'none'}")
        if found[name] != dtype:
            raise SchemaError(f"column {name!r} is {found[name]}, not {dtype}")
    for name in found:
        if name not in schema and not (own and name.startswith("own.")):
            raise SchemaError(f"column {name!r} does not belong to the table")
    return frame

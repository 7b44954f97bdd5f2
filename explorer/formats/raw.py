"""From records to raw articles: the user's columns under the house's names, every drop with its reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.formats.dates import DateOrder, moment
from explorer.formats.drops import DROPPED, UNDATED, Drop
from explorer.formats.mapping import own_name
from explorer.formats.opened import MOST_CHARACTERS
from explorer.schema import RAW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["raw_articles"]


def _said(value: object) -> str | None:
    """A value of the user's as it would be typed: null for nothing, lists joined by semicolons."""
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(_said, value))) or None
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    text = str(value).strip()
    return text or None


def raw_articles(
    records: Iterable[tuple[int, dict[str, Any]]],
    *,
    mapping: Mapping[str, str],
    columns: Sequence[str],
    file: str,
    order: DateOrder | None = None,
    published_from: str = "given",
) -> tuple[pl.DataFrame, list[Drop]]:
    """Raw articles of some `records`, and what of them was dropped.

    Args:
        records: Line (or row) number and the record, column → value.
        mapping: Field → column.
        columns: All columns of the file; those that no field takes become `own.<name>`, as strings.
        file: Where the records come from.
        order: Whether slashed dates have the day first; None where they cannot be read.
        published_from: What is written there for a record that has a day.

    Returns:
        A frame of `schema.RAW` and `own.` columns (String), and the drops. A record is dropped that has neither text
        nor title, or a text of more than 5,000,000 characters; one whose date cannot be read is kept as undated.
    """
    own = {c: own_name(c, i) for i, c in enumerate(columns, 1) if c not in mapping.values()}
    taken: dict[str, list[Any]] = {name: [] for name in (*RAW, *own.values())}
    drops = []
    for line, record in records:
        text, title = (str(record.get(mapping[f]) or "") if f in mapping else "" for f in ("text", "title"))
        if not text.strip() and not title.strip():
            drops.append(Drop(file, line, DROPPED, "neither text nor title"))
            continue
        if len(text) > MOST_CHARACTERS:
            drops.append(
                Drop(file, line, DROPPED, f"the text has {len(text):,} characters, more than {MOST_CHARACTERS:,}")
            )
            continue
        at = moment(record.get(mapping["published"]) if "published" in mapping else None, order)
        if at.reason:
            drops.append(Drop(file, line, UNDATED, at.reason))
        row = {
            "title": " ".join(title.split()) or None,
            "text": text,
            "published": at.at,
            "published_grain": at.grain,
            "published_from": published_from if at.at else None,
            "outlet": _said(record.get(mapping.get("outlet", ""))),
            "url": _said(record.get(mapping.get("url", ""))),
            "language": _said(record.get(mapping.get("language", ""))),
            "file": file,
            "line": line,
            **{name: _said(record.get(column)) for column, name in own.items()},
        }
        for name, value in row.items():
            taken[name].append(value)
    return pl.DataFrame(taken, schema={**RAW, **dict.fromkeys(own.values(), pl.String)}), drops

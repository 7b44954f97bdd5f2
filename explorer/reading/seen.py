"""What was read in an article, marked where it stands: pieces for a terminal, HTML for a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from explorer.names.names import open_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.reading.reader import Reading

__all__ = ["SEEN", "Piece", "html_of", "pieces_of"]

SEEN = {
    "actor": "actor",
    "metonym": "place that acts",
    "region": "place",
    "demonym": "of a place",
    "unresolved": "place not known",
    "candidate": "name on no list",
    "time": "time",
}
"""What a piece of a text can be, and how that is called."""

_STYLE = """\
.explorer-reading{max-width:46rem;line-height:1.6}
.explorer-reading .explorer-text{white-space:pre-line;overflow-wrap:anywhere}
.explorer-reading mark{color:inherit;border-radius:2px;padding:0 .1em;border-bottom:2px solid;background:none}
.explorer-reading .seen-actor{border-color:#1f6fd0;background:rgba(31,111,208,.16)}
.explorer-reading .seen-metonym{border-color:#1f6fd0;border-bottom-style:dotted;background:rgba(31,111,208,.16)}
.explorer-reading .seen-region{border-color:#1b8a4b;background:rgba(27,138,75,.16)}
.explorer-reading .seen-demonym{border-color:#1b8a4b;border-bottom-style:dotted;background:rgba(27,138,75,.16)}
.explorer-reading .seen-unresolved{border-color:#c0392b;border-bottom-style:dashed;background:rgba(192,57,43,.14)}
.explorer-reading .seen-candidate{border-color:#8a6d1b;border-bottom-style:dashed;background:rgba(200,160,40,.16)}
.explorer-reading .seen-time{border-color:#8e44ad;background:rgba(142,68,173,.14)}
.explorer-reading .explorer-key{font-size:.85em;opacity:.85}
"""


class Piece(NamedTuple):
    """Some words of a text; `seen` is a key of `SEEN`, `told` what was read there; both empty for what is between."""

    words: str
    seen: str = ""
    told: str = ""


def pieces_of(text: str, part: str, mentions: pl.DataFrame, times: pl.DataFrame) -> list[Piece]:
    """A part of an article cut into what was read and what is between; put together they are the part again.

    Args:
        text: The words of the part.
        part: `title` or `text`.
        mentions: The article's `schema.MENTIONS`, with or without `row`.
        times: The article's `schema.TIMES`, with or without `row`.
    """
    names = open_names()
    found: list[tuple[int, int, str, str]] = []
    for row in mentions.filter(pl.col("part") == part).iter_rows(named=True):
        entity, name = row["entity"], row["name"]
        told = name if entity is None else f"{names.label(entity)} ({entity})"
        other = f"or {names.label(row['runner_up'])}" if row["runner_up"] else None
        told = "; ".join(filter(None, [told, other, row["reason"]]))
        found.append((row["start"], row["end"], _seen(row["kind"], entity, row["name"], row["sense"]), told))
    for row in times.filter(pl.col("part") == part).iter_rows(named=True):
        days = f", {row['first']} to {row['last']}" if row["first"] and row["last"] else ""
        found.append((row["start"], row["end"], "time", f"{row['type']} {row['value'] or 'not resolved'}{days}"))
    return _cut(text, found)


def _seen(kind: str, entity: str | None, name: str | None, sense: str | None) -> str:
    if entity is None:
        return "candidate" if name else "unresolved"
    return sense if sense in {"metonym", "demonym"} else kind


def _cut(text: str, found: Iterable[tuple[int, int, str, str]]) -> list[Piece]:
    """Of two that overlap the one that begins first stands, then the longer, then a name before a time."""
    pieces: list[Piece] = []
    at = 0
    for start, end, seen, told in sorted(found, key=lambda one: (one[0], -one[1], one[2] == "time")):
        if start >= at and end > start:
            pieces += [Piece(text[at:start]), Piece(text[start:end], seen, told)]
            at = end
    return [piece for piece in (*pieces, Piece(text[at:])) if piece.words]


def html_of(reading: Reading) -> str:
    """The article as HTML: every word of it escaped, what was read in colour, told when one points at it."""
    title = _marked(pieces_of(reading.title or "", "title", reading.mentions, reading.times))
    pieces = pieces_of(reading.text, "text", reading.mentions, reading.times)
    day = f"{reading.published:%Y-%m-%d} (from {reading.published_from})" if reading.published else "undated"
    key = " ".join(f'<mark class="seen-{seen}">{escape(called)}</mark>' for seen, called in SEEN.items())
    return (
        f'<style>{_STYLE}</style><div class="explorer-reading">'
        + (f"<h3>{title}</h3>" if title else "")
        + f'<p class="explorer-key">{escape(day)} · {key}</p><div class="explorer-text">{_marked(pieces)}</div></div>'
    )


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(
        f'<mark class="seen-{seen}" title="{escape(told, quote=True)}">{escape(words)}</mark>'
        if seen
        else escape(words)
        for words, seen, told in pieces
    )

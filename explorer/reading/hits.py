"""One name in a run of capitalised words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.own_evidence import NOTHING

if TYPE_CHECKING:
    from explorer.reading.own_evidence import Own

__all__ = ["Hit"]


class Hit(NamedTuple):
    """A name in a run.

    Attributes:
        start: Offset in the run.
        end: End, excluded, without a possessive.
        key: Its folded words.
        regions: Codes of the regions it may mean (`Named.regions`).
        actors: (row, mark) of the actors it may mean.
        demonym: Whether it is an adjective or inhabitant.
        pattern: `county`, `lake`, `direction` … where a pattern found it, else None.
        first: Number of its first word in the run.
        last: Number of the word after it.
        own: What it says by itself for being a place.
    """

    start: int
    end: int
    key: str
    regions: tuple[int, ...]
    actors: tuple[tuple[int, int], ...]
    demonym: bool
    pattern: str | None
    first: int
    last: int
    own: Own = NOTHING

"""The rail: what to choose, facet by facet, with counts under all other filters."""

from __future__ import annotations

from explorer.widgets.rail.dates import dates_state
from explorer.widgets.rail.picker import actors_state, first_found, outlets_state, own_state
from explorer.widgets.rail.regions import regions_state
from explorer.widgets.rail.said import SAID_FACETS, said_state
from explorer.widgets.rail.words import words_state

__all__ = [
    "SAID_FACETS",
    "actors_state",
    "dates_state",
    "first_found",
    "outlets_state",
    "own_state",
    "regions_state",
    "said_state",
    "words_state",
]

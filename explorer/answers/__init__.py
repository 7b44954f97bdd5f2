"""What a corpus answers to a view, one file an answer: each a small polars frame with its counting rule."""

from __future__ import annotations

from explorer.answers.candidates import candidates
from explorer.answers.checking import check_sample, checked
from explorer.answers.listing import listing
from explorer.answers.loosened import loosened
from explorer.answers.opening import example_views, opening_view
from explorer.answers.places import places
from explorer.answers.rules import rules
from explorer.answers.summary import summary
from explorer.answers.talked_about import talked_about
from explorer.answers.timeline import ground, timeline
from explorer.answers.together import together
from explorer.answers.top import children, top

__all__ = [
    "candidates",
    "check_sample",
    "checked",
    "children",
    "example_views",
    "ground",
    "listing",
    "loosened",
    "opening_view",
    "places",
    "rules",
    "summary",
    "talked_about",
    "timeline",
    "together",
    "top",
]

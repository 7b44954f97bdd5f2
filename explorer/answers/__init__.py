"""What a corpus answers to a view, one file an answer: each a small polars frame with its counting rule."""

from __future__ import annotations

from explorer.answers.candidates import candidates
from explorer.answers.chains import chains
from explorer.answers.checked import checked
from explorer.answers.checking import check_sample
from explorer.answers.listing import listing
from explorer.answers.loosened import loosened
from explorer.answers.opening import example_views, opening_view
from explorer.answers.places import places
from explorer.answers.reports import checked_reports, reports
from explorer.answers.rules import rules
from explorer.answers.signals import signals
from explorer.answers.statements import statements
from explorer.answers.summary import summary
from explorer.answers.talked_about import talked_about
from explorer.answers.timeline import ground, timeline
from explorer.answers.together import together
from explorer.answers.top import children, top

__all__ = [
    "candidates",
    "chains",
    "check_sample",
    "checked",
    "checked_reports",
    "children",
    "example_views",
    "ground",
    "listing",
    "loosened",
    "opening_view",
    "places",
    "reports",
    "rules",
    "signals",
    "statements",
    "summary",
    "talked_about",
    "timeline",
    "together",
    "top",
]

"""Who is talked about, who is talking, where and when: an explorer of news articles.

The names below are loaded when first used, so that a dashboard's kernel never pays for the reader.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explorer.answers.checking import check_sample
    from explorer.answers.listing import listing
    from explorer.answers.opening import opening_view
    from explorer.answers.places import places
    from explorer.answers.summary import summary
    from explorer.answers.timeline import timeline
    from explorer.answers.together import together
    from explorer.answers.top import top
    from explorer.charts.draw import draw
    from explorer.corpus import open_corpus
    from explorer.dashboard import Dashboard
    from explorer.errors import ExplorerError
    from explorer.ingest import corpus_from
    from explorer.link import link, view_from
    from explorer.reading import Reader, read_article, read_many
    from explorer.view import Query, View
    from explorer.widgets.check.widget import CheckSample
    from explorer.widgets.review.widget import ReviewActors

_HOME = {
    "CheckSample": "widgets.check.widget",
    "Dashboard": "dashboard",
    "ExplorerError": "errors",
    "Query": "view",
    "Reader": "reading",
    "ReviewActors": "widgets.review.widget",
    "View": "view",
    "check_sample": "answers",
    "corpus_from": "ingest",
    "draw": "charts",
    "link": "link",
    "listing": "answers",
    "open_corpus": "corpus",
    "opening_view": "answers",
    "places": "answers",
    "read_article": "reading",
    "read_many": "reading",
    "summary": "answers",
    "timeline": "answers",
    "together": "answers",
    "top": "answers",
    "view_from": "link",
}

__all__ = [
    "CheckSample",
    "Dashboard",
    "ExplorerError",
    "Query",
    "Reader",
    "ReviewActors",
    "View",
    "check_sample",
    "corpus_from",
    "draw",
    "link",
    "listing",
    "open_corpus",
    "opening_view",
    "places",
    "read_article",
    "read_many",
    "summary",
    "timeline",
    "together",
    "top",
    "view_from",
]


def __getattr__(name: str) -> Any:
    """The public name `name`, from the module that holds it."""
    if name not in _HOME:
        raise AttributeError(f"module 'explorer' has no attribute {name!r}")
    return getattr(import_module(f"explorer.{_HOME[name]}"), name)

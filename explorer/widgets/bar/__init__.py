"""The bar: whose articles these are, and what can be done with the view as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.link import link
from explorer.widgets.phrases import plural

if TYPE_CHECKING:
    from explorer.view import View
    from explorer.widgets.answered import Answered

__all__ = ["bar_state", "code"]


def bar_state(answered: Answered, *, undo: bool) -> dict[str, Any]:
    """The bar of a view; `undo` is whether there is a view to go back to."""
    query, corpus = answered.view.query, answered.corpus
    chosen = [query.actors, query.actors_all, query.actors_not, query.regions, query.outlets, query.words]
    return {
        "corpus": corpus.title,
        "notice": corpus.notice,
        "undo": undo,
        "n_filters": sum(map(len, chosen))
        + len(query.columns)
        + bool(query.start or query.end)
        + query.no_region
        + bool(query.senses)
        + len(query.voices)
        + len(query.event_types)
        + len(query.signals)
        + len(query.cited)
        + query.anonymous,
        "shown": plural(answered.summary["n"], "article"),  # type: ignore[arg-type]
        "link": link(answered.view, corpus.fingerprint),
        "code": code(answered.view, str(corpus.path)),
    }


def code(view: View, path: str) -> str:
    """Python that opens the corpus and counts what the chart shows."""
    dated = "from datetime import date\n\n" if "date(" in repr(view) else ""
    return (
        f"{dated}from explorer import answers\n"
        "from explorer.charts import draw\n"
        "from explorer.corpus import open_corpus\n"
        "from explorer.view import Query, View\n\n"
        f"corpus = open_corpus({path!r})\n"
        f"view = {view!r}\n"
        "frame = answers.timeline(corpus, view)\n"
        "draw(frame, view, notice=corpus.notice, names=corpus.names)\n"
    )

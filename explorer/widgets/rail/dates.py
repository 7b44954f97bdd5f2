"""The fields of the first and last day of publication, and of the days talked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.corpus.spans import NOT_READ, TALKED_ABOUT
from explorer.widgets.phrases import last_day, plural, short_day

if TYPE_CHECKING:
    from datetime import date

    from explorer.widgets.answered import Answered

__all__ = ["dates_state"]


def dates_state(answered: Answered) -> dict[str, Any]:
    """The days asked for, or those of the corpus; a whole month is written as one.

    Days talked about that are not asked for are left empty; where they were not read, a sentence stands for the fields.
    """
    corpus, query = answered.corpus, answered.view.query
    if corpus.first_day is None or corpus.last_day is None:
        return {"hidden": True}
    undated = corpus.n_undated
    dated = "Every article has a date." if not undated else f"{plural(undated, 'article')} without a date."
    start = query.start.isoformat() if query.start else corpus.first_day.isoformat()[:7]
    days = " – ".join(dict.fromkeys([short_day(corpus.first_day), short_day(corpus.last_day)]))
    end = query.end.isoformat() if query.end else corpus.last_day.isoformat()[:7]
    return {
        "facet": "dates",
        "title": "Dates",
        "start": {"value": _short(query.start, start, is_end=False), "placeholder": start},
        "end": {"value": _short(query.end, end, is_end=True), "placeholder": end},
        "note": "chosen" if query.start or query.end or query.talked_about else "all",
        "about": f"{dated} {days}.",
        "talked": _talked(answered),
        "hidden": False,
    }


def _talked(answered: Answered) -> dict[str, Any]:
    if answered.corpus.values(TALKED_ABOUT) is None:
        return {"fields": False, "about": f"{NOT_READ.capitalize()}."}
    first, last = answered.view.query.talked_about or (None, None)
    return {
        "fields": True,
        "about": "Days talked about in the articles.",
        "first": {"value": _short(first, first.isoformat() if first else "", is_end=False), "placeholder": "any day"},
        "last": {"value": _short(last, last.isoformat() if last else "", is_end=True), "placeholder": "any day"},
    }


def _short(day: date | None, said: str, *, is_end: bool) -> str:
    if day is None:
        return said
    whole = day == last_day(day) if is_end else day.day == 1
    return said[:7] if whole else said

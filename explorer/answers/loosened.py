"""What one change would give where nothing is found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.answers.selection import selected, size, without
from explorer.answers.top import label
from explorer.link import link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["loosened"]

_EACH = {
    "actors_all": ("actor", "{} need not be named"),
    "actors_not": ("actor", "{} may be named"),
    "regions_not": ("region", "{} may be named"),
    "outlets_not": ("outlet", "{} too"),
    "words": ("words", "without “{}”"),
    "words_not": ("words", "“{}” may stand in it"),
}


def loosened(corpus: Corpus, view: View) -> pl.DataFrame:
    """The views that ask one thing less, and how many articles each finds, most first.

    Returns:
        `what` String (the change, in words), `link` String (the view, as `explorer.link` writes it), `n` Int64; views
        that find nothing are left out.
    """
    found = [
        (what, link(changed, corpus.fingerprint), size(selected(corpus, changed)))
        for what, changed in _changes(corpus, view)
    ]
    best = sorted((one for one in found if one[2]), key=lambda one: -one[2])
    return pl.DataFrame(best, schema={"what": pl.String, "link": pl.String, "n": pl.Int64}, orient="row")


_WHOLE: tuple[tuple[str, Any, str], ...] = (
    ("talked_about", None, "whatever days it talks about"),
    ("actors", (), "any name"),
    ("regions", (), "any region"),
    ("outlets", (), "any outlet"),
    ("senses", (), "regions by any of their names"),
    ("no_region", False, "a region may be named"),
    ("voices", (), "speaking, cited or only named"),
    ("event_types", (), "any act or none"),
    ("signals", (), "acts of any kind or none"),
    ("cited", (), "through whomever it came"),
    ("anonymous", False, "with no unnamed source, too"),
)
"""Fields that are given up as a whole, with what that asks, and the words."""


def _changes(corpus: Corpus, view: View) -> Iterator[tuple[str, View]]:
    view = replace(view, picked=None)
    query = view.query
    if query.start or query.end:
        yield "any day", view.asking(start=None, end=None)
    for name, nothing, words in _WHOLE:
        if getattr(query, name):
            yield words, view.asking(**{name: nothing})
    for name, (kind, words) in _EACH.items():
        values = getattr(query, name)
        for value in values:
            left = tuple(other for other in values if other != value)
            yield words.format(label(corpus, kind, value).strip('"')), view.asking(**{name: left})
    for name, _ in query.columns:
        yield f"any {name}", replace(view, query=without(query, f"own.{name}"))
    if view.lines == "words" and view.lines_of:
        yield "whatever the expressions compared", replace(view, lines=None, lines_of=())

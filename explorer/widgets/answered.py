"""The answers to one view, each counted when a part first wants it, and kept."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from explorer import answers
from explorer.view import MOST_LINES, Query
from explorer.widgets.phrases import quoted

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from explorer.corpus import Corpus
    from explorer.names import Names
    from explorer.view import Period, View

__all__ = ["Answered"]

MONTHS_OF_DAYS = 70
MONTHS_OF_YEARS = 40 * 366


class Answered:
    """A corpus, a view, and what is answered to it.

    Attributes:
        corpus: Where the articles are.
        view: What is asked.
        names: How ids are written.
    """

    def __init__(self, corpus: Corpus, view: View, names: Names) -> None:
        self.corpus = corpus
        self.view = view
        self.names = names

    @cached_property
    def timeline(self) -> pl.DataFrame:
        """`answers.timeline` of the view."""
        return answers.timeline(self.corpus, self.view)

    @cached_property
    def ground(self) -> pl.DataFrame:
        """`answers.ground` of the view."""
        return answers.ground(self.corpus, self.view)

    @cached_property
    def whole_ground(self) -> pl.DataFrame:
        """`answers.ground` over all days, in the periods of the strip of dates."""
        if self.view.query.start is None and self.view.query.end is None and self.view.period == self.strip_period:
            return self.ground
        return answers.ground(self.corpus, replace(self.view.asking(start=None, end=None), period=self.strip_period))

    @cached_property
    def summary(self) -> dict[str, object]:
        """The one row of `answers.summary`."""
        return answers.summary(self.corpus, self.view).row(0, named=True)

    @cached_property
    def together(self) -> pl.DataFrame:
        """`answers.together` of the view."""
        return answers.together(self.corpus, self.view)

    @cached_property
    def places(self) -> pl.DataFrame:
        """`answers.places` of the view."""
        return answers.places(self.corpus, self.view)

    @cached_property
    def chains(self) -> pl.DataFrame:
        """`answers.chains` of the view."""
        return answers.chains(self.corpus, self.view)

    @cached_property
    def signals(self) -> pl.DataFrame:
        """`answers.signals` of the view."""
        return answers.signals(self.corpus, self.view)

    @cached_property
    def strip_period(self) -> Period:
        """How wide a bar of the strip of dates is: a month, or what suits a very short or long span."""
        first, last = self.corpus.first_day, self.corpus.last_day
        days = (last - first).days if first and last else 0
        return "day" if days < MONTHS_OF_DAYS else "year" if days > MONTHS_OF_YEARS else "month"

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """What makes a line each, at most six; `("",)` where all is one line."""
        query = self.view.query
        chosen: tuple[str, ...] = ()
        if self.view.lines == "actors":
            chosen = () if query.actors_all else query.actors
        elif self.view.lines == "regions":
            chosen = query.regions
        elif self.view.lines == "outlets":
            chosen = query.outlets
        elif self.view.lines == "words":
            chosen = self.view.lines_of
        return chosen[:MOST_LINES] or ("",)

    @cached_property
    def first_day(self) -> date | None:
        """First day shown."""
        return self.view.query.start or self.corpus.first_day

    @cached_property
    def last_day(self) -> date | None:
        """Last day shown."""
        return self.view.query.end or self.corpus.last_day

    @property
    def nothing(self) -> bool:
        """Whether no article fits."""
        return self.summary["n"] == 0

    def label(self, value: str) -> str:
        """How a line's value is written."""
        return quoted(value) if self.view.lines == "words" else self.name(value)

    def name(self, value: str) -> str:
        """How an id is written; an outlet, or an id nobody knows, as it is."""
        return self.names.label(value)

    def line_of(self, kind: str, value: str) -> int | None:
        """The number of the line that a chosen value makes; None where it makes none."""
        makes = value and self.view.lines == kind and value in self.lines
        return self.lines.index(value) if makes else None

    @property
    def unfiltered(self) -> bool:
        """Whether nothing is asked of the articles."""
        return self.view.query == Query()

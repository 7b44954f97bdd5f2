"""`Dashboard(corpus)`: the whole page as one widget.

The page is a function of a view. A control sends what was done; that becomes a new view, and each part's state is made
from it again: the chart's first, then the others', then one by one those far down the page, which a newer action
spares. Only the states that differ travel. Under Voilà the cell's output also carries the states themselves, so that
the page is painted before any widget lives.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import anywidget
from traitlets import Dict, Unicode
from traitlets.log import get_logger

from explorer import answers, hosting
from explorer.answers.selection import SAID_FIELDS, asks_said
from explorer.corpus import Corpus, open_corpus
from explorer.corpus.spans import NOT_READ, TALKED_ABOUT
from explorer.corpus.voices import CITED, NOT_SAID
from explorer.link import link, view_from
from explorer.widgets.actions import view_after
from explorer.widgets.answered import Answered
from explorer.widgets.export import csv_file, sentences_file
from explorer.widgets.folds import FIRST_ARTICLES, Folds, folds_after
from explorer.widgets.guard import guard
from explorer.widgets.page_script import SERVED, page_script
from explorer.widgets.page_style import font_style, page_style
from explorer.widgets.parts import LATER, PARTS, Page, unfolded, waiting
from explorer.widgets.plotly_script import plotly_script
from explorer.widgets.rail import first_found
from explorer.widgets.suggesting import suggested

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from explorer.view import View

__all__ = ["Dashboard"]

MOST_UNDO = 100
AFTER_CHART = 0.02
"""Seconds between the chart's state and the rest: the chart is on its way, and the browser draws it undisturbed."""
AFTER_REST = 0.2
"""Seconds between the rest and what stands far down: who goes on clicking finds the kernel free."""
REST = tuple(part for part in PARTS if part != "chart" and part not in LATER)
PARTLY = "A part of the page could not be counted and is left out."
ANOTHER_CORPUS = "The link was made for another state of these articles: its numbers may differ."


class Dashboard(anywidget.AnyWidget):
    """The page: choose, and see.

    Args:
        corpus: An opened corpus, or the path of one.
        view: What to show at first; by default the corpus's opening view, or on a served page what its link asks.

    Attributes:
        view: What is shown; may be set.
        corpus: Where the articles are.
    """

    _esm = SERVED
    _css = ""
    query = Unicode().tag(sync=True)
    chart = Dict().tag(sync=True)
    headline = Dict().tag(sync=True)
    bar = Dict().tag(sync=True)
    count_row = Dict().tag(sync=True)
    facts = Dict().tag(sync=True)
    actors = Dict().tag(sync=True)
    regions = Dict().tag(sync=True)
    outlets = Dict().tag(sync=True)
    own = Dict().tag(sync=True)
    said = Dict().tag(sync=True)
    words = Dict().tag(sync=True)
    dates = Dict().tag(sync=True)
    together = Dict().tag(sync=True)
    where = Dict().tag(sync=True)
    listing = Dict().tag(sync=True)
    chains = Dict().tag(sync=True)
    signals = Dict().tag(sync=True)
    statements = Dict().tag(sync=True)
    message = Dict({"text": ""}).tag(sync=True)

    def __init__(self, corpus: Corpus | str | Path, view: View | None = None) -> None:
        self.corpus = corpus if isinstance(corpus, Corpus) else open_corpus(corpus)
        self._names = self.corpus.names
        self._opening = answers.opening_view(self.corpus)
        examples = answers.example_views(self.corpus)
        self._examples = tuple((question, link(example, self.corpus.fingerprint)) for question, example in examples)
        self._view = view or self._opening
        self._past: list[View] = []
        self._folds = Folds(expressions=_expressions(example for _, example in examples))
        self._notes: tuple[str, ...] = ()
        self._acting = False
        self._rest: asyncio.TimerHandle | None = None
        self._later: asyncio.TimerHandle | None = None
        self._unseen = hosting.under_voila()  # until the page lives nobody looks far down
        self._answered = Answered(self.corpus, self._view, self._names)
        if not hosting.under_voila():
            self._esm, self._css = page_script(), font_style() + page_style()
        states = self._states(*PARTS)
        super().__init__(**states, query=link(self._view, self.corpus.fingerprint))  # all travels in one message
        self._good = self._whole()
        self.on_msg(self._heard)

    @property
    def view(self) -> View:
        """What is shown."""
        return self._view

    @view.setter
    def view(self, view: View) -> None:
        self._show(view)

    def open_link(self, query_string: str, *, remember: bool = True) -> None:
        """Show what a link asks for; what cannot be read in it is named on the page, and the rest holds.

        Args:
            query_string: The link's query string, without "?"; empty for the opening view.
            remember: Whether undo comes back to the view shown until now.
        """
        asked = view_from(query_string)
        notes = list(asked.unread)
        if asked.fingerprint and asked.fingerprint != self.corpus.fingerprint:
            notes.append(ANOTHER_CORPUS)
        view = self._opening if asked.view is None else asked.view
        if view.query.talked_about and self.corpus.values(TALKED_ABOUT) is None:
            notes.append(f"{NOT_READ.capitalize()}.")
            view = view.asking(talked_about=None)
        if asks_said(view.query) and self.corpus.values(CITED) is None:
            notes.append(f"{NOT_SAID.capitalize()}.")
            view = view.asking(**SAID_FIELDS)
        self._show(view, tuple(notes), remember=remember)

    def state(self) -> dict[str, Any]:
        """The states of all parts, as JSON values."""
        return {part: getattr(self, part) for part in (*PARTS, "message")} | {
            "page_title": f"Explorer: {self.corpus.title}"
        }

    def _show(self, view: View, notes: tuple[str, ...] = (), *, remember: bool = True) -> None:
        """Replace the view, the chart first. An equal view changes nothing but the notes, which ends feedback loops."""
        if view == self._view:
            if notes != self._notes:
                self._notes = notes
                self._paint("headline")
            return
        answered = Answered(self.corpus, view, self._names)
        chart = PARTS["chart"](answered, self._page())  # a view that cannot be answered raises here, before any change
        if remember:
            self._past = [*self._past, self._view][-MOST_UNDO:]
        self._view, self._answered, self._notes = view, answered, notes
        self._folds = replace(self._folds, articles=FIRST_ARTICLES, asked=())
        self._set("chart", chart)
        self._forget_rest()
        if self._acting:  # somebody waits for the chart; a newer action spares the rest of this one
            self._rest = _soon(AFTER_CHART, self._show_rest)
        if self._rest is None:
            self._finish(*REST, *LATER)

    def _finish(self, *parts: str) -> None:
        """Make and send some parts beside the chart, in one message; where that fails the last page comes back."""
        try:
            states = self._states(*parts)
        except Exception:
            self._view, self._answered, self._notes, self._past, chart = self._good
            self._set("chart", chart)
            raise
        with self.hold_sync():
            for part, state in states.items():
                self._set(part, state)
            self.query = link(self._view, self.corpus.fingerprint)
        self._good = self._whole()

    def _whole(self) -> tuple[View, Answered, tuple[str, ...], list[View], dict[str, Any]]:
        """What it takes to come back to the page as it is now."""
        return self._view, self._answered, self._notes, self._past, self.chart

    def _show_rest(self) -> None:
        self._rest = None
        with guard(self._say):
            self._finish(*REST)
        self._done()
        self._later = _soon(AFTER_REST, self._show_later, *LATER)

    def _show_later(self, part: str, *others: str) -> None:
        """Make and send one part and then the others; whatever is asked in between comes first and spares them."""
        self._later = None
        try:
            self._set(part, self._states(part)[part])
        except Exception:  # noqa: BLE001 (nobody calls this but the loop)
            get_logger().error("a part of the page failed", exc_info=True)
            self._set(part, {"hidden": True})
            self._say(PARTLY)
        if others:
            self._later = _soon(0, self._show_later, *others)
        elif hosting.under_voila():
            hosting.give_back_memory()

    def _forget_rest(self) -> None:
        for handle in (self._rest, self._later):
            if handle is not None:
                handle.cancel()
        self._rest = self._later = None

    def _states(self, *parts: str) -> dict[str, dict[str, Any]]:
        """The states of some parts; those far down wait as long as the page does not live."""
        page = self._page()
        return {
            part: waiting(self._answered, part) if self._unseen and part in LATER else PARTS[part](self._answered, page)
            for part in parts
        }

    def _page(self) -> Page:
        questions = self._examples if self._view == self._opening else ()
        return Page(folds=self._folds, undo=bool(self._past), questions=questions, notes=self._notes)

    def _paint(self, *parts: str) -> None:
        for part, state in self._states(*parts).items():
            self._set(part, state)

    def _set(self, part: str, state: dict[str, Any]) -> None:
        if getattr(self, part) != state:
            setattr(self, part, state)

    def _say(self, sentence: str) -> None:
        self._set("message", {"text": sentence})

    def _heard(self, _widget: object, content: object, _buffers: object) -> None:
        """Do what the page sends. The last wall: no exception leaves it."""
        if isinstance(content, dict) and content.get("do") == "plotly":
            self.send({"kind": "plotly"}, [plotly_script().read_bytes()])
            return
        if content == {"do": "live"}:
            if self._unseen:
                self._unseen = False
                if self._rest is None:  # else they follow what is being made
                    self._later = _soon(0, self._show_later, *LATER)
            return
        self._acting = True
        with guard(self._say):
            self._act(content if isinstance(content, dict) else {})
        self._acting = False
        if self._rest is None:
            self._done()

    def _done(self) -> None:
        """Tell the page that its action is answered; where it was refused, the controls go back to the view shown."""
        self.send({"kind": "done", "refused": bool(self.message["text"])})

    def _act(self, action: Mapping[str, Any]) -> None:
        match action:
            case {"do": "undo"}:
                if self._past:
                    self._show(self._past.pop(), remember=False)
                    self._paint("bar")
            case {"do": "reset"}:
                self._show(self._opening)
            case {"do": "open", "link": str(query_string)}:
                self.open_link(query_string)
            case {"do": "csv", "of": "statements"}:
                self.send({"kind": "csv", **sentences_file(self._answered, self._folds)})
            case {"do": "csv"}:
                self.send({"kind": "csv", **csv_file(self._answered)})
            case {"do": "first", "facet": str(facet), "typed": str(typed)}:
                self._fold({"do": "search", "facet": facet, "typed": ""})
                found = first_found(self._answered, facet, typed)
                if found:
                    self._act({"do": "choose", "facet": facet, "value": found, "on": True})
            case {"do": "search" | "open_region" | "more" | "ask"}:
                self._fold(action)
            case _:
                self._fold(action)
                self._choose(action)

    def _choose(self, action: Mapping[str, Any]) -> None:
        view = view_after(suggested(self._answered, action), action, self._names)
        if view is None:
            get_logger().warning("an action of the page was not understood: %.200r", action)
        else:
            self._show(view)

    def _fold(self, action: Mapping[str, Any]) -> None:
        folds = folds_after(self._folds, action)
        if folds != self._folds:
            self._folds = folds
            self._paint(*unfolded(action))

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is not None and hosting.under_voila():
            with guard(self._say):
                self.open_link(
                    hosting.asked(), remember=False
                )  # a heated kernel waits in here, all opened and painted once
            bundle[0]["text/html"] = hosting.first_paint(self.state())
        return bundle


def _soon(seconds: float, act: Callable[..., None], *about: str) -> asyncio.TimerHandle | None:
    """Do something a little later; None where no loop runs that could."""
    with suppress(RuntimeError):
        return asyncio.get_running_loop().call_later(seconds, act, *about)
    return None


def _expressions(views: Iterable[View]) -> tuple[str, ...]:
    """The expressions of the example questions, to be at hand under Words."""
    return tuple(dict.fromkeys(word for view in views for word in (*view.query.words, *view.lines_of)))

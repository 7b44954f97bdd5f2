"""Of what the sentences show: all statements, those of one way, or the reports of one point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from explorer import answers
from explorer.answers.paths import STEPS
from explorer.widgets.phrases import in_period, plural
from explorer.widgets.telling import step_name

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered
    from explorer.widgets.folds import Folds

__all__ = ["Asked", "asked_of"]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What of the two diagrams was chosen.

    Attributes:
        frame: The sentences, as `answers.statements` or `answers.reports` gives them.
        title: What they are, in words.
        acts: Whether they are reports of acts.
        n_articles: How many articles they are from.
        n: How many sentences there are in all.
    """

    frame: pl.DataFrame
    title: str
    acts: bool
    n_articles: int
    n: int

    @property
    def counted(self) -> str:
        """`12 statements in 8 articles`."""
        return f"{plural(self.n, 'report' if self.acts else 'statement')} in {plural(self.n_articles, 'article')}"


def asked_of(answered: Answered, folds: Folds, n: int) -> Asked:
    """The first `n` sentences of what was chosen, in the order of the list of articles."""
    asked = dict(folds.asked)
    if "signal" in asked:
        return _reports(answered, asked, n)
    chains = answered.chains
    met = [chains[step] == asked[step] if step in asked else chains[step].is_null() for step in STEPS]
    if not asked:  # every article has one outlet: those add up
        met[0] = chains["outlet"].is_not_null()
    counted = chains.filter(*met)
    n_articles, n_all = int(counted["n"].sum()), int(counted["statements"].sum())
    outlet, cited, source = (asked.get(step) for step in STEPS)
    frame = answers.statements(answered.corpus, answered.view, n, outlet=outlet, cited=cited, source=source)
    title = " ← ".join(step_name(answered, step, asked[step]) for step in STEPS if step in asked)
    return Asked(frame=frame, title=title or "Who says what", acts=False, n_articles=n_articles, n=n_all)


def _reports(answered: Answered, asked: dict[str, str], n: int) -> Asked:
    """The reports behind one point of the chart of signals."""
    line, signal, first = asked["line"], asked["signal"], _day(asked["period"])
    frame = answers.reports(answered.corpus, answered.view, n, line=line, period=first, signal=signal)
    here = answered.signals.filter(pl.col("period").eq_missing(first), line=line, signal=signal)
    if here.is_empty() or first is None:
        return Asked(frame=frame.clear(), title="Reported acts", acts=True, n_articles=0, n=0)
    who = f"{answered.label(line)}: " if line else ""
    kind = f"{signal} acts" if who else f"{signal.capitalize()} acts"
    title = f"{who}{kind}, {in_period(first, answered.view.period)}"
    return Asked(frame=frame, title=title, acts=True, n_articles=here["n"][0], n=here["reports"][0])


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None

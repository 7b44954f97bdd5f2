"""Reported acts over time: cooperative ones up, conflictual ones down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer import answers
from explorer.charts.signals import BELOW, BOTTOM, CAVEAT, NAME, TOP, signals_figure, strip_height
from explorer.charts.template import PAGE
from explorer.widgets.phrases import counted, period_name, plural
from explorer.widgets.telling import unread

if TYPE_CHECKING:
    import polars as pl

    from explorer.widgets.answered import Answered
    from explorer.widgets.folds import Folds

__all__ = ["checked_words", "signals_state"]

ALL = "All together"


def signals_state(answered: Answered, folds: Folds) -> dict[str, Any]:
    """The figure, the same numbers for pointer and keyboard, and what must be said of them."""
    nothing = unread(answered, "events")
    if nothing is not None:
        return nothing
    frame = answered.signals
    if frame.is_empty():
        return {"hidden": True}
    names = {line: answered.label(line) if line else ALL for line in frame["line"].unique(maintain_order=True)}
    total = int(frame["reports"].sum())
    asked = dict(folds.asked)
    return {
        "hidden": False,
        "about": _about(answered, total),
        "caveat": f"{CAVEAT} {checked_words(answered, total)}",
        "notice": answered.corpus.notice,
        "figure": signals_figure(frame, names, PAGE, written=False) if total else None,
        "height": len(names) * strip_height(len(names)) + TOP + BOTTOM,
        "row": strip_height(len(names)),
        "top": TOP,
        "label": NAME,
        "below": BELOW,
        "most": max([1, *frame["n"]]),
        "lines": [{"value": line, "name": name} for line, name in names.items()],
        "periods": _periods(answered, frame),
        "numbers": [_line(part) for _, part in frame.group_by("line", maintain_order=True)],
        "asked": [asked["line"], asked["period"], asked["signal"]]
        if {"line", "period", "signal"} <= set(asked)
        else None,
    }


def checked_words(answered: Answered, total: int) -> str:
    """How many of the reports shown people looked at."""
    if not total:
        return ""
    n = answers.checked_reports(answered.corpus, answered.view)
    of = f"the {counted(total)} shown" if total > 1 else "the one shown"
    return f"Of {of}, people checked {counted(n) if n else 'none'}."


def _about(answered: Answered, total: int) -> str:
    if not total:
        return "No act of theirs is reported in these articles, as far as could be read."
    whose = "" if answered.lines != ("",) else " in these articles"
    return f"{plural(total, 'report')}{whose}, counted by articles. Up: cooperative; down: conflictual; full: in deeds."


def _periods(answered: Answered, frame: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {"first": first.isoformat(), "name": period_name(first, answered.view.period), "part": partial}
        for first, partial in frame.select("period", "partial").unique(maintain_order=True).iter_rows()
    ]


def _line(part: pl.DataFrame) -> dict[str, list[list[int]]]:
    """By signal, for each period: articles, those with an act in words, those with one in deeds."""
    return {
        signal: [list(row) for row in here.select("n", "verbal", "material").iter_rows()]
        for (signal,), here in part.group_by("signal", maintain_order=True)
    }

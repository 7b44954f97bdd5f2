"""The state of the page's head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.charts.caveat import CAVEAT, asks_acts
from explorer.view import MOST_LINES
from explorer.widgets.headline.chips import chips
from explorer.widgets.headline.sentence import ground_words, sentence
from explorer.widgets.one_article import is_alone, one_rule, one_sentence
from explorer.widgets.phrases import counted, day_name, in_period, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.widgets.answered import Answered

__all__ = ["headline_state"]

LONG = 115
"""Characters; a longer headline is set smaller."""

COUNTED = {
    "articles": "An article counts once per {line}.",
    "mentions": "Every mention counts.",
    "unique": "Of several articles with the same text, or nearly, only the earliest counts.",
    "origins": "Of several articles that pass on the same claim of the same source only the earliest counts.",
}
SHARES = {
    "corpus": "Each share is of all {what} of its own {period}.",
    "selection": "Each share is of the {what} of its own {period} that fit without the {lines}.",
    "outlets": "Each share is of all {what} of the chosen outlets in its own {period}.",
}
WHAT = {"articles": "articles", "mentions": "mentions of names", "unique": "unique articles", "origins": "origins"}
LINES = {"actors": "name", "regions": "region", "outlets": "outlet", "words": "expression", None: "period"}
TO_CHOOSE = {
    "actors": "Choose actors: each becomes a line.",
    "regions": "Choose regions: each becomes a line.",
    "outlets": "Choose outlets: each becomes a line.",
    "words": "Add expressions under Words: each becomes a line.",
}


def headline_state(
    answered: Answered, *, questions: Sequence[tuple[str, str]] = (), notes: Sequence[str] = ()
) -> dict[str, Any]:
    """Title, rule and chips of a view.

    Args:
        answered: The view.
        questions: On a first visit, questions to start with and the links that answer them.
        notes: Sentences about the link that was opened.
    """
    alone = is_alone(answered)
    title = one_sentence(answered) if alone else sentence(answered)
    corpus = answered.corpus
    intro = "Start with a question, or choose a name."
    if corpus.first_day and corpus.last_day:
        intro = f"The articles run from {day_name(corpus.first_day)} to {day_name(corpus.last_day)}. {intro}"
    return {
        "chips": chips(answered),
        "title": [list(piece) for piece in title],
        "long": len("".join(text for text, _ in title)) > LONG,
        "rule": "" if answered.nothing else one_rule(answered) if alone else rule(answered),
        "notes": [*notes, *_notes(answered)],
        "intro": intro,
        "questions": [] if alone else [{"text": text, "link": link} for text, link in questions],
    }


def rule(answered: Answered) -> str:
    """Out of how many articles, how they lie in time, and how they are counted."""
    view, summary = answered.view, answered.summary
    said = f"Out of {plural(summary['ground'], 'article')}{ground_words(answered)}"  # type: ignore[arg-type]
    if summary["peak_period"]:
        said += (
            f": {counted(summary['peak'])} {in_period(summary['peak_period'], view.period)}, "  # type: ignore[arg-type]
            f"{counted(round(summary['median']))} in a median {view.period}"  # type: ignore[call-overload]
        )
    line = LINES[view.lines]
    words = {"line": line, "lines": f"{line}s", "period": view.period, "what": WHAT[view.measure]}
    how = SHARES[view.share] if view.share else COUNTED[view.measure]
    caveat = f" {CAVEAT}." if asks_acts(view.query) else ""
    return f"{said}. {how.format(**words)}{caveat}"


def _notes(answered: Answered) -> list[str]:
    view, query = answered.view, answered.view.query
    chosen = view.lines_of if view.lines == "words" else getattr(query, view.lines) if view.lines else ()
    if len(chosen) > MOST_LINES:
        return [f"{plural(len(chosen), LINES[view.lines])} are chosen; the first six are drawn."]
    together = view.lines == "actors" and (query.actors_all or query.actors_not)
    return [TO_CHOOSE[view.lines]] if view.lines and not chosen and not together else []

"""Expressions to search for: all must match, or each makes a line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from explorer import answers
from explorer.errors import QueryError
from explorer.widgets.rail.picker import row

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered
    from explorer.widgets.folds import Folds

__all__ = ["words_state"]

MOST = 12
MODES = [["all", "all must match"], ["compare", "a line each"]]


def words_state(answered: Answered, folds: Folds) -> dict[str, Any]:
    """The expressions chosen, and those added before; each with its articles under all other filters."""
    view, query = answered.view, answered.view.query
    compared = view.lines == "words"
    chosen = [*query.words, *(view.lines_of if compared else ())]
    known = list(dict.fromkeys([*chosen, *query.words_not, *folds.expressions]))[:MOST]
    n_of = {word: _n_articles(answered, word) for word in known}
    most = max(n_of.values(), default=0)
    rows = []
    for word in known:
        made = row(answered, "", word, n=n_of[word], most=most, chosen=word in chosen)
        made |= {"line": answered.line_of("words", word), "hint": "left out" if word in query.words_not else None}
        rows.append(made)
    return {
        "facet": "words",
        "title": "Words",
        "placeholder": "Add a word or “a phrase”",
        "label": "Add an expression",
        "modes": MODES,
        "mode": "compare" if compared else "all",
        "rows": rows,
        "note": f"{len(chosen)} chosen" if chosen else "none",
    }


def _n_articles(answered: Answered, word: str) -> int:
    alone = replace(answered.view.asking(words=(word,)), lines=None, lines_of=(), picked=None, share=None)
    try:
        return int(answers.summary(answered.corpus, alone)["n"][0])
    except QueryError:  # it cannot be read as an expression: nothing can match it
        return 0

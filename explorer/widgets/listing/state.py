"""The list of articles: those of the picked period, the undated, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer import answers
from explorer.widgets.folds import FIRST_ARTICLES
from explorer.widgets.listing.article import article_state, line_finder
from explorer.widgets.one_article import is_alone
from explorer.widgets.phrases import counted, period_name, plural

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered
    from explorer.widgets.folds import Folds

__all__ = ["listing_state"]

MORE = 30
SORTS = [["oldest", "oldest first"], ["newest", "newest first"]]


def listing_state(answered: Answered, folds: Folds) -> dict[str, Any]:
    """The articles listed; where none fits, what one change would give, best first."""
    if answered.nothing:
        loosened = answers.loosened(answered.corpus, answered.view)
        return {
            "loosen": [
                {"text": what[:1].upper() + what[1:], "link": link, "n": plural(n, "article")}
                for what, link, n in loosened.select("what", "link", "n").iter_rows()
            ]
        }
    view = answered.view
    n_listed = int(answered.summary["listed"])  # type: ignore[call-overload]
    frame = answers.listing(answered.corpus, view, n=max(folds.articles, FIRST_ARTICLES))
    line_of = line_finder(answered)
    rest = n_listed - frame.height
    return {
        "loosen": None,
        "heading": _heading(answered, n_listed),
        "all": "Show every period" if view.picked else None,
        "sort": view.sort,
        "sorts": SORTS if n_listed > 1 and view.picked != "undated" and answered.corpus.first_day else None,
        "articles": [article_state(answered, row, line_of) for row in frame.iter_rows(named=True)],
        "more": f"Show {min(MORE, rest):,} more" if rest > 0 else None,
        "none": None if n_listed else "No article of this period fits; the lines show where there are some.",
    }


def _heading(answered: Answered, n: int) -> str:
    picked = answered.view.picked
    if is_alone(answered):
        return "The article"
    if picked is None:
        return f"{counted(n)} of {plural(int(answered.summary['ground']), 'article')}"  # type: ignore[call-overload]
    if picked == "undated":
        return f"Undated: {plural(n, 'article')}"
    of = answered.ground.filter(answered.ground["period"] == picked)["n"].sum()
    return f"{period_name(picked, answered.view.period)}: {counted(n)} of {plural(int(of), 'article')}"

"""`ReviewActors(corpus)`: names that are on no list, decided about in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.corpus import Corpus, open_corpus
from explorer.widgets.card import Card, pieces
from explorer.widgets.phrases import plural
from explorer.widgets.review.reviewing import Reviewing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["ReviewActors"]

LONGEST = 200


class ReviewActors(Card):
    """Candidates one after the other; each decision is a line of the corpus's `people/actors.csv`.

    Args:
        corpus: An opened corpus, or the path of one.
        k: How many candidates at most.

    Attributes:
        reviewing: What has been decided, and what is asked.
    """

    def __init__(self, corpus: Corpus | str | Path, k: int = 200) -> None:
        self.reviewing = Reviewing(corpus if isinstance(corpus, Corpus) else open_corpus(corpus), k)
        super().__init__("review/review.js")

    def state(self) -> dict[str, Any]:
        """The candidate that is asked about, as JSON values."""
        asked, back = self.reviewing.asked, self.reviewing.at > 0
        if asked is None:
            return {"name": None, "back": back}
        name = asked["name"]
        numbers = plural(asked["articles"], "article")
        mentions = asked["mentions"]
        return {
            "name": name,
            "place": f"{self.reviewing.at + 1:,} of {len(self.reviewing.candidates):,}",
            "numbers": numbers if mentions is None else f"{numbers}, {plural(mentions, 'mention')}",
            "examples": [_marked(example, name) for example in asked["examples"]],
            "like": [[id_, self.reviewing.corpus.names.label(id_)] for id_ in asked["like"]],
            "back": back,
        }

    def act(self, action: Mapping[str, Any]) -> None:
        """Decide, skip or take back."""
        match action:
            case {"do": "accept" | "rename" as decision, "kind": str(kind)}:
                label = str(action.get("label", ""))[:LONGEST]
                self.reviewing.decide(decision, label=label, kind=kind)
            case {"do": "merge", "actor": str(actor)}:
                self.reviewing.decide("merge", actor=actor[:LONGEST])
            case {"do": "refuse"}:
                self.reviewing.decide("refuse")
            case {"do": "skip"}:
                self.reviewing.skip()
            case {"do": "back"}:
                self.reviewing.take_back()


def _marked(example: str, name: str) -> list[list[Any]]:
    at = example.find(name)
    return pieces(example, [(at, at + len(name))] if at >= 0 else [])

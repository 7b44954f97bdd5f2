"""`CheckSample(corpus, view)`: counted mentions and articles left out, marked by people in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer import answers
from explorer.corpus import Corpus, open_corpus
from explorer.widgets.card import Card, pieces
from explorer.widgets.check.checking import Checking
from explorer.widgets.check.sentence import checked_sentence
from explorer.widgets.phrases import short_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from explorer.view import View

__all__ = ["CheckSample"]

LONGEST, FOUND = 200, 5


class CheckSample(Card):
    """Each mention with its sentence, each article left out with its text: right, wrong or unsure, by keys.

    Args:
        corpus: An opened corpus, or the path of one.
        view: What is checked.
        n: How many mentions, and how many articles left out.
        seed: The same seed draws the same, so that two people check the same.
        people: One name, or two for how far they agree.

    Attributes:
        checking: The sample and its marks.
    """

    def __init__(
        self, corpus: Corpus | str | Path, view: View, n: int = 100, *, seed: int = 1, people: Sequence[str] = ("A",)
    ) -> None:
        opened = corpus if isinstance(corpus, Corpus) else open_corpus(corpus)
        self.checking = Checking(opened, view, n, seed=seed, people=tuple(people))
        self._found: list[list[str]] = []
        super().__init__("check/check.js")

    def state(self) -> dict[str, Any]:
        """The item that is asked about and what was found so far, as JSON values."""
        checking = self.checking
        marks, asked = checking.marks, checking.asked
        result = checked_sentence(answers.checked(checking.corpus, checking.view))
        common = {
            "people": list(checking.people),
            "person": checking.person,
            "place": f"{min(checking.at + 1, len(checking.items)):,} of {len(checking.items):,}, {len(marks):,} marked",
            "result": result or "Nothing is checked yet.",
            "first": checking.at == 0,
        }
        if asked is None:
            return {**common, "question": None, "mark": None}
        return {**common, **self._asked(asked), "mark": marks.get(checking.at)}

    def _asked(self, asked: dict[str, Any]) -> dict[str, Any]:
        label = self.checking.corpus.names.label
        about = " · ".join(filter(None, [short_day(asked["day"]), asked["outlet"], asked["title"]]))
        if not asked["counted"]:
            return {
                "question": "Is it right that this article does not count?",
                "kind": "An article left out",
                "about": about,
                "said": pieces(asked["text"] or "", []),
                "whole": True,
                "places": None,
            }
        other = asked["runner_up"]
        places = [[other, self._placed(other)]] if other and asked["kind"] == "region" else []
        return {
            "question": f"Is this {label(asked['entity'])}?",
            "kind": f"A counted mention of {self._placed(asked['entity'])}",
            "about": about,
            "said": pieces(asked["text"], [(asked["mark_start"], asked["mark_end"])]),
            "whole": False,
            "places": [*places, *self._found] if asked["kind"] == "region" else None,
        }

    def _placed(self, entity: str) -> str:
        names = self.checking.corpus.names
        up = names.parent(entity)
        return f"{names.label(entity)}, {names.label(up)}" if up and up != "world" else f"{names.label(entity)}"

    def act(self, action: Mapping[str, Any]) -> None:
        """Mark, take back, look for a place, go on or back, change the person."""
        checking = self.checking
        match action:
            case {"do": "mark", "mark": str(mark)}:
                checking.mark(mark, instead=str(action.get("instead", ""))[:LONGEST])
            case {"do": "back"}:
                checking.take_back()
            case {"do": "go", "step": 1 | -1 as step}:
                checking.go(step)
            case {"do": "person", "person": str(person)}:
                checking.turn_to(person)
            case {"do": "search", "typed": str(typed)}:
                ids = checking.corpus.names.search("region", typed[:LONGEST], FOUND)
                self._found = [[id_, self._placed(id_)] for id_ in ids]
                return
        self._found = []

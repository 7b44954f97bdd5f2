"""Checking one mention after the other: what is shown, what is written, what is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.answers.checked import MARKS, checked_view
from explorer.answers.checking import check_sample
from explorer.corpus.people import add_decisions, decisions, remove_decision
from explorer.errors import QueryError

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["Checking"]

_MENTION = ("id", "part", "start", "end", "kind", "entity")


class Checking:
    """A sample of a view, and what one or two people say about it.

    A mark is one line of `people/marks.csv`. "Wrong" about a mention also writes one of `people/corrections.csv`: at
    the next opening of the corpus the mention is in no count, or of what is right instead. Whoever goes on later finds
    the marks there are.

    Attributes:
        items: `answers.check_sample`.
        people: Who checks.
        person: Who is checking now.
        at: The place of the item that is asked about; behind the last when this person has marked all.
    """

    def __init__(self, corpus: Corpus, view: View, n: int, *, seed: int, people: tuple[str, ...]) -> None:
        if not people or any(not person.strip() for person in people):
            raise QueryError(f"people wants one name or two, not {people!r}")
        self.corpus, self.view, self.people = corpus, view, people
        self.items: list[dict[str, Any]] = check_sample(corpus, view, n, seed=seed).rows(named=True)
        self._view = checked_view(view)
        self._done: list[tuple[str, int]] = []
        self.person, self.at = people[0], 0
        self.turn_to(people[0])

    @property
    def asked(self) -> dict[str, Any] | None:
        """The item that is asked about; None when all are marked."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def marks(self) -> dict[int, str]:
        """The marks of the present person, by the place of their item."""
        found = self._marked().filter(pl.col("person") == self.person).select(*_MENTION, "mark").iter_rows()
        said = {key: mark for *key_, mark in found if (key := tuple(key_))}
        keys = (tuple(item[name] for name in _MENTION) for item in self.items)
        return {at: said[key] for at, key in enumerate(keys) if key in said}

    def turn_to(self, person: str) -> None:
        """Let another person check; they begin with what they have not marked.

        Raises:
            QueryError: It is none of the people.
        """
        if person not in self.people:
            raise QueryError(f"{person!r} is none of {', '.join(self.people)}")
        self.person = person
        marks = self.marks
        self.at = next((at for at in range(len(self.items)) if at not in marks), len(self.items))

    def mark(self, mark: str, *, instead: str = "") -> None:
        """Write what the person says about the item, in place of what they said before, and go to the next.

        Args:
            mark: `right`, `wrong` or `unsure`.
            instead: With `wrong`: the place or actor that it is.

        Raises:
            QueryError: There is no such mark or no such place, or nothing is asked; nothing is written.
        """
        asked, names = self.asked, self.corpus.names
        if mark not in MARKS:
            raise QueryError(f"mark {mark!r} is none of {', '.join(MARKS)}")
        if asked is None:
            raise QueryError("all of the sample is marked")
        if instead and not (asked["counted"] and (names.is_region(instead) or names.is_actor(instead))):
            raise QueryError(f"{instead!r} is no region and no actor that a mention could be of")
        self._withdraw(self.at)
        mention = {name: asked[name] for name in _MENTION}
        words = asked["text"][asked["mark_start"] : asked["mark_end"]] if asked["counted"] else asked["title"]
        row = {**mention, "person": self.person, "mark": mark, "view": self._view, "words": words}
        add_decisions(self.corpus.path, "marks", [row])
        if mark == "wrong" and asked["counted"]:
            self._correct(mention, instead, words)
        self._done.append((self.person, self.at))
        self.at += 1

    def take_back(self) -> None:
        """Go back to what was marked last, and take out the lines that were written about it."""
        if self._done:
            self.person, self.at = self._done.pop()
            self._withdraw(self.at)

    def go(self, step: int) -> None:
        """Go some items on or back; nothing is written."""
        self.at = max(0, min(len(self.items), self.at + step))

    def _marked(self) -> pl.DataFrame:
        told, _ = decisions(self.corpus.path, "marks")
        return told.filter(pl.col("view") == self._view) if "view" in told.columns else told.clear()

    def _correct(self, mention: dict[str, Any], instead: str, words: str) -> None:
        """Write the correction, if it is not there; what a person says it is stands over what nobody said."""
        if instead:
            remove_decision(self.corpus.path, "corrections", {**mention, "instead": ""})
        told, _ = decisions(self.corpus.path, "corrections")
        if not _about(told, mention).height:
            add_decisions(self.corpus.path, "corrections", [{**mention, "instead": instead, "words": words}])

    def _withdraw(self, at: int) -> None:
        """Take out what the person said about an item, and the correction unless another calls it wrong, too."""
        mention = {name: self.items[at][name] for name in _MENTION}
        found = _about(self._marked(), mention).filter(pl.col("person") == self.person)
        for row in found.iter_rows(named=True):
            remove_decision(
                self.corpus.path, "marks", {name: row[name] for name in ("person", *_MENTION, "mark", "view")}
            )
        told, _ = decisions(self.corpus.path, "marks")
        if "wrong" in found["mark"] and not _about(told, mention).filter(pl.col("mark") == "wrong").height:
            remove_decision(self.corpus.path, "corrections", mention)


def _about(told: pl.DataFrame, mention: dict[str, Any]) -> pl.DataFrame:
    return told.filter(pl.all_horizontal(pl.col(name).eq_missing(pl.lit(value)) for name, value in mention.items()))

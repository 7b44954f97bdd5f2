"""Deciding about names that are on no list, one after the other: what terminal and notebook share.

A decision is one line of the corpus's `people/actors.csv`; nothing is counted before `explorer ingest --again`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.answers import candidates
from explorer.corpus.people import add_decisions, decisions, remove_decision
from explorer.errors import QueryError
from explorer.names.own import own_actors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.corpus import Corpus

__all__ = ["Reviewing", "add_names"]

_COLUMNS = ("name", "decision", "actor", "label", "kind")


class Reviewing:
    """The candidates of a corpus and what a person decides about them.

    Attributes:
        candidates: `answers.candidates`, in their order.
        at: The place of the one that is asked about; behind the last when all have been.
    """

    def __init__(self, corpus: Corpus, k: int = 200) -> None:
        self.corpus = corpus
        self.candidates: list[dict[str, Any]] = candidates(corpus, k).rows(named=True)
        self.at = 0
        self._done: list[tuple[int, dict[str, str] | None]] = []

    @property
    def asked(self) -> dict[str, Any] | None:
        """The candidate that is asked about; None when all have been."""
        return self.candidates[self.at] if self.at < len(self.candidates) else None

    def decide(self, decision: str, *, actor: str = "", label: str = "", kind: str = "") -> None:
        """Write down what becomes of the candidate, and go to the next.

        Args:
            decision: `accept`, `merge`, `rename` or `refuse`.
            actor: For `merge` the id of an actor there is; else the new actor's, made of its label where empty.
            label: What a new actor is called; its name where empty.
            kind: `person`, `organisation` …; a person where empty.

        Raises:
            QueryError: The decision cannot be done, or nothing is asked; nothing is written.
        """
        asked = self.asked
        if asked is None:
            raise QueryError("all candidates have been decided about")
        row = dict(zip(_COLUMNS, (asked["name"], decision, actor, label, kind), strict=True))
        cells = {column: cell.strip() or None for column, cell in row.items()}
        told, _ = decisions(self.corpus.path, "actors")
        new = pl.DataFrame([{"line": 0, **cells}], schema=told.select("line", *_COLUMNS).schema)
        _, faults = own_actors(pl.concat([told.select(new.columns), new]), self.corpus.names)
        fault = next((said for said in faults if said.startswith("line 0: ")), None)
        if fault:
            raise QueryError(fault.removeprefix("line 0: "))
        add_decisions(self.corpus.path, "actors", [row])
        self._done.append((self.at, row))
        self.at += 1

    def skip(self) -> None:
        """Leave the candidate undecided."""
        if self.asked is not None:
            self._done.append((self.at, None))
            self.at += 1

    def take_back(self) -> None:
        """Go back one, and take out the line that was written about it."""
        if self._done:
            self.at, row = self._done.pop()
            if row is not None:
                remove_decision(self.corpus.path, "actors", row)


def add_names(corpus: Corpus, names: Iterable[str]) -> int:
    """Make names candidates; how many are new. Empty lines and names that have a line already are passed over."""
    told, _ = decisions(corpus.path, "actors")
    known = set(told["name"])
    wanted = [name for name in dict.fromkeys(" ".join(name.split()) for name in names) if name and name not in known]
    if wanted:
        add_decisions(corpus.path, "actors", [{"name": name} for name in wanted])
    return len(wanted)

"""How statements and reported acts are put into words: steps of a way, sentences with their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.answers.paths import ANONYMOUS, NOBODY, OTHERS, UNLISTED
from explorer.answers.said import MOST, has_table, is_too_large
from explorer.widgets.phrases import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.widgets.answered import Answered

__all__ = ["pieces", "step_name", "unread", "way"]

WORDS = {
    "outlet": {NOBODY: "Outlet not known", OTHERS: "Other outlets"},
    "cited": {NOBODY: "Nobody cited", OTHERS: "Others on the list", UNLISTED: "Not on the list"},
    "source": {
        NOBODY: "No source given",
        OTHERS: "Others on the list",
        UNLISTED: "Not on the list",
        ANONYMOUS: "Without a name",
    },
}
RANK = ("cue", "act", "speaker", "actor", "recipient", "content")
"""Which of two marks on the same characters shows."""


def unread(answered: Answered, table: str) -> dict[str, Any] | None:
    """The state of a part that has nothing to show: no such table, nothing chosen, or too many articles."""
    if answered.nothing or not has_table(answered.corpus, table):
        return {"hidden": True}
    if is_too_large(answered.corpus, answered.view):
        return {
            "hidden": False,
            "too_many": f"Choose fewer than {MOST:,} articles to see this: statements are read article by article.",
        }
    return None


def step_name(answered: Answered, step: str, key: str) -> str:
    """How a step of a way is written: an outlet as it is, an id by its name, what is neither in words."""
    return WORDS[step].get(key) or (key if step == "outlet" else answered.name(key))


def way(answered: Answered, chain: Sequence[dict[str, Any]] | None, outlet: str | None) -> list[str]:
    """The links of one statement's chain, outermost first; of the unnamed their own words."""
    links = [
        answered.name(link["entity"]) if link["entity"] else link["words"] if link["words"] == outlet else _said(link)
        for link in chain or ()
    ]
    return links or [outlet or WORDS["outlet"][NOBODY]]


def _said(link: dict[str, Any]) -> str:
    return quoted(" ".join(str(link["words"]).split()))


def pieces(text: str, marks: Sequence[dict[str, Any]]) -> list[list[Any]]:
    """`text` in pieces `[words, kind]`, kind null for what is not marked; of marks on marks the narrower sort shows."""
    kinds: list[str | None] = [None] * len(text)
    for mark in sorted(marks, key=lambda mark: -RANK.index(mark["kind"])):
        kinds[mark["start"] : mark["end"]] = [mark["kind"]] * (mark["end"] - mark["start"])
    found: list[list[Any]] = []
    for character, kind in zip(text, kinds, strict=True):
        if found and found[-1][1] == kind:
            found[-1][0] += character
        else:
            found.append([character, kind])
    return found

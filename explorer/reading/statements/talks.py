"""Who goes on talking to the outlet they talked to: "Belo told the Herald …" and, a sentence later, "She said …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.names.fold import folded
from explorer.reading.statements.cue_classes import ATTITUDES
from explorer.reading.statements.descriptions import described

if TYPE_CHECKING:
    from explorer.reading.statements.cast import Cast
    from explorer.reading.statements.said import Source, Statement

__all__ = ["go_on_talking", "same_source", "sentence_of"]

_ELSEWHERE = re.compile(
    r"\b(?:statement|speech|letter|post|tweet|briefing|news conference|press conference|parliament|court|reporters|"
    r"journalists|Twitter|Facebook|Telegram|X|television|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Monday)\b"
)
_OF_THEM = re.compile(r"(?:the|this|that|these|those|one of|both|another of)\b", re.IGNORECASE)
_TALK = 3  # sentences


def go_on_talking(statements: list[Statement], cast: Cast) -> None:
    """Give what somebody says next, where no other place is named, to the outlet they talked to just before."""
    before: Statement | None = None
    outlet: Source | None = None
    cites: Statement | None = None
    for one in statements:
        if one.outer is not None or not one.source.words or one.cue_class in ATTITUDES:
            continue
        given = next((source for source, _ in one.passed_on if not one.medium and source in one.chain[:-1]), None)
        goes_on = (
            before is not None
            and one.sentence - before.sentence <= _TALK
            and not one.medium
            and _same_speaker(one, before)
        )
        if one.medium:
            cites = one if one.chain[-1] != one.source and one.chain[-1].entity is None else None
        elif cites is not None and one.sentence - cites.sentence <= _TALK and _is_of_them(one):
            if not any(same_source(cites.source, other) for other in one.chain):
                one.chain = [*one.chain[:-1], cites.source, one.chain[-1]]
            continue
        if given is not None:
            outlet = given
        elif not goes_on or _is_elsewhere(one, cast):
            outlet = None
        elif outlet is not None:
            one.chain = [*one.chain[:-1], outlet, one.chain[-1]]
        before = one


def _is_of_them(one: Statement) -> bool:
    """Whether a speaker is one of those just cited: "one of the sources"."""
    last = one.source.words.rpartition(" ")[2]
    return (last == "them" or described(f"the {last}")) and _OF_THEM.match(one.source.words) is not None


def _is_elsewhere(one: Statement, cast: Cast) -> bool:
    """Whether its sentence says outside of the content that it was said at another place or time."""
    begin, end = sentence_of(one, cast)
    return bool(
        _ELSEWHERE.search(cast.text, begin, min(end, one.content[0]))
        or _ELSEWHERE.search(cast.text, max(begin, one.content[1]), end)
    )


def _same_speaker(one: Statement, before: Statement) -> bool:
    if same_source(one.source, before.source):
        return True
    last, other = (each.source.words.split() for each in (one, before))
    if one.source.entity or before.source.entity or not last or not other:
        return False
    if last[-1][:1].isupper():
        return last[-1] in other
    return last[-1] in other and _OF_THEM.match(one.source.words) is not None


def same_source(one: Source, other: Source) -> bool:
    """Whether two are the same, by id or by their words without "the"."""
    if one.entity is not None and one.entity == other.entity:
        return True
    return folded(one.words).removeprefix("the ") == folded(other.words).removeprefix("the ")


def sentence_of(one: Statement, cast: Cast) -> tuple[int, int]:
    """Where the cue's sentence begins and ends."""
    return cast.sentences[one.sentence] if cast.sentences else 0, cast.sentence_end(one.sentence)

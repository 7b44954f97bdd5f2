"""What is given "according to" somebody where the model passed over it, and who says it there in their turn.

"No ransom was paid, the firm said, according to the Courier" holds two statements: the paper's and, in it, the firm's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.statements.clauses import closing
from explorer.reading.statements.lists import at_cue, ordered
from explorer.reading.statements.said import Statement

if TYPE_CHECKING:
    from explorer.reading.statements.cast import Cast

__all__ = ["with_according"]

_BEHIND = re.compile(r",[”\"]? (?P<cue>according to) (?P<who>[^,.;:“”\"\n]{2,120})")
_AHEAD = re.compile(r"(?P<cue>According to) (?P<who>[^,.;:“”\"\n]{2,120}), (?P<content>[^\n]{8,}?)[.\s]*\Z")
_LEAST_WORDS = 3


def with_according(statements: list[Statement], cast: Cast) -> list[Statement]:
    """`statements`, in order of their cues, with those among them."""
    if "ccording to " not in cast.text:
        return _reported_of_said(statements, cast)
    made: list[Statement] = []
    for number, begin in enumerate(cast.sentences):
        end = cast.sentence_end(number)
        if cast.text.find("ccording to ", begin, end) < 0:
            continue
        one = next((one for one in statements if begin <= one.cue[0] < end and _is_according(one, cast.text)), None)
        if one is None and (one := _according(cast, number)) is not None:
            made.append(one)
        elif one is not None and begin < one.content[0]:
            whole = closing(cast, number, begin, one.content[1])
            if whole is not None and whole.cue[0] >= one.content[0]:  # of it, "the firm said" alone was taken
                one.content = begin, one.content[1]
    return _reported_of_said(ordered(statements, *made), cast)


def _reported_of_said(statements: list[Statement], cast: Cast) -> list[Statement]:
    """`statements` with what stands before "…, the firm said, the Courier reported" held by the paper's."""
    made = []
    for one in statements:
        found = closing(cast, one.sentence, *one.content) if one.content[1] <= one.cue[0] else None
        if found is None:
            continue
        known = at_cue(statements, found.cue)
        if known is None:
            found.outer, found.inner = one, True
            made.append(found)
        elif known is not one and known.outer is None and one.outer in (None, known):
            one.outer = None
            known.outer, known.speaker, known.content = one, found.speaker, found.content
    return ordered(statements, *made) if made else statements


def _is_according(one: Statement, text: str) -> bool:
    return text[slice(*one.cue)].lower().startswith("according")


def _according(cast: Cast, number: int) -> Statement | None:
    begin, end = cast.sentences[number], cast.sentence_end(number)
    behind = _BEHIND.search(cast.text, begin, end)
    if behind is not None and len(cast.text[begin : behind.start()].split()) >= _LEAST_WORDS:
        content = begin, behind.start()
    elif (behind := _AHEAD.match(cast.text, begin, end)) is not None:
        content = behind.span("content")
    else:
        return None
    return Statement(number, behind.span("who"), behind.span("cue"), content, "paraphrase", "relay")

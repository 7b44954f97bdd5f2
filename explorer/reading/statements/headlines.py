"""Headlines that end with the outlet they have it from: "Leader Open to Talks – NYT" is a statement of that outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.statements.cue_classes import ATTITUDES, cue_class
from explorer.reading.statements.lists import ordered, without
from explorer.reading.statements.said import Statement
from explorer.reading.statements.speaker_bounds import closing_verbs

if TYPE_CHECKING:
    from explorer.reading.statements.cast import Cast

__all__ = ["with_headlines"]

_DASH = re.compile(r"\s([–—-]{1,2}|:)\s*(?:the\s+)?\Z", re.IGNORECASE)
_REST = re.compile(r"(?:\s+(?:reports?|says))?\s*\Z", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
_LONGEST = 200


def with_headlines(statements: list[Statement], cast: Cast) -> list[Statement]:
    """`statements` where each such headline has one, of the outlet, which holds those that others make in it."""
    for outlet in cast.outlets:
        line = cast.text.rfind("\n", 0, outlet.start) + 1
        line_end = cast.text.find("\n", outlet.end)
        line_end = len(cast.text) if line_end < 0 else line_end
        dash = _DASH.search(cast.text, line, outlet.start)
        ends = line_end - line <= _LONGEST and _REST.match(cast.text, outlet.end, line_end)
        if not dash or not ends or dash.start() == line:
            continue
        sentence = max(0, sum(start <= outlet.start for start in cast.sentences) - 1)
        one = Statement(sentence, outlet[:2], dash.span(1), (line, dash.start()), "paraphrase", "relay", medium=True)
        one.source = cast.source(outlet)
        within = [other for other in statements if line <= other.cue[0] < line_end]
        kept = [other for other in within if _speaks_in(other, dash.start())]
        if not kept and (inside := _said_in(cast.text, sentence, line, dash.start())) is not None:
            kept = [inside]
            statements = [*statements, inside]
        for other in kept:
            other.content = other.content[0], min(other.content[1], dash.start())
            other.outer = other.outer or one
        statements = without(statements, [other for other in within if other not in kept])
        statements = ordered(statements, one)
    return statements


def _said_in(text: str, sentence: int, begin: int, end: int) -> Statement | None:
    """What somebody says in a headline with a capital at every word, which the model cannot read."""
    for word in _WORD.finditer(text, begin, end):
        if word.start() > begin and word[0].lower() in closing_verbs() and word[0] != word[0].lower():
            speaker, content = (begin, word.start() - 1), (word.end() + 1, end)
            known = cue_class(word[0].lower())
            if content[0] >= end or known in ATTITUDES:
                return None
            return Statement(sentence, speaker, word.span(), content, "paraphrase", known, inner=True)
    return None


def _speaks_in(one: Statement, end: int) -> bool:
    """Whether somebody says something in a headline that ends there."""
    if one.speaker is None or one.cue_class in ATTITUDES:
        return False
    return max(one.speaker[1], one.cue[1], one.content[0] + 1) <= end

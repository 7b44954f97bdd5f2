"""Where a speaker's words begin and end, where the model broke them off or found nobody."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from explorer.reading.statements.cast import stand_ins
from explorer.reading.statements.descriptions import TAIL, described
from explorer.reading.wordlists import word_rows

if TYPE_CHECKING:
    from explorer.reading.statements.cast import Cast
    from explorer.reading.statements.said import Statement

__all__ = ["bound", "closing_verbs", "speaker_behind"]

_DESCRIBED = re.compile(
    r"(?:[\w’'-]+ ){1,4}(?:briefed on|familiar with|close to|involved in|with knowledge of|aware of|privy to|inside) "
)
_INVERTED = re.compile(
    r" (?P<who>(?:(?!(?:in|on|at|that|to|by|it|he|she|they|a|an|when|after|during)\b)[\w’'-]+ ){0,5}[A-Z][\w’'-]+)"
    r"(?=[,.;]|\s*\Z| (?:in|on|at|of|from|who|to)\b)"
)
_TITLED = re.compile(
    r"(?:\A|\n|\bthat |[,;][\"”]? |[\"”] |\b[Bb]ut |\b[Aa]nd )(?P<title>(?:(?!\w+ly )[a-z][\w’'-]+ ){1,3})\Z"
)
_ASIDE = re.compile(r",? (?:which|who|whom|whose) (?:had |has |in turn |itself )*(?:cit|quot)(?:ed|es) ")
_PLAIN = re.compile(r"[\w’' -]+")
_LONGEST_TITLE = 60


@cache
def closing_verbs() -> frozenset[str]:
    """Verbs of speech that may end a sentence behind what was said (`words/closing_verbs.txt`)."""
    return frozenset(word for row in word_rows("closing_verbs.txt") for word in row[0].split())


def speaker_behind(one: Statement, text: str) -> None:
    """Take the name behind the verb where the model found nobody: '"We know little," said lead author Simone Hart.'."""
    verb = text[slice(*one.cue)]
    if one.speaker is None and one.content[1] <= one.cue[0] and verb in closing_verbs():
        behind = _INVERTED.match(text, one.cue[1])
        one.speaker = behind.span("who") if behind else None


def bound(one: Statement, cast: Cast) -> None:
    """Give a speaker the words that belong to it.

    They are a description from the start of its sentence ("Two people briefed on the plan"), all of the outlet of which
    it is a part, and the title before a name ("retired striker Paolo Denk").
    """
    if one.speaker is None:
        return
    begin, (start, end) = cast.sentences[one.sentence], one.speaker
    if aside := _ASIDE.search(cast.text, start, end):
        end = aside.start()
    if _is_described(cast.text[begin:start], cast.text[begin:end]):
        start = begin
    for outlet in cast.outlets_within(begin, cast.sentence_end(one.sentence)):
        if outlet.start < start < outlet.end:
            start = outlet.start
        if outlet.start < end < outlet.end:
            end = outlet.end
    title = _title(cast.text, max(begin, start - _LONGEST_TITLE), start)
    if title is not None and not (one.cue[0] < start and title < one.cue[1]):
        start = title
    one.speaker = start, end
    if one.content[0] < start < one.content[1] <= end:
        left = cast.text[one.content[0] : start].rstrip(" ,")
        one.content = one.content[0], one.content[0] + len(left) if left else one.content[1]


def _is_described(before: str, whole: str) -> bool:
    """Whether what stands before a speaker in its sentence belongs to it: "Two people with knowledge of the matter"."""
    if _DESCRIBED.fullmatch(before):
        return True
    tail = TAIL.search(whole)
    plain = tail is not None and tail.start() < len(before) <= _LONGEST_TITLE and _PLAIN.fullmatch(before)
    return bool(plain) and closing_verbs().isdisjoint(before.split()) and described(whole)


def _title(text: str, begin: int, start: int) -> int | None:
    """Where the title before a name begins, which begins at `start`."""
    match = _TITLED.search(text, begin, start)
    return match.start("title") if match and stand_ins()["no_title"].isdisjoint(match["title"].split()) else None

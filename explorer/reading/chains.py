"""Through whom a statement came: the article's outlet, the outlet it cites, the source that one had; outermost first.

Somebody who said something is the last of its chain; somebody whose belief, wish or signal is reported is not: that was
passed on by those before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.names.fold import folded
from explorer.reading.statements.cue_classes import ATTITUDES
from explorer.reading.statements.said import Source
from explorer.reading.statements.speakers import described

if TYPE_CHECKING:
    from explorer.reading.statements.cast import Cast
    from explorer.reading.statements.said import Statement

__all__ = ["chains"]

_CITING = re.compile(r"\b(?:citing|quoting|attributing (?:it|this|that) to)\s+(?!by\b)", re.IGNORECASE)
_CITED = re.compile(r"\b(?:cit(?:ed|es|ing)|quot(?:ed|es|ing)|attributed)\b", re.IGNORECASE)
_GIVEN_TO = re.compile(
    r"(?:\b(?:told|on|by|with|via)|\bto|\bin|\baccording to|\binterview (?:for|in))\s+"
    r"(?:(?:reporters? (?:from|of|at)|an? \w+ (?:in|on|with|from)|the|a|an)\s+)*\Z",
    re.IGNORECASE,
)
_TOLD_STAND_IN = re.compile(
    r"\s*(in an interview with\s+|to\s+)?(?:the|that|this)\s+(?:\w+\s)?"
    r"(?:newspaper|paper|magazine|outlet|broadcaster|daily|agency|publication|website|network|channel|weekly|station)\b",
    re.IGNORECASE,
)
_SOURCE_ENDS = re.compile(
    r"[,;:](?=\s|\Z|[\"”])|\.(?=\s|\Z|[\"”])|\s(?=(?:who|that|which|said|says|reported|reports|wrote|as|but|while|because|"
    r"when|on condition)\b)|\n"
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+[A-Z]\Z|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov)\Z")
_TALKS = re.compile(r"\A(?:interviews?|conversations?|talks|comments?) (?:with|by|from) ")
_FRONT = re.compile(r",\s*(?:the\s+)?\Z", re.IGNORECASE)
_TELLING = frozenset(("told", "tells", "telling", "tell"))
_NEAR = 2


def chains(statements: list[Statement], cast: Cast, outlet: Source | None) -> None:
    """Set `chain` of the statements of one part, and `anonymous` by its last source.

    Args:
        statements: In order of their cues, with their sources.
        cast: Who is named in the part.
        outlet: The article's own outlet, if it is known.
    """
    base = [outlet] if outlet else []
    for number, one in enumerate(statements):
        if one.outer is None:
            one.chain = base + _own(one, cast, base)
            if one.medium:
                _cited_before(statements[:number], one, cast)
    for one in sorted((one for one in statements if one.outer is not None), key=_depth):
        assert one.outer is not None
        one.chain = one.outer.chain + _own(one, cast, one.outer.chain)
    for one in statements:
        last = one.chain[-1] if one.chain else None
        if last is not None and last != one.source:
            one.anonymous = last.entity is None and described(last.words)


def _depth(one: Statement) -> int:
    depth, outer = 0, one.outer
    while outer is not None:
        depth, outer = depth + 1, outer.outer
    return depth


def _own(one: Statement, cast: Cast, above: list[Source]) -> list[Source]:
    """What a statement adds to the chain `above` it: outlet it was given to, speaker, the source an outlet cites."""
    added: list[Source] = []
    if not one.medium and (medium := _given_to(one, cast)) is not None:
        one.passed_on.append(medium)
        added.append(medium[0])
    if one.source.words and (one.medium or one.cue_class not in ATTITUDES):
        added.append(one.source)
    if one.medium and (source := _cited(one, cast)) is not None:
        one.passed_on.append(source)
        added.append(source[0])
    return [source for source in added if not any(_same(source, other) for other in above)]


def _same(one: Source, other: Source) -> bool:
    if one.entity is not None and one.entity == other.entity:
        return True
    return folded(one.words).removeprefix("the ") == folded(other.words).removeprefix("the ")


def _sentence(one: Statement, cast: Cast) -> tuple[int, int]:
    """Where the cue's sentence begins and ends."""
    starts = cast.sentences
    end = starts[one.sentence + 1] if one.sentence + 1 < len(starts) else len(cast.text)
    return (starts[one.sentence] if starts else 0), end


def _given_to(one: Statement, cast: Cast) -> tuple[Source, int] | None:
    """The outlet to which somebody said it: "told the newspaper", "in an interview with CNN", "says in Bild"."""
    begin, end = _sentence(one, cast)
    for other in cast.outlets:
        outside = other.end <= one.content[0] or other.start >= one.content[1]
        apart = one.speaker is None or other.end <= one.speaker[0] or other.start >= one.speaker[1]
        inside = begin <= other.start and other.end <= end
        if inside and outside and apart and _GIVEN_TO.search(cast.text[begin : other.start]):
            return Source(other.entity, cast.text[other.start : other.end]), other.start
    told = cast.text[: one.cue[1]].rpartition(" ")[2].lower() in _TELLING
    stand_in = _TOLD_STAND_IN.match(cast.text, one.cue[1])
    if stand_in and (told or stand_in.group(1)) and (outlet := cast.outlet_before(one.cue[0])):
        return Source(outlet.entity, cast.text[outlet.start : outlet.end]), one.cue[1]
    return None


def _cited(one: Statement, cast: Cast) -> tuple[Source, int] | None:
    """The source that an outlet cites in the sentence in which it speaks."""
    if _CITED.search(cast.text, *one.cue):
        return _source_in(one.content[0], _phrase_end(cast.text, one.content[0]), cast)
    begin, end = _sentence(one, cast)
    for match in _CITING.finditer(cast.text, begin, end):
        if one.content[0] <= match.start() < one.content[1]:
            if one.manner != "paraphrase" or cast.text[match.start() - 2 : match.start()] != ", ":
                continue
            if match.start() - 2 > one.content[0]:
                one.content = one.content[0], match.start() - 2
                one.leave_out_own_clause(cast.text)
        fronted = one.speaker and _FRONT.search(cast.text, match.end(), one.speaker[0])
        return _source_in(match.end(), fronted.start() if fronted else _phrase_end(cast.text, match.end()), cast)
    return None


def _cited_before(earlier: list[Statement], one: Statement, cast: Cast) -> None:
    """Give the source of "It cited two officials" to what the same outlet said just before."""
    if not _CITED.search(cast.text, *one.cue) or one.chain[-1] == one.source:
        return
    for other in earlier:
        near = one.sentence - other.sentence <= _NEAR and other.outer is None
        if near and other.medium and _same(other.source, one.source) and _same(other.chain[-1], one.source):
            other.chain = [*other.chain, one.chain[-1]]


def _source_in(start: int, end: int, cast: Cast) -> tuple[Source, int] | None:
    """The source whose words stand between two offsets, and where they begin."""
    words = _TALKS.sub("", cast.text[start:end].strip(' ,."“”'))
    if not words:
        return None
    start = cast.text.index(words, start)
    end = start + len(words)
    actor = next((one for one in cast.within(start, end) if one.kind != "region" and one.end == end), None)
    return Source(actor.entity if actor and not described(words) else None, words), start


def _phrase_end(text: str, start: int) -> int:
    at = start
    while (match := _SOURCE_ENDS.search(text, at)) is not None:
        if not _INITIALS.search(text, start, match.start()):
            return match.start()
        at = match.end()
    return len(text)

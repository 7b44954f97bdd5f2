"""Through whom a statement came: the article's outlet, the outlet it cites, the source that one had; outermost first.

Somebody who said something is the last of its chain; somebody whose belief, wish or signal is reported is not: that was
passed on by those before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.statements.cue_classes import ATTITUDES
from explorer.reading.statements.descriptions import described
from explorer.reading.statements.said import Source
from explorer.reading.statements.talks import go_on_talking, same_source, sentence_of

if TYPE_CHECKING:
    from explorer.reading.statements.cast import Cast, Named
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
    r"\s*(in an interview with\s+|to\s+|with\s+)?(?:the|that|this)\s+(?:\w+\s)?"
    r"(?:newspaper|paper|magazine|outlet|broadcaster|daily|agency|publication|website|network|channel|weekly|station|"
    r"site|portal)\b",
    re.IGNORECASE,
)
_SPOKE_TO = re.compile(r",? who (?:\w+ )?(?:spoke|talked)(?= (?:to|with) )")
_SOURCE_ENDS = re.compile(
    r"[,;:](?=\s|\Z|[\"”])|\.(?=\s|\Z|[\"”])|\s(?=(?:who|that|which|said|says|reported|reports|wrote|as|but|while|because|"
    r"when|on condition)\b)|\n"
)
_SEEN_BY = re.compile(
    r"\b(?:seen|obtained|reviewed|viewed|published|broadcast|aired|released|leaked|sent|shown|given|provided|quoted|"
    r"cited|interviewed|contacted|reached|carried)(?: \w+)? "
    r"(?:by|to)\s+(?:the\s+)?\Z"
)
_IN_TALK = re.compile(
    r",? (?:in an interview (?:with|to|for|on)|in (?:comments|remarks|a statement|a letter|a message|an email) to|"
    r"(?:speaking|talking|writing) (?:to|with|in|on|for)) (?:the )?\Z"
)
_WHICH_CITED = re.compile(r",? (?:citing|quoting|which (?:had |has |itself |in turn )*(?:cited|quoted|cites|quotes)) ")
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
    go_on_talking(statements, cast)
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
    if (one.medium or one.cites) and (source := _cited(one, cast)) is not None:
        one.passed_on.append(source)
        added.append(source[0])
        while (source := _cited_by_source(source, cast)) is not None:
            one.passed_on.append(source)
            added.append(source[0])
    return [source for source in added if not any(same_source(source, other) for other in above)]


def _given_to(one: Statement, cast: Cast) -> tuple[Source, int] | None:
    """The outlet to which somebody said it: "told the newspaper", "in an interview with CNN", "says in Bild"."""
    begin, end = sentence_of(one, cast)
    for other in cast.outlets:
        outside = other.end <= one.content[0] or other.start >= one.content[1] or _interrupts(one, other, cast)
        apart = one.speaker is None or other.end <= one.speaker[0] or other.start >= one.speaker[1]
        if not (begin <= other.start and other.end <= end and outside):
            continue
        before = cast.text[begin : other.start]
        if _GIVEN_TO.search(before) if apart else _SEEN_BY.search(before) or _IN_TALK.search(before):
            return cast.source(other), other.start
    told = cast.text[: one.cue[1]].rpartition(" ")[2].lower() in _TELLING
    behind = one.cue[1]
    if one.speaker is not None and (spoke := _SPOKE_TO.match(cast.text, one.speaker[1])):
        told, behind = True, spoke.end()
    stand_in = _TOLD_STAND_IN.match(cast.text, behind)
    if stand_in and (told or stand_in.group(1)) and (outlet := cast.outlet_before(one.cue[0])):
        return cast.source(outlet), behind
    return None


def _interrupts(one: Statement, outlet: Named, cast: Cast) -> bool:
    """Whether an outlet stands in the clause that parts a quotation: '"We hold," he told the Ledger. "We stay."'."""
    between = cast.text[one.cue[1] : outlet.start] if one.content[0] < one.cue[0] else '"'
    return not any(mark in between for mark in '"“”')


def _cited(one: Statement, cast: Cast) -> tuple[Source, int] | None:
    """The source that an outlet cites in the sentence in which it speaks."""
    if one.cites is not None:
        return _source_in(*one.cites, cast)
    if one.speaker is not None and (which := _WHICH_CITED.match(cast.text, one.speaker[1])):
        return _source_in(which.end(), _phrase_end(cast.text, which.end()), cast)
    if _CITED.search(cast.text, *one.cue):
        return _source_in(one.content[0], _phrase_end(cast.text, one.content[0]), cast)
    begin, end = sentence_of(one, cast)
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


def _cited_by_source(source: tuple[Source, int], cast: Cast) -> tuple[Source, int] | None:
    """Whom the source itself had it from: "the Quay, which quoted a port worker"."""
    end = source[1] + len(source[0].words)
    further = _WHICH_CITED.match(cast.text, end)
    return _source_in(further.end(), _phrase_end(cast.text, further.end()), cast) if further else None


def _cited_before(earlier: list[Statement], one: Statement, cast: Cast) -> None:
    """Give the source of "It cited two officials" to what the same outlet said just before."""
    if one.cites is not None or not _CITED.search(cast.text, *one.cue) or one.chain[-1] == one.source:
        return
    for other in earlier:
        near = one.sentence - other.sentence <= _NEAR and other.outer is None
        if near and other.medium and same_source(other.source, one.source) and same_source(other.chain[-1], one.source):
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

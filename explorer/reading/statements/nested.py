"""Statements that the model passes over for what stands around them.

Behind "reported that" it may stand at once who had said it ("the Ledger reported that Holt had told clerks to leave"),
in a quotation somebody may quote another ('"My brother said, 'Do not open,'" she recalled'), and behind what somebody
told an outlet it may stand that they asked not to be named, which the model takes for what they said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.statements.cue_classes import cue_class
from explorer.reading.statements.lists import at_cue, ordered, without
from explorer.reading.statements.said import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.reading.statements.cast import Cast

__all__ = ["with_nested", "without_requests"]

_NESTED = re.compile(r"[,:] (?P<content>['‘][^\"“”\n]+?[,.?!]['’])(?!\w)")
_WHO_SAID = re.compile(
    r"(?P<who>[\w’-]+(?: [\w’-]+){0,4}) (?P<cue>said|says|told|tells|asked|shouted|replied|wrote)"
    r"(?: (?:me|us|him|her|them))?\Z"
)
_LONGEST_WHO = 60
_HAD_SAID = re.compile(
    r"(?:that )?(?P<who>[\w’'-]+(?: [\w’'-]+){0,5}) (?P<cue>(?:had|has|have) (?:said|told|warned|claimed|denied|"
    r"promised|confirmed|announced|ordered|asked)) (?P<content>[^\n]{8,})"
)
_NO_SUBJECT = frozenset(
    ("and", "or", "but", "to", "who", "which", "that", "was", "were", "is", "are", "of", "if", "when", "it")
)
_SPEECH = frozenset(("say", "relay", "claim"))
_REQUEST = re.compile(
    r"(?:ask(?:ing|ed)|request(?:ing|ed)|declin(?:ing|ed)|refus(?:ing|ed)|speaking|spoke|insist(?:ing|ed))"
    r"(?: that \w+)? (?:(?:not )?(?:to )?be (?:named|identified|quoted)|to remain|anonymity|on (?:the )?condition)"
)
_TOLD = re.compile(
    r"(?P<content>[^\n]{12,}), (?P<who>[^,.;:“”\"\n]{2,90}?) (?P<cue>told|said|tells|says)(?: [^,.;:“”\"\n]{2,50})?, \Z"
)


def with_nested(statements: list[Statement], cast: Cast) -> list[Statement]:
    """`statements`, in order of their cues, with those in others' words."""
    made = [said for one in statements if one.outer is None for said in _said_in(one, cast)]
    made = [one for one in made if at_cue(statements, one.cue) is None]
    return ordered(statements, *made) if made else statements


def _said_in(one: Statement, cast: Cast) -> Iterator[Statement]:
    if one.manner != "paraphrase":
        for nested in _NESTED.finditer(cast.text, *one.content):
            begin = max(one.content[0], nested.start() - _LONGEST_WHO)
            who_said = _WHO_SAID.search(cast.text, begin, nested.start())
            if who_said and _NO_SUBJECT.isdisjoint(who_said["who"].split()):
                yield _inside(one, who_said, nested, cast, "quote")
    elif one.content[0] > one.cue[1] and one.cue_class in _SPEECH:
        had_said = _HAD_SAID.match(cast.text, *one.content)
        if had_said and _NO_SUBJECT.isdisjoint(had_said["who"].split()):
            yield _inside(one, had_said, had_said, cast, "paraphrase")


def _inside(one: Statement, who: re.Match[str], what: re.Match[str], cast: Cast, manner: str) -> Statement:
    spans = who.span("who"), who.span("cue"), what.span("content")
    known = cue_class(who["cue"])
    return Statement(cast.sentence_at(who.start("cue")), *spans, manner, known, outer=one, inner=True)


def without_requests(statements: list[Statement], cast: Cast) -> list[Statement]:
    """`statements` where what was said stands for the wish not to be named that follows it."""
    requests = [one for one in statements if _REQUEST.match(cast.text, one.cue[0])]
    made = []
    for one in requests:
        begin = cast.sentences[one.sentence]
        match = _TOLD.match(cast.text, begin, one.cue[0])
        if match and not any(begin <= other.cue[0] < one.cue[0] for other in statements):
            spans = match.span("who"), match.span("cue"), match.span("content")
            made.append(Statement(one.sentence, *spans, "paraphrase", cue_class(match["cue"])))
    return ordered(without(statements, requests), *made) if requests else statements

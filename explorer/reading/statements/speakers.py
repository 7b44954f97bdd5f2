"""Whom a speaker's words stand for: an actor of the article, or nobody on the list, and then the words stay.

"he" is the person who spoke last, or the first named, in this or one of four sentences before; "the newspaper" the
outlet named last; "the president" the person of the article who is called so or held that office when it was published.
A nameless spokesman speaks for the organisation, not for the person, he is spokesman of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.statements.antecedents import BODIES, body_before, holder_of, person_before, stands_for
from explorer.reading.statements.cast import stand_ins
from explorer.reading.statements.descriptions import HANDED_ON, TAIL, described, head_of
from explorer.reading.statements.lists import without
from explorer.reading.statements.said import Source

if TYPE_CHECKING:
    from explorer.reading.statements.cast import Cast, Named
    from explorer.reading.statements.said import Statement

__all__ = ["speakers"]

_RELATIVE = re.compile(rf"\b(?:(?:who|whom|whose|which|that)\b|{HANDED_ON})")
_DEFINITE = re.compile(r"(?:the|that|this)\s+(.+)", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:the|[\w.]+['’]s|[A-Z][\w.]+)\s(?:[\w.]+\s)??((?:prime |foreign |defen[cs]e |vice |first )?"
    r"(?:president|minister|chancellor|premier|secretary of state|secretary[- ]general|pope))",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][a-zà-ÿ’'-]+(?: [A-Z]\.)?(?: (?:[a-z]{2,3} )?[A-Z][\w’'-]+)+")
_SURNAME = re.compile(r"[A-Z][a-zà-ÿ][\w’'-]+")
_APPOSED = re.compile(rf"(?:[a-zA-Z]+|[\w’']+['’]s) [\w ’'-]+, ({_NAME.pattern})\Z")
_ASIDE = re.compile(r"[a-z\d]|(?!.* (?:and|or) )[A-Z][\w’' -]+\Z")
_PARTICIPLE = re.compile(
    r"(?:who|which|whose|speaking|citing|quoting|(?:obtained|seen|reviewed|viewed|dated|published|released)\b)"
)
_HIMSELF = re.compile(
    r"(?: (?:him|her|it|them)sel(?:f|ves)|,? (?:earlier|also|later|first|then|previously|recently|again|meanwhile|"
    r"separately|however|further|already|still|now|once))+,?\Z"
)
_CITING = frozenset(("citing", "quoting"))
_RELATIVES = frozenset(("who", "which"))
_PHRASE_BEFORE = re.compile(
    r"(?:[,.;:\n“\"]\s*|\A)(?:(?:[Aa]ccording to|[Bb]y|[Ff]rom|[Tt]o|[Ww]ith) )?([^,.;:\n“”\"]{2,60}?),?\s*\Z"
)
_LONGEST_PHRASE = 80


def speakers(statements: list[Statement], cast: Cast) -> list[Statement]:
    """The statements of one part, in order of their cues, with `source`, `medium` and `anonymous` set.

    Left out is "Citing two officials" where the model takes the outlet behind it, which says what follows, for its
    speaker.
    """
    statements = without(statements, [one for one in statements if _is_fronted(one, cast)])
    for number, one in enumerate(statements):
        if one.speaker is None:
            continue
        source, kind = _relative(one, statements[:number], cast) or _source(one, cast)
        one.source, one.medium = source, kind == "outlet"
        one.anonymous = kind == "described"
        cast.spoke.setdefault(one.sentence, []).append((source, kind))
    return statements


def _source(one: Statement, cast: Cast) -> tuple[Source, str]:
    """Who speaks, and of what kind they are: as in the actor list, `name`, `described` or `words`."""
    assert one.speaker is not None
    start, end = one.speaker
    relative = _RELATIVE.search(cast.text, start + 1, end)
    words = _plain(_HIMSELF.sub("", cast.text[start : relative.start() if relative else end].strip(' ,"“”')))
    classes, low = stand_ins(), words.lower()
    for pronoun in ("he", "she"):
        if low in classes[pronoun]:
            return person_before(one, cast, pronoun) or (Source(None, words), "words")
    if low in classes["it"] or low in classes["they"]:
        return body_before(one, cast) or (Source(None, words), "words")
    office = _OFFICE.fullmatch(words)
    holder = holder_of(office.group(1).lower(), start, end, cast) if office else None
    if holder is not None:
        return Source(holder.entity, words), "person"
    if (named := _named(words, start, end, cast)) is not None:
        return cast.source(named) if named.kind == "outlet" else Source(named.entity, words), named.kind
    if (definite := _DEFINITE.fullmatch(words)) and (found := stands_for(definite.group(1).lower(), start, cast)):
        return found
    head = head_of(words)
    if apposed := _APPOSED.match(words):
        return Source(None, apposed.group(1)), "name"
    if described(words):
        return Source(None, words), "described"
    return Source(None, words), "name" if _NAME.search(head) or _SURNAME.fullmatch(head) else "words"


def _plain(words: str) -> str:
    """A speaker's words without what is said of them behind a comma: "Marta Quill, a baker from Ostby"."""
    head, comma, rest = words.partition(", ")
    if not comma or not _ASIDE.match(rest):
        return words
    named = head.rpartition(" ")[2][:1].isupper()
    return head if named or _PARTICIPLE.match(rest) else words


def _relative(one: Statement, earlier: list[Statement], cast: Cast) -> tuple[Source, str] | None:
    """Whom "who" stands for: the speaker in whose words it stands, else the noun phrase before it."""
    assert one.speaker is not None
    start, end = one.speaker
    if cast.text[start:end].lower().partition(" ")[0] not in _RELATIVES:
        return None
    for other in reversed(earlier):
        if other.speaker is not None and other.speaker[0] <= start < other.speaker[1]:
            return other.source, "described" if other.anonymous else "words"
    phrase = _PHRASE_BEFORE.search(cast.text, max(0, start - _LONGEST_PHRASE), start)
    if phrase is None:
        return None
    named = _named(phrase.group(1), *phrase.span(1), cast)
    return Source(named.entity if named else None, phrase.group(1)), named.kind if named else "words"


def _is_fronted(one: Statement, cast: Cast) -> bool:
    cue = cast.text[slice(*one.cue)]
    if cue.lower() not in _CITING or one.speaker is None or one.speaker[0] < one.cue[0]:
        return False
    if cue[0].isupper():
        return True
    start, end = one.speaker
    return any(start < outlet.start and outlet.end == end for outlet in cast.outlets)


def _named(words: str, start: int, end: int, cast: Cast) -> Named | None:
    """The actor that the speaker's words name."""
    relative = _RELATIVE.search(cast.text, start, end)
    limit = relative.start() if relative and relative.start() > start else end
    named = cast.within(start, limit)
    owners = {one.start for one in named if cast.text[one.end : one.end + 2] in ("'s", "’s")}
    persons = [one for one in named if one.kind == "person" and one.start not in owners]
    spokesman = next((w for w in words.lower().split() if w.strip(",") in stand_ins()["spokesman"]), None)
    tail = TAIL.search(cast.text, start, end)
    head_end = tail.start() if tail else end
    if persons and not described(words):
        of_another = spokesman and re.search(r"\bfor\b", cast.text[start : persons[0].start])
        if not of_another:
            return persons[0]
    head = cast.text[start:head_end]
    if spokesman and not _NAME.search(_without(head, named, start)):
        return next((one for one in named if one.kind in BODIES or one.kind == "outlet"), None)
    at_head = [one for one in named if one.end == head_end and one.kind in (*BODIES, "outlet", "company")]
    if at_head:
        return at_head[0]
    outlets = [one for one in cast.outlets if start <= one.start and one.end == head_end]
    return outlets[0] if outlets else None


def _without(head: str, named: list[Named], start: int) -> str:
    for one in reversed(named):
        head = head[: max(0, one.start - start)] + head[one.end - start :]
    return head

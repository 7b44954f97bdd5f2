"""Whom "he", "it", "the newspaper" or "the president" stands for: who spoke or was named before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.statements.cast import feminine, offices, stand_ins
from explorer.reading.statements.descriptions import PLURAL, head_of

if TYPE_CHECKING:
    from explorer.reading.statements.cast import Cast, Named
    from explorer.reading.statements.said import Source, Statement

__all__ = ["BODIES", "body_before", "holder_of", "person_before", "stands_for"]

_LOOK_BACK = 4
_ONE = re.compile(r"(?:an?|one|another|the) (?!.*s\Z)", re.IGNORECASE)
BODIES = frozenset(("organisation", "party", "armed_group", "government"))


def person_before(one: Statement, cast: Cast, pronoun: str) -> tuple[Source, str] | None:
    """Whom "he" or "she" stands for, and of what kind they are: who spoke last, or was named, a few sentences back."""
    assert one.speaker is not None
    names = cast.before(one.speaker[0])
    for sentence in range(one.sentence, max(-1, one.sentence - _LOOK_BACK - 1), -1):
        for source, kind in reversed(cast.spoke.get(sentence, ())):
            one_described = kind in ("described", "words") and _ONE.match(head_of(source.words))
            if (kind in ("person", "name") or one_described) and _fits(source, pronoun):
                return source, kind
        for other in names:
            if other.sentence == sentence and other.kind == "person":
                source = cast.source(other)
                if _fits(source, pronoun):
                    return source, "person"
    return None


def _fits(source: Source, pronoun: str) -> bool:
    """Whether a pronoun may mean somebody, by given names; one that is on no list fits whoever is not listed."""
    names = source.entity.split("-")[:1] if source.entity else source.words.lower().split()
    woman = any(name in feminine() for name in names)
    return woman if pronoun == "she" and source.entity else not woman or pronoun == "she"


def body_before(one: Statement, cast: Cast) -> tuple[Source, str] | None:
    """Whom "it" or "they" stands for, and of what kind they are: a body or outlet, or several who are described."""
    assert one.speaker is not None
    many = cast.text[slice(*one.speaker)].lower() in stand_ins()["they"]
    for sentence in range(one.sentence, max(-1, one.sentence - 3), -1):
        for source, kind in reversed(cast.spoke.get(sentence, ())):
            if kind in BODIES or kind == ("described" if many else "outlet") or _is_body(source, many=many):
                return source, kind
        for other in cast.before(one.speaker[0]):
            if other.sentence == sentence and not many and (other.kind in BODIES or other.kind == "outlet"):
                return cast.source(other), other.kind
    return None


def _is_body(source: Source, *, many: bool) -> bool:
    """Whether somebody on no list who spoke may be a body: "the Clean Streams Trust", "the county fire service"."""
    words = head_of(source.words).split()
    one_body = len(words) > 1 and words[0].lower() == "the" and words[-1].lower() not in stand_ins()["source"]
    return one_body and not many and source.entity is None and not PLURAL.search(words[-1])


def stands_for(words: str, start: int, cast: Cast) -> tuple[Source, str] | None:
    """Whom "the newspaper" or "the ministry" stands for."""
    classes, last = stand_ins(), words.rsplit(maxsplit=1)[-1]
    if last == words and (titled := _titled(last, start, cast)):
        return titled
    if last in classes["outlet"] and (outlet := cast.outlet_before(start)):
        return cast.source(outlet), "outlet"
    wanted: tuple[str, ...] = ()
    if last in classes["body"]:
        wanted = ("organisation", "party", "armed_group")
    elif last in classes["government"]:
        wanted = ("government",)
    elif last in classes["armed"]:
        wanted = ("armed_group",)
    for other in reversed(cast.before(start)):
        if other.kind in wanted and (last not in ("ministry", "court", "parliament") or last in (other.entity or "")):
            return cast.source(other), other.kind
    return None


def _titled(title: str, start: int, cast: Cast) -> tuple[Source, str] | None:
    """Who spoke last of those called so before their name: "the minister" for "Foreign Minister Anouk Vries"."""
    for sentence in sorted((number for number in cast.spoke if cast.sentences[number] < start), reverse=True):
        for source, kind in reversed(cast.spoke[sentence]):
            words = source.words.split()
            titles = (word.lower() for word in words[:-1])
            if kind in ("name", "person") and words and words[-1][:1].isupper() and title in titles:
                return source, kind
    return None


def holder_of(office: str, start: int, end: int, cast: Cast) -> Named | None:
    """The person named before who is called by the office, or holds it."""
    countries = {one.country for one in cast.within(start, end) if one.country}
    persons = [one for one in reversed(cast.before(start)) if one.kind == "person"]
    for other in persons:
        title = cast.text[max(0, other.start - len(office) - 1) : other.start].strip().lower()
        if title == office and (not countries or other.country in countries):
            return other
    role = office.replace("defense", "defence")
    for other in persons:
        for held in offices().get(other.entity or "", ()):
            inside = cast.day is None or held.first <= cast.day <= held.last
            right_country = not countries or held.country in countries
            if inside and right_country and (held.role == role or held.role.endswith(f" {role}")):
                return other
    return None

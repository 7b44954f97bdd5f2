"""What to mark in a text: the names and words that were asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from explorer.answers.selection import chosen
from explorer.corpus.expression import ANALYZER, Term, expression, terms_wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["Asked", "Mark", "asked_of", "cut", "marks_of"]

_WORD = re.compile(r"[^\W_]+")
Mark = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """What a view asks of an article's words.

    Attributes:
        actors: Ids.
        regions: Ids; each stands for its subtree.
        senses: Of which mentions of regions alone; empty is any.
        voices: Of which mentions of actors alone; empty is any.
        cited: Ids of whom a claim came through.
        words: Expression and its terms.
    """

    actors: frozenset[str]
    regions: tuple[str, ...]
    senses: tuple[str, ...]
    voices: tuple[str, ...]
    cited: tuple[str, ...]
    words: tuple[tuple[str, tuple[Term, ...]], ...]


def asked_of(view: View) -> Asked:
    """What is marked in the articles of a view."""
    query = view.query
    texts = (*(chosen(view) if view.lines == "words" else ()), *query.words)
    words = tuple((text, terms_wanted(expression(text))) for text in dict.fromkeys(texts))
    actors = frozenset(query.actors) | frozenset(query.actors_all)
    return Asked(actors, query.regions, query.senses, query.voices, query.cited, words)


def marks_of(corpus: Corpus, asked: Asked, part: str, text: str, mentions: Iterable[Mapping[str, Any]]) -> list[Mark]:
    """The marks of one part of an article, in order, none over another; where two meet, names and the longer win.

    Returns:
        `start`, `end` (characters, end excluded), `kind` (`actor`, `region`, `words`, or `said` for a reported act and
        an unnamed source) and `entity`: the id, expression or event type that was asked for and is met here.
    """
    found = [
        _mark(mention["start"], mention["end"], mention["kind"], entity)
        for mention in mentions
        if mention["part"] == part and (entity := _met(corpus, asked, mention)) is not None
    ]
    found += [_mark(*place, "words", text_) for text_, terms in asked.words for place in _places(text, terms)]
    kept: list[Mark] = []
    for mark in sorted(found, key=_rank):
        if all(mark["end"] <= other["start"] or other["end"] <= mark["start"] for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark["start"])


def cut(text: str, marks: Iterable[Mark], bounds: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
    """The sentences that hold a mark, the marks counted from their beginning; a mark never sticks out."""
    marks, found = list(marks), []
    for start, end in bounds:
        inside = [
            {**mark, "start": mark["start"] - start, "end": min(mark["end"], end) - start}
            for mark in marks
            if start <= mark["start"] < end
        ]
        if inside:
            found.append({"text": text[start:end], "marks": inside})
    return found


def _mark(start: Any, end: Any, kind: Any, entity: str) -> Mark:
    return {"start": start, "end": end, "kind": kind, "entity": entity}


def _rank(mark: Mark) -> tuple[bool, int, int]:
    return mark["kind"] == "words", mark["start"] - mark["end"], mark["start"]


def _met(corpus: Corpus, asked: Asked, mention: Mapping[str, Any]) -> str | None:
    """The asked id that a mention meets."""
    entity = mention["entity"]
    if not isinstance(entity, str):
        return None
    if mention["kind"] == "said":
        return entity
    if mention["kind"] == "actor":
        voice = mention.get("voice") or "named"
        met = entity in asked.actors and (not asked.voices or voice in asked.voices)
        return entity if met or (entity in asked.cited and voice == "cited") else None
    if not asked.regions or (asked.senses and (mention["sense"] or "place") not in asked.senses):
        return None
    counting = {entity, *corpus.names.ancestors(entity)}
    return next((region for region in asked.regions if region in counting), None)


def _places(text: str, terms: Iterable[Term]) -> Iterator[tuple[int, int]]:
    """Where terms stand in a text; of a phrase whose words may move, each word is a place."""
    words = [(match.start(), match.end(), "".join(ANALYZER.analyze(match[0]))) for match in _WORD.finditer(text)]
    for term in terms:
        if term.slop:
            yield from ((start, end) for start, end, word in words if word in term.words)
            continue
        n = len(term.words)
        for at in range(len(words) - n + 1):
            here = tuple(word for _, _, word in words[at : at + n])
            if here[:-1] == term.words[:-1] and (
                here[-1].startswith(term.words[-1]) if term.prefix else here[-1] == term.words[-1]
            ):
                yield words[at][0], words[at + n - 1][1]

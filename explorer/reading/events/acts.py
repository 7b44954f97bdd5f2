"""Reported acts: the one that a sentence reports before all others, by patterns of verbs and what stands around them.

Future cooperation is agreement, a future deed a threat, negated cooperation and a promise not to are a refusal, and
what somebody says must be done is a demand. Governing verbs go before infinitives, main clauses before subordinate
ones; sentences about pastimes report none, and accidents no assault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.reading.events.phrases import Clause, TokenSpan
from explorer.reading.events.table import TYPES, act_words, patterns_of
from explorer.reading.statements.tags import is_tag, tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.reading.events.table import Pattern
    from explorer.reading.statements.batch import Batch

__all__ = ["Act", "acts_of"]

_MAY_ACT = is_tag("DZBGEJ")
_FINITE = frozenset(tags("DZBbhM"))
_ING, _PARTICIPLE, _PAST, _ADJECTIVE, _AUXILIARY = *tags("GEDJ"), frozenset(tags("bhMRT"))
_READY = frozenset(("willing", "ready", "prepared", "open", "committed"))
_COOPERATIVE = frozenset(name for name, quad in TYPES.items() if quad.endswith("cooperation"))
_DEEDS = frozenset(name for name, quad in TYPES.items() if quad == "material conflict")
_AHEAD, _BEHIND, _CLAUSE = 12, 6, 14
LEAST = 1.6
_INFINITIVE, _BARE_ING, _SUBORDINATE, _BARE_PARTICIPLE, _A_TOKEN, _TURNED = 2.5, 1.2, 1.5, 1.3, 0.03, 0.6
_NEAR = 8


class Act(NamedTuple):
    """An act; offsets in its part, end excluded."""

    sentence: int
    type: str
    mode: str | None
    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None
    start: int
    end: int


class _Candidate(NamedTuple):
    score: float
    type: str
    mode: str | None
    verb: int
    passive: bool
    bare: bool
    demanded: bool


def acts_of(batch: Batch, n_texts: int) -> list[list[Act]]:
    """The acts of each text of a tagged batch, in order, at most one a sentence."""
    out: list[list[Act]] = [[] for _ in range(n_texts)]
    sentences = _by_sentence(batch)
    tags_of, lasts = batch.tag.astype(np.uint8).tobytes(), batch.last[list(sentences)].tolist()
    for (first, found), last in zip(sentences.items(), lasts, strict=True):
        clause = Clause(batch.words[first : last + 1], tags_of[first : last + 1])
        best = max(_candidates(clause, found), key=lambda one: one.score, default=None)
        if best is not None and best.score >= LEAST:
            spans = [
                None if span is None else (int(batch.start[first + span[0]]), int(batch.end[first + span[1]]))
                for span in (*_who_and_whom(clause, best), (best.verb, best.verb))
            ]
            assert spans[2] is not None
            act = Act(int(batch.sentence[first]), best.type, best.mode, spans[0], spans[1], *spans[2])
            out[int(batch.text[first])].append(act)
    return out


def _by_sentence(batch: Batch) -> dict[int, list[tuple[int, tuple[Pattern, ...]]]]:
    """First token of a sentence → its tokens that may report an act, with their patterns."""
    may = np.flatnonzero(_MAY_ACT[batch.tag])
    somewhere = np.full(int(batch.piece.max(initial=0)) + 1, -1)
    somewhere[batch.piece[may]] = may
    patterns = {k: patterns_of(batch.words[at]) for k, at in enumerate(somewhere.tolist()) if at >= 0}
    somewhere[[k for k, found in patterns.items() if not found]] = -1
    may = may[somewhere[batch.piece[may]] >= 0]
    hits: dict[int, list[tuple[int, tuple[Pattern, ...]]]] = {}
    for k, piece, first in zip(may.tolist(), batch.piece[may].tolist(), batch.first[may].tolist(), strict=True):
        hits.setdefault(first, []).append((k - first, patterns[piece]))
    return hits


def _candidates(clause: Clause, found: list[tuple[int, tuple[Pattern, ...]]]) -> Iterator[_Candidate]:
    """What the sentence may report, a candidate a verb."""
    classes, lower, tag = act_words(), clause.lower, clause.tag
    fitting = [
        (verb, best)
        for verb, patterns in found
        if tag[verb] != _ADJECTIVE or lower[verb] in _READY
        if (best := _best_pattern(clause, verb, patterns)) is not None
    ]
    if not fitting or not classes["pastime"].isdisjoint(lower):
        return
    accident = not classes["accident"].isdisjoint(lower) and classes["attacker"].isdisjoint(lower)
    earlier: list[int] = []
    for verb, best in fitting:
        auxiliaries = {lower[k] for k in _group(clause, verb)}
        type_, more = _turned(clause, verb, best.type, auxiliaries)
        passive = tag[verb] in (_PARTICIPLE, _PAST) and bool(auxiliaries & classes["passive"])
        if (accident and type_ in ("ASSAULT", "FIGHT")) or (passive and type_ == "REJECT" != best.type):
            continue
        governed = "to" in auxiliaries and any(verb - one <= _NEAR for one in earlier)
        earlier.append(verb)
        bare = not auxiliaries & classes["light"]
        score = best.weight + more - _INFINITIVE * governed - _weakness(clause, verb, bare=bare)
        mode = best.mode if type_ == best.type else None
        demanded = type_ == "DEMAND" != best.type and clause.saying is not None
        yield _Candidate(score, type_, mode, verb, passive, bare, demanded)


def _who_and_whom(clause: Clause, act: _Candidate) -> tuple[TokenSpan | None, TokenSpan | None]:
    if act.demanded and clause.saying is not None:
        actor = clause.subject(clause.saying)
    else:
        actor = _actor(clause, act.verb, act.type, passive=act.passive, bare=act.bare)
    return actor, clause.subject(act.verb) if act.passive else clause.object(act.verb)


def _turned(clause: Clause, verb: int, type_: str, auxiliaries: set[str]) -> tuple[str, float]:
    """The type as negation, duty and future turn it, and what that adds to the score."""
    classes, lower = act_words(), clause.lower
    if auxiliaries & classes["negation"] and type_ in _COOPERATIVE:
        return "REJECT", _TURNED
    if type_ == "AGREE" and clause.some(verb + 2, verb + 3) == ["to"] and lower[verb + 1] in classes["negation"]:
        return "REJECT", 0
    if auxiliaries & classes["duty"] and clause.saying is not None:
        return "DEMAND", _TURNED
    if auxiliaries & classes["future"]:
        return ("AGREE" if type_ in _COOPERATIVE else "THREATEN" if type_ in _DEEDS else type_), 0
    return type_, 0


def _weakness(clause: Clause, verb: int, *, bare: bool) -> float:
    """What speaks against the verb as the one that says what the sentence reports."""
    return (
        _A_TOKEN * verb
        + _BARE_ING * (bare and clause.tag[verb] == _ING)
        + _BARE_PARTICIPLE * (bare and clause.tag[verb] == _PARTICIPLE)
        + _SUBORDINATE * _is_subordinate(clause, verb)
    )


def _best_pattern(clause: Clause, verb: int, patterns: tuple[Pattern, ...]) -> Pattern | None:
    ahead, behind = clause.some(verb + 1, verb + 1 + _AHEAD), clause.some(verb - _BEHIND, verb)
    best = None
    for pattern in patterns:
        if best is not None and pattern.weight <= best.weight:
            continue
        if pattern.infinitive:
            fits = ahead[:1] == ["to"]
        else:
            wanted = pattern.objects or pattern.subjects
            fits = not (wanted and pattern.objects.isdisjoint(ahead) and pattern.subjects.isdisjoint(behind))
        if fits:
            best = pattern
    return best


def _group(clause: Clause, verb: int) -> range:
    """The auxiliaries before a verb."""
    classes, k = act_words(), verb - 1
    while k >= 0 and (
        clause.tag[k] in _AUXILIARY or clause.lower[k] in classes["light"] or clause.lower[k] in classes["negation"]
    ):
        k -= 1
    return range(k + 1, verb)


def _is_subordinate(clause: Clause, verb: int) -> bool:
    said = clause.saying
    for k in range(verb - 1, max(0, verb - _CLAUSE) - 1, -1):
        if clause.lower[k] in act_words()["subordinate"]:
            return not (clause.lower[k] == "that" and said is not None and said < k)
        if clause.lower[k] in {",", ";"}:
            return False
    return False


def _actor(clause: Clause, verb: int, type_: str, *, passive: bool, bare: bool) -> TokenSpan | None:
    """Who does it, as far as the words say."""
    if passive:
        agent = clause.agent(verb)
        if agent is not None or type_ != "AGREE":
            return agent
    said = clause.saying
    finite = next((k for k in range(verb) if clause.tag[k] in _FINITE), None)
    actor = None
    if bare and clause.tag[verb] == _ING and clause.some(verb - 1, verb) == [","] and finite is not None:
        actor = clause.subject(finite)
    actor = actor or clause.subject(verb)
    if said is None or said >= verb or (actor is not None and clause.lower[actor[1]] not in act_words()["pronoun"]):
        return actor
    nearest = max(k for k in range(said, verb) if k == said or clause.lower[k] in act_words()["say"])
    return clause.subject(nearest) or actor

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
    from explorer.reading.events.table import Pattern
    from explorer.reading.statements.batch import Batch

__all__ = ["Act", "acts_of"]

_MAY_ACT = is_tag("DZBGEJ")
_VERB, _FINITE = frozenset(tags("DZBGE")), frozenset(tags("DZBbhM"))
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
    actor: TokenSpan | None
    recipient: TokenSpan | None


def acts_of(batch: Batch, n_texts: int) -> list[list[Act]]:
    """The acts of each text of a tagged batch, in order, at most one a sentence."""
    out: list[list[Act]] = [[] for _ in range(n_texts)]
    words, tag = batch.words, batch.tag.tolist()
    hits: dict[int, list[tuple[int, tuple[Pattern, ...]]]] = {}
    may = np.flatnonzero(_MAY_ACT[batch.tag])
    for k, first in zip(may.tolist(), batch.first[may].tolist(), strict=True):
        if patterns := patterns_of(words[k]):
            hits.setdefault(first, []).append((k, patterns))
    for first, found in hits.items():
        end = int(batch.last[first]) + 1
        clause = Clause(words, tag, first, end)
        candidates = _candidates(clause, found)
        if not candidates:
            continue
        best = max(candidates, key=lambda one: one.score)
        if best.score >= LEAST:
            spans = [
                None if span is None else (int(batch.start[span[0]]), int(batch.end[span[1]]))
                for span in (best.actor, best.recipient, (best.verb, best.verb))
            ]
            assert spans[2] is not None
            act = Act(int(batch.sentence[first]), best.type, best.mode, spans[0], spans[1], *spans[2])
            out[int(batch.text[first])].append(act)
    return out


def _candidates(clause: Clause, found: list[tuple[int, tuple[Pattern, ...]]]) -> list[_Candidate]:
    """What the sentence may report, a candidate a verb."""
    classes, lower, tag = act_words(), clause.lower, clause.tag
    here = set(lower.values())
    if not here.isdisjoint(classes["pastime"]):
        return []
    accident = not here.isdisjoint(classes["accident"]) and here.isdisjoint(classes["attacker"])
    said = next((k for k, word in lower.items() if word in classes["say"] and tag[k] in _VERB), None)
    out: list[_Candidate] = []
    for verb, patterns in found:
        best = _best_pattern(clause, verb, patterns)
        if best is None or not (tag[verb] in _VERB or (tag[verb] == _ADJECTIVE and lower[verb] in _READY)):
            continue
        auxiliaries = {lower[k] for k in _group(clause, verb)}
        governed = "to" in auxiliaries and any(verb - one.verb <= _NEAR for one in out)
        type_, more = _turned(clause, verb, best.type, auxiliaries, said)
        passive = tag[verb] in (_PARTICIPLE, _PAST) and bool(auxiliaries & classes["passive"])
        if (accident and type_ in ("ASSAULT", "FIGHT")) or (passive and type_ == "REJECT" != best.type):
            continue
        score = best.weight + more - _INFINITIVE * governed - _weakness(clause, verb, auxiliaries, said)
        if type_ == "DEMAND" and best.type != "DEMAND" and said is not None:
            actor = clause.subject(said)
        else:
            actor = _actor(clause, verb, type_, said, passive=passive, bare=not auxiliaries & classes["light"])
        recipient = clause.subject(verb) if passive else clause.object(verb)
        mode = best.mode if type_ == best.type else None
        out.append(_Candidate(score, type_, mode, verb, actor, recipient))
    return out


def _turned(clause: Clause, verb: int, type_: str, auxiliaries: set[str], said: int | None) -> tuple[str, float]:
    """The type as negation, duty and future turn it, and what that adds to the score."""
    classes, lower = act_words(), clause.lower
    if auxiliaries & classes["negation"] and type_ in _COOPERATIVE:
        return "REJECT", _TURNED
    if type_ == "AGREE" and lower.get(verb + 1) in classes["negation"] and lower.get(verb + 2) == "to":
        return "REJECT", 0
    if auxiliaries & classes["duty"] and said is not None:
        return "DEMAND", _TURNED
    if auxiliaries & classes["future"]:
        return ("AGREE" if type_ in _COOPERATIVE else "THREATEN" if type_ in _DEEDS else type_), 0
    return type_, 0


def _weakness(clause: Clause, verb: int, auxiliaries: set[str], said: int | None) -> float:
    """What speaks against the verb as the one that says what the sentence reports."""
    bare = not auxiliaries & act_words()["light"]
    return (
        _A_TOKEN * (verb - clause.low)
        + _BARE_ING * (bare and clause.tag[verb] == _ING)
        + _BARE_PARTICIPLE * (bare and clause.tag[verb] == _PARTICIPLE)
        + _SUBORDINATE * _is_subordinate(clause, verb, said)
    )


def _best_pattern(clause: Clause, verb: int, patterns: tuple[Pattern, ...]) -> Pattern | None:
    lower, high = clause.lower, clause.high
    ahead = set(clause.said(verb + 1, verb + 1 + _AHEAD))
    behind = set(clause.said(verb - _BEHIND, verb))
    best = None
    for pattern in patterns:
        if pattern.infinitive:
            fits = verb + 1 < high and lower[verb + 1] == "to"
        else:
            wanted = pattern.objects or pattern.subjects
            fits = not (wanted and pattern.objects.isdisjoint(ahead) and pattern.subjects.isdisjoint(behind))
        if fits and (best is None or pattern.weight > best.weight):
            best = pattern
    return best


def _group(clause: Clause, verb: int) -> range:
    """The auxiliaries before a verb."""
    classes, k = act_words(), verb - 1
    while k >= clause.low and (
        clause.tag[k] in _AUXILIARY or clause.lower[k] in classes["light"] or clause.lower[k] in classes["negation"]
    ):
        k -= 1
    return range(k + 1, verb)


def _is_subordinate(clause: Clause, verb: int, said: int | None) -> bool:
    for k in range(verb - 1, max(clause.low, verb - _CLAUSE) - 1, -1):
        if clause.lower[k] in act_words()["subordinate"]:
            return not (clause.lower[k] == "that" and said is not None and said < k)
        if clause.lower[k] in {",", ";"}:
            return False
    return False


def _actor(clause: Clause, verb: int, type_: str, said: int | None, *, passive: bool, bare: bool) -> TokenSpan | None:
    """Who does it, as far as the words say."""
    if passive:
        agent = clause.agent(verb)
        if agent is not None or type_ != "AGREE":
            return agent
    finite = next((k for k in range(clause.low, verb) if clause.tag[k] in _FINITE), None)
    actor = None
    if bare and clause.tag[verb] == _ING and clause.lower.get(verb - 1) == "," and finite is not None:
        actor = clause.subject(finite)
    actor = actor or clause.subject(verb)
    if said is None or said >= verb or (actor is not None and clause.lower[actor[1]] not in act_words()["pronoun"]):
        return actor
    nearest = max(k for k in range(said, verb) if k == said or clause.lower[k] in act_words()["say"])
    return clause.subject(nearest) or actor

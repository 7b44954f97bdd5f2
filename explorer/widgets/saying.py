"""How the page puts voices, reported acts and sources into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.widgets.phrases import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ACTS", "SIGNAL_NAMES", "VOICE_NAMES", "of_voice", "verb_of"]

VOICE_NAMES = {"speaks": "speaks", "cited": "is cited", "named": "is only named"}
_VERBS = {
    "speaks": ("report words of", "reports words of"),
    "cited": ("cite", "cites"),
    "named": ("merely name", "merely names"),
}
"""A verb for many articles and one for one."""
_AS = {"speaks": "speaking", "cited": "cited", "named": "merely named"}
ACTS = {
    "AGREE": "agreeing",
    "CONSULT": "consulting",
    "SUPPORT": "supporting",
    "CONCEDE": "conceding",
    "COOPERATE": "cooperating",
    "AID": "aiding",
    "RETREAT": "retreating",
    "INVESTIGATE": "investigating",
    "DEMAND": "demanding",
    "DISAPPROVE": "disapproving",
    "REJECT": "rejecting",
    "THREATEN": "threatening",
    "PROTEST": "protesting",
    "SANCTION": "sanctioning",
    "MOBILIZE": "mobilizing",
    "COERCE": "coercing",
    "ASSAULT": "assaulting",
    "FIGHT": "fighting",
}
"""PLOVER's event types, as what somebody is reported doing."""
SIGNAL_NAMES = {
    "verbal cooperation": "cooperation in words",
    "material cooperation": "cooperation in deeds",
    "verbal conflict": "conflict in words",
    "material conflict": "conflict in deeds",
}


def verb_of(voices: Sequence[str], plain: tuple[str, str]) -> tuple[str, str]:
    """What articles do with actors, of many and of one: `plain` ("name", "names"), or as the voices say."""
    if not voices:
        return plain
    many, one = (listed([_VERBS[voice][n] for voice in voices]) for n in (0, 1))
    return many, one


def of_voice(voices: Sequence[str]) -> str:
    """How the mentions counted mention somebody: `" speaking or cited"`; nothing where any counts."""
    return f" {listed([_AS[voice] for voice in voices])}" if voices else ""

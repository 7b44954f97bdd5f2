"""How an actor is mentioned: `speaks`, `cited`, or `named`.

`speaks`: the mention names the speaker of a statement. `cited`: it is given as where a claim comes from: an outlet that
reports, or whoever stands in a chain without being its speaker ("citing the ministry", "told Reuters"). `named`: all
else.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.reading.mentions import Mention
    from explorer.reading.statements.said import Statement

__all__ = ["voiced"]


def voiced(mentions: list[Mention], statements: list[Statement]) -> list[Mention]:
    """The mentions of one part, in order, those of actors with their voice."""
    starts = [mention.start for mention in mentions]
    voices = dict.fromkeys((k for k, mention in enumerate(mentions) if mention.kind == "actor"), "named")

    def mark(entity: str | None, start: int, end: int, voice: str) -> None:
        for k in range(bisect_left(starts, start), bisect_left(starts, end)):
            if mentions[k].entity == entity and k in voices and voices[k] != "speaks":
                voices[k] = voice

    for one in statements:
        if one.speaker is not None and one.source.entity is not None:
            mark(one.source.entity, *one.speaker, "cited" if one.medium else "speaks")
        for source, start in one.passed_on:
            mark(source.entity, start, start + len(source.words), "cited")
    return [mention._replace(voice=voices[k]) if k in voices else mention for k, mention in enumerate(mentions)]

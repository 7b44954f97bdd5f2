"""The mentions of one article: actors and regions in its title and text, each one or the other, never both."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from explorer.names.files import Mark
from explorer.reading.found import Found, found_names
from explorer.reading.metonym import acts, stands_as_place
from explorer.reading.places import mark_admin_regions, placed
from explorer.reading.resolve import Choice, GroupKey, group_key, resolved
from explorer.reading.short_names import actors_of

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.recognise import Run

__all__ = ["Mention", "Part", "mentions_of"]

_GAP = "\n\n"
_WIDE = ("area", "country")


class Mention(NamedTuple):
    """One row of `READING_MENTIONS`, in its order; `voice` is None until statements are read."""

    part: str
    sentence: int
    start: int
    end: int
    kind: str
    entity: str | None
    name: str | None
    sense: str | None
    voice: str | None
    runner_up: str | None
    reason: str | None
    latitude: float | None
    longitude: float | None


class Part(NamedTuple):
    """Title or text of an article, and where its sentences begin."""

    text: str
    sentences: list[int]


def mentions_of(
    title: Part,
    text: Part,
    gazetteer: Gazetteer,
    runs: dict[str, Run],
    near: int | None = None,
) -> list[Mention]:
    """Every mention, the title's first, then by start.

    Args:
        title: The title, read together with the text: what one says holds for the other.
        text: The text.
        gazetteer: The lists.
        runs: What is known of runs met before.
        near: The row of the region in which the outlet's bare names lie.
    """
    head = len(title.text) + len(_GAP) if title.text else 0
    whole = f"{title.text}{_GAP}{text.text}" if head else text.text
    found, persons = found_names(whole, gazetteer, runs)
    if not found:
        return []
    decided = _decided(found, whole, gazetteer, persons, near)
    out = []
    for name, kind, entity, sense, runner_up, reason in decided:
        point = gazetteer.point(entity) if kind == "region" and entity is not None else None
        part, offset, begins = ("title", 0, title.sentences) if name.start < head else ("text", head, text.sentences)
        start = name.start - offset
        out.append(
            Mention(
                part, max(0, bisect_right(begins, start) - 1), start, name.end - offset, kind,
                None if entity is None else gazetteer.id(entity), None, sense, None,
                None if runner_up is None else gazetteer.id(runner_up), reason, *(point or (None, None)),
            )
        )  # fmt: skip
    return out


_Decided = tuple[Found, str, int | None, str | None, int | None, str | None]


def _decided(
    found: list[Found], text: str, gazetteer: Gazetteer, persons: dict[str, int], near: int | None
) -> list[_Decided]:
    """Each name as one thing: kind, row, sense, runner-up and reason."""
    actors = actors_of(found, text)
    out: list[_Decided] = []
    others: list[Found] = []
    for name in found:
        chosen = actors.get(name.start)
        if chosen is None:
            if name.regions or name.pattern:
                others.append(name)
            continue
        actor, runner_up, reason = chosen
        if (actor, Mark.SEAT) in name.actors and actor in gazetteer.capital and stands_as_place(text, name.start):
            out.append((name, "region", gazetteer.capital[actor], "place", None, None))
        elif name.regions and gazetteer.likeliest(name.regions)[0] in _WIDE and not acts(text, name.start, name.end):
            others.append(name)
        else:
            out.append((name, "actor", actor, None, runner_up, reason))
            if gazetteer.kind(actor) == "person":
                persons.setdefault(name.key.rsplit(" ", 1)[-1], name.start)
    places = placed(others, text, gazetteer, persons)
    mark_admin_regions(places, text)
    regions = resolved(places, text, gazetteer, near)
    out += [_as_place_or_metonym(name, regions, text, gazetteer) for name in places]
    out.sort(key=lambda row: row[0].start)
    return out


def _as_place_or_metonym(name: Found, regions: dict[GroupKey, Choice], text: str, gazetteer: Gazetteer) -> _Decided:
    choice = regions.get(group_key(name))
    if choice is None:
        return name, "region", None, "place", None, "unresolved"
    row, runner_up, reason = choice
    if name.demonym:
        return name, "region", row, "demonym", runner_up, reason
    government = None if name.admin or name.pattern else gazetteer.government(row)
    if government is not None and acts(text, name.start, name.end):
        return name, "actor", government, "metonym", runner_up, reason
    return name, "region", row, "place", runner_up, reason

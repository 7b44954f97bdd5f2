"""The mentions of one article: actors and regions in its title and text, each one or the other, never both."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from explorer.names.files import Mark
from explorer.reading.candidates import candidates
from explorer.reading.counties import bare_counties
from explorer.reading.found import Found, Met, Runs, found_names
from explorer.reading.groups import group_end
from explorer.reading.metonym import acts, stands_as_place
from explorer.reading.offices import office_at
from explorer.reading.places import mark_admin_regions, placed
from explorer.reading.resolve import Choice, GroupKey, group_key, resolved
from explorer.reading.short_names import actors_of

if TYPE_CHECKING:
    from datetime import date

    from explorer.names.gazetteer import Gazetteer

__all__ = ["Mention", "Part", "mentions_of"]

_GAP = "\n\n"
_WIDE = ("area", "country")
_UNION = "organisation"
_OFFICIAL = ("country", "government")
_NOBODY = (None, None, None)


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
    runs: Runs,
    *,
    near: int | None = None,
    day: date | None = None,
) -> list[Mention]:
    """Every mention, the title's first, then by start.

    Args:
        title: The title, read together with the text: what one says holds for the other.
        text: The text.
        gazetteer: The lists.
        runs: What is known of runs met before.
        near: The row of the region in which the outlet's bare names lie.
        day: When it was published; without it nobody is found by an office.
    """
    head = len(title.text) + len(_GAP) if title.text else 0
    whole = f"{title.text}{_GAP}{text.text}" if head else text.text
    found, persons, met = found_names(whole, gazetteer, runs)
    decided = _decided(whole, gazetteer, (found, persons, met), near, day)
    unlisted = candidates(whole, met, [(each.start, each.end) for each in decided], persons)
    decided += [_Decision(start, end, "actor", None, whole[start:end]) for start, end in unlisted]
    decided.sort(key=itemgetter(0))
    out = []
    for start, end, kind, row, name, sense, runner_up, reason in decided:
        entity, latitude, longitude = _NOBODY if row is None else _entity(row, kind, gazetteer)
        part, offset, begins = ("title", 0, title.sentences) if start < head else ("text", head, text.sentences)
        out.append(
            Mention(
                part, max(0, bisect_right(begins, start - offset) - 1), start - offset, end - offset, kind,
                entity, name, sense, None, None if runner_up is None else gazetteer.id(runner_up), reason,
                latitude, longitude,
            )
        )  # fmt: skip
    return out


@lru_cache(maxsize=1 << 14)
def _entity(row: int, kind: str, gazetteer: Gazetteer) -> tuple[str, float | None, float | None]:
    """The id of a row, and of a region where it lies."""
    point = gazetteer.point(row) if kind == "region" else None
    return gazetteer.id(row), *(point or (None, None))


class _Decision(NamedTuple):
    """One name as one thing: offsets in title and text together, kind, row, and what a mention says besides."""

    start: int
    end: int
    kind: str
    row: int | None = None
    name: str | None = None
    sense: str | None = None
    runner_up: int | None = None
    reason: str | None = None


def _decided(
    text: str,
    gazetteer: Gazetteer,
    names: tuple[list[Found], dict[str, int], list[Met]],
    near: int | None,
    day: date | None,
) -> list[_Decision]:
    """The names of the lists, groups among them, in reading order; `persons` grows by the persons of the list."""
    found, persons, met = names
    actors = actors_of(found, text)
    out: list[_Decision] = []
    others: list[Found] = []
    for name in found:
        chosen = actors.get(name.start)
        if chosen is None:
            if name.regions or name.pattern:
                others.append(name)
            continue
        actor, runner_up, reason = chosen
        is_seat = (actor, Mark.SEAT) in name.actors
        if is_seat and day and (office := _office(text, name, gazetteer.country(actor), day, gazetteer, seat=True)):
            out.append(office)
        elif is_seat and actor in gazetteer.capital and stands_as_place(text, name.start):
            out.append(_Decision(name.start, name.end, "region", gazetteer.capital[actor], None, "place"))
        elif (
            name.regions
            and gazetteer.likeliest(name.regions)[0] in _WIDE
            and (gazetteer.kind(actor) != _UNION or stands_as_place(text, name.start))
            and not acts(text, name.start, name.end)
        ):
            others.append(name)
        else:
            out.append(_Decision(name.start, name.end, "actor", actor, None, None, runner_up, reason))
            if gazetteer.kind(actor) == "person":
                persons.setdefault(name.key.rsplit(" ", 1)[-1], name.start)
    places = placed(others, text, gazetteer, persons)
    places += bare_counties(text, met, places, persons, gazetteer)
    places.sort(key=attrgetter("start"))
    mark_admin_regions(places, text)
    regions = resolved(places, text, gazetteer, near)
    for name in places:
        decision = _as_place_or_actor(name, regions, text, gazetteer)
        if day and decision.row is not None and gazetteer.kind(decision.row) in _OFFICIAL:
            decision = _office(text, name, gazetteer.country(decision.row), day, gazetteer) or decision
        out.append(decision)
    out.sort(key=itemgetter(0))
    return out


def _office(
    text: str, name: Found, country: str, day: date, gazetteer: Gazetteer, *, seat: bool = False
) -> _Decision | None:
    found = office_at(text, (name.start, name.end), country, day, gazetteer, seat=seat)
    return found and _Decision(
        found.start, found.end, "actor", found.holder, runner_up=found.runner_up, reason=found.reason
    )


def _as_place_or_actor(name: Found, regions: dict[GroupKey, Choice], text: str, gazetteer: Gazetteer) -> _Decision:
    start, end = name.start, name.end
    choice = regions.get(group_key(name))
    if choice is None:
        return _Decision(start, end, "region", None, None, "place", None, "unresolved")
    row, runner_up, reason = choice
    if (name.demonym or gazetteer.kind(row) in _WIDE) and (group := group_end(text, end)):
        return _Decision(start, group, "actor", None, text[start:group])
    if name.demonym:
        return _Decision(start, end, "region", row, None, "demonym", runner_up, reason)
    government = None if name.admin or name.pattern else gazetteer.government(row)
    if government is not None and acts(text, start, end):
        return _Decision(start, end, "actor", government, None, "metonym", runner_up, reason)
    return _Decision(start, end, "region", row, None, "place", runner_up, reason)

"""Deciding about candidates at a terminal, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.errors import ExplorerError, QueryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.widgets.review.reviewing import Reviewing

__all__ = ["KEYS", "listed", "review"]

KEYS = "a accept, m merge, r rename, x refuse, s skip, b back, q quit"
_KINDS = {"p": "person", "o": "organisation", "g": "armed_group", "v": "government", "y": "party", "t": "outlet"}
_KIND_KEYS = "p person, o organisation, g armed group, v government, y party, t outlet"


def listed(reviewing: Reviewing) -> list[str]:
    """All candidates, some lines each: numbers, name, similar actors, examples."""
    return [line for candidate in reviewing.candidates for line in _told(reviewing, candidate)]


def _told(reviewing: Reviewing, candidate: dict[str, object]) -> list[str]:
    mentions = "" if candidate["mentions"] is None else f", {candidate['mentions']:,} mentions"
    like = candidate["like"]
    ids = ", ".join(f"{id_} ({reviewing.corpus.names.label(id_)})" for id_ in like)  # type: ignore[attr-defined]
    return [
        f"{candidate['name']}: {candidate['articles']:,} articles{mentions}" + (f"; like {ids}" if ids else ""),
        *(f"    {said}" for said in candidate["examples"]),  # type: ignore[attr-defined]
    ]


def review(
    reviewing: Reviewing, *, key: Callable[[], str], ask: Callable[[str, str], str], say: Callable[[str], None]
) -> None:
    """Ask about one candidate after the other until there is none, or a person quits.

    Args:
        reviewing: The candidates.
        key: Waits for a key.
        ask: Asks a question for which there is an answer by default.
        say: Shows a line.
    """
    shown = -1
    while reviewing.asked is not None:
        if shown != reviewing.at:
            shown = reviewing.at
            for line in ["", *_told(reviewing, reviewing.asked), KEYS]:
                say(line)
        pressed = key().lower()
        if pressed == "q":
            return
        try:
            _done(reviewing, pressed, key, ask, say)
        except ExplorerError as refusal:
            say(f"{refusal}")
    say("No candidate is left.")


def _done(
    reviewing: Reviewing,
    pressed: str,
    key: Callable[[], str],
    ask: Callable[[str, str], str],
    say: Callable[[str], None],
) -> None:
    asked = reviewing.asked or {}
    match pressed:
        case "a":
            reviewing.decide("accept", kind=_kind(key, say))
        case "m":
            like = asked["like"]
            reviewing.decide("merge", actor=ask("with the actor", like[0] if like else ""))
        case "r":
            label = ask("called", asked["name"])
            reviewing.decide("rename", label=label, kind=_kind(key, say))
        case "x":
            reviewing.decide("refuse")
        case "s":
            reviewing.skip()
        case "b":
            reviewing.take_back()
        case _:
            say(KEYS)


def _kind(key: Callable[[], str], say: Callable[[str], None]) -> str:
    """The kind of actor that a key stands for.

    Raises:
        QueryError: It stands for none.
    """
    say(_KIND_KEYS)
    pressed = key().lower()
    if pressed not in _KINDS:
        raise QueryError(f"{pressed!r} is no kind of actor; nothing was decided. {KEYS}")
    return _KINDS[pressed]

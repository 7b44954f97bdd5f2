"""Lists of statements of one part: one found by its cue, some left out, more put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.reading.statements.said import Span, Statement

__all__ = ["at_cue", "ordered", "without"]


def at_cue(statements: list[Statement], cue: Span) -> Statement | None:
    """The first statement whose cue shares a character with `cue`."""
    return next((one for one in statements if one.cue[0] < cue[1] and cue[0] < one.cue[1]), None)


def ordered(statements: list[Statement], *more: Statement) -> list[Statement]:
    """`statements` and `more` in order of their cues."""
    return sorted([*statements, *more], key=lambda one: one.cue)


def without(statements: list[Statement], dropped: list[Statement]) -> list[Statement]:
    """`statements` less those `dropped`; what stood in the content of one of these stands in what that stood in."""
    gone = {id(one) for one in dropped}
    kept = [one for one in statements if id(one) not in gone]
    for one in kept:
        while one.outer is not None and id(one.outer) in gone:
            one.outer = one.outer.outer
    return kept

"""Reported acts: types, and what turns one into another."""

from __future__ import annotations

import pytest

from explorer.reading import read_article
from explorer.reading.events.table import TYPES, patterns_of, quad_class


def act(text):
    rows = read_article(text, clean=False).events.rows(named=True)
    if not rows:
        return None
    (row,) = rows
    actor = None if row["actor_start"] is None else text[row["actor_start"] : row["actor_end"]]
    return row["type"], actor


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The council agreed to a truce.", ("AGREE", "council")),
        ("The council will support the truce.", ("AGREE", "council")),
        ("The council has not accepted the truce.", ("REJECT", "council")),
        ("The council vowed not to negotiate.", ("REJECT", "council")),
        ("The rebels said the council must release the prisoners.", ("DEMAND", "rebels")),
        ("The army will bomb the bridge.", ("THREATEN", "army")),
        ("The army bombed the bridge.", ("COERCE", "army")),
        ("The villagers were attacked by masked men.", ("ASSAULT", "masked men")),
        ("Four men were arrested.", ("COERCE", None)),
        ("The minister held talks with the rebels.", ("CONSULT", "minister")),
        ("A fire killed four people in a nursing home.", None),
        ("The striker attacked early in the cup final.", None),
        ("The weather was fine.", None),
    ],
)
def test_act(text, found):
    assert act(text) == found


def test_who_is_on_the_list_has_an_entity():
    (row,) = read_article("Putin accused NATO of lying.", clean=False).events.rows(named=True)
    assert (row["type"], row["actor"], row["recipient"]) == ("DISAPPROVE", "vladimir-putin", "nato")


def test_every_pattern_has_a_type_of_the_list():
    assert len(TYPES) == 18
    for verb in ("agreed", "attacked", "sanctioned", "marched"):
        assert patterns_of(verb)
        assert {pattern.type for pattern in patterns_of(verb)} <= set(TYPES)


@pytest.mark.parametrize(
    ("type_", "quad"),
    [
        ("CONSULT", ("verbal", "cooperation")), ("AID", ("material", "cooperation")),
        ("REJECT", ("verbal", "conflict")), ("FIGHT", ("material", "conflict")),
    ],
)  # fmt: skip
def test_quad_class(type_, quad):
    assert quad_class(type_) == quad

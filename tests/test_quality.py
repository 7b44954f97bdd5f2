"""Figures of quality as rows of a table."""

from __future__ import annotations

import pytest

from benchmarks.quality.figure import Figure, f1, markdown


@pytest.mark.parametrize(
    ("figure", "met"),
    [
        (Figure("places", "gold", 0.8296, bar=0.83), True),
        (Figure("places", "gold", 0.8294, bar=0.83), False),
        (Figure("seconds", "any", 0.2, bar=0.2, at_most=True), True),
        (Figure("seconds", "any", 0.201, bar=0.2, at_most=True), False),
        (Figure("places", "gold", 0.5), None),
    ],
)
def test_a_bar_is_held_against_the_whole_as_shown(figure, met):
    assert figure.met is met


def test_f1_of_nothing_is_nothing():
    assert (f1(0, 0, 0), f1(1, 2, 2), f1(3, 4, 8)) == (0.0, 0.5, 0.5)


def test_a_table_has_both_halves():
    said = markdown([Figure("places", "gold", 0.5, (0.25, 0.75), 0.6, peer="spaCy 0.400")])
    assert said.splitlines()[-1] == "| places | gold | 0.250 | 0.750 | 0.500 | ≥ 0.6 | **no** | spaCy 0.400 |"

"""Connected parts."""

import random

import pytest

from explorer.corpus.connected import connected


@pytest.mark.parametrize(
    ("n", "pairs", "parts"),
    [
        (0, [], []),
        (3, [], [0, 1, 2]),
        (4, [(3, 1)], [0, 1, 2, 1]),
        (5, [(4, 3), (3, 2), (2, 1), (1, 0)], [0, 0, 0, 0, 0]),
        (6, [(0, 5), (4, 1), (5, 2)], [0, 1, 0, 3, 1, 0]),
    ],
)
def test_parts(n, pairs, parts):
    left, right = [one for one, _ in pairs], [other for _, other in pairs]
    assert connected(n, left, right).tolist() == parts
    assert connected(n, right[::-1], left[::-1]).tolist() == parts


def test_a_long_chain_in_any_order():
    order = list(range(499))
    random.Random(3).shuffle(order)
    assert set(connected(500, order, [at + 1 for at in order]).tolist()) == {0}

"""How sure a share of a sample is, and how far two people agree: pure functions."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

__all__ = ["Estimate", "kappa", "wilson"]

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: 95 % lie between it and its opposite."""


class Estimate(NamedTuple):
    """A figure, and the interval of 95 % confidence around it, both ends included."""

    value: float
    low: float
    high: float


def wilson(successes: int, n: int) -> Estimate | None:
    """The share of `successes` in a random sample of `n`, with Wilson's score interval; None for an empty sample.

    Unlike the textbook's interval it holds for small samples and shares near 0 or 1.

    Source:
        E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference. Journal of the
        American Statistical Association 22, 209-212. Recommended by Brown, Cai and DasGupta (2001), Statistical
        Science 16, 101-133.

    Raises:
        ValueError: `successes` is not between 0 and `n`.
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    if n == 0:
        return None
    share, z2 = successes / n, Z * Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return Estimate(share, 0.0 if successes == 0 else middle - half, 1.0 if successes == n else middle + half)


def kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> Estimate | None:
    """Cohen's kappa: how far two people agree beyond what chance would give, 1 for always, 0 for chance.

    Args:
        one: What one person said of each thing.
        other: What the other said of the same things, in the same order.

    Returns:
        Kappa with its interval of 95 % from the large-sample standard error, cut to -1 and 1; None where nothing was
        judged twice, or where both gave one and the same answer to all, which leaves chance nothing to differ in.

    Source:
        J. Cohen (1960), A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20,
        37-46. The standard error is that of J. L. Fleiss, J. Cohen and B. S. Everitt (1969), Large sample standard
        errors of kappa and weighted kappa. Psychological Bulletin 72, 323-327.

    Raises:
        ValueError: They judged different numbers of things.
    """
    if len(one) != len(other):
        raise ValueError(f"{len(one)} answers of one person, {len(other)} of the other")
    n, answers = len(one), sorted({*one, *other}, key=str)
    if n == 0:
        return None
    rows = {answer: one.count(answer) / n for answer in answers}
    columns = {answer: other.count(answer) / n for answer in answers}
    chance = sum(rows[answer] * columns[answer] for answer in answers)
    if chance == 1:
        return None
    pairs = list(zip(one, other, strict=True))
    cells = {pair: pairs.count(pair) / n for pair in set(pairs)}
    agreed = sum(share for (a, b), share in cells.items() if a == b)
    found = (agreed - chance) / (1 - chance)
    on = sum(share * (1 - (rows[a] + columns[a]) * (1 - found)) ** 2 for (a, b), share in cells.items() if a == b)
    off = (1 - found) ** 2 * sum(share * (columns[a] + rows[b]) ** 2 for (a, b), share in cells.items() if a != b)
    variance = on + off - (found - chance * (1 - found)) ** 2
    half = Z * sqrt(max(0.0, variance) / n) / (1 - chance)
    return Estimate(found, max(-1.0, found - half), min(1.0, found + half))

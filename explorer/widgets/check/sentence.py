"""What people found, in the sentences that stand under a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.widgets.phrases import plural

if TYPE_CHECKING:
    from explorer.answers.agreement import Estimate
    from explorer.answers.checked import Checked

__all__ = ["checked_sentence"]

_TWO = 2


def checked_sentence(found: Checked) -> str:
    """Precision, misses and agreement with their intervals of 95 %, and how many were checked; empty where none was."""
    said = []
    by = "one person" if found.people == 1 else f"{found.people} people"
    if found.right:
        said.append(f"Checked by {by}: of {plural(found.mentions, 'counted mention')} {_percent(found.right)} right")
    if found.missed:
        before = "of" if said else f"Checked by {by}: of"
        said.append(f"{before} {plural(found.articles, 'article')} left out {_percent(found.missed)} should count")
    if found.people >= _TWO and found.twice:
        agreed = (
            f"κ {found.kappa.value:.2f} ({found.kappa.low:.2f} to {found.kappa.high:.2f})"
            if found.kappa
            else "κ not known"
        )
        said.append(f"two people agree on {found.twice:,} with {agreed}")
    if not said:
        return ""
    unsure = f" Unsure: {found.unsure:,}." if found.unsure else ""
    return f"{'; '.join(said)} (95 % intervals).{unsure}"


def _percent(share: Estimate) -> str:
    value, low, high = (f"{100 * part:.0f}" for part in share)
    return f"{value} % ({low}–{high} %)"

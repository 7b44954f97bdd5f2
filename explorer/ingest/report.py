"""What an ingest did, in figures and sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.formats import DROPPED, Drop, Survey

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Report"]


@dataclass
class Report:
    """Figures of one ingest.

    Attributes:
        corpus: Where the corpus is.
        version: Name of the version published, None where nothing was.
        n_articles: Articles taken in by this ingest.
        n_known: Articles passed over because the corpus had them already.
        seconds: How long it took.
        surveys: What each file was taken for.
        drops: Everything that did not go in as it stood; line 0 stands for a whole file.
        faults: Lines of people's decisions that could not be understood, a sentence each.
        n_cut: Lines cut because many articles of their outlet share them.
    """

    corpus: Path
    version: str | None = None
    n_articles: int = 0
    n_known: int = 0
    seconds: float = 0.0
    surveys: list[Survey] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    n_cut: int = 0

    @property
    def n_dropped(self) -> int:
        """Records and files that were left out."""
        return sum(drop.what == DROPPED for drop in self.drops)

    @property
    def exit_status(self) -> int:
        """0 where everything went in, 1 where something was left out, 2 where nothing could be taken in."""
        if not self.n_articles and not self.n_known:
            return 2
        return int(self.n_dropped > 0 or bool(self.faults))

    def reasons(self) -> list[tuple[str, str, int, Drop]]:
        """What happened, why (figures blanked), how often, and the first example; commonest first."""
        first: dict[tuple[str, str], Drop] = {}
        counts: Counter[tuple[str, str]] = Counter()
        for drop in self.drops:
            key = (drop.what, drop.kind)
            first.setdefault(key, drop)
            counts[key] += 1
        return [(what, kind, n, first[what, kind]) for (what, kind), n in counts.most_common()]

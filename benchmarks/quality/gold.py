"""Gold documents, the ruler that scores them, and what we read in them."""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections import Counter
from datetime import UTC, date, datetime
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import polars as pl

from benchmarks.corpora import ROOT, CannotRunError
from explorer.reading import read_many

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

__all__ = ["NAMES", "Document", "documents", "halves", "readings", "ruler", "tallies"]

SHARED = ROOT.parent / "shared"
NAMES = {"lgl": "LGL", "geovirus": "GeoVirus", "re3d": "re3d", "meantime": "MEANTIME"}
Document = dict[str, Any]
_FRAMES = ("mentions", "times", "statements", "events")


def documents(name: str) -> list[Document]:
    """The documents of a gold file.

    Raises:
        CannotRunError: It is not there.
    """
    path = SHARED / "data" / "gold" / f"{name}.jsonl.gz"
    if not path.exists():
        raise CannotRunError(f"{path.name} is not in the shared data folder beside the checkout")
    with gzip.open(path, "rt", encoding="utf8") as file:
        return [json.loads(line) for line in file]


@cache
def ruler() -> ModuleType:
    """The module that scores, from the shared folder beside the checkout.

    Raises:
        CannotRunError: It is not there.
    """
    path = SHARED / "eval" / "score.py"
    spec = importlib.util.spec_from_file_location("ruler", path)
    if not path.exists() or spec is None or spec.loader is None:
        raise CannotRunError(f"{path.name} is not in the shared folder beside the checkout")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def readings(found: Sequence[Document]) -> list[SimpleNamespace]:
    """What `read_many` reads in documents: for each the four frames of a `Reading`."""
    read = read_many(articles(found), clean=False)
    made = [SimpleNamespace() for _ in found]
    for name in _FRAMES:
        frame = getattr(read, name)
        parts = {int(row): part.drop("row") for (row,), part in frame.partition_by("row", as_dict=True).items()}
        for row, reading in enumerate(made):
            setattr(reading, name, parts.get(row, frame.clear().drop("row")))
    return made


def articles(found: Sequence[Document]) -> pl.DataFrame:
    """Documents as articles with text and, where the gold knows it, day of publication."""
    days = [document.get("published") for document in found]
    at = [datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) if day else None for day in days]
    return pl.DataFrame(
        {
            "text": [document["text"] for document in found],
            "published": pl.Series(at, dtype=pl.Datetime("us", "UTC")),
            "published_grain": pl.Series(["day" if day else None for day in days], dtype=pl.String),
        }
    )


def halves(found: Sequence[Any]) -> tuple[Sequence[Any], Sequence[Any], Sequence[Any]]:
    """First half, second half, all."""
    middle = len(found) // 2
    return found[:middle], found[middle:], found


def tallies(task: str, found: Sequence[Document], read: Sequence[Any]) -> list[Counter[str]]:
    """The ruler's counts for first half, second half and all.

    Args:
        task: The ruler's: `places`, `times`, `names`, `statements`, `events`.
        found: Documents.
        read: A reading each.
    """
    score = getattr(ruler(), task)
    counts = []
    for pairs in halves(list(zip(found, read, strict=True))):
        tally: Counter[str] = Counter()
        for document, reading in pairs:
            score(document, reading, tally)
        counts.append(tally)
    return counts

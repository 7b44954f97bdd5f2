"""People's decisions about mentions, moved with their words where a text has lost lines.

A correction says where its mention stands. When a corpus is read again and more boilerplate is cut, what stood behind
it stands further up.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

import polars as pl

from explorer.corpus.people import decisions, write_decisions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = ["move_decisions", "moved"]

_FILES = ("corrections", "marks")


def moved(before: str, after: str, start: int) -> int | None:
    """Where the character at `start` of `before` stands in `after`, which has lost lines; None where it is gone.

    Lines are compared as wholes, so a word stays in its own sentence however often that is said.
    """
    if before == after:
        return start
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    ends = list(accumulate(map(len, old)))
    line = next((at for at, end in enumerate(ends) if start < end), None)
    if line is None:
        return None
    within = start - (ends[line] - len(old[line]))
    said = [each.strip() for each in old], [each.strip() for each in new]
    for block in SequenceMatcher(None, *said, autojunk=False).get_matching_blocks():
        if block.a <= line < block.a + block.size:
            at = block.b + line - block.a
            shift = _indent(new[at]) - _indent(old[line])
            return sum(map(len, new[:at])) + within + shift
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def move_decisions(home: Path, before: Sequence[str], after: Sequence[str]) -> list[Callable[[], object]]:
    """What is to be written once the shards `after` are published in the place of `before`.

    A decision whose words are gone stays as it is: it meets no mention, and a person sees it.
    """
    writes: list[Callable[[], object]] = []
    for name in _FILES:
        decided, faults = decisions(home, name)
        ids = decided.filter(pl.col("start").is_not_null())["id"].unique()
        if faults or ids.is_empty():  # a file with bad lines is a person's to mend, and written by nobody else
            continue
        old, new = _parts(home, before, ids), _parts(home, after, ids)
        changed = False
        rows = decided.rows(named=True)
        for row in rows:
            key = (row["id"], row["part"])
            if row["start"] is None or row["end"] is None or old.get(key) == new.get(key):
                continue
            start = moved(old.get(key) or "", new.get(key) or "", row["start"])
            if start is not None and start != row["start"]:
                row["start"], row["end"] = start, start + row["end"] - row["start"]
                changed = True
        if changed:
            writes.append(partial(write_decisions, home, name, pl.DataFrame(rows, schema=decided.schema)))
    return writes


def _parts(home: Path, shards: Sequence[str], ids: pl.Series) -> dict[tuple[str, str], str | None]:
    """Title and text of some articles, by id and part."""
    found: dict[tuple[str, str], str | None] = {}
    for shard in shards:
        folder = home / "shards" / shard
        articles = pl.scan_parquet(folder / "articles.parquet").filter(pl.col("id").is_in(ids.implode()))
        texts = pl.scan_parquet(folder / "texts.parquet")
        whole = articles.select("row", "id", "title").join(texts, on="row", how="left").collect()
        for id_, title, text in whole.select("id", "title", "text").iter_rows():
            found[id_, "title"], found[id_, "text"] = title, text
    return found

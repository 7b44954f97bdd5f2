"""An opened corpus: immutable shards of one version, and answers' sums over them.

A selection is a list of sets of rows, one a shard. Nothing is read at opening but headers; texts are read only for the
articles shown.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from pyroaring import BitMap

from explorer.corpus.brought import brought_lists
from explorer.corpus.corrected import corrected
from explorer.corpus.folder import about_version
from explorer.corpus.index import bitmap
from explorer.corpus.people import decisions, own_actors_of, people_hash, right_instead
from explorer.corpus.shard import Shard
from explorer.corpus.values import Values, mapped
from explorer.errors import CorpusError
from explorer.names.own import OwnNames

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from numpy.typing import NDArray

__all__ = ["Corpus", "Groups", "Selection", "check_corpus", "open_corpus"]

Selection = list[BitMap]
_EPOCH = date(1970, 1, 1)
_KEPT = 8
_OF_THE_VERSION = ("sizes", "order", "inside", "spans")


class Groups:
    """Groups of articles that a shard alone does not know.

    Attributes:
        n: How many.
        of: For each shard the rows that are in a group, as a set and ascending, and the group of each.
    """

    def __init__(self, path: Path, n_shards: int) -> None:
        shard, row, group = mapped(path)
        self.n = int(group.max()) + 1 if len(group) else 0
        bounds = np.searchsorted(shard, np.arange(n_shards + 1))
        self.of = [(bitmap(row[low:high]), row[low:high], group[low:high]) for low, high in pairwise(bounds)]


class Corpus:
    """One version of a corpus folder, opened for reading.

    Attributes:
        path: The folder.
        version: The version's name.
        title: What the page calls it.
        notice: What every chart and export must say ("Synthetic", "Fictional" …), or None.
        fingerprint: Twelve hexadecimal digits, others for another set of articles or other decisions of people.
        n_articles: Articles, undated ones included.
        n_undated: Articles without a date.
        n_texts: Different texts, articles less copies; 0 where the version does not say.
        first_day: The first day of publication, or None where no article is dated.
        last_day: The last one, or None.
        own_columns: The user's own columns, without `own.`.
        events: The CSV file of dated events for the chart's flags, or None.
        dropped: The CSV file of what was not taken in, or None.
        boilerplate: The CSV file of the lines cut because many articles of an outlet share them, or None.
        shards: The opened shards.
        wide: Texts that lie in several shards or have near copies.
        origins: The same of origins, articles that pass on one claim of one source; None where no source is cited.
        n_origins: How many origins; 0 where the version does not say.
        faults: A sentence for each of people's corrections that cannot be understood or meets no mention.
    """

    def __init__(self, path: Path, about: dict[str, Any], names: Any = None, *, corrections: bool = True) -> None:
        folder = path / about["name"]
        self.path, self.version = path, str(about["name"])
        self.title, self.notice = str(about["title"]), about["notice"]
        self.fingerprint = _fingerprint(path, str(about["fingerprint"]))
        self.n_articles, self.n_undated = int(about["articles"]), int(about["undated"])
        self.n_texts, self.n_origins = int(about.get("texts", 0)), int(about.get("origins") or 0)
        self.first_day, self.last_day = (
            None if day is None else _EPOCH + timedelta(days=day) for day in (about["first"], about["last"])
        )
        self.own_columns = tuple(kind.removeprefix("own.") for kind in about["kinds"] if kind.startswith("own."))
        self.events, self.dropped, self.boilerplate = (
            file if (file := folder / name).is_file() else None
            for name in ("events.csv", "dropped.csv", "boilerplate.csv")
        )
        self.shards: list[Shard] = [Shard(path / "shards" / shard) for shard in about["shards"]]
        self._values: dict[str, Values] = {
            kind: Values(folder, place, about["values"][kind]) for place, kind in enumerate(about["kinds"])
        }
        self.wide = Groups(folder / "wide.npy", len(self.shards))
        self.origins = Groups(folder / "origins.npy", len(self.shards)) if self.n_origins else None
        self._names, self._kept = names, OrderedDict[Any, Any]()
        self._about, plain = about, self.shards
        self.faults = self._correct() if corrections else ()
        self._is_as_read = self.shards is plain

    def __repr__(self) -> str:
        days = f", {self.first_day} to {self.last_day}" if self.first_day else ""
        notice = f" ({self.notice})" if self.notice else ""
        return f"Corpus {self.title!r}{notice}: {self.n_articles:,} articles{days}, {self.n_undated:,} undated"

    @cached_property
    def names(self) -> Any:
        """The name lists, its own where it brings some, and with them the corpus's own actors."""
        if self._names is None:
            from explorer.names import open_names  # noqa: PLC0415 - mapped files, opened when first asked

            brought, (own, _) = brought_lists(self.path), own_actors_of(self.path)
            self._names = open_names(brought) if own.is_empty() else OwnNames(own, brought)
        return self._names

    def _correct(self) -> tuple[str, ...]:
        """Take out of the counts what people called wrong."""
        told, faults = decisions(self.path, "corrections")
        if told.is_empty():
            return tuple(faults)
        path = self.path / "people" / "corrections.csv"
        right, more = right_instead(told, self.names)
        self.shards, self._values, unmet = corrected(self.shards, self._values, right, self.names)
        faults += [f"{path}, {fault}" for fault in more]
        faults += [
            f"{path}, line {line}: the {part} of article {id_!r} has no mention of {entity!r} at {start}–{end}"
            for line, id_, part, entity, start, end in unmet.select(
                "line", "id", "part", "entity", "start", "end"
            ).iter_rows()
        ]
        return tuple(faults)

    @cached_property
    def as_read(self) -> Corpus:
        """The same version without people's corrections; itself where there are none."""
        return self if self._is_as_read else Corpus(self.path, self._about, self._names, corrections=False)

    # ---- values

    def values(self, kind: str) -> Values | None:
        """The values of a kind; None where the corpus has no such kind."""
        return self._values.get(kind)

    def number(self, kind: str, id_: str) -> int | None:
        """The number of an id; None if no article has it. The root `""` is every value of the kind."""
        values = self._values.get(kind)
        return None if values is None else values.number(id_)

    def rows(self, kind: str, number: int | None) -> Selection:
        """The rows that name a value."""
        return [shard.rows(kind, self.local(place, kind, number)) for place, shard in enumerate(self.shards)]

    def local(self, shard: int, kind: str, number: int | None) -> int | None:
        """The number by which a shard knows a value of the version."""
        return self._values[kind].local(shard, number) if kind in self._values else None

    def everything(self) -> Selection:
        """All rows."""
        return [shard.everything() for shard in self.shards]

    # ---- what was worked out once

    def kept(self, key: tuple[Hashable, ...], make: Callable[[], Any], most: int = _KEPT) -> Any:
        """What `make` gives, kept for the next time; of one sort of key (its first part) at most `most`."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = self._kept[key] = make()
        for old in [old for old in self._kept if old[0] == key[0]][:-most]:
            del self._kept[old]
        return made

    def forget(self) -> None:
        """Drop what was kept of views; what the version itself says stays."""
        for key in [key for key in self._kept if key[0] not in _OF_THE_VERSION]:
            del self._kept[key]

    def sizes(self, kind: str) -> NDArray[np.int64]:
        """How many articles of the corpus name each value of a kind, by number."""

        def count() -> NDArray[np.int64]:
            values = self._values.get(kind)
            total = np.zeros(0 if values is None else len(values), "i8")
            for place, shard in enumerate(self.shards):
                numbers, n = shard.sizes_of(kind)
                if values is not None and len(numbers):
                    total[values.numbers[place][numbers]] += n
            return total

        sizes: NDArray[np.int64] = self.kept(("sizes", kind), count)
        return sizes


def _fingerprint(path: Path, of_articles: str) -> str:
    """The version's own fingerprint where people decided nothing, else one of both."""
    decided = people_hash(path)
    return of_articles if decided is None else hashlib.sha256(f"{of_articles}{decided}".encode()).hexdigest()[:12]


def open_corpus(path: Path | str, *, names: Any = None) -> Corpus:
    """Open the present version of a corpus, in milliseconds.

    Args:
        path: The folder that `explorer ingest` wrote.
        names: The name lists; those that the corpus brings or `explorer.names.open_names()` when first needed.

    Raises:
        CorpusError: It is not a corpus, or a file of it is missing or cut short; names the file.
    """
    path = Path(path)
    about = about_version(path)
    try:
        for folder in _folders(path, about):
            _check_sizes(folder)
        return Corpus(path, about, names)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        if isinstance(error, CorpusError):
            raise
        raise CorpusError(f"{path} is damaged: {error}") from error


def check_corpus(path: Path | str) -> list[str]:
    """What is wrong with a corpus's files, one sentence each, all hashes compared; empty if nothing is.

    Raises:
        CorpusError: It is not a corpus at all.
    """
    from explorer.corpus.durable import sums  # noqa: PLC0415 - only here

    path = Path(path)
    about, faults = about_version(path), []
    for folder in _folders(path, about):
        try:
            wanted, found = _sums(folder), sums(folder)
        except (OSError, ValueError) as error:
            faults.append(f"{folder / 'sums.json'} cannot be read: {error}")
            continue
        for file, (size, digest) in wanted.items():
            if file not in found:
                faults.append(f"{folder / file} is missing")
            elif found[file] != (size, digest):
                faults.append(f"{folder / file} is not as it was written")
    return faults


def _folders(path: Path, about: dict[str, Any]) -> list[Path]:
    """What a version is made of: its own folder, its shards, the lists that the corpus brings."""
    lists = [path / "names"] if about.get("brings_lists") else []
    return [path / about["name"], *(path / "shards" / shard for shard in about["shards"]), *lists]


def _sums(folder: Path) -> dict[str, tuple[int, str]]:
    told = json.loads((folder / "sums.json").read_text("utf-8"))
    return {file: (int(size), str(digest)) for file, (size, digest) in told.items()}


def _check_sizes(folder: Path) -> None:
    for file, (size, _) in _sums(folder).items():
        path = folder / file
        if not path.is_file():
            raise CorpusError(f"{path} is missing: the corpus is damaged; ingest it anew")
        if path.stat().st_size != size:
            found = path.stat().st_size
            raise CorpusError(f"{path} has {found} bytes, not {size}: the corpus is damaged; ingest it anew")

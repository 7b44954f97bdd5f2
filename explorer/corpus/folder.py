"""The corpus folder: versions of it, the present one, what is no longer wanted.

    CURRENT                   the present version's name, replaced as a whole
    v0007/about.json          title, notice, shards, fingerprint, days and numbers of articles
    v0007/wide.npy            shard, row, text: articles whose text lies in several shards or has near copies
    v0007/origins.npy         the same of origins, where sources are cited (`groups.py`)
    v0007/origins.parquet     shard, row, statement, origin: statements that share one
    v0007/values_*.npy        the ids of every kind and their numbers (`values.py`)
    v0007/events.csv          dated events for the chart, where the corpus has some
    v0007/dropped.csv         what was not taken in, and why
    v0007/boilerplate.csv     lines cut because many articles of an outlet share them
    people/                   what people decided (`people.py`)
    names/                    the index of the lists that the corpus brings (`brought.py`)
    shards/<name>/            the shards of the last two versions (`shard.py`)

Readers keep the version they opened. A version appears whole before `CURRENT` names it, so a kill at any moment leaves
the old corpus or the new one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from explorer.corpus.brought import brought_lists
from explorer.corpus.durable import new_folder, replace_file, settle, sums
from explorer.corpus.facets import SENSE_KINDS
from explorer.corpus.groups import write_groups
from explorer.corpus.index import Index
from explorer.corpus.merging import merged
from explorer.corpus.spans import TALKED_ABOUT
from explorer.corpus.values import write_values
from explorer.corpus.voices import SAID_KINDS
from explorer.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.corpus.facets import RegionTree

__all__ = ["about_version", "article_ids", "present_shards", "publish"]

_FORMAT = 1
_KEPT = 2
"""Versions whose shards stay: readers of the one before the present still list articles."""


def present_shards(home: Path | str) -> tuple[str, ...]:
    """The shards of the present version; none where nothing was published yet.

    Raises:
        CorpusError: The folder is damaged.
    """
    return tuple(about_version(Path(home))["shards"]) if (Path(home) / "CURRENT").exists() else ()


def article_ids(home: Path | str) -> pl.LazyFrame:
    """`id` and `text_key` of every article of the present version, and the `shard` it stands in."""
    parts = [
        pl.scan_parquet(Path(home) / "shards" / shard / "articles.parquet").select(
            "id", "text_key", shard=pl.lit(shard)
        )
        for shard in present_shards(home)
    ]
    none = pl.LazyFrame(schema={"id": pl.String, "text_key": pl.UInt64, "shard": pl.String})
    return pl.concat([none, *parts])


def about_version(home: Path) -> dict[str, Any]:
    """What the present version says about itself, with its `name`.

    Raises:
        CorpusError: There is no corpus, or it is damaged or of another make; one sentence says which.
    """
    current = home / "CURRENT"
    if not home.is_dir():
        raise CorpusError(f"{home} is not a folder; a corpus is the folder that `explorer ingest` wrote")
    if not current.is_file():
        raise CorpusError(
            f"{home} is not a corpus: it has no file CURRENT; `explorer ingest FILES --to {home}` makes one"
        )
    name = current.read_text("utf-8", errors="replace").strip()
    path = home / name / "about.json"
    if not (name.startswith("v") and name[1:].isdigit()) or not path.is_file():
        raise CorpusError(f"{home} is damaged: CURRENT says {name[:40]!r}, and there is no such version")
    try:
        about: dict[str, Any] = json.loads(path.read_text("utf-8"))
        made = int(about["format"])
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{path} is damaged: {error}") from error
    if made != _FORMAT:
        raise CorpusError(f"{home} is a corpus of format {made}, this Explorer reads format {_FORMAT}; ingest it anew")
    return {**about, "name": name}


def publish(
    home: Path | str,
    shards: Sequence[str],
    *,
    title: str | None = None,
    notice: str | None = None,
    events: Path | str | None = None,
    dropped: pl.DataFrame | None = None,
    boilerplate: pl.DataFrame | None = None,
    names: RegionTree | None = None,
) -> str:
    """Make a new version of these shards the present one, and sweep what no kept version names.

    One process publishes at a time. What is None stays as the version before had it.

    Args:
        home: The corpus folder.
        shards: Names that `write_shard` returned, old ones (`present_shards`) included; order does not matter.
        title: The corpus's name on the page; the folder's name at first.
        notice: What every chart and export must say: "Synthetic", "Fictional" …; `""` takes it away.
        events: A CSV file with columns `date` and `label`, for the chart's flags.
        dropped: What was not taken in, and why; written as `dropped.csv`.
        boilerplate: `outlet`, `line` and `articles` of what was cut; written as `boilerplate.csv`.
        names: Says which regions count a region, where many small shards are made into one; the gazetteer by default.

    Returns:
        The version's name.

    Raises:
        CorpusError: No shard is given, one is missing, or the disk is full; the corpus is as it was.
    """
    home, shards = Path(home), sorted(set(shards))
    if not shards:
        raise CorpusError(f"nothing to publish in {home}: no shard is given")
    for shard in shards:
        if not (home / "shards" / shard / "sums.json").is_file():
            raise CorpusError(f"{home / 'shards' / shard} is missing or unfinished; the corpus is as it was")
    shards = sorted(merged(home, shards, names=names))
    before = about_version(home) if (home / "CURRENT").exists() else {}
    name = f"v{1 + max((int(path.name[1:]) for path in _versions(home)), default=0):04}"
    with new_folder(home, "publishing") as folder:
        about = {
            "format": _FORMAT,
            "title": title or before.get("title") or home.resolve().name,
            "notice": (before.get("notice") if notice is None else notice) or None,
            "shards": shards,
            "brings_lists": brought_lists(home) is not None,
            **_facts(home, shards, folder),
        }
        old = home / before.get("name", "")
        _keep(events, old / "events.csv", folder / "events.csv")
        for file, told in (("dropped.csv", dropped), ("boilerplate.csv", boilerplate)):
            if told is not None:
                told.write_csv(folder / file)
            else:
                _keep(None, old / file, folder / file)
        (folder / "about.json").write_text(json.dumps(about, ensure_ascii=False, indent=1), "utf-8")
        (folder / "sums.json").write_text(json.dumps(sums(folder)), "utf-8")
        settle(folder, name)
        replace_file(home / "CURRENT", name)
    _sweep(home)
    return name


def _facts(home: Path, shards: Sequence[str], folder: Path) -> dict[str, Any]:
    """What a version says of its shards; their common values, copies and origins are written into `folder`."""
    folders = [home / "shards" / shard for shard in shards]
    indexes = [Index(path) for path in folders]
    own = sorted({kind for index in indexes for kind in index.kinds if kind.startswith("own.")})
    senses = [kind for kind in SENSE_KINDS.values() if all(kind in index.kinds for index in indexes)]
    talked = [TALKED_ABOUT] if all(TALKED_ABOUT in index.kinds for index in indexes) else []
    voices = [kind for kind in SAID_KINDS if all(kind in index.kinds for index in indexes)]
    kinds = ["actor", "region", *senses, "outlet", *own, *talked, *voices]
    bounds = write_values(folder, kinds, [pl.read_parquet(path / "values.parquet") for path in folders])
    said = write_groups(folder, folders)
    first, last = (
        min((int(i.days[0]) for i in indexes if len(i.days)), default=None),
        max((int(i.days[-1]) for i in indexes if len(i.days)), default=None),
    )
    return {
        "fingerprint": hashlib.sha256("".join(shards).encode()).hexdigest()[:12],
        "kinds": kinds,
        "values": bounds,
        "articles": sum(i.n for i in indexes),
        "texts": _n_texts(indexes, folder, "wide"),
        "origins": _n_texts(indexes, folder, "origins") if said else None,
        "undated": sum(i.n - int(i.first_rows[-1]) for i in indexes),
        "first": first,
        "last": last,
    }


def _n_texts(indexes: Sequence[Index], folder: Path, groups: str) -> int:
    """How many different texts, or origins, a version has."""
    shard, row, text = np.load(folder / f"{groups}.npy")
    inside = [np.unique(index.group[row[shard == place]]) for place, index in enumerate(indexes)]
    here = sum(len(np.unique(index.group)) for index in indexes) - sum(map(len, inside))
    return here + len(np.unique(text))


def _keep(given: Path | str | None, before: Path, to: Path) -> None:
    path = before if given is None else Path(given)
    if given is not None or before.is_file():
        shutil.copyfile(path, to)


def _versions(home: Path) -> list[Path]:
    found = [path for path in home.glob("v[0-9]*") if path.name[1:].isdigit() and path.is_dir()]
    return sorted(found, key=lambda path: int(path.name[1:]))


def _sweep(home: Path) -> None:
    """Remove versions but the last two, shards that they do not name, and what a kill left half written.

    What another process holds open stays until the next time.
    """
    for version in _versions(home)[:-_KEPT]:
        shutil.rmtree(version, ignore_errors=True)
    wanted: set[str] = set()
    for version in _versions(home):
        with contextlib.suppress(ValueError, KeyError, OSError):
            wanted.update(json.loads((version / "about.json").read_text("utf-8"))["shards"])
    for folder in [*(home / "shards").iterdir(), *home.glob("new-*")]:
        if folder.name not in wanted:
            shutil.rmtree(folder, ignore_errors=True)

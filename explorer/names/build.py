"""Make the name index out of gazetteer and actor list: flat files that open in milliseconds.

The build step runs this once; nothing else imports it. `files.py` says what each file holds.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import marisa_trie
import numpy as np
import polars as pl

from explorer import resources
from explorer.errors import ExplorerError, InputError
from explorer.names.actors import Actor, read_actors
from explorer.names.build_names import write_names
from explorer.names.build_search import write_search
from explorer.names.files import placed, write_column, write_lists, write_texts
from explorer.names.handwritten import write_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["build_index"]

_KIND_PRIOR = {"country": 3.0, "area": 4.0, "admin1": 1.5, "admin2": -1.2}
_OTHER_SPELLING = -1.5
# Who types "Kyiv" means the city before the admin region of that name.
_SEARCH_LESS = {"admin1": 2.5}
_AREA_PEOPLE = 50_000_000
_ACTOR_PRIOR = {"government": 2.0, "organisation": 1.5, "armed_group": 1.2, "outlet": 1.0}
_FIRST_YEAR, _GENERATION, _MOST_ALIASES, _ALIAS = 2000, 25, 8, 0.3


def build_index(
    out: Path, data: Path | None = None, *, actors: Path | None = None, gazetteer: Path | None = None
) -> None:
    """Write the index files into `out`, whole: who has mapped the files of an earlier build keeps those.

    Args:
        out: The folder to make, or to put in the place of an earlier build.
        data: The folder that holds `gazetteer/` and `actors/`; the project's own when left out.
        actors: A folder with an actor list of one's own, in place of that one.
        gazetteer: A handwritten gazetteer (`handwritten.py`), in place of that one.

    Raises:
        InputError: An actor list or gazetteer of one's own cannot be read.
        ExplorerError: The gazetteer is missing, an actor bears a region's id, or the actor list contradicts itself.
    """
    new, old = (out.with_name(f"{out.name}.{os.getpid()}.{word}") for word in ("new", "old"))
    try:
        with _sources(data or resources.data(), actors, gazetteer) as (actor_list, regions):
            _write_index(new, actor_list, regions)
        if out.exists():
            out.rename(old)
        new.rename(out)
    finally:
        for folder in (new, old):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _sources(data: Path, actors: Path | None, gazetteer: Path | None) -> Iterator[tuple[Path, Path]]:
    """The folders of actor list and gazetteer."""
    if actors is not None and not (actors / "actors.csv").is_file():
        raise InputError(f"{actors} holds no actors.csv; an actor list is a folder with one")
    with tempfile.TemporaryDirectory() as folder:
        if gazetteer is not None:
            write_gazetteer(gazetteer, Path(folder))
        yield actors or data / "actors", data / "gazetteer" if gazetteer is None else Path(folder)


def _write_index(out: Path, actor_list: Path, gazetteer: Path) -> None:
    if not (gazetteer / "regions.parquet").exists():
        raise ExplorerError(f"{gazetteer / 'regions.parquet'} is missing; scripts/build_gazetteer.py makes it")
    regions = pl.read_parquet(gazetteer / "regions.parquet")
    actors = read_actors(actor_list)
    clash = {actor.id for actor in actors} & set(regions["id"])
    if clash:
        raise ExplorerError(f"{min(clash)!r} is the id of both an actor and a region")
    out.mkdir(parents=True, exist_ok=True)
    ids = [*regions["id"], *(actor.id for actor in actors)]
    trie = marisa_trie.Trie(ids)
    trie.save(str(out / "ids.marisa"))
    row_of = {id_: trie.key_id(id_) for id_ in ids}
    listed = pl.concat(
        [
            regions,
            pl.DataFrame(
                [(actor.id, actor.label, actor.kind, actor.country) for actor in actors],
                schema=["id", "label", "kind", "country"],
                orient="row",
            ),
        ],
        how="diagonal",
    ).with_columns(row=pl.Series([row_of[id_] for id_ in ids], dtype=pl.UInt32))
    regions = listed.head(regions.height)
    _write_columns(out, listed)
    _write_tree(out, regions, row_of, gazetteer)
    _write_governments(out, regions, row_of, gazetteer)
    _write_roles(out, actors, row_of)
    prior = _prior(listed, actors)
    write_column(out / "prior.f4", np.repeat(prior, 2) + np.tile([_OTHER_SPELLING, 0.0], len(prior)))
    less = listed["kind"].replace_strict(_SEARCH_LESS, default=0.0, return_dtype=pl.Float64)
    prominence = prior - placed(listed["row"], less, 0.0)
    for kind, names in write_names(out, gazetteer, regions, actors, row_of).items():
        write_search(out, kind, names, prominence)


def main() -> None:
    """Build the project's own index where `open_names` looks for it."""
    build_index(resources.static("names"))


def _write_columns(out: Path, listed: pl.DataFrame) -> None:
    row = listed["row"]
    for name, file, words in (("kind", "kind.u1", "kinds.txt"), ("country", "country.u2", "countries.txt")):
        column = listed[name].fill_null("")
        known = column.unique().sort().to_list()
        (out / words).write_text("\n".join(known), encoding="utf-8")
        numbers = column.replace_strict(dict(zip(known, range(len(known)), strict=True)), return_dtype=pl.UInt32)
        write_column(out / file, placed(row, numbers, 0))
    write_column(out / "latitude.f4", placed(row, listed["latitude"].fill_null(np.nan), np.nan))
    write_column(out / "longitude.f4", placed(row, listed["longitude"].fill_null(np.nan), np.nan))
    write_column(out / "people.u4", placed(row, listed["population"].fill_null(0), 0))
    write_texts(out, "labels", listed.sort("row")["label"].to_list())


def _write_tree(out: Path, regions: pl.DataFrame, row_of: dict[str, int], gazetteer: Path) -> None:
    members = pl.read_parquet(gazetteer / "members.parquet").select(
        above=pl.col("area").replace_strict(row_of, return_dtype=pl.Int64),
        below=pl.col("member").replace_strict(row_of, return_dtype=pl.Int64),
    )
    tree = regions.select(
        above=pl.col("parent").replace_strict(row_of, return_dtype=pl.Int64, default=-1),
        below=pl.col("row").cast(pl.Int64),
        label="label",
    )
    write_column(out / "parent.i4", placed(tree["below"], tree["above"], -1, len(row_of)))
    children = pl.concat([tree.filter(pl.col("above") >= 0).sort("label").drop("label"), members])
    write_lists(out, "children", children["above"], children["below"], len(row_of))
    write_lists(out, "areas", members["below"], members["above"], len(row_of))


def _write_governments(out: Path, regions: pl.DataFrame, row_of: dict[str, int], gazetteer: Path) -> None:
    """Which actor a country or capital stands for, and where each government sits."""
    countries = regions.filter(kind="country").select("id", country="id")
    capitals = pl.read_parquet(gazetteer / "capitals.parquet").select("country", id="region")
    governed = (
        pl.concat([countries, capitals], how="diagonal")
        .with_columns(actor="gov-" + pl.col("country").str.to_lowercase(), capital=pl.col("id") != pl.col("country"))
        .filter(pl.col("actor").is_in(list(row_of)))
        .with_columns(pl.col("id", "actor").replace_strict(row_of, return_dtype=pl.Int64))
    )
    write_column(out / "government.i4", placed(governed["id"], governed["actor"], -1, len(row_of)))
    seats = governed.filter("capital").select("actor", "id").iter_rows()
    (out / "seats.tsv").write_text("".join(f"{actor}\t{region}\n" for actor, region in seats), encoding="utf-8")


def _write_roles(out: Path, actors: list[Actor], row_of: dict[str, int]) -> None:
    """Who held which office, from when until when."""
    roles = [(role, actor) for actor in actors for role in actor.roles]
    lines = (
        "\t".join([role.name, role.country, str(row_of[actor.id]), role.first, role.last]) for role, actor in roles
    )
    (out / "roles.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _prior(listed: pl.DataFrame, actors: list[Actor]) -> np.ndarray:
    """How likely each row is meant, by its own name: the logarithm of its people, more for countries and wide areas."""
    people = pl.when(kind="area").then(_AREA_PEOPLE).otherwise(pl.col("population").fill_null(0)).clip(1)
    kind = pl.col("kind").replace_strict(_KIND_PRIOR, default=0.0, return_dtype=pl.Float64)
    prior = placed(listed["row"], listed.select((people + 100).log(10) + kind).to_series(), 0.0)
    rows = listed["row"].tail(len(actors)).to_list() if actors else []
    for row, actor in zip(rows, actors, strict=True):
        recent = max(0, actor.last_role - _FIRST_YEAR) / _GENERATION
        prior[row] = _ACTOR_PRIOR.get(actor.kind, 0.5) + recent + min(_MOST_ALIASES, len(actor.aliases)) * _ALIAS
    return prior

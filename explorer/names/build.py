"""Make the name index out of gazetteer and actor list: flat files that open in milliseconds.

The build step runs this once; nothing else imports it. `files.py` says what each file holds.
"""

from __future__ import annotations

from math import log10, nan
from typing import TYPE_CHECKING, TypeVar

import marisa_trie
import polars as pl

from explorer import resources
from explorer.errors import ExplorerError
from explorer.names.actors import Actor, read_actors
from explorer.names.build_names import write_names
from explorer.names.build_search import write_search
from explorer.names.files import write_column, write_lists, write_texts

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["build_index"]

_Value = TypeVar("_Value")
_KIND_PRIOR = {"country": 3.0, "area": 4.0, "admin1": 1.5, "admin2": -1.2, "city": 0.0, "world": 0.0}
_OTHER_SPELLING = -1.5
# Who types "Kyiv" means the city before the admin region of that name.
_SEARCH_LESS = {"admin1": 2.5}
_AREA_PEOPLE = 50_000_000
_ACTOR_PRIOR = {"government": 2.0, "organisation": 1.5, "armed_group": 1.2, "outlet": 1.0}


def build_index(out: Path, data: Path | None = None) -> None:
    """Write the index files into `out`.

    Args:
        out: The folder to fill; made where it is missing, files of an earlier build are written over.
        data: The folder that holds `gazetteer/` and `actors/`; the project's own when left out.

    Raises:
        ExplorerError: The gazetteer is missing, or an actor bears the id of a region.
    """
    source = data or resources.data()
    gazetteer = source / "gazetteer"
    if not (gazetteer / "regions.parquet").exists():
        raise ExplorerError(f"{gazetteer / 'regions.parquet'} is missing; scripts/build_gazetteer.py makes it")
    regions = pl.read_parquet(gazetteer / "regions.parquet")
    actors = read_actors(source / "actors")
    clash = {actor.id for actor in actors} & set(regions["id"])
    if clash:
        raise ExplorerError(f"{min(clash)!r} is the id of both an actor and a region")
    out.mkdir(parents=True, exist_ok=True)
    ids = marisa_trie.Trie([*regions["id"], *(actor.id for actor in actors)])
    ids.save(str(out / "ids.marisa"))
    row_of = {id_: ids.key_id(id_) for id_ in [*regions["id"], *(actor.id for actor in actors)]}
    regions = regions.with_columns(row=pl.Series([row_of[id_] for id_ in regions["id"]], dtype=pl.UInt32))
    _write_tree(out, regions, actors, row_of, gazetteer)
    prior = _write_priors(out, regions, actors, row_of)
    for row, kind in regions.select("row", "kind").iter_rows():
        prior[row] -= _SEARCH_LESS.get(kind, 0.0)
    folded = write_names(out, gazetteer, regions, actors, row_of)
    for kind, names in folded.items():
        write_search(out, kind, names, prior)


def _by_row(n: int, rows: list[int], values: list[_Value], empty: _Value) -> list[_Value]:
    placed = [empty] * n
    for row, value in zip(rows, values, strict=True):
        placed[row] = value
    return placed


def _write_tree(out: Path, regions: pl.DataFrame, actors: list[Actor], row_of: dict[str, int], gazetteer: Path) -> None:
    n, rows = len(row_of), regions["row"].to_list()
    actor_rows = [row_of[actor.id] for actor in actors]

    kinds = sorted({*regions["kind"], *(actor.kind for actor in actors)})
    countries = sorted({"", *regions["country"].drop_nulls(), *(actor.country for actor in actors)})
    numbered = {word: number for number, word in enumerate(kinds)}
    of_country = {word: number for number, word in enumerate(countries)}
    kind = [numbered[word] for word in [*regions["kind"], *(actor.kind for actor in actors)]]
    country = [of_country[word or ""] for word in [*regions["country"], *(actor.country for actor in actors)]]
    (out / "kinds.txt").write_text("\n".join(kinds), encoding="utf-8")
    (out / "countries.txt").write_text("\n".join(countries), encoding="utf-8")
    write_column(out / "kind.u1", _by_row(n, [*rows, *actor_rows], kind, 0))
    write_column(out / "country.u2", _by_row(n, [*rows, *actor_rows], country, 0))

    parent = [-1 if id_ is None else row_of[id_] for id_ in regions["parent"]]
    write_column(out / "parent.i4", _by_row(n, rows, parent, -1))
    write_column(out / "latitude.f4", _by_row(n, rows, regions["latitude"].fill_null(nan).to_list(), nan))
    write_column(out / "longitude.f4", _by_row(n, rows, regions["longitude"].fill_null(nan).to_list(), nan))
    write_column(out / "people.u4", _by_row(n, rows, regions["population"].to_list(), 0))

    government = [-1] * n
    capitals = pl.read_parquet(gazetteer / "capitals.parquet")
    countries_of = [(code, code) for code in regions.filter(pl.col("kind") == "country")["id"]]
    for code, region in [*countries_of, *capitals.select("country", "region").iter_rows()]:
        government[row_of[region]] = row_of.get(f"gov-{code.lower()}", -1)
    write_column(out / "government.i4", government)
    seats = [(f"gov-{code.lower()}", region) for code, region in capitals.select("country", "region").iter_rows()]
    (out / "seats.tsv").write_text(
        "".join(f"{row_of[actor]}\t{row_of[region]}\n" for actor, region in seats if actor in row_of), encoding="utf-8"
    )

    children: list[list[int]] = [[] for _ in range(n)]
    areas: list[list[int]] = [[] for _ in range(n)]
    in_order = regions.select("label", "row", parent=pl.Series(parent)).sort("label").iter_rows()
    for _, row, above in in_order:
        if above >= 0:
            children[above].append(row)
    for area, member in pl.read_parquet(gazetteer / "members.parquet").select("area", "member").iter_rows():
        children[row_of[area]].append(row_of[member])
        areas[row_of[member]].append(row_of[area])
    write_lists(out, "children", children)
    write_lists(out, "areas", areas)
    labels = [*regions["label"], *(actor.label for actor in actors)]
    write_texts(out, "labels", _by_row(n, [*rows, *actor_rows], labels, ""))


def _write_priors(out: Path, regions: pl.DataFrame, actors: list[Actor], row_of: dict[str, int]) -> list[float]:
    """Write two priors a row, by another spelling and by its own name; the second are handed back, for the search."""
    prior = [0.0] * len(row_of)
    for row, kind, population in regions.select("row", "kind", "population").iter_rows():
        people = _AREA_PEOPLE if kind == "area" else population
        prior[row] = log10((people or 1) + 100) + _KIND_PRIOR[kind]
    for actor in actors:
        recent = max(0, actor.last_role - 2000) / 25
        prior[row_of[actor.id]] = _ACTOR_PRIOR.get(actor.kind, 0.5) + recent + min(8, len(actor.aliases)) * 0.3
    write_column(out / "prior.f4", (value + less for value in prior for less in (_OTHER_SPELLING, 0.0)))
    return prior


def main() -> None:
    """Build the project's own index where `open_names` looks for it."""
    build_index(resources.static("names"))

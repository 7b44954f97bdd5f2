"""The peers of the index: polars read lazily and DuckDB's native tables, on the very tables the index was made of.

*Plain*: `articles`, and `actor` and `region` (ancestors rolled up) in order of row, joined to `articles` for the day
and the outlet. *Sorted*: `actor` and `region` sorted by value, with day and outlet copied into every row.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import polars as pl

from benchmarks.corpora import OUT
from explorer.synthetic import parts, rolled_up

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from benchmarks.timeline_queries import Asked
    from explorer.synthetic import Lists

__all__ = ["Peers", "peer_tables"]

GROUP = 250_000
MEMORY = "6GB"


def peer_tables(n: int, known: Lists) -> Path:
    """The folder of the peers' tables for `n` articles, made when first wanted."""
    names = hashlib.sha256("".join(known.ids["actor"]).encode() + "".join(known.ids["region"]).encode()).hexdigest()
    folder = OUT / "peers" / f"{n}-{names[:8]}"
    if (folder / "done").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    print(f"making the peers' tables of {n:,} articles …", file=sys.stderr, flush=True)
    for i, part in enumerate(parts(n, 1, known)):
        first = pl.lit(part.first, pl.UInt32)
        part.articles.with_columns(pl.col("row") + first).write_parquet(folder / f"articles-{i:02}.parquet")
        named = {"actor": part.named["actor"], "region": rolled_up(part, known).sort("row", "number")}
        for kind, table in named.items():
            numbered = table.with_columns(pl.col("row") + first).rename({"number": kind})
            numbered.write_parquet(folder / f"{kind}-{i:02}.parquet", row_group_size=GROUP)
    for name in ("plain", "sorted"):
        with duckdb.connect(str(folder / f"{name}.db")) as base:
            base.execute(f"set memory_limit = '{MEMORY}'; set temp_directory = '{folder}/spill'")
            base.execute("set enable_progress_bar = false")
            base.execute(f"create table articles as select * from '{folder}/articles-*.parquet' order by row")
            for kind in ("actor", "region"):
                _table(base, folder, kind, joined=name == "sorted")
    shutil.rmtree(folder / "spill", ignore_errors=True)
    (folder / "done").touch()
    return folder


def _table(base: duckdb.DuckDBPyConnection, folder: Path, kind: str, *, joined: bool) -> None:
    source = f"(select row, {kind}, count from '{folder}/{kind}-*.parquet')"
    beside = "select m.*, a.day, a.outlet from {} m join articles a using (row)"
    if joined:
        base.execute(f"create table {kind} as {beside.format(source)} order by {kind}, row")
        base.execute(f"copy {kind} to '{folder}/{kind}.sorted.parquet' (row_group_size {GROUP})")
    else:
        base.execute(f"create table {kind}_rows as from {source} order by row")
        base.execute(f"create view {kind} as {beside.format(f'{kind}_rows')}")


class Peers:
    """Both peers on one kind of tables: `plain` or `sorted`."""

    def __init__(self, folder: Path, tables: str) -> None:
        self.base = duckdb.connect(str(folder / f"{tables}.db"), read_only=True)
        self.articles = pl.scan_parquet(folder / "articles-*.parquet")
        self.named = {
            kind: pl.scan_parquet(folder / f"{kind}-*.parquet").join(
                self.articles.select("row", "day", "outlet"), on="row"
            )
            if tables == "plain"
            else pl.scan_parquet(folder / f"{kind}.sorted.parquet")
            for kind in ("actor", "region")
        }

    def polars(self, ask: Asked) -> NDArray[np.int64]:
        """Numbers by line and period."""
        day = pl.col("day")

        def rows(kind: str, values: tuple[int, ...]) -> pl.LazyFrame:
            found = self.named[kind].filter(pl.col(kind).is_in(values))
            return (found if ask.first is None else found.filter(day.is_between(ask.first, ask.last))).select("row")

        found = self.articles if ask.kind is None else self.named[ask.kind].filter(pl.col(ask.kind).is_in(ask.lines))
        found = found.filter(day.is_not_null())
        if ask.first is not None:
            found = found.filter(day.is_between(ask.first, ask.last))
        if ask.outlets:
            found = found.filter(pl.col("outlet").is_in(ask.outlets))
        if ask.region is not None:
            found = found.join(rows("region", (ask.region,)), on="row", how="semi")
        if ask.any_actor:
            found = found.join(rows("actor", ask.any_actor), on="row", how="semi")
        if ask.not_actor:
            found = found.join(rows("actor", ask.not_actor), on="row", how="anti")
        line = pl.lit(0, pl.UInt32).alias("line") if ask.kind is None else pl.col(ask.kind).alias("line")
        if ask.measure == "unique":
            found = found.select("row", "day", line).join(self.articles.select("row", "text"), on="row")
            found, line = found.group_by("line", "text").agg(pl.col("day").min()), pl.col("line")
        n = pl.col("count").cast(pl.Int64).sum() if ask.measure == "mentions" else pl.len()
        daily = found.group_by(line, "day").agg(n=n).collect()
        return _by_period(ask, daily["line"].to_numpy(), daily["day"].to_physical().to_numpy(), daily["n"].to_numpy())

    def duckdb(self, ask: Asked) -> NDArray[np.int64]:
        """Numbers by line and period."""

        def listed(values: tuple[int, ...]) -> str:
            return f"({', '.join(map(str, values))})"

        kind = ask.kind or "articles"
        days = "" if ask.first is None else f" and day between '{ask.first}' and '{ask.last}'"
        where = ["t.day is not null" + days.replace("day", "t.day")]
        if ask.kind:
            where.append(f"t.{kind} in {listed(ask.lines)}")
        if ask.outlets:
            where.append(f"t.outlet in {listed(ask.outlets)}")
        if ask.region is not None:
            where.append(f"t.row in (select row from region where region = {ask.region}{days})")
        if ask.any_actor:
            where.append(f"t.row in (select row from actor where actor in {listed(ask.any_actor)}{days})")
        if ask.not_actor:
            where.append(
                "not exists (select 1 from actor x where x.row = t.row and "
                f"x.actor in {listed(ask.not_actor)}{days.replace('day', 'x.day')})"
            )
        line = f"t.{kind}" if ask.kind else "0"
        source = f"from {kind} t where {' and '.join(where)}"
        if ask.measure == "unique":
            inner = f"select t.{kind}, a.text, min(t.day) as day from {kind} t join articles a on a.row = t.row"
            source = f"from ({inner} where {' and '.join(where)} group by all) t"
        n = "sum(t.count)" if ask.measure == "mentions" else "count(*)"
        daily = self.base.execute(f"select {line} as line, t.day as day, {n} as n {source} group by all").fetchnumpy()
        day = daily["day"].astype("datetime64[D]").astype("i8")
        return _by_period(ask, np.asarray(daily["line"]), day, np.asarray(daily["n"]))


def _by_period(ask: Asked, line: NDArray[np.int64], day: NDArray[np.int64], n: NDArray[np.int64]) -> NDArray[np.int64]:
    place = {value: i for i, value in enumerate(ask.lines or (0,))}
    found = np.zeros((len(place), len(ask.edges) - 1), "i8")
    period = np.searchsorted(ask.edges, day, "right") - 1
    np.add.at(found, ([place[int(value)] for value in line], period), n.astype("i8"))
    return found

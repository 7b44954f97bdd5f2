"""From tables to facets: which row names which value how often.

A region is named by a row that names it or anything inside it: a row counts once for each region above what it names,
and the occurrences of a region are its own and all below. The root value `""` of every kind takes all together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import polars as pl

from explorer.corpus.index import ANY

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SENSE_KINDS", "Facet", "RegionTree", "facets_of", "numbered"]

SENSE_KINDS = {"place": "region.place", "demonym": "region.demonym"}
"""The facets that count regions by mentions of one sense; `region` counts all."""

_COUNTED = {"value": pl.String, "row": pl.UInt32, "count": pl.UInt32}


class RegionTree(Protocol):
    """What this module wants of `explorer.names`."""

    def ancestors(self, region: str) -> tuple[str, ...]:
        """Every region and area that counts `region`."""
        ...


@dataclass(frozen=True)
class Facet:
    """One kind's values in one shard.

    Attributes:
        ids: The ids in order, the root value `""` first; the place is the number.
        table: `number`, `row` and `count` (UInt32), each number and row once, the root's rows included.
        single: Whether a row has at most one value.
        listed: Whether values are also kept row by row.
    """

    ids: pl.Series
    table: pl.DataFrame
    single: bool = False
    listed: bool = False


def facets_of(articles: pl.DataFrame, mentions: pl.DataFrame, names: RegionTree) -> dict[str, Facet]:
    """The facets of a shard: actor, region (also by sense, `SENSE_KINDS`), outlet and the user's own columns.

    Args:
        articles: ARTICLES with the user's own columns.
        mentions: MENTIONS of the same rows; those without an entity are counted nowhere.
        names: Says what counts a region.
    """
    counted = (
        mentions.lazy().filter(pl.col("entity").is_not_null())
        .group_by("kind", "row", value="entity").agg(count=pl.len()).collect()
    )  # fmt: skip
    by_kind = {kind: counted.filter(pl.col("kind") == kind).select(list(_COUNTED)) for kind in ("actor", "region")}
    above = _above(by_kind["region"]["value"].unique(), names.ancestors)
    facets = {
        "actor": numbered(by_kind["actor"], listed=True),
        "region": numbered(by_kind["region"], above=above),
    }
    is_demonym = (pl.col("sense") == "demonym").fill_null(value=False)
    for sense, kind in SENSE_KINDS.items():
        meant = mentions.lazy().filter(
            pl.col("entity").is_not_null(), pl.col("kind") == "region", is_demonym == (sense == "demonym")
        )
        of_sense = meant.group_by("row", value="entity").agg(count=pl.len()).select(list(_COUNTED)).collect()
        facets[kind] = numbered(
            of_sense, above=above.filter(pl.col("value").is_in(of_sense["value"].unique().implode()))
        )
    for name in ("outlet", *(name for name in articles.columns if name.startswith("own."))):
        values = articles.select(value=name, row="row", count=pl.lit(1, pl.UInt32)).filter(
            pl.col("value").is_not_null() & (pl.col("value") != "")
        )
        facets[name] = numbered(values, single=True)
    return facets


def numbered(
    counted: pl.DataFrame, *, above: pl.DataFrame | None = None, single: bool = False, listed: bool = False
) -> Facet:
    """A facet from its own counts.

    Args:
        counted: `value` (String), `row` and `count`, each value and row once.
        above: `value` and `counts` (String): what else counts a value.
        single: Whether a row has at most one value.
        listed: Whether values are also kept row by row.
    """
    counted = counted.cast(_COUNTED)  # type: ignore[arg-type]
    ids = pl.concat([counted["value"], *([] if above is None else [above["counts"]]), pl.Series("value", [""])])
    ids = ids.unique().sort()
    number = pl.DataFrame({"value": ids}).with_row_index("number")
    own = counted.join(number, on="value").select("number", "row", "count")
    parts = [own, own.with_columns(number=pl.lit(ANY, pl.UInt32))]
    if above is not None:
        up = above.join(number, on="value").join(number, left_on="counts", right_on="value", suffix="_above")
        parts.append(
            own.join(up.select("number", "number_above"), on="number").select("row", "count", number="number_above")
            .select("number", "row", "count")
        )  # fmt: skip
    table = pl.concat(parts).group_by("number", "row").agg(pl.col("count").sum())
    return Facet(ids, table, single=single, listed=listed)


def _above(values: pl.Series, ancestors: Callable[[str], tuple[str, ...]]) -> pl.DataFrame:
    pairs = [(value, region) for value in values for region in dict.fromkeys(ancestors(value)) if region != value]
    return pl.DataFrame(pairs, schema={"value": pl.String, "counts": pl.String}, orient="row")

"""From tables to facets: which row names which value how often.

A region is named by a row that names it or anything inside it: a row counts once for each region above what it names,
and the occurrences of a region are its own and all below. The root value `""` of every kind takes all together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import polars as pl

from explorer.corpus.index import ANY
from explorer.corpus.spans import TALKED_ABOUT, spans_counted
from explorer.corpus.voices import (
    ANONYMOUS,
    CITED,
    EVENT,
    EVENT_ACTOR,
    VOICE_KINDS,
    acts_counted,
    anonymous_counted,
    cited_counted,
    with_speakers,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ROOT", "SENSE_KINDS", "Facet", "RegionTree", "facets_of", "numbered", "tops_of"]

ROOT = "world"
"""The region in which all others lie."""

SENSE_KINDS = {"place": "region.place", "demonym": "region.demonym"}
"""The facets that count regions by mentions of one sense; `region` counts all."""

_COUNTED = {"value": pl.String, "row": pl.UInt32, "count": pl.UInt32}


class RegionTree(Protocol):
    """What this module wants of `explorer.names`."""

    def ancestors(self, region: str) -> tuple[str, ...]:
        """Every region and area that counts `region`."""
        ...

    def children(self, region: str) -> tuple[str, ...]:
        """The regions directly inside `region`."""
        ...

    def kind(self, id_: str) -> str | None:
        """What a region is, `area` where it only lists members; or an actor."""
        ...


@dataclass(frozen=True)
class Facet:
    """One kind's values in one shard.

    Attributes:
        ids: The ids in order, the root value `""` first; the place is the number.
        table: `number`, `row` and `count` (UInt32), each number and row once, the root's rows included.
        single: Whether a row has at most one value.
        listed: Whether values are also kept row by row.
        tops: Numbers of the values directly inside the root of a tree, which are kept row by row; None without tree.
    """

    ids: pl.Series
    table: pl.DataFrame
    single: bool = False
    listed: bool = False
    tops: pl.Series | None = None


def facets_of(  # noqa: PLR0917 - the tables of the design, in its order
    articles: pl.DataFrame,
    mentions: pl.DataFrame,
    names: RegionTree,
    times: pl.DataFrame | None = None,
    statements: pl.DataFrame | None = None,
    events: pl.DataFrame | None = None,
) -> dict[str, Facet]:
    """The facets of a shard: actor, region (also by sense), outlet, own columns, days talked about, what was said.

    Their kinds besides these are in `SENSE_KINDS` and `voices.SAID_KINDS`.

    Args:
        articles: ARTICLES with the user's own columns.
        mentions: MENTIONS of the same rows; those without an entity are counted nowhere.
        names: Says what counts a region, and who is an outlet.
        times: TIMES of the same rows; None where none were read: then there is no facet of days talked about.
        statements: STATEMENTS of the same rows; None where none were read: then no facet of what was said.
        events: EVENTS of the same rows, or None with `statements`.
    """
    counted = (
        mentions.lazy().filter(pl.col("entity").is_not_null())
        .group_by("kind", "row", value="entity").agg(count=pl.len()).collect()
    )  # fmt: skip
    by_kind = {kind: counted.filter(pl.col("kind") == kind).select(list(_COUNTED)) for kind in ("actor", "region")}
    above = _above(by_kind["region"]["value"].unique(), names.ancestors)
    region = numbered(by_kind["region"], above=above)
    facets = {
        "actor": numbered(by_kind["actor"], listed=True),
        "region": replace(region, tops=tops_of(region.ids, names)),
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
    if times is not None:
        facets[TALKED_ABOUT] = numbered(spans_counted(times))
    if statements is not None and events is not None:
        facets |= _said(articles, mentions, names, statements, events)
    return facets


def _said(
    articles: pl.DataFrame, mentions: pl.DataFrame, names: RegionTree, statements: pl.DataFrame, events: pl.DataFrame
) -> dict[str, Facet]:
    """The facets of what was said."""
    actors = mentions.filter(pl.col("kind") == "actor", pl.col("entity").is_not_null())
    by_voice = (
        with_speakers(actors, statements, names)
        .group_by(pl.col("voice").fill_null("named"), "row", value="entity").agg(count=pl.len())
    )  # fmt: skip
    facets = {}
    for voices, kind in VOICE_KINDS.items():
        heard = by_voice.filter(pl.col("voice").is_in(voices)).group_by("value", "row").agg(pl.col("count").sum())
        facets[kind] = numbered(heard)
    return facets | {
        CITED: numbered(cited_counted(articles, statements, names)),
        ANONYMOUS: numbered(anonymous_counted(statements)),
        EVENT: numbered(acts_counted(events, by_actor=False)),
        EVENT_ACTOR: numbered(acts_counted(events, by_actor=True)),
    }


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


def tops_of(ids: pl.Series, names: RegionTree) -> pl.Series:
    """The places (UInt32) in `ids` of the regions directly inside the root; areas overlap them and are left out."""
    return ids.is_in([region for region in names.children(ROOT) if names.kind(region) != "area"]).arg_true()


def _above(values: pl.Series, ancestors: Callable[[str], tuple[str, ...]]) -> pl.DataFrame:
    pairs = [(value, region) for value in values for region in dict.fromkeys(ancestors(value)) if region != value]
    return pl.DataFrame(pairs, schema={"value": pl.String, "counts": pl.String}, orient="row")

"""Statements and acts after corrections: whoever is not named there says and does nothing there either."""

from __future__ import annotations

import polars as pl

__all__ = ["corrected_events", "corrected_statements"]


def corrected_statements(statements: pl.DataFrame, wrong: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """`statements` with corrections of mentions done.

    Args:
        statements: STATEMENTS of some rows.
        wrong: The corrections, as `corrected.corrected_mentions` wants them.
        mentions: MENTIONS of the same rows, corrected.

    Returns:
        The same lines. A speaker whose words hold the mention that was wrong is who is right instead, if that is an
        actor, else nobody; who has no mention left in the article is neither a speaker ("he said") nor in a chain.
    """
    wrong = _met(wrong, mentions)
    gone = _gone(wrong, mentions)
    found = _put_right(statements, wrong, gone, "speaker")
    numbered = found.select("row", "chain").with_row_index("nth")
    chains = (
        numbered.explode("chain", empty_as_null=False, keep_nulls=False).unnest("chain")
        .join(gone.select("row", "entity", out=pl.lit(value=True)), on=["row", "entity"], how="left",
              maintain_order="left")
        .with_columns(entity=pl.when(pl.col("out").is_null()).then("entity"))
        .group_by("nth", maintain_order=True).agg(chain=pl.struct("entity", "words"))
    )  # fmt: skip
    whole = numbered.select("nth").join(chains, on="nth", how="left", maintain_order="left")["chain"]
    return found.with_columns(pl.when(pl.col("chain").list.len() > 0).then(whole).otherwise("chain").alias("chain"))


def corrected_events(events: pl.DataFrame, wrong: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """`events` with corrections of mentions done to actor and recipient; arguments as for `corrected_statements`."""
    wrong = _met(wrong, mentions)
    gone = _gone(wrong, mentions)
    return _put_right(_put_right(events, wrong, gone, "actor"), wrong, gone, "recipient")


def _met(wrong: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """The corrections of actors that met a mention."""
    by_person = mentions.filter(pl.col("reason") == "person")
    place = ["row", "part", "start", "end"]
    actors = wrong.filter(pl.col("kind") == "actor")
    return actors.join(by_person, left_on=[*place, "entity"], right_on=[*place, "runner_up"], how="semi")


def _gone(wrong: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """`row` and `entity` of actors that no mention names any more."""
    named = mentions.filter(pl.col("kind") == "actor").select("row", "entity")
    return wrong.select("row", "entity").unique().join(named, on=["row", "entity"], how="anti")


def _put_right(table: pl.DataFrame, wrong: pl.DataFrame, gone: pl.DataFrame, who: str) -> pl.DataFrame:
    """`table` with the actors of column `who`, whose words stand from `<who>_start` to `<who>_end`, put right."""
    instead = pl.when(pl.col("instead_kind") == "actor").then("instead").alias("instead")
    told = wrong.select("row", "part", "entity", instead, at="start")
    numbered = table.with_row_index("nth")
    met = (
        numbered.select("nth", "row", "part", low=f"{who}_start", high=f"{who}_end", entity=who)
        .join(told, on=["row", "part", "entity"])
        .filter(pl.col("at") >= pl.col("low"), pl.col("at") < pl.col("high"))
        .unique("nth", keep="last").select("nth", "instead", met=pl.lit(value=True))
    )  # fmt: skip
    out = gone.select("row", pl.col("entity").alias(who), out=pl.lit(value=True))
    return (
        numbered.join(met, on="nth", how="left", maintain_order="left")
        .join(out, on=["row", who], how="left", maintain_order="left")
        .with_columns(pl.when("met").then("instead").when(pl.col("out").is_null()).then(who).alias(who))
        .select(table.columns)
    )

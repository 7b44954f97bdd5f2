"""The names of regions and actors for the matcher: which spelling names whom, and how strictly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import marisa_trie
import polars as pl

from explorer.names.files import Mark
from explorer.names.fold import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from explorer.names.actors import Actor

__all__ = ["actor_names", "head_of", "is_exact", "write_names"]

_CAPITALISED = re.compile(r"(?:[dDlLO]['’])?[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:['’]\w+)*\.?|(?:[A-Z]\.)+[A-Z]?")
# What may stand between two capitalised words of one run; `explorer/reading/tokens.py` reads the same.
_JOIN = frozenset(
    {
        "of", "the", "de", "la", "los", "du", "da", "dos", "do", "das", "del", "di", "le", "les", "el", "al", "au",
        "on", "upon", "sur", "der", "kwa", "bin", "and",
    }
)  # fmt: skip
_ARTICLES = frozenset(["al", "el", "as", "ash", "ad", "an", "ar", "at", "az"])
_MOST_WORDS = 6
_ACRONYM = 6
_WITHOUT = re.compile(r"^(?:the|The) ")
_NUMERAL = re.compile(r"[IVX]+")


def write_names(
    out: Path, gazetteer: Path, regions: pl.DataFrame, actors: list[Actor], row_of: dict[str, int]
) -> dict[str, pl.DataFrame]:
    """Write the trie and the lists beside it.

    Returns:
        For the search, of `actor` and `region`: `key` String, `row` UInt32, `own` Boolean (is it the usual name?).
    """
    labels = regions.filter(pl.col("kind") != "world").select(name="label", row="row", own=pl.lit(value=True))
    others = pl.read_parquet(gazetteer / "names.parquet").select(
        name="name", row=pl.col("region").replace_strict(row_of, return_dtype=pl.UInt32), own="primary"
    )
    exact = pl.read_parquet(gazetteer / "exact.parquet").with_columns(
        row=pl.col("region").replace_strict(row_of, return_dtype=pl.UInt32), demonym=pl.col("sense") == "demonym"
    )
    names = pl.concat([labels, others]).with_columns(key=keys(pl.concat([labels["name"], others["name"]])))
    forms = [
        (surface, row, Mark.DEMONYM if demonym else Mark.OWN)
        for surface, row, demonym in exact.select("surface", "row", "demonym").iter_rows()
    ]
    abbreviations = exact.filter(~pl.col("demonym")).select(
        key=keys(exact.filter(~pl.col("demonym"))["surface"]), row="row", own=pl.lit(value=True)
    )
    seats = _governed(gazetteer, names, row_of)
    abbreviated = set(exact["surface"])
    found: list[tuple[str, int, Mark]] = []
    tails: list[tuple[str, str, int]] = []
    for actor in actors:
        row = row_of[actor.id]
        for name, mark in actor_names(actor):
            if actor.kind == "government" and (row in seats.get(key(name), ()) or name in abbreviated):
                continue  # "Kyiv", "Russia", "US": the region's name, which the metonym rule turns into the actor
            if is_exact(name):
                forms.append((name, row, mark))
            elif head := head_of(name):
                tails.append((key(head), name, row))
            else:
                found.append((key(name), row, mark))
    _write_trie(out / "names.marisa", names, found)
    _write_rows(out / "exact.tsv", forms)
    _write_rows(out / "tails.tsv", tails)
    preferred = pl.read_parquet(gazetteer / "preferred.parquet").select("key", "region").iter_rows()
    _write_rows(out / "preferred.tsv", [(bare, row_of[id_]) for bare, id_ in preferred])
    searched = _searched(actors, regions, gazetteer, row_of)
    schema = {"key": pl.String, "row": pl.UInt32, "own": pl.Boolean}
    return {
        "actor": pl.DataFrame(searched, schema=schema, orient="row"),
        "region": pl.concat([names.select(*schema), abbreviations.select(*schema)]),
    }


def _searched(
    actors: list[Actor], regions: pl.DataFrame, gazetteer: Path, row_of: dict[str, int]
) -> list[tuple[str, int, bool]]:
    """Names by which an actor is searched; of a government also its country's and, as another name, its capital's."""
    names = [
        (key(name), row_of[actor.id], name == actor.label or actor.kind != "government" or note == "seat")
        for actor in actors
        for name, note in ((actor.label, ""), *actor.aliases)
    ]
    label = dict(regions.select("id", "label").iter_rows())
    abbreviations = pl.read_parquet(gazetteer / "exact.parquet").filter(sense="place").select("region", "surface")
    for code, surface in abbreviations.iter_rows():
        row = row_of.get(f"gov-{code.lower()}")
        if row is not None:
            names.append((key(surface), row, True))
    capitals = pl.read_parquet(gazetteer / "capitals.parquet").select("country", "region").iter_rows()
    for country, region, own in [*((code, code, True) for code in label), *((*pair, False) for pair in capitals)]:
        row = row_of.get(f"gov-{country.lower()}")
        if row is not None:
            names.append((key(label[region]), row, own))
    return names


def keys(names: pl.Series) -> pl.Series:
    """`key` of each name, by columns where that is plain."""
    plain = ~names.str.contains(r"[^A-Za-z' -]|(?i)\b(?:saint|sainte|mount|fort)\b")
    quick = names.str.to_lowercase().str.replace_all(r"[ -]+", " ").str.strip_chars(" ")
    slow = names.filter(~plain)
    return quick.scatter((~plain).arg_true(), [key(name) for name in slow])


def _write_trie(path: Path, names: pl.DataFrame, found: list[tuple[str, int, Mark]]) -> None:
    marked = pl.concat(
        [
            names.select("key", code=pl.col("row") * 8 + pl.col("own").cast(pl.UInt32) * int(Mark.OWN)),
            pl.DataFrame(
                [(name, row << 3 | mark) for name, row, mark in found],
                schema={"key": pl.String, "code": pl.UInt32},
                orient="row",
            ),
        ]
    )
    marked = marked.filter(pl.col("key").str.len_chars() > 1).sort("key", "code").with_columns(row=pl.col("code") // 8)
    # Of two marks for one region by one name the stronger: its own name.
    region = pl.col("code") % 8 <= int(Mark.OWN)
    marked = marked.filter(~region | (pl.col("code") == pl.col("code").max().over("key", "row", region)))
    marisa_trie.RecordTrie(
        "<I", zip(marked["key"].to_list(), ((code,) for code in marked["code"].to_list()), strict=True)
    ).save(str(path))


def _governed(gazetteer: Path, names: pl.DataFrame, row_of: dict[str, int]) -> dict[str, set[int]]:
    """Names of a country or its capital → the rows of their governments."""
    capitals = pl.read_parquet(gazetteer / "capitals.parquet")
    seat = {row_of[region]: code for code, region in capitals.select("country", "region").iter_rows()}
    seat |= {row_of[code]: code for code in capitals["country"] if code in row_of}
    governed: dict[str, set[int]] = {}
    for name, row in names.filter(pl.col("row").is_in(list(seat))).select("key", "row").iter_rows():
        government = row_of.get(f"gov-{seat[row].lower()}")
        if government is not None:
            governed.setdefault(name, set()).add(government)
    return governed


def actor_names(actor: Actor) -> Iterator[tuple[str, Mark]]:
    """Each name of an actor with its mark; "the X" and "X" are one name unless X is one word."""
    marks = {"surname": Mark.SURNAME, "alone": Mark.ALONE, "seat": Mark.SEAT}
    label = [] if actor.kind == "government" else [(actor.label, "")]
    for name, note in dict.fromkeys([*label, *actor.aliases]):
        mark = marks.get(note, Mark.FULL)
        bare = _WITHOUT.sub("", name)
        if bare == name:
            yield name, mark
        elif " " in bare or name.startswith("the "):
            yield bare, mark
            yield f"The {bare}", mark
        else:
            yield name, mark
    if actor.kind == "person" and " " in actor.label:
        surname = actor.label.rsplit(" ", 1)[1]
        if not _NUMERAL.fullmatch(surname) and not any(name == surname for name, _ in actor.aliases):
            yield surname, Mark.SURNAME


def is_exact(name: str) -> bool:
    """Whether a name counts in exactly this case only: "NATO", "CoE", and "The Sun", where "sun" would be no name."""
    acronym = len(name) <= _ACRONYM and (name.isupper() or (name.isalpha() and name[-1].isupper()))
    return acronym or (name.startswith("The ") and name.count(" ") == 1)


def head_of(name: str) -> str | None:
    """The first words of a name that a run of capitalised words breaks off, or None where it holds the whole."""
    words = re.split(r"[\s\-–]+", name)
    for at, word in enumerate(words):
        joins = word in _JOIN and 0 < at < len(words) - 1
        article = word in _ARTICLES and at < len(words) - 1
        if not joins and not article and not _CAPITALISED.fullmatch(word):
            return " ".join(words[:at]) if at else None
    return " ".join(words[:_MOST_WORDS]) if len(words) > _MOST_WORDS else None


def _write_rows(path: Path, rows: Sequence[tuple[object, ...]]) -> None:
    path.write_text("".join("\t".join(map(_cell, row)) + "\n" for row in rows), encoding="utf-8")


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, int) else str(value)

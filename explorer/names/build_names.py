"""The names of regions and actors for the matcher: which spelling names whom, and how strictly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import marisa_trie
import polars as pl

from explorer.names.files import Mark
from explorer.names.fold import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from explorer.names.actors import Actor

__all__ = ["write_names"]

_RUN = re.compile(r"(?:[Tt]he )?[^\W\d_a-z][^\W_]*(?:['’.][^\W_]*)*")
# What may stand between two capitalised words of one run; `explorer/reading/tokens.py` reads the same.
_JOIN = frozenset("of the de la los du da dos do das del di le les el al au on upon sur der kwa bin and".split())
_MOST_WORDS = 6
_ACRONYM = 6
_WITHOUT = re.compile(r"^(?:the|The) ")


def write_names(
    out: Path, gazetteer: Path, regions: pl.DataFrame, actors: list[Actor], row_of: dict[str, int]
) -> dict[str, list[tuple[str, int, bool]]]:
    """Write the trie and the lists beside it.

    Returns:
        For the search: (folded name, row, whether it is the usual name) of `actor` and `region`.
    """
    names = pl.read_parquet(gazetteer / "names.parquet")
    exact = pl.read_parquet(gazetteer / "exact.parquet")
    found: dict[str, set[tuple[int, Mark]]] = {}
    forms: list[tuple[str, int, Mark]] = []
    region_names: list[tuple[str, int, bool]] = []
    for label, row, kind in regions.select("label", "row", "kind").iter_rows():
        folded = key(label)
        region_names.append((folded, row, True))
        if kind != "world":
            found.setdefault(folded, set()).add((row, Mark.OWN))
    for name, id_, primary in names.select("name", "region", "primary").iter_rows():
        folded = key(name)
        region_names.append((folded, row_of[id_], primary))
        found.setdefault(folded, set()).add((row_of[id_], Mark.OWN if primary else Mark.OTHER))
    for surface, id_, sense in exact.select("surface", "region", "sense").iter_rows():
        demonym = sense == "demonym"
        forms.append((surface, row_of[id_], Mark.DEMONYM if demonym else Mark.OWN))
        if not demonym:
            region_names.append((key(surface), row_of[id_], True))
    own_regions = _governed(gazetteer, found, row_of)
    tails: list[tuple[str, str, int]] = []
    for actor in actors:
        for name, mark in _actor_names(actor):
            if actor.kind == "government" and (
                row_of[actor.id] in own_regions.get(key(name), ()) or any(name == form for form, _, _ in forms)
            ):
                continue  # "Kyiv", "Russia", "US": the region's name, which the metonym rule turns into the actor
            if _is_exact(name):
                forms.append((name, row_of[actor.id], mark))
            elif head := _head(name):
                tails.append((key(head), name, row_of[actor.id]))
            else:
                found.setdefault(key(name), set()).add((row_of[actor.id], mark))
    marisa_trie.RecordTrie(
        "<I", ((name, (row << 3 | mark,)) for name, marked in found.items() if len(name) > 1 for row, mark in sorted(marked))
    ).save(str(out / "names.marisa"))
    _write_rows(out / "exact.tsv", forms)
    _write_rows(out / "tails.tsv", tails)
    preferred = pl.read_parquet(gazetteer / "preferred.parquet").select("key", "region").iter_rows()
    _write_rows(out / "preferred.tsv", [(bare, row_of[id_]) for bare, id_ in preferred])
    actor_names = [
        (key(name), row_of[actor.id], True)
        for actor in actors
        for name in (actor.label, *(name for name, _ in actor.aliases))
    ]
    return {"actor": actor_names, "region": region_names}


def _governed(gazetteer: Path, found: dict[str, set[tuple[int, Mark]]], row_of: dict[str, int]) -> dict[str, set[int]]:
    """Names of a country or its capital → the rows of their governments."""
    capitals = pl.read_parquet(gazetteer / "capitals.parquet")
    seat = {row_of[region]: code for code, region in capitals.select("country", "region").iter_rows()}
    seat |= {row_of[code]: code for code in capitals["country"] if code in row_of}
    return {
        name: {row_of[gov] for row, _ in marked if row in seat and (gov := f"gov-{seat[row].lower()}") in row_of}
        for name, marked in found.items()
        if any(row in seat for row, _ in marked)
    }


def _actor_names(actor: Actor) -> Iterator[tuple[str, Mark]]:
    """Each name of an actor with its mark; "the X" and "X" are one name unless X is one word."""
    marks = {"surname": Mark.SURNAME, "alone": Mark.ALONE}
    usual = Mark.SEAT if actor.kind == "government" else Mark.FULL
    label = [] if actor.kind == "government" else [(actor.label, "")]
    for name, note in dict.fromkeys([*label, *actor.aliases]):
        mark = marks.get(note, usual)
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
        if not any(name == surname for name, _ in actor.aliases):
            yield surname, Mark.SURNAME


def _is_exact(name: str) -> bool:
    """Whether a name counts in exactly this case only: acronyms, and "The Sun" where "sun" would be no name."""
    return (name.isupper() and len(name) <= _ACRONYM) or (name.startswith("The ") and name.count(" ") == 1)


def _head(name: str) -> str | None:
    """The first words of a name that a run of capitalised words breaks off, or None where it holds the whole."""
    words = re.split(r"[\s\-–]+", name)
    for at, word in enumerate(words):
        joined = word in _JOIN and 0 < at < len(words) - 1
        if not joined and not (word[:1].isupper() and word.isascii() and re.fullmatch(r"[\w.'’]+", word)) and not (
            word[:1].isupper() and re.fullmatch(r"[\w.'’]+", word)
        ) and not (at == 0 and word in ("al", "el")):
            return " ".join(words[:at]) if at else None
    return " ".join(words[:_MOST_WORDS]) if len(words) > _MOST_WORDS else None


def _write_rows(path: Path, rows: list[tuple[object, ...]]) -> None:
    path.write_text("".join("\t".join(map(_cell, row)) + "\n" for row in rows), encoding="utf-8")


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, int) else str(value)

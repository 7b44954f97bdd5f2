"""What a name says by itself for being a place: its kind, its size, whether it is a word or a person's name, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.reading.wordlists import classes, common_words, given_names, surnames

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.found import Found

__all__ = ["own_evidence"]

_SIZES = ((1e6, "city_1m"), (2e5, "city_200k"), (5e4, "city_50k"), (1e4, "city_10k"), (2e3, "city_2k"))
_LARGE_ADMIN1, _LARGE_ADMIN2 = 2e6, 3e5
_COMMON, _SHORT = 50, 3
_KNOWN: dict[tuple[str, tuple[int, ...], str | None, bool], tuple[str, tuple[str, ...]]] = {}
_MOST_KNOWN = 100_000


def own_evidence(found: Found, gazetteer: Gazetteer) -> tuple[str, tuple[str, ...]]:
    """The kind of the likeliest region, and the evidence of the name by itself; worked out once for each name."""
    name = found.surface, found.regions, found.pattern, found.demonym
    known = _KNOWN.get(name)
    if known is not None:
        return known
    kind, people, own = gazetteer.likeliest(found.regions) if found.regions else ("none", 0, 1)
    pieces = _of_kind(found, gazetteer, kind, people)
    if not own and kind == "city":
        pieces.append("alternate")
    if found.last != found.first + 1:
        pieces.append("words2")
    elif not found.demonym and "." not in found.surface and found.surface not in gazetteer.exact:
        _of_word(found, pieces)
    if found.key in classes()["brand"]:
        pieces.append("brand")
    if len(_KNOWN) > _MOST_KNOWN:
        _KNOWN.clear()
    known = _KNOWN[name] = kind, tuple(pieces)
    return known


def _of_kind(found: Found, gazetteer: Gazetteer, kind: str, people: int) -> list[str]:
    if found.pattern == "unknown":
        return ["pattern_unknown"]
    if found.pattern:
        return [f"pattern_{found.pattern}", "pattern_known" if found.regions else "pattern_unknown"]
    if found.demonym:
        return ["demonym"]
    if found.surface in gazetteer.exact:
        return ["country" if found.surface in ("America", "Britain") else "abbr"]
    if kind in ("country", "area"):
        return [kind]
    if kind == "admin1":
        return ["admin1" if people > _LARGE_ADMIN1 else "admin1_small"]
    if kind == "admin2":
        if "county" in found.key or "parish" in found.key:
            return ["county"]
        return ["admin2" if people > _LARGE_ADMIN2 else "admin2_small"]
    return [next((name for least, name in _SIZES if people > least), "city_500")]


def _of_word(found: Found, pieces: list[str]) -> None:
    kinds, key = classes(), found.key
    share = common_words().get(key, 0)
    if share:
        pieces.append("common_hi" if share > _COMMON else "common_lo")
    if key in given_names():
        pieces.append("given")
    if key in surnames():
        pieces.append("surname")
    if key in kinds["not_name"]:
        pieces.append("not_name")
    if key in kinds["class_word"]:
        pieces.append("class_word")
    if len(key) <= _SHORT:
        pieces.append("short")
    if found.surface.isupper() and len(found.surface) > 1:
        pieces.append("caps")

"""What a name says by itself for being a place: its kind, its size, whether it is a word or a person's name, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.wordlists import classes, common_words, given_names, surnames, weights, word_rows

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.hits import Hit

__all__ = ["NOTHING", "Own", "own_evidence"]

_SIZES = ((1e6, "city_1m"), (2e5, "city_200k"), (5e4, "city_50k"), (1e4, "city_10k"), (2e3, "city_2k"))
_LARGE_ADMIN1, _LARGE_ADMIN2 = 2e6, 3e5
_COMMON, _SHORT = 50, 3


class Own(NamedTuple):
    """What a name says by itself.

    Attributes:
        kind: The kind of the likeliest region, or `none`.
        pieces: The evidence.
        score: What it sums up to, the bias with it.
        needs_comma: Whether it is a place only behind a comma: "Portland, Ore.".
    """

    kind: str
    pieces: tuple[str, ...]
    score: float
    needs_comma: bool


NOTHING = Own("none", (), 0.0, False)
_COMMA_ONLY = frozenset(word for (words,) in word_rows("comma_only.tsv") for word in words.split())


def own_evidence(hit: Hit, surface: str, gazetteer: Gazetteer) -> Own:
    """What the name `surface`, found as `hit`, says by itself."""
    kind, people, own = gazetteer.likeliest(hit.regions) if hit.regions else ("none", 0, 1)
    pieces = _of_kind(hit, surface, gazetteer, kind, people)
    if not own and kind == "city":
        pieces.append("alternate")
    if hit.last != hit.first + 1:
        pieces.append("words2")
    elif not hit.demonym and "." not in surface and surface not in gazetteer.exact:
        _of_word(hit.key, surface, pieces)
    if hit.key in classes()["brand"]:
        pieces.append("brand")
    weight = weights()
    score = weight["bias"]
    for piece in pieces:
        score += weight.get(piece, 0.0)
    return Own(kind, tuple(pieces), score, surface in _COMMA_ONLY)


def _of_kind(hit: Hit, surface: str, gazetteer: Gazetteer, kind: str, people: int) -> list[str]:
    if hit.pattern == "unknown":
        return ["pattern_unknown"]
    if hit.pattern:
        return [f"pattern_{hit.pattern}", "pattern_known" if hit.regions else "pattern_unknown"]
    if hit.demonym:
        return ["demonym"]
    if surface in gazetteer.exact:
        return ["country" if surface in ("America", "Britain") else "abbr"]
    if kind in ("country", "area"):
        return [kind]
    if kind == "admin1":
        return ["admin1" if people > _LARGE_ADMIN1 else "admin1_small"]
    if kind == "admin2":
        if "county" in hit.key or "parish" in hit.key:
            return ["county"]
        return ["admin2" if people > _LARGE_ADMIN2 else "admin2_small"]
    return [next((name for least, name in _SIZES if people > least), "city_500")]


def _of_word(key: str, surface: str, pieces: list[str]) -> None:
    kinds = classes()
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
    if surface.isupper() and len(surface) > 1:
        pieces.append("caps")

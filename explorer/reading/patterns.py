"""Places that no list need have: "X County", "Lake X", "East Africa" by their words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.hits import Hit
from explorer.reading.tokens import bare
from explorer.reading.wordlists import classes

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.tokens import Word

__all__ = ["with_patterns"]

_FEATURE_WORDS = 3
_PARTIES = frozenset({"D", "R", "I"})
_OWN_PATTERN = frozenset({"county", "parish", "township", "river", "lake"})


class _Pattern(NamedTuple):
    """Words `first` to `last` of a run that a pattern makes a place; `base` is the name without the pattern's word."""

    first: int
    last: int
    base: str
    name: str


def with_patterns(run: str, tokens: list[Word], hits: list[Hit], gazetteer: Gazetteer) -> list[Hit]:
    """`hits` with "X County", "Lake X" and "East Africa" found by their words."""
    if _telling().isdisjoint([bare(token.key).rstrip(".") for token in tokens]):
        return hits
    for at, token in enumerate(tokens):
        found = _pattern(run, tokens, at, hits, gazetteer) if token.upper else None
        if found is None:
            continue
        first, last, base, name = found
        if any(
            (hit.first <= first and last <= hit.last) or (hit.actors and first < hit.last and hit.first < last)
            for hit in hits
        ):
            continue
        hits = [hit for hit in hits if not first <= hit.first < last]
        end = tokens[last - 1].end
        end -= 2 * (run[end - 2 : end] in ("'s", "’s"))
        named = gazetteer.named(bare(base))
        key = " ".join([word.key for word in tokens[first:last]])
        hits.append(Hit(tokens[first].start, end, key, named.regions if named else (), (), False, name, first, last))
    return hits


@cache
def _telling() -> frozenset[str]:
    """The words that make a pattern."""
    return frozenset(word.rstrip(".") for name in ("feature", "prefeature", "direction") for word in classes()[name])


def _pattern(run: str, tokens: list[Word], at: int, hits: list[Hit], gazetteer: Gazetteer) -> _Pattern | None:
    """What the word number `at` makes of those beside it."""
    kinds, word = classes(), bare(tokens[at].key)
    if word in kinds["feature"] and at and tokens[at - 1].key not in kinds["not_name"]:
        return _before_feature(run, tokens, at, word)
    if word.rstrip(".") in kinds["prefeature"] and at + 1 < len(tokens) and tokens[at + 1].upper:
        follows = tokens[at + 1].key
        if follows not in kinds["org"] and follows not in kinds["street"] and follows not in kinds["thing_last"]:
            return _Pattern(at, at + 2, follows, "prefeature")
    elif word in kinds["direction"]:
        for hit in hits:
            if hit.first == at + 1 and _is_wide(hit, gazetteer):
                return _Pattern(at, hit.last, hit.key, "direction")
    return None


def _is_wide(hit: Hit, gazetteer: Gazetteer) -> bool:
    return bool(hit.regions) and (hit.demonym or gazetteer.likeliest(hit.regions)[0] in ("country", "area"))


def _before_feature(run: str, tokens: list[Word], at: int, word: str) -> _Pattern | None:
    kinds = classes()
    first = at - 1
    while (
        first > 0
        and tokens[first - 1].upper
        and tokens[first - 1].key not in kinds["not_name"]
        and tokens[first - 1].text not in _PARTIES
        and at - first < _FEATURE_WORDS
    ):
        first -= 1
    if not tokens[first].upper or tokens[first].key in kinds["title"] or run[tokens[at - 1].end] in "'’":
        return None
    base = " ".join([token.key for token in tokens[first:at]])
    return _Pattern(first, at + 1, base, word if word in _OWN_PATTERN else "feature")

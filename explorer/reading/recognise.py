"""Names in one run of capitals: the longest name of the lists wins, from the left; patterns add what no list holds."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.candidates import cut
from explorer.reading.hits import Hit
from explorer.reading.own_evidence import own_evidence
from explorer.reading.patterns import with_patterns
from explorer.reading.tokens import Word, bare, is_initial, words
from explorer.reading.wordlists import classes, given_names

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer, Named
    from explorer.reading.candidates import Piece

__all__ = ["Run", "analysed", "unknown"]

_MOST_WORDS = 6
_LONGEST_UNKNOWN = 3
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "an", "ar", "at", "az"})


class Run(NamedTuple):
    """What a run of capitalised words holds, whatever stands around it.

    Attributes:
        words: Its words.
        hits: The names found, by start.
        people: (surname, offset) after a given name or title.
        last: The last word before a small one, a surname if a title goes before the run.
        unknown: Whether the run may be a place that no list has.
        tails: (offset, surface, actor row) of names that may begin here and go on behind the run.
        pieces: What may be a candidate, by the offsets of what is taken in the run; grows as it is asked for.
    """

    words: list[Word]
    hits: list[Hit]
    people: list[tuple[str, int]]
    last: str | None
    unknown: bool
    tails: list[tuple[int, str, int]]
    pieces: dict[tuple[int, ...], tuple[Piece, ...]]


def analysed(run: str, gazetteer: Gazetteer) -> Run | None:
    """Everything about one run; None where it holds nothing at all, as most words that open a sentence."""
    tokens = words(run)
    hits = with_patterns(run, tokens, _by_lists(run, tokens, gazetteer), gazetteer)
    hits.sort(key=lambda hit: hit.start)
    kinds = classes()
    small = next((at for at, token in enumerate(tokens) if not token.upper), len(tokens)) - 1
    ending = tokens[small].key if small >= 0 else None
    last = None if ending is None or ending in kinds["feature"] or ending in kinds["org"] else bare(ending)
    people, tails = _people(tokens), _tails(tokens, gazetteer)
    if hits:
        return Run(tokens, [_with_evidence(run, hit, gazetteer) for hit in hits], people, last, False, tails, {})
    last = None if last in kinds["not_name"] else last
    may_be_place, pieces = _may_be_place(tokens), tuple(cut(tokens, 0))
    if not (people or last or may_be_place or tails or pieces):
        return None
    return Run(tokens, hits, people, last, may_be_place, tails, {(): pieces})


def _with_evidence(run: str, hit: Hit, gazetteer: Gazetteer) -> Hit:
    if not hit.regions and not hit.pattern:
        return hit
    return Hit(*hit[:-1], own_evidence(hit, run[hit.start : hit.end], gazetteer))


@lru_cache(maxsize=1 << 13)
def unknown(run: str, gazetteer: Gazetteer) -> Hit:
    """A whole run as a place that no list has."""
    tokens = words(run)
    key = bare(" ".join([word.key for word in tokens]))
    return _with_evidence(run, Hit(0, len(bare(run)), key, (), (), False, "unknown", 0, len(tokens)), gazetteer)


def _by_lists(run: str, tokens: list[Word], gazetteer: Gazetteer) -> list[Hit]:
    hits: list[Hit] = []
    at = 0
    while at < len(tokens):
        hit = _longest(run, tokens, at, gazetteer) if tokens[at].upper or tokens[at].key in _ARTICLES else None
        if hit is None or (hit.last == at + 1 and not hit.actors and hit.key in classes()["not_name"]):
            at += 1
        else:
            hits.append(hit)
            at = hit.last
    return hits


def _longest(run: str, tokens: list[Word], at: int, gazetteer: Gazetteer) -> Hit | None:
    start = tokens[at].start
    for last in range(min(len(tokens), at + _MOST_WORDS), at, -1):
        if not tokens[last - 1].upper:
            continue
        surface = run[start : tokens[last - 1].end]
        found, end, key = _looked_up(surface, tokens[at:last], gazetteer)
        if found is not None and not _is_its_council(tokens, at, last, found, gazetteer):
            return Hit(start, start + end, bare(key), found.regions, found.actors, found.demonym, None, at, last)
    return None


def _is_its_council(tokens: list[Word], at: int, last: int, found: Named, gazetteer: Gazetteer) -> bool:
    """Whether "Dublin City" is cut out of "Dublin City Council": no town of its own name is meant."""
    return (
        last - at > 1 and tokens[last - 1].key == "city" and last < len(tokens) and tokens[last].upper
        and not found.actors and gazetteer.likeliest(found.regions)[0] != "city"
    )  # fmt: skip


def _looked_up(surface: str, tokens: list[Word], gazetteer: Gazetteer) -> tuple[Named | None, int, str]:
    """Whom the words name, how long the name is, and its key; a possessive is cut only where the whole is no name."""
    end, key = len(surface), " ".join([token.key for token in tokens]) if len(tokens) > 1 else tokens[0].key
    found = gazetteer.exact.get(surface) or gazetteer.named(key)
    if found is None and surface[-2:] in ("'s", "’s"):
        found = gazetteer.exact.get(surface[:-2]) or gazetteer.named(key[:-2])
        end -= 2
    if found is None and len(tokens) > 2 and "." in surface:
        inner = [token for token in tokens[1:-1] if not is_initial(token.text)]
        if len(inner) < len(tokens) - 2:
            plain = bare(" ".join([token.key for token in (tokens[0], *inner, tokens[-1])]))
            named = gazetteer.named(plain)
            found = named if named and named.actors else None
    return found, end, key


def _people(tokens: list[Word]) -> list[tuple[str, int]]:
    kinds, given = classes(), given_names()
    people: list[tuple[str, int]] = []
    for at, token in enumerate(tokens):
        titled = at > 0 and token.upper and tokens[at - 1].key.rstrip(".") in kinds["title"]
        if not titled and not (token.upper and token.key in given and token.key not in kinds["prefeature"]):
            continue
        after = at + 1
        while after < len(tokens) and is_initial(tokens[after].text):
            after += 1
        if (
            after < len(tokens) and tokens[after].upper and tokens[after].key not in kinds["feature"]
            and tokens[after].key not in kinds["street"] and tokens[after].key not in kinds["org"]
        ):  # fmt: skip
            people.append((bare(tokens[after].key), token.start))
        elif titled:
            people.append((bare(token.key), token.start))
    return people


def _may_be_place(tokens: list[Word]) -> bool:
    kinds = classes()
    return (
        0 < len(tokens) <= _LONGEST_UNKNOWN and all(token.upper for token in tokens) and tokens[0].text[1:2] != "."
        and tokens[-1].key not in kinds["org"]
        and not any(
            token.key in kinds["not_name"] or token.key.rstrip(".") in kinds["title"] or token.key in kinds["street"]
            for token in tokens
        )
    )  # fmt: skip


def _tails(tokens: list[Word], gazetteer: Gazetteer) -> list[tuple[int, str, int]]:
    """Names that may begin in this run and go on behind it: their first words end it."""
    return [
        (tokens[at].start, surface, row)
        for at in range(max(0, len(tokens) - _MOST_WORDS), len(tokens))
        if (heads := gazetteer.tails.get(tokens[at].key))
        for last in range(at + 1, len(tokens) + 1)
        for surface, row in heads.get(" ".join([token.key for token in tokens[at:last]]), ())
    ]

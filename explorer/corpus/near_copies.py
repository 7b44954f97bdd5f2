"""Texts that are nearly the same: reprints that were cut, reordered or touched up.

Every text has a signature, kept in its shard: minima under random hashes (MinHash: Broder, "On the resemblance and
containment of documents", 1997), of each only sixteen bits (Li & König, "b-Bit minwise hashing", 2010). The share of
minima that two texts have in common estimates the share of three-word runs they have in common. Texts are compared
where three minima in a row are the same, in 32 places, so never all with all.

Two reports made from one template ("the Bank provided 40 million") share most runs of words and are no copies: they
differ in names and figures, or come every week. So those, words with a capital and numbers, have a signature of their
own, and near copies are published within a week of each other.
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

__all__ = ["NEAR_KEYS", "near_keys", "near_pairs"]

RUN = 3
"""Words a run."""
FEWEST = 13
"""Runs: of shorter texts only exact copies are found."""
ALIKE = 0.4
"""Share of minima of runs that near copies have in common."""
FACTS_ALIKE = 0.4
"""Share of minima of facts that near copies have in common, where both have some."""
DAYS = 7
"""Days at most between near copies, where both have a day."""

_MINIMA, _FACTS, _BAND = 96, 48, 3
_MOST_IN_BAND = 64
"""Texts that one is compared with in one place of its signature; where more are alike there, those of nearest hash."""
_AT_ONCE = 2_000
_WORD, _FACT = r"[\p{L}\p{M}\p{N}]+", r"\p{Lu}[\p{L}\p{M}\p{N}]*|\p{N}+(?:[.,]\p{N}+)*"

_COLUMNS: dict[str, Any] = {
    "row": pl.UInt32,
    "words": pl.Array(pl.UInt16, _MINIMA),
    "facts": pl.Array(pl.UInt16, _FACTS),
}
NEAR_KEYS = pl.Schema(_COLUMNS)
"""Signatures of the texts of a shard that are long enough; `facts` is null where a text has none."""

_Hashes = NDArray[np.uint64]


def near_keys(texts: pl.DataFrame) -> pl.DataFrame:
    """The signatures of some texts.

    Args:
        texts: TEXTS.

    Returns:
        `NEAR_KEYS`, for texts of at least sixteen runs of three words, in order of `texts`. The same text has the same
        signature everywhere and always.
    """
    parts = [_keys(texts.slice(start, _AT_ONCE)) for start in range(0, texts.height, _AT_ONCE)]
    return pl.concat([NEAR_KEYS.to_frame(), *parts])


def near_pairs(keys: pl.DataFrame) -> pl.DataFrame:
    """Which texts are near copies of each other.

    Args:
        keys: `NEAR_KEYS` with `day` (Date, null where undated); `row` is not looked at.

    Returns:
        `left` and `right` (UInt32, places in `keys`), each pair once, enough of them to connect what is alike.
    """
    none = pl.DataFrame(schema={"left": pl.UInt32, "right": pl.UInt32})
    if keys.height < 2:
        return none
    minima = keys["words"].to_numpy()
    has_facts = keys["facts"].is_not_null().to_numpy()
    facts = np.zeros((keys.height, _FACTS), "u2")
    facts[has_facts] = keys["facts"].drop_nulls().to_numpy()
    day = keys["day"].cast(pl.Int32).cast(pl.Float64).to_numpy()
    whole = _mixed(minima.astype("u8"))
    found = [none]
    for start in range(0, _MINIMA, _BAND):
        band = _mixed(minima[:, start : start + _BAND].astype("u8"))
        order = np.lexsort((whole, band)).astype("u4")
        band = band[order]
        for step in range(1, _MOST_IN_BAND + 1):
            at = np.flatnonzero(band[step:] == band[:-step])
            if not len(at):
                break
            one, other = order[at], order[at + step]
            near = ~(np.abs(day[one] - day[other]) > DAYS)  # true where one has no day
            one, other = one[near], other[near]
            alike = _agreeing(minima, one, other) >= ALIKE
            alike &= ~(has_facts[one] & has_facts[other]) | (_agreeing(facts, one, other) >= FACTS_ALIKE)
            one, other = one[alike], other[alike]
            found.append(pl.DataFrame({"left": np.minimum(one, other), "right": np.maximum(one, other)}))
    return pl.concat(found).unique().sort("left", "right")


def _agreeing(minima: NDArray[np.uint16], one: NDArray[np.uint32], other: NDArray[np.uint32]) -> NDArray[np.float64]:
    """The share of minima in common; a slice at a time, so that millions of pairs do not fill the memory."""
    shares = np.empty(len(one))
    for start in range(0, len(one), 1 << 16):
        part = slice(start, start + (1 << 16))
        shares[part] = (minima[one[part]] == minima[other[part]]).mean(axis=1)
    return shares


def _keys(texts: pl.DataFrame) -> pl.DataFrame:
    even = texts.select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("place"),
        text=pl.col("text").fill_null("").str.normalize("NFKC"),
    )
    place, words = _hashed(even.with_columns(pl.col("text").str.to_lowercase()), _WORD)
    last = len(words) - RUN + 1
    within = place[:last] == place[RUN - 1 :] if last > 0 else np.zeros(0, "?")
    runs = np.stack([words[step : last + step][within] for step in range(RUN)], axis=1) if len(within) else None
    if runs is None:
        return NEAR_KEYS.to_frame()
    places, n, minima = _minima(place[:last][within], _mixed(runs), _MINIMA)
    fact_places, _, fact_minima = _minima(*_hashed(even, _FACT), _FACTS)
    facts = pl.DataFrame({"place": fact_places, "facts": fact_minima}, schema_overrides=_types("facts"))
    long = n >= FEWEST
    keys = pl.DataFrame({"place": places[long], "words": minima[long]}, schema_overrides=_types("words"))
    rows = texts.select("row").with_row_index("place")
    return (
        rows.join(keys, on="place", maintain_order="left")
        .join(facts, on="place", how="left", maintain_order="left")
        .select(*NEAR_KEYS)
    )


def _types(name: str) -> dict[str, pl.DataType | type[pl.DataType]]:
    return {"place": pl.UInt32, name: NEAR_KEYS[name]}


def _hashed(even: pl.DataFrame, pattern: str) -> tuple[NDArray[np.uint32], _Hashes]:
    """The place of the text of each match of a pattern, ascending, and the match's hash."""
    found = even.select("place", word=pl.col("text").str.extract_all(pattern))
    flat = found.filter(pl.col("word").list.len() > 0).explode("word")
    words = flat["word"].unique()
    hashes = [int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little") for word in words]
    known = pl.DataFrame({"word": words, "hash": pl.Series(hashes, dtype=pl.UInt64)})
    flat = flat.join(known, on="word", how="left", maintain_order="left")
    return flat["place"].to_numpy(), flat["hash"].to_numpy()


def _mixed(columns: NDArray[np.uint64]) -> _Hashes:
    """One hash of each row of some columns (multiply and shift, as in MurmurHash)."""
    mixed = np.zeros(len(columns), "u8")
    for column in columns.T:
        mixed = (mixed ^ column) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _minima(
    places: NDArray[np.uint32], hashes: _Hashes, n: int
) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.uint16]]:
    """The distinct ones of ascending places, how many hashes each has, and sixteen bits of each's `n` minima."""
    distinct, starts = np.unique(places, return_index=True)
    minima = np.empty((len(distinct), n), "u2")
    if len(distinct):
        for k, odd in enumerate(_mixed(np.arange(1, n + 1, dtype="u8")[:, None]) | np.uint64(1)):
            minima[:, k] = (np.minimum.reduceat(hashes * odd, starts) >> np.uint64(20)).astype("u2")
    return distinct, np.diff(np.append(starts, len(places))), minima

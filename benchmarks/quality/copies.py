"""Near copies: 200 made from the sample, looked for among 20,000 texts of Reuters-21578.

No text has a day here, so the rule that near copies are published within a week of each other helps nowhere. Pairs
among the Reuters texts themselves are not counted: nobody has said which of them are copies.
"""

from __future__ import annotations

import gzip
import importlib
import json
import random
from itertools import combinations
from typing import Any

import polars as pl

from benchmarks.corpora import ROOT, CannotRunError
from benchmarks.quality.figure import Figure
from benchmarks.quality.gold import SHARED
from benchmarks.quality.near_copies_made import near_copy
from benchmarks.quality.peers import NOT_INSTALLED
from explorer.corpus.connected import connected
from explorer.corpus.near_copies import near_keys, near_pairs

__all__ = ["figures"]

_N_MADE, _N_AMONG, _SEED = 200, 20_000, 2026
_BARS = {"precision": 0.99, "recall": 0.95}
_PEER_MINIMA, _PEER_ALIKE = 128, 0.4


def figures() -> list[Figure]:
    """Precision and recall of pairs that have a text of the sample, or one made from it, in them.

    Raises:
        CannotRunError: The texts are missing.
    """
    texts, wanted, sides = _texts()
    ours = _judged(_groups(texts), wanted, sides, len(texts) - _N_AMONG)
    peer = _peer(texts)
    theirs = _judged(peer, wanted, sides, len(texts) - _N_AMONG) if peer else None
    return [
        Figure(
            f"near copies, {what}",
            "made from the sample, among Reuters-21578",
            ours[2][what],
            (ours[0][what], ours[1][what]),
            least,
            peer=f"datasketch {theirs[2][what]:.3f}" if theirs else NOT_INSTALLED,
        )
        for what, least in _BARS.items()
    ]


def _texts() -> tuple[list[str], set[tuple[int, int]], list[int]]:
    """All texts, the sample's first, then those made; the pairs to be found; of each own text which half it is in."""
    path = SHARED / "data" / "reuters21578.jsonl.gz"
    if not path.exists():
        raise CannotRunError(f"{path.name} is not in the shared data folder beside the checkout")
    with gzip.open(path, "rt", encoding="utf8") as file:
        rows = [json.loads(line) for line in file]
    among = [row["text"] or row["title"] or "" for row in rows][:_N_AMONG]
    folder = ROOT / "data" / "sample"
    sample = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf8").splitlines()]
    place = {article["url"]: at for at, article in enumerate(sample)}
    known = pl.read_csv(folder / "pairs.csv").select("first", "second").rows()
    texts = [article["text"] for article in sample]
    chance, words = random.Random(_SEED), " ".join(texts).split()
    copied = chance.sample(range(len(texts)), _N_MADE)
    root = list(range(len(texts)))
    for first, second in known:
        root[place[second]] = root[place[first]]
    made = [near_copy(texts[at], chance, words) for at in copied]
    roots = root + [root[at] for at in copied]
    wanted = {(one, other) for one, other in combinations(range(len(roots)), 2) if roots[one] == roots[other]}
    return [*texts, *made, *among], wanted, [at % 2 for at in roots]


def _groups(texts: list[str]) -> list[int]:
    """The group of each text."""
    rows = pl.DataFrame({"row": range(len(texts)), "text": texts}, schema={"row": pl.UInt32, "text": pl.String})
    keys = near_keys(rows).with_columns(day=pl.lit(None, pl.Date))
    pairs, row = near_pairs(keys), keys["row"].to_numpy()
    same = rows.select(pl.col("row").min().over(pl.col("text").str.split(" ").list.join(" ")))["row"].to_numpy()
    left, right = (row[pairs[side].to_numpy()] for side in ("left", "right"))
    return connected(len(texts), [*left, *range(len(texts))], [*right, *same]).tolist()


def _judged(groups: list[int], wanted: set[tuple[int, int]], sides: list[int], n_own: int) -> list[dict[str, float]]:
    """Precision and recall for sources at even places, at odd places and together."""
    members: dict[int, list[int]] = {}
    for at, group in enumerate(groups):
        members.setdefault(group, []).append(at)
    found = {
        pair
        for group in {groups[at] for at in range(n_own)}
        for pair in combinations(members[group], 2)
        if pair[0] < n_own
    }
    judged = []
    for side in (0, 1, None):
        here_wanted = {pair for pair in wanted if side is None or sides[pair[0]] == side}
        here_found = {pair for pair in found if side is None or sides[pair[0]] == side}
        right = len(here_wanted & here_found)
        judged.append({"precision": right / max(1, len(here_found)), "recall": right / max(1, len(here_wanted))})
    return judged


def _peer(texts: list[str]) -> list[int] | None:
    """Groups by datasketch's MinHash with its own index, on the same runs of three words; None where not installed."""
    try:
        datasketch: Any = importlib.import_module("datasketch")
    except ImportError:
        return None
    index = datasketch.MinHashLSH(threshold=_PEER_ALIKE, num_perm=_PEER_MINIMA)
    left, right = [], []
    for at, text in enumerate(texts):
        words = text.lower().split()
        runs = {" ".join(words[start : start + 3]).encode() for start in range(max(1, len(words) - 2))}
        signature = datasketch.MinHash(num_perm=_PEER_MINIMA)
        signature.update_batch(runs)
        for other in index.query(signature):
            left.append(at)
            right.append(other)
        index.insert(at, signature)
    return connected(len(texts), left, right).tolist()

"""How well statements, chains and acts are read: figures against gold that lies beside the checkout.

    python benchmarks/quality_voices.py [FOLDER]

FOLDER is the shared data folder's `data` (default `../shared/data`). Each function gives rows: what, on what, figure,
and where it can be had the 95 % interval (bootstrap over articles, or Wilson's for a share).
"""

from __future__ import annotations

import gzip
import json
import math
import random
import sys
from collections import Counter
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from explorer.reading import Reading, read_article

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared" / "data"
Span = tuple[int, int]


class Row(NamedTuple):
    """A figure, with its interval where there is one."""

    what: str
    gold: str
    figure: float
    low: float | None = None
    high: float | None = None


def rows(folder: Path = SHARED) -> list[Row]:
    """All figures of this file."""
    return [*statements(folder), *acts(folder), *unseen_acts(folder), *chains()]


def statements(folder: Path) -> list[Row]:
    """F1 of cues (overlapping) and whole attributions (content by half, speakers touch), inner ones left out."""
    tallies = [_tally(document) for document in _records(folder / "gold" / "attributions_dev.jsonl.gz")]
    out = []
    for name in ("cue", "whole"):
        draws = sorted(_f1(random.Random(seed).choices(tallies, k=len(tallies)), name) for seed in range(1000))
        out.append(Row(f"{name}, F1", "PolNeAR dev", _f1(tallies, name), draws[25], draws[974]))
    return out


def _f1(tallies: list[Counter[str]], name: str) -> float:
    total = sum(tallies, Counter())
    return 2 * total[name] / (total["found"] + total["gold"])


def _tally(document: dict[str, Any]) -> Counter[str]:
    gold = [{k: _hull(one[k]) for k in ("source", "cue", "content")} for one in document["gold"]]
    gold = [one for one in gold if one["cue"] and one["content"]]
    found = read_article(document["text"], clean=False).statements.filter(inner=False).to_dicts()
    return Counter(
        cue=_paired(found, gold, lambda p, g: _touch((p["cue_start"], p["cue_end"]), g["cue"])),
        whole=_paired(found, gold, _same),
        found=len(found),
        gold=len(gold),
    )


def _hull(spans: list[list[int]]) -> Span | None:
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same(found: dict[str, Any], gold: dict[str, Any]) -> bool:
    a, b = (found["content_start"], found["content_end"]), gold["content"]
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    if shared < 0.5 * (max(a[1], b[1]) - min(a[0], b[0])):
        return False
    if found["speaker_start"] is None or gold["source"] is None:
        return found["speaker_start"] is None and gold["source"] is None
    return _touch((found["speaker_start"], found["speaker_end"]), gold["source"])


def _paired(found: list[Any], gold: list[Any], same: Any) -> int:
    left, hits = list(gold), 0
    for one in found:
        other = next((other for other in left if same(one, other)), None)
        if other is not None:
            left.remove(other)
            hits += 1
    return hits


def acts(folder: Path) -> list[Row]:
    """Type, and type with actor, of the one act of each PLOVER sentence, F1; the patterns have seen these sentences."""
    n_found = type_hits = actor_hits = 0
    documents = _records(folder / "gold" / "events_plover.jsonl.gz")
    for document in documents:
        reading, gold = read_article(document["text"], clean=False), document["gold"][0]
        n_found += reading.events.height
        for row in reading.events.filter(type=gold["type"]).head(1).iter_rows(named=True):
            type_hits += 1
            actor_hits += _actor_fits(reading, row, gold["actors"])
    total = n_found + len(documents)
    return [
        Row("act's type, F1", "PLOVER sentences (fitted)", 2 * type_hits / total),
        Row("act's type and actor, F1", "PLOVER sentences (fitted)", 2 * actor_hits / total),
    ]


def unseen_acts(folder: Path) -> list[Row]:
    """Precision of types in current events labelled by hand before the rules met them (`quality_voices_acts.tsv`)."""
    texts = {_key(record["text"]): record["text"] for record in _records(folder / "current_events.jsonl.gz")}
    counts: dict[str, Counter[str]] = {}
    for line in (HERE / "quality_voices_acts.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            sample, key, labels = line.split("\t")
            wanted = {type_ for label in labels.split() for type_ in label.strip("?").split("|")}
            events = read_article(texts[key], clean=False).events
            count = counts.setdefault(sample, Counter())
            count["found"] += events.height
            count["right"] += sum(type_ in wanted for type_ in events["type"])
    return [
        Row(
            "act's type, precision",
            f"current events, {sample}",
            c["right"] / c["found"],
            *_wilson(c["right"], c["found"]),
        )
        for sample, c in counts.items()
    ]


def chains() -> list[Row]:
    """Exact chains of invented texts, expected results written first (`quality_voices_chains.jsonl`)."""
    counts: dict[str, Counter[str]] = {}
    for line in (HERE / "quality_voices_chains.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        reading = read_article(case["text"], outlet="The Valley Post", clean=False)
        count = counts.setdefault(case["sample"], Counter())
        count["cases"] += 1
        count["right"] += all(_chain_found(reading, *check) for check in case["checks"])
    return [
        Row("chains, exact", sample, c["right"] / c["cases"], *_wilson(c["right"], c["cases"]))
        for sample, c in counts.items()
    ]


def _chain_found(reading: Reading, cue: str, words: str, chain: list[str]) -> bool:
    """Whether the first statement with this cue, and these words in its content, has this chain behind the outlet."""
    for row in reading.statements.iter_rows(named=True):
        has_cue = reading.text[row["cue_start"] : row["cue_end"]].lower().endswith(cue.lower())
        if has_cue and words in reading.text[row["content_start"] : row["content_end"]]:
            found = [source["words"].lower().removeprefix("the ") for source in row["chain"]]
            return found == ["valley post", *(one.lower().removeprefix("the ") for one in chain)]
    return False


def _actor_fits(reading: Reading, row: dict[str, Any], actors: list[str]) -> bool:
    if row["actor_start"] is None:
        return False
    said = reading.text[row["actor_start"] : row["actor_end"]].lower()
    return any(actor and (actor.lower() in said or said in actor.lower()) for actor in actors)


def _wilson(right: int, n: int) -> Span | tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    z, p = 1.96, right / n
    centre, half = p + z * z / 2 / n, z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    return (centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)


def _key(text: str) -> str:

    return blake2b(text.encode(), digest_size=8).hexdigest()


def _records(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


if __name__ == "__main__":
    for row in rows(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED):
        interval = f"  {row.low:.3f}–{row.high:.3f}" if row.low is not None else ""
        print(f"{row.what:28s} {row.gold:40s} {row.figure:.3f}{interval}")

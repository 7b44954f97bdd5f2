"""Statements, reported acts and chains, each with its 95 % interval (bootstrap over articles; Wilson's for a share)."""

from __future__ import annotations

import gzip
import json
import math
import random
from collections import Counter
from hashlib import blake2b
from pathlib import Path
from typing import Any

from benchmarks.corpora import CannotRunError
from benchmarks.quality.figure import Figure
from benchmarks.quality.gold import SHARED, documents
from explorer.reading import Reading, read_article

__all__ = ["figures"]

HERE = Path(__file__).parent
CHAINS = {
    "voices_chains.jsonl": "first, seen",
    "voices_chains_fresh.jsonl": "second, seen",
    "voices_chains_third.jsonl": "third, seen",
    "voices_chains_held.jsonl": "fourth, seen",
    "voices_chains_last.jsonl": "fifth, unseen",
}
"""Files of invented texts, and whether the rules have met them."""
Span = tuple[int, int]
_STATEMENTS = {"cue": ("cues, overlapping, F1", 0.78), "whole": ("whole attributions, F1", 0.62)}


def figures() -> list[Figure]:
    """Statements on PolNeAR's development part, acts on PLOVER's sentences and unseen news, chains of invented texts.

    Raises:
        CannotRunError: Gold is missing.
    """
    return [*statements(), *acts(), *unseen_acts(), *chains()]


def statements() -> list[Figure]:
    """F1 of cues (overlapping) and whole attributions (half the content, speakers touch); inner ones left out."""
    tallies = [_tally(document) for document in documents("attributions_dev")]
    made = []
    for name, (what, bar) in _STATEMENTS.items():
        draws = sorted(_f1(random.Random(seed).choices(tallies, k=len(tallies)), name) for seed in range(1000))
        gold = f"PolNeAR dev ({draws[25]:.3f}–{draws[974]:.3f})"
        made.append(Figure(what, gold, _f1(tallies, name), bar=bar))
    return made


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


def acts() -> list[Figure]:
    """Type, and type with actor, of the one act of each PLOVER sentence, F1; the patterns have seen these sentences."""
    n_found = type_hits = actor_hits = 0
    gold_acts = documents("events_plover")
    for document in gold_acts:
        reading, gold = read_article(document["text"], clean=False), document["gold"][0]
        n_found += reading.events.height
        for row in reading.events.filter(type=gold["type"]).head(1).iter_rows(named=True):
            type_hits += 1
            actor_hits += _actor_fits(reading, row, gold["actors"])
    total, gold_name = n_found + len(gold_acts), "PLOVER sentences (fitted)"
    return [
        Figure("act's type, F1", gold_name, 2 * type_hits / total, bar=0.85),
        Figure("act's type and actor, F1", gold_name, 2 * actor_hits / total, bar=0.80),
    ]


def unseen_acts() -> list[Figure]:
    """Precision of types in current events labelled by hand before the rules met them (`voices_acts.tsv`)."""
    texts = {_key(record["text"]): record["text"] for record in _records(SHARED / "data" / "current_events.jsonl.gz")}
    counts: dict[str, Counter[str]] = {}
    for line in (HERE / "voices_acts.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            sample, key, labels = line.split("\t")
            wanted = {type_ for label in labels.split() for type_ in label.strip("?").split("|")}
            events = read_article(texts[key], clean=False).events
            count = counts.setdefault(sample, Counter())
            count["found"] += events.height
            count["right"] += sum(type_ in wanted for type_ in events["type"])
    return [_share("act's type, precision", f"current events, {sample}", c, 0.75) for sample, c in counts.items()]


def chains() -> list[Figure]:
    """Exact chains of invented texts, expected results written first (`CHAINS`); a text counts where all of its do."""
    made = []
    for name, about in CHAINS.items():
        count: Counter[str] = Counter()
        for line in (HERE / name).read_text("utf-8").splitlines():
            case = json.loads(line)
            reading = read_article(case["text"], outlet="The Valley Post", clean=False)
            right, kind = all(_chain_found(reading, *check) for check in case["checks"]), case["sample"]
            count.update(found=1, right=right, **{f"all {kind}": 1, f"right {kind}": right})
        kinds = ("sentences", "stories")
        of = ", ".join(f"{count[f'right {kind}']} of {count[f'all {kind}']} {kind}" for kind in kinds)
        made.append(_share("chains, exact", f"invented, {about}: {of}", count, 0.85))
    return made


def _share(what: str, gold: str, count: Counter[str], bar: float) -> Figure:
    low, high = _wilson(count["right"], count["found"])
    return Figure(what, f"{gold} ({low:.3f}–{high:.3f})", count["right"] / count["found"], bar=bar)


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


def _wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    z, p = 1.96, right / n
    centre, half = p + z * z / 2 / n, z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    return (centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)


def _key(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _records(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        raise CannotRunError(f"{path.name} is not in the shared data folder beside the checkout")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]

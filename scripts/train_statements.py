"""Learn the numbers of the statement model: `explorer/reading/statements/model.npz`.

    python scripts/train_statements.py ATTRIBUTIONS.jsonl.gz [--tags TAGS.jsonl.gz] [--texts FILE ...]

ATTRIBUTIONS has `id`, `text` and `gold` (`source`, `cue`, `content`: lists of [start, end]). TAGS has `id` and `tags`,
the Penn Treebank tag of each of our tokens (`scripts/statements/spacy_tags.py` makes it); FILE are JSON Lines with
`text`, from which kinds of words are learned. Without them the tagger and the kinds stay those of the present model.
Prints figures of a cross-validation in which no text was read by a model that had learned from it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from statements.cross import figures
from statements.gold import Gold, gold_of
from statements.kinds import kinds_of
from statements.learning import SCALE, logistic, rounded, softmax, stacked
from statements.tagging import letter, tag_weights, word_classes

from explorer.reading.sentences import sentences
from explorer.reading.statements import cues, ranking
from explorer.reading.statements.batch import PADDING, Batch
from explorer.reading.statements.counts import Counts
from explorer.reading.statements.hashing import at
from explorer.reading.statements.model import first_candidates
from explorer.reading.statements.pointing import BITS, POINTERS, Spans, point_features
from explorer.reading.statements.positions import Positions
from explorer.reading.statements.tags import TAGS, tagged
from explorer.reading.statements.vocabulary import Vocabulary

OUT = Path(__file__).parents[1] / "explorer" / "reading" / "statements" / "model.npz"
N_KINDS, FOLDS, SEEN_PAIRS = 250, 8, 4
RANKING = {"l2": 1e-3, "rate": 0.03, "epochs": 12}
THRESHOLDS = np.arange(-1.5, 1.5, 0.05)


def lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file, gzip or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def cue_weights(batch: Batch, counts: Counts, gold: Gold, chosen: Any, epochs: int = 6) -> dict[str, Any]:
    """Weights, bias and head words of cues, from the `chosen` tokens."""
    wanted = np.zeros(batch.n, np.float32)
    wanted[gold.head] = 1
    unique, inverse = np.unique(batch.form[chosen], return_inverse=True)
    often, seen = np.bincount(inverse), np.bincount(inverse, wanted[chosen])
    heads = np.zeros(1 << 16, bool)
    heads[unique[(seen >= 2) & (seen / often > 0.01)] & np.uint32(0xFFFF)] = True
    i = cues.candidates(batch, heads)
    i = i[chosen[i]]
    places = stacked([(0, cues.cue_features(batch, counts, i))], cues.BITS)
    weights, bias = logistic(places, wanted[i], cues.BITS, epochs=epochs)
    return {"cue": weights, "bias": bias, "heads": heads}


def pointer_weights(batch: Batch, counts: Counts, gold: Gold, picked: Any) -> dict[str, Any]:
    """Weights and allowed pairs of the four pointers, from the `picked` attributions."""
    gold = Gold(*(values[picked] for values in gold))
    i, n = gold.head, len(gold.head)
    first, last, tag = batch.first[i], batch.last[i], batch.tag
    silent = (gold.speaker < first) | (gold.speaker > last)
    away = (gold.content_end < first) | (gold.content > last)
    right = {
        "speaker_start": np.where(silent, i, gold.speaker),
        "speaker_end": np.where(silent, i, np.minimum(gold.speaker_end, last)),
        "content_start": np.clip(gold.content, first, last),
        "content_end": np.clip(gold.content_end, first, last),
    }
    used = dict(zip(POINTERS, (~silent, ~silent, ~away, ~away), strict=True))
    spans = {"speaker": right["speaker_start"], "speaker_end": right["speaker_end"], "silent": silent,
             "content": right["content_start"]}  # fmt: skip
    out: dict[str, Any] = {"allowed": {}}
    for kind in POINTERS:
        j = right[kind][used[kind]]
        pair = (at(tag, j - 1), tag[j]) if kind.endswith("start") else (tag[j], at(tag, j + 1))
        seen = np.zeros((len(TAGS), len(TAGS), 2), np.int32)
        np.add.at(seen, (*pair, (j > i[used[kind]]).astype(int)), 1)
        out["allowed"][kind] = seen >= SEEN_PAIRS
    positions = Positions(out["allowed"])
    since = {"speaker_end": spans["speaker"], "content_end": spans["content"]}
    for kind in POINTERS:
        j, group = positions.of(kind, batch, i, since.get(kind))
        places = stacked(point_features(kind, batch, counts, i, j, group, spans), BITS[kind])
        rows = np.full(n, -1)
        hit = np.flatnonzero(j == right[kind][group])
        rows[group[hit]] = hit
        if kind != "speaker_start":
            rows[~used[kind]] = -1
        starts = np.append(np.searchsorted(group, np.arange(n)), len(group))
        out[kind] = softmax(places, starts, rows, BITS[kind])
    return out


def targets(gold: Gold, i: Any, score: Any) -> Any:
    """1 for the likeliest candidate in each gold cue."""
    owner = {k: row for row, (a, b) in enumerate(zip(gold.cue, gold.cue_end, strict=True)) for k in range(a, b + 1)}
    best: dict[int, int] = {}
    for row, cue in enumerate(i.tolist()):
        one = owner.get(cue)
        if one is not None and (one not in best or score[row] > score[best[one]]):
            best[one] = row
    wanted = np.zeros(len(i), np.float32)
    wanted[list(best.values())] = 1
    return wanted


def jackknifed(batch: Batch, counts: Counts, gold: Gold) -> tuple[Any, Any, Spans]:
    """Candidates of all texts, each found by a model that did not learn from its text."""
    parts = []
    for fold in range(FOLDS):
        out = batch.text % FOLDS == fold
        weights = {
            **cue_weights(batch, counts, gold, ~out, 5),
            **pointer_weights(batch, counts, gold, np.flatnonzero(gold.text % FOLDS != fold)),
            "scale": np.float32(1),
        }
        found = first_candidates(batch, weights, Positions(weights["allowed"]), out)
        assert found is not None
        parts.append(found)
    cue = np.concatenate([part[0] for part in parts])
    order = np.argsort(cue)
    score = np.concatenate([part[1] for part in parts])[order]
    spans = Spans(*(np.concatenate([part[2][k] for part in parts])[order] for k in range(6)))
    return cue[order], score, spans


def cross_scores(batch: Batch, i: Any, places: Any, wanted: Any) -> Any:
    """Scores of whole candidates, each by a ranking that did not learn from its text."""
    scores = np.zeros(len(i))
    for fold in range(FOLDS):
        out = batch.text[i] % FOLDS == fold
        weights, bias = logistic(places[~out], wanted[~out], ranking.BITS, **RANKING)
        scores[out] = weights[places[out]].sum(1) + bias
    return scores


def table(name: str, classes: dict[int, int]) -> dict[str, Any]:
    """A table of classes as the model file has it: ascending hashes as differences."""
    hashes = sorted(classes)
    return {
        f"{name}_hash": np.diff(np.array(hashes, np.uint32), prepend=np.uint32(0)),
        f"{name}_class": np.array([classes[one] for one in hashes], np.uint8),
    }


def prepared(documents: list[dict[str, Any]], given: argparse.Namespace) -> tuple[Batch, dict[str, Any]]:
    """The tagged batch of the documents, and the numbers of tagger and kinds."""
    texts = [(one["text"], [start for start, _ in sentences(one["text"])]) for one in documents]
    old = dict(np.load(OUT)) if OUT.exists() else {}
    numbers = {name: old[name] for name in old if name.startswith(("kinds_", "word_classes_")) or name == "tag"}
    if given.texts:
        numbers |= table("kinds", kinds_of((r["text"] for path in given.texts for r in lines(path)), N_KINDS))
    pad = [""] * PADDING
    if given.tags:
        tags = {one["id"]: one["tags"] for one in lines(given.tags)}
        words = Batch(texts, Vocabulary({}, {})).words
        penn = [tag for one in documents for tag in [*pad, *tags[one["id"]], *pad]]
        letters = [TAGS.index(letter(tag, word)) if word else 0 for tag, word in zip(penn, words, strict=True)]
        numbers |= table("word_classes", word_classes(words, letters))
    classes = [
        dict(zip(np.cumsum(numbers[f"{name}_hash"], dtype=np.int64).tolist(), numbers[f"{name}_class"].tolist()))  # noqa: B905
        for name in ("word_classes", "kinds")
    ]  # fmt: skip
    batch = Batch(texts, Vocabulary(*classes))
    if given.tags:
        numbers["tag"] = tag_weights(batch, np.array(letters))
    batch.tag = tagged(batch, numbers["tag"])
    return batch, numbers


def main() -> None:
    """Learn, say how well, and write the numbers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("attributions", type=Path)
    parser.add_argument("--tags", type=Path)
    parser.add_argument("--texts", type=Path, nargs="*")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    begun = time.time()
    documents = lines(given.attributions)
    batch, numbers = prepared(documents, given)
    print(f"{time.time() - begun:.0f} s: tagged", flush=True)
    gold, counts = gold_of(batch, documents), Counts(batch)
    i, score, spans = jackknifed(batch, counts, gold)
    print(f"{time.time() - begun:.0f} s: jackknifed", flush=True)
    wanted = targets(gold, i, score)
    places = stacked([(0, ranking.rank_features(batch, i, score, spans))], ranking.BITS)
    scores = cross_scores(batch, i, places, wanted)
    f1 = [2 * wanted[scores > t].sum() / ((scores > t).sum() + len(gold.head)) for t in THRESHOLDS]
    threshold = float(THRESHOLDS[int(np.argmax(f1))])
    print("cross-validated:", figures(batch, gold, i, spans, scores > threshold), f"at {threshold:.2f}", flush=True)
    rank, rank_bias = logistic(places, wanted, ranking.BITS, **RANKING)
    everything = np.ones(batch.n, bool)
    learned = {**cue_weights(batch, counts, gold, everything), **pointer_weights(batch, counts, gold, slice(None))}
    numbers |= {kind: rounded(learned[kind]) for kind in ("cue", *POINTERS)} | {"rank": rounded(rank)}
    numbers |= {f"allowed_{kind}": learned["allowed"][kind] for kind in POINTERS}
    numbers |= {"heads": np.packbits(learned["heads"]), "bias": learned["bias"], "rank_bias": rank_bias}
    np.savez_compressed(given.out, **numbers, threshold=threshold, scale=1 / SCALE)
    print(f"{time.time() - begun:.0f} s: {given.out.stat().st_size:,} bytes in {given.out}")


if __name__ == "__main__":
    main()

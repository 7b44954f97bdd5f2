"""Hold the sample's briefs against the facts they rest on.

    python scripts/check_sample.py data/sample/articles.jsonl war_facts.jsonl.gz

Names and numbers of a brief must stand in its fact lines; no two briefs share a run of eight words, and none shares one
with a fact; no sentence frame (names and numbers blanked) stands more than five times. Prints a line a fault with the
brief's line number and exits 1 if there is one. The fact base is the daily events portal of Wikipedia (CC BY-SA 4.0);
it is not part of the project, so the path is given.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

RUN = 8
MOST_FRAMES = 5
NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
# Spelling pairs that name one thing: the brief may use either where its facts use the other.
ALIKE = [
    {"us", "u.s", "united", "states", "american", "americans", "america", "washington's"},
    {"uk", "u.k", "united", "kingdom", "british", "britain", "britain's"},
    {"un", "u.n", "united", "nations"},
    {"eu", "e.u", "european", "union"},
    {"nato", "north", "atlantic", "treaty", "organization"},
    {"kyiv", "kiev"},
    {"odesa", "odessa"},
    {"zelensky", "zelenskyy", "zelenskiy", "volodymyr"},
    {"putin", "vladimir"},
    {"dutch", "netherlands"},
    {"french", "france"},
    {"german", "germans", "germany"},
    {"turkish", "turkey", "türkiye"},
    {"greek", "greece"},
    {"swiss", "switzerland"},
    {"swedish", "sweden"},
    {"finnish", "finns", "finland"},
    {"danish", "denmark"},
    {"polish", "poles", "poland"},
    {"spanish", "spain"},
    {"irish", "ireland"},
    {"czech", "czechs", "czechia"},
    {"norwegian", "norway"},
    {"welsh", "wales"},
    {"icc", "international", "criminal", "court"},
    {"icj", "international", "court", "justice"},
    {"iaea", "international", "atomic", "energy", "agency"},
    {"osce", "organization", "security", "co-operation", "cooperation"},
    {"g7", "g-7", "group", "seven"},
    {"g20", "g-20", "group", "twenty"},
    {"oblast", "region", "province"},
    {"black", "sea"},
]
ALWAYS = set(
    "i january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday reuters'".split()
)


def words(text: str) -> list[str]:
    """The words of `text`, lower case, punctuation away."""
    return re.findall(r"[\w$€£%']+", text.lower().replace("’", "'"))


def runs(text: str) -> set[str]:
    """Every run of `RUN` words in `text`."""
    found = words(text)
    return {" ".join(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def sentences(text: str) -> list[str]:
    """`text` cut after full stops, good enough for briefs."""
    return [s for s in re.split(r"(?<=[.!?])[\"”’]?\s+(?=[A-Z\"“])", text) if s]


def frame(sentence: str) -> str:
    """`sentence` with names and numbers blanked."""
    blanked = re.sub(r"\b[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*", "_", sentence[:1].lower() + sentence[1:])
    return re.sub(r"[\d.,:%]+", "#", blanked).strip()


def numbers(text: str) -> set[float]:
    """Every number that `text` writes in figures or words."""
    found = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    tokens = re.findall(r"[a-z]+", text.lower())
    found |= {float(NUMBER_WORDS[w]) for w in tokens if w in NUMBER_WORDS}
    return found


def stem(word: str) -> str:
    """What inflected forms of a name share: its first five letters."""
    return re.sub(r"['’]s?$", "", word.lower()).strip(".'’-")[:5]


def names(text: str, known: set[str]) -> set[str]:
    """Capitalised words of `text`; a sentence's first word only where it is a `known` name."""
    found = set()
    for sentence in sentences(text):
        for i, token in enumerate(re.findall(r"[\w'’.-]*\w", sentence)):
            if token[:1].isupper() and (i or stem(token) in known):
                found |= {part for part in token.split("-") if part[:1].isupper()}
    return found


def read(path: str) -> list[dict[str, Any]]:
    """The records of a JSON Lines file, gzip too."""
    opened = gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else Path(path).open(encoding="utf8")
    with opened as file:
        return [json.loads(line) for line in file if line.strip()]


def faults(briefs: list[dict[str, Any]], facts: list[dict[str, Any]]) -> list[str]:
    """One sentence a fault, with the brief's line number."""
    out: list[str] = []
    by_day = defaultdict(list)
    for fact in facts:
        by_day[fact["date"]].append(fact)
    fact_runs = set().union(*(runs(fact["text"]) for fact in facts))
    mid = Counter(
        stem(t)
        for f in facts
        for s in sentences(f["text"])
        for t in re.findall(r"[\w'’.-]*\w", s)[1:]
        if t[:1].isupper()
    )
    low = Counter(stem(t) for f in facts for t in re.findall(r"[\w'’.-]*\w", f["text"]) if t[:1].islower())
    known = {word for word, n in mid.items() if n > low[word]}
    seen: dict[str, int] = {}
    frames: dict[str, list[int]] = defaultdict(list)
    for n, brief in enumerate(briefs, 1):
        text = f"{brief['title']}. {brief['text']}"
        rest = []
        for ref in brief["rests_on"]:
            hits = [f for f in by_day[ref["date"]] if f["text"].startswith(ref["opening"])]
            if len(hits) != 1:
                out.append(f"line {n}: {len(hits)} facts of {ref['date']} begin {ref['opening']!r}")
            rest += hits
        ground = " ".join(
            f"{f['text']} {' '.join(f['topics'])} {' '.join(f['sources'])} {brief.get('site', '')}" for f in rest
        )
        ground_words = {stem(w) for w in re.findall(r"[\w'’.-]*\w", ground)} | {
            stem(p) for w in words(ground) for p in w.split("-")
        }
        lower_ground = set(words(ground)) | {w.strip(".").lower() for w in re.findall(r"[\w.]*\w", ground)}
        for group in ALIKE:
            if group & lower_ground:
                ground_words |= {stem(w) for w in group}
        story = brief["text"] if not brief.get("boilerplate") else brief["text"].split("\n\n")[brief["boilerplate"]]
        for name in sorted(names(f"{brief['title']}. {story}", known)):
            if name.lower().strip(".") not in ALWAYS and stem(name) not in ground_words:
                out.append(f"line {n}: the name {name!r} is not in its facts")
        allowed = numbers(ground) | {1.0, 2.0}
        for ref in brief["rests_on"]:
            day = date.fromisoformat(ref["date"])
            allowed |= {float(day.day), float(day.year)}
        for number in sorted(numbers(f"{brief['title']}. {story}") - allowed):
            out.append(f"line {n}: the number {number:g} is not in its facts")
        for run in sorted(runs(text) & fact_runs)[:1]:
            out.append(f"line {n}: shares {run!r} with a fact")
        if not brief.get("copy_of"):
            for run in sorted(r for r in runs(f"{brief['title']}. {story}") if r in seen and seen[r] != n)[:1]:
                out.append(f"line {n}: shares {run!r} with line {seen[run]}")
            seen |= dict.fromkeys(runs(f"{brief['title']}. {story}"), n)
            for sentence in sentences(story):
                frames[frame(sentence)].append(n)
    out += [
        f"lines {lines}: one sentence frame {shape!r}" for shape, lines in frames.items() if len(lines) > MOST_FRAMES
    ]
    return out


def main() -> int:
    """Check the sample named on the command line; 1 if a fault was found."""
    briefs, facts = read(sys.argv[1]), read(sys.argv[2])
    found = faults(briefs, facts)
    print("\n".join(found) or "no fault", f"\n{len(briefs)} briefs, {len(found)} faults", sep="")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())

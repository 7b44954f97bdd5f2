"""Hold the sample's briefs against the facts they rest on.

    python scripts/check_sample.py data/sample/articles.jsonl war_facts.jsonl.gz

Names and numbers of a brief must stand in its fact lines; no two briefs share a run of eight words but those that the
`pairs.csv` beside them names, and none shares one with a fact; site furniture around a story (shorter paragraphs) is
passed over; no sentence frame (names and numbers blanked) stands more than five times. Prints a line a fault with the
brief's line number and exits 1 if there is one. The fact base is the daily events portal of Wikipedia (CC BY-SA 4.0);
it is not part of the project, so the path is given.
"""

from __future__ import annotations

import csv
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
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
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
ALWAYS = {
    "i",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
}


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
    data = Path(path).read_bytes()
    text = (gzip.decompress(data) if path.endswith(".gz") else data).decode()
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def known_names(facts: list[dict[str, Any]]) -> set[str]:
    """Stems of the words that the facts write with a capital inside sentences more often than without."""
    mid: Counter[str] = Counter()
    low: Counter[str] = Counter()
    for fact in facts:
        for sentence in sentences(fact["text"]):
            tokens = re.findall(r"[\w'’.-]*\w", sentence)
            mid.update(stem(token) for token in tokens[1:] if token[:1].isupper())
            low.update(stem(token) for token in tokens if token[:1].islower())
    return {word for word, n in mid.items() if n > low[word]}


def ground_of(facts: list[dict[str, Any]]) -> tuple[str, set[str]]:
    """What `facts` say, and the stems of all words in it, with those that name the same things."""
    said = " ".join(f"{f['text']} {' '.join(f['topics'])} {' '.join(f['sources'])}" for f in facts)
    tokens = re.findall(r"[\w'’.]*\w", said)
    stems = {stem(part) for token in (*tokens, *words(said)) for part in (token, *token.split("-"))}
    lower = set(words(said)) | {token.lower().strip(".") for token in tokens}
    return said, stems | {stem(word) for group in ALIKE if group & lower for word in group}


def faults_of(brief: dict[str, Any], facts: list[dict[str, Any]], known: set[str]) -> list[str]:
    """What is wrong with one brief, given the facts it rests on and all `known` names."""
    said, stems = ground_of(facts)
    story = story_of(brief)
    strange = [
        name
        for name in sorted(names(story, known))
        if name.lower().strip(".") not in ALWAYS and stem(name) not in stems
    ]
    days = [date.fromisoformat(ref["date"]) for ref in brief["rests_on"]]
    allowed = numbers(said) | {1.0, 2.0} | {float(part) for day in days for part in (day.day, day.year)}
    return [f"the name {name!r} is not in its facts" for name in strange] + [
        f"the number {number:g} is not in its facts" for number in sorted(numbers(story) - allowed)
    ]


def story_of(brief: dict[str, Any]) -> str:
    """Title and story of a brief, without the site's furniture around it."""
    return f"{brief['title']}. {max(brief['text'].split(chr(10) * 2), key=len)}"


def faults(briefs: list[dict[str, Any]], facts: list[dict[str, Any]], copies: set[str]) -> list[str]:
    """One sentence a fault, with the brief's line number; `copies` are the urls of the second of each pair."""
    out: list[str] = []
    by_day: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for fact in facts:
        by_day[fact["date"]].append(fact)
    fact_runs = set().union(*(runs(fact["text"]) for fact in facts))
    known = known_names(facts)
    seen: dict[str, int] = {}
    frames: dict[str, list[int]] = defaultdict(list)
    for n, brief in enumerate(briefs, 1):
        rests_on = []
        for ref in brief["rests_on"]:
            hits = [f for f in by_day[ref["date"]] if f["text"].startswith(ref["opening"])]
            if len({hit["text"] for hit in hits}) != 1:
                out.append(f"line {n}: {len(hits)} facts of {ref['date']} begin {ref['opening']!r}")
            rests_on += hits
        out += [f"line {n}: {fault}" for fault in faults_of(brief, rests_on, known)]
        story = story_of(brief)
        out += [f"line {n}: shares {run!r} with a fact" for run in sorted(runs(story) & fact_runs)[:1]]
        if brief.get("url") in copies:
            continue
        out += [f"line {n}: shares {run!r} with line {seen[run]}" for run in sorted(runs(story) & seen.keys())[:1]]
        seen |= dict.fromkeys(runs(story), n)
        for sentence in sentences(story):
            frames[frame(sentence)].append(n)
    return out + [f"lines {at}: one sentence frame {shape!r}" for shape, at in frames.items() if len(at) > MOST_FRAMES]


def main() -> int:
    """Check the sample named on the command line; 1 if a fault was found."""
    briefs, facts = read(sys.argv[1]), read(sys.argv[2])
    with Path(sys.argv[1]).with_name("pairs.csv").open(encoding="utf8") as file:
        copies = {row["second"] for row in csv.DictReader(file)}
    found = faults(briefs, facts, copies)
    print("\n".join([*found, f"{len(briefs)} briefs, {len(found)} faults"]))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())

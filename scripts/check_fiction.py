"""Hold the fictional sample against its own lists, its calendar and the house's lists.

    python scripts/check_fiction.py [data/fiction]

Prints how many articles each outlet and month has, then a line a fault, and exits 1 if there is one. `faults` says what
counts as one.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.reading import Reader
from explorer.schema import OUTLETS

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = 8
COLUMNS = {
    "actors.csv": "id,label,kind,country,wikidata",
    "aliases.csv": "actor,alias,note",
    "roles.csv": "actor,role,country,from,to",
    "gazetteer.csv": "id,name,kind,parent,latitude,longitude,people,aliases,demonyms,capital,members",
    "events.csv": "date,label,rank",
    "outlets.csv": ",".join(OUTLETS),
    "pairs.csv": "first,second,kind",
}
ARTICLE = ["url", "outlet", "title", "published", "language", "text"]
UNDATED = 2
TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "INVESTIGATE", "DEMAND",
    "DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "FIGHT",
}  # fmt: skip
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [date(2024, month, 1).strftime("%B") for month in range(1, 13)]
# Words that news writes with a capital and that name nobody by themselves.
PLAIN = {
    "I", "Mr", "Ms", "Gen", "General", "President", "Prime", "Minister", "Foreign", "Defence", "Defense", "Secretary",
    "Chancellor", "Ministry", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Sundays", *DAYS, *MONTHS,
}  # fmt: skip


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]


def even(text: str) -> list[str]:
    """The words of `text`: lower case, no punctuation."""
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> set[str]:
    """Every run of `RUN` words."""
    words = even(text)
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def day_of(article: dict[str, Any]) -> date | None:
    """The day of publication at the outlet."""
    published = article["published"]
    return None if published is None else datetime.fromisoformat(published).date()


def column_faults(folder: Path) -> Iterator[str]:
    """Tables of other columns than they should have."""
    for name, columns in COLUMNS.items():
        first = (folder / name).read_text("utf-8").split("\n", 1)[0]
        if first != columns:
            yield f"{name}: the columns are {first}, not {columns}"


def id_faults(folder: Path) -> Iterator[str]:
    """Ids that are on no list."""
    actors = {row["id"] for row in table(folder, "actors.csv")}
    regions = {row["id"]: row for row in table(folder, "gazetteer.csv")}
    for name in ("aliases.csv", "roles.csv"):
        yield from (f"{name}: {row['actor']} is no actor" for row in table(folder, name) if row["actor"] not in actors)
    for row in regions.values():
        named = [row["parent"], row["capital"], *row["members"].split(";")]
        yield from (f"gazetteer.csv: {id_} of {row['id']} is no region" for id_ in named if id_ and id_ not in regions)
    yield from (
        f"outlets.csv: {row['near']}" for row in table(folder, "outlets.csv") if row["near"] not in {"", *regions}
    )
    countries = {id_ for id_, row in regions.items() if row["kind"] == "country"} | {""}
    for row in table(folder, "actors.csv"):
        if row["country"] not in countries:
            yield f"actors.csv: {row['country']} of {row['id']} is no country"


def date_faults(articles: list[dict[str, Any]]) -> Iterator[str]:
    """Order, datelines and weekdays."""
    days = [day for day in map(day_of, articles) if day]
    if (
        days != sorted(days)
        or len(articles) - len(days) != UNDATED
        or any(day_of(one) for one in articles[len(days) :])
    ):
        yield f"articles.jsonl: not in order of day, or not {UNDATED} undated at its end"
    for article in articles:
        day, text = day_of(article), article["text"]
        dateline = re.match(r"(?:[A-Za-z]+, )?([A-Z][a-z]+) (\d+),? \(Tern Wire\)", text)
        if dateline and article["outlet"] == "Tern Wire":
            told = f"{dateline[1][:3]} {dateline[2]}"
            if day is None or told != f"{day:%b} {day.day}":
                yield f"{article['url']}: its dateline says {told}"
        for weekday, number, month in re.findall(rf"({'|'.join(DAYS)}), (\d+) ({'|'.join(MONTHS)})", text):
            meant = date(day.year if day else 0, MONTHS.index(month) + 1, int(number)) if day else None
            if meant is None or DAYS[meant.weekday()] != weekday:
                yield f"{article['url']}: {number} {month} is no {weekday}"


def name_faults(folder: Path, articles: list[dict[str, Any]]) -> Iterator[str]:
    """Capitalised words inside sentences that are in no name of the lists."""
    names = [row["label"] for row in table(folder, "actors.csv")]
    names += [row["alias"] for row in table(folder, "aliases.csv")]
    for row in table(folder, "gazetteer.csv"):
        names += [row["name"], *row["aliases"].split(";"), *row["demonyms"].split(";")]
    known = PLAIN | {word for name in names for word in re.findall(r"\w+", name)}
    known |= {word.upper() for word in known}
    for article in articles:
        for word in re.findall(r"(?<=[a-z,;0-9] )[A-Z]\w*", article["text"]):
            if word not in known:
                yield f"{article['url']}: {word!r} is in no name of the lists"


def run_faults(folder: Path, articles: list[dict[str, Any]]) -> Iterator[str]:
    """Shared runs of words outside the pairs, and pairs that are not what they say."""
    of = {article["url"]: article for article in articles}
    first_of = {row["second"]: row["first"] for row in table(folder, "pairs.csv")}
    for row in table(folder, "pairs.csv"):
        first, second = of[row["first"]], of[row["second"]]
        if (even(first["text"]) == even(second["text"])) != (row["kind"] == "identical"):
            yield f"pairs.csv: {row['second']} is not {row['kind']}"
        if row["kind"] == "rewrite" and not 0 <= ((day_of(second) or date.max) - (day_of(first) or date.min)).days <= 3:
            yield f"pairs.csv: {row['second']} is not within three days"
    seen: dict[str, str] = {}
    for article in articles:
        family = first_of.get(article["url"], article["url"])
        for run in sorted(runs(article["text"])):
            if seen.setdefault(run, family) != family:
                yield f"{article['url']} shares {run!r} with {seen[run]}"


def real_faults(articles: list[dict[str, Any]]) -> Iterator[str]:
    """Names in the texts that the house's own lists know: real ones."""
    frame = pl.DataFrame({name: [article[name] for article in articles] for name in ("title", "text")})
    read = Reader().read_many(frame, clean=False)
    for row, part, start, end, entity in (
        read.mentions.filter(pl.col("entity").is_not_null()).select("row", "part", "start", "end", "entity").iter_rows()
    ):
        yield f"{articles[row]['url']}: {articles[row][part][start:end]!r} is real ({entity})"


def truth_faults(folder: Path, articles: list[dict[str, Any]]) -> Iterator[str]:
    """Words of the truth that do not stand in the article, ids that are on no list, types that never occur."""
    of = {article["url"]: article for article in articles}
    actors = {row["id"]: row["label"] for row in table(folder, "actors.csv")}
    truth = lines(folder, "truth.jsonl")
    for entry in truth:
        article = of[entry["url"]]
        for said in entry["statements"]:
            pieces = [said["speaker"], *(said["cue"]).split(" … "), *(said["content"] or "").split(" … ")]
            pieces += [link["words"] for link in said["chain"] if link["actor"] is None]
            yield from (f"{entry['url']}: {piece!r}" for piece in pieces if piece not in article[said["part"]])
            ids = [said["actor"], *(link["actor"] for link in said["chain"])]
            yield from (f"{entry['url']}: {id_} is no actor" for id_ in ids if id_ not in {None, *actors})
            if said["chain"][0]["words"] != article["outlet"]:
                yield f"{entry['url']}: the chain of {said['cue']!r} does not begin with the outlet"
        for act in entry["acts"]:
            if act["words"] not in article["text"] + article["title"] or not {act["actor"], act["recipient"]} <= {
                None,
                *actors,
            }:
                yield f"{entry['url']}: {act}"
    missing = TYPES ^ {act["type"] for entry in truth for act in entry["acts"]}
    if missing:
        yield f"truth.jsonl: no act, or none of PLOVER's: {', '.join(sorted(missing))}"


def faults(folder: Path) -> list[str]:
    """One sentence a fault of the sample in `folder`; empty if there is none."""
    if wrong := list(column_faults(folder)):
        return wrong
    articles = lines(folder, "articles.jsonl")
    outlets = {row["outlet"] for row in table(folder, "outlets.csv")}
    found = [f"articles.jsonl, line {n}: columns" for n, one in enumerate(articles, 1) if list(one) != ARTICLE]
    found += [f"{one['url']}: its outlet" for one in articles if one["outlet"] not in outlets]
    if len({one["url"] for one in articles}) != len(articles):
        found.append("articles.jsonl: an address stands there twice")
    return [
        *found,
        *id_faults(folder),
        *date_faults(articles),
        *name_faults(folder, articles),
        *run_faults(folder, articles),
        *real_faults(articles),
        *truth_faults(folder, articles),
    ]


def main() -> int:
    """Check the folder named on the command line; 1 if a fault was found."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "data/fiction")
    articles, found = lines(folder, "articles.jsonl"), faults(folder)
    for count in (
        Counter(one["outlet"] for one in articles),
        Counter((one["published"] or "undated")[:7] for one in articles),
    ):
        print(", ".join(f"{name} {n}" for name, n in sorted(count.items())))
    print("\n".join([*found, f"{len(articles)} articles, {len(found)} faults"]))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())

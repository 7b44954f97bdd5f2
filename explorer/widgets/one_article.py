"""A corpus of one article: who is named how often, and where. A line over time would say nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from explorer import answers
from explorer.view import View
from explorer.widgets.phrases import NARROW, day_name, plural

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered

__all__ = ["is_alone", "named_state", "one_rule", "one_sentence", "placed_state"]

MOST = 12
DATED_BY = {
    "page": ", as the page says",
    "text": ", as its text says",
    "feed": ", as its feed says",
    "file": ", as its file’s name says",
}
"""How the day is known, where nobody gave it."""


def is_alone(answered: Answered) -> bool:
    """Whether the corpus holds one article and it fits what is asked."""
    return bool(answered.corpus.n_articles == 1 and answered.summary["n"] == 1)


def one_sentence(answered: Answered) -> list[tuple[str, bool]]:
    """`One article: Vladimir Putin is named 7 times`; a country's government only where no person is named."""
    ranked = _numbers(answered, places=False)
    if not ranked:
        return [("One article, in which no actor is named", False)]
    names = answered.names
    if any(names.is_person(entity) for entity, _ in ranked):
        ranked = [(entity, n) for entity, n in ranked if not names.is_government(entity)]
    entity, n = ranked[0]
    times = "once" if n == 1 else "twice" if n == 2 else f"{n:,} times"
    return [
        ("One article: ", False),
        (answered.name(entity).replace(" ", NARROW), True),
        (f" is named {times}", False),
    ]


def one_rule(answered: Answered) -> str:
    """Who published it and when, and how long it is."""
    row = _row(answered)
    day = "without a date"
    if row["published"]:
        day = day_name(row["published"]) + DATED_BY.get(row["published_from"], "")
    said = f"{row['outlet']}, {day}" if row["outlet"] else day[0].upper() + day[1:]
    (text,) = answered.corpus.shards[row["shard"]].page("texts", [row["row"]], ["text"])["text"]
    return f"{said}. {plural(len(text.split()), 'word')} of story; every mention in title and text counts."


def named_state(answered: Answered) -> dict[str, Any]:
    """How often each actor is named, as bars."""
    numbers = _numbers(answered, places=False)
    about = f"{plural(len(numbers), 'actor')} in this article." if numbers else "No actor is named in this article."
    return _bars(answered, "Named", about, numbers)


def placed_state(answered: Answered) -> dict[str, Any]:
    """How often each region is mentioned, as bars."""
    numbers = _numbers(answered, places=True)
    about = f"{plural(len(numbers), 'place')} in this article." if numbers else "No place is named in this article."
    return _bars(answered, "Places", about, numbers)


def _bars(answered: Answered, title: str, about: str, numbers: list[tuple[str, int]]) -> dict[str, Any]:
    most = numbers[0][1] if numbers else 1
    return {
        "title": title,
        "about": about,
        "plain": [
            {"name": answered.name(entity), "n": n, "width": round(100 * n / most, 1), "line": None}
            for entity, n in numbers[:MOST]
        ],
        "hidden": False,
    }


def _row(answered: Answered) -> dict[str, Any]:
    return answers.listing(answered.corpus, View(), n=1).row(0, named=True)


def _numbers(answered: Answered, *, places: bool) -> list[tuple[str, int]]:
    row = _row(answered)
    regions = {place["entity"] for place in row["places"]}
    counts: Counter[str] = Counter()
    for form in row["forms"]:
        if (form["entity"] in regions) is places:
            counts[form["entity"]] += int(form["n"])
    return counts.most_common()

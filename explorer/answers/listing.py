"""The articles themselves: title, the sentences that matched, and why each is here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from explorer.answers.listed import page_of
from explorer.answers.marks import Asked, asked_of, cut, marks_of
from explorer.answers.said_places import said_places
from explorer.answers.selection import lines_of, rows_of_line
from explorer.reading.sentences import sentences
from explorer.schema import PUBLISHED

if TYPE_CHECKING:
    from explorer.corpus import Corpus
    from explorer.view import View

__all__ = ["listing"]

_MARKS = pl.List(pl.Struct({"start": pl.UInt32, "end": pl.UInt32, "kind": pl.String, "entity": pl.String}))
_PLACE = {"entity": pl.String, "surface": pl.String, "runner_up": pl.String, "reason": pl.String}
_SCHEMA: dict[str, Any] = {
    "id": pl.String,
    "row": pl.UInt32,
    "shard": pl.UInt32,
    "published": PUBLISHED,
    "published_grain": pl.String,
    "published_from": pl.String,
    "outlet": pl.String,
    "title": pl.String,
    "url": pl.String,
    "copies": pl.UInt32,
    "line": pl.List(pl.String),
    "title_marks": _MARKS,
    "sentences": pl.List(pl.Struct({"text": pl.String, "marks": _MARKS})),
    "names": pl.List(pl.String),
    "speaks": pl.List(pl.String),
    "places": pl.List(pl.Struct(_PLACE)),
    "forms": pl.List(pl.Struct({"entity": pl.String, "surface": pl.String, "n": pl.UInt32})),
}
_TOLD = ["row", "id", "published", "published_grain", "published_from", "outlet", "title", "url"]
_READ = ["row", "part", "start", "end", "kind", "entity", "voice", "runner_up", "reason"]


def listing(corpus: Corpus, view: View, n: int = 8, skip: int = 0) -> pl.DataFrame:
    """Articles of the selection, those of the picked period where one is picked.

    Counting rule:
        The list holds the articles that are counted: those of the picked period and no others, those without a date
        last or under "undated" alone. Where unique texts or origins are counted, only the earliest of each is listed.
        Copies are the other articles of the corpus that have the same text, or nearly.

    Args:
        corpus: Where the articles are.
        view: What is asked; `picked` and `sort` say which and in what order.
        n: How many.
        skip: How many are passed over first.

    Returns:
        `id`, `row`, `shard` (place among the corpus's shards), `published` (UTC, null if undated), `published_grain`,
        `published_from`, `outlet`, `title`, `url`, `copies` (how many); `line` (the lines that the article is in),
        `title_marks` (`start`, `end`, `kind`, `entity`: what was asked for and stands there), `sentences` (`text` and
        `marks`: those in which something asked for stands, else the first), `names` (actors, in order of their first
        mention), `speaks` (actors who say something in it, by a mention's voice or as the speaker of a statement),
        `places` (`entity`, `surface`, `runner_up`, `reason` of every region named; entity null where it could not be
        placed), `forms` (`entity`, `surface`, `n`: how each is written).
    """
    chosen, asked = page_of(corpus, view, n, skip), asked_of(view)
    lines = [(line.value, rows_of_line(corpus, line)) for line in lines_of(view)]
    told: dict[tuple[int, int], dict[str, Any]] = {}
    for place in dict.fromkeys(place for place, _ in chosen):
        shard, rows = corpus.shards[place], [row for place_, row in chosen if place_ == place]
        texts = dict(shard.page("texts", rows, ["row", "text"]).iter_rows())
        mentions: dict[int, list[dict[str, Any]]] = {}
        for mention in shard.page("mentions", rows, _READ).iter_rows(named=True):
            mentions.setdefault(mention["row"], []).append(mention)
        speakers: dict[int, set[str]] = {}
        for row, speaker in shard.page("statements", rows, ["row", "speaker"]).drop_nulls().iter_rows():
            speakers.setdefault(row, set()).add(speaker)
        said: dict[int, list[dict[str, Any]]] = {}
        for place_said in said_places(corpus, view.query, shard, rows).iter_rows(named=True):
            said.setdefault(place_said["row"], []).append(place_said)
        for article in shard.page("articles", rows, _TOLD).iter_rows(named=True):
            row = article["row"]
            parts = {"title": article["title"] or "", "text": texts.get(row) or ""}
            told[place, row] = {
                **article,
                "shard": place,
                "copies": _copies(corpus, place, row),
                "line": [value for value, here in lines if row in here[place]],
                "speaks": _speaking(mentions.get(row, []), speakers.get(row, set())),
                **_in_text(corpus, asked, parts, mentions.get(row, []), said.get(row, [])),
            }
    return pl.DataFrame([told[key] for key in chosen], schema=_SCHEMA)


def _in_text(
    corpus: Corpus, asked: Asked, parts: dict[str, str], mentions: list[dict[str, Any]], said: list[dict[str, Any]]
) -> dict[str, list[Any]]:
    mentions = sorted(mentions, key=lambda mention: (mention["part"] != "title", mention["start"]))
    text = parts["text"]
    bounds = sentences(text)
    found = cut(text, marks_of(corpus, asked, "text", text, [*mentions, *said]), bounds)
    if not found and bounds:
        found = [{"text": text[slice(*bounds[0])], "marks": []}]
    surfaces = [
        (mention, " ".join(parts[mention["part"]][mention["start"] : mention["end"]].split())) for mention in mentions
    ]
    written = Counter((mention["entity"], surface) for mention, surface in surfaces if mention["entity"] and surface)
    places = [
        {**{name: mention.get(name) for name in _PLACE}, "surface": surface}
        for mention, surface in surfaces
        if mention["kind"] == "region"
    ]
    actors = (mention["entity"] for mention in mentions if mention["kind"] == "actor" and mention["entity"])
    return {
        "title_marks": marks_of(corpus, asked, "title", parts["title"], [*mentions, *said]),
        "sentences": found,
        "names": list(dict.fromkeys(actors)),
        "places": list({tuple(place.items()): place for place in places}.values()),
        "forms": [{"entity": entity, "surface": surface, "n": n} for (entity, surface), n in written.items()],
    }


def _speaking(mentions: list[dict[str, Any]], speakers: set[str]) -> list[str]:
    """Who says something, in order of their first mention; those whom only a statement's pronoun names, last."""
    said = sorted(mentions, key=lambda mention: (mention["part"] != "title", mention["start"]))
    named = [one["entity"] for one in said if one["entity"] in speakers or one["voice"] == "speaks"]
    return list(dict.fromkeys(entity for entity in (*named, *sorted(speakers)) if entity))


def _copies(corpus: Corpus, place: int, row: int) -> int:
    """How many other articles of the corpus have the text of this one, or nearly."""
    _, rows, texts = corpus.wide.of[place]
    at = int(np.searchsorted(rows, row))
    if at < len(rows) and rows[at] == row:
        return sum(int((others == texts[at]).sum()) for _, _, others in corpus.wide.of) - 1
    return len(corpus.shards[place].same_text(row)) - 1

"""Whole articles: who says what, through whom, and what acts they report."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import answers
from explorer.corpus import open_corpus
from explorer.dashboard import Dashboard
from explorer.errors import QueryError
from explorer.ingest import corpus_from, ingest_again
from explorer.reading import Reader, read_article, read_many
from explorer.schema import EVENTS, STATEMENTS, conform, unrowed
from explorer.view import Query, View

SHARED = Path(__file__).parents[1].parent / "shared"
MOSCOW_TIMES = SHARED / "data" / "moscow_times_2023-12-23.txt"
STORIES = [
    json.loads(line) for line in (Path(__file__).parent / "stories" / "voices.jsonl").read_text("utf-8").splitlines()
]
OWN = "The Valley Post"


def cut(reading, row, name):
    part = reading.title if row["part"] == "title" else reading.text
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return None if start is None else part[start:end]


def told(reading):
    """The statements as their words."""
    return [
        {
            **{name: cut(reading, row, name) for name in ("speaker", "cue", "content")},
            "entity": row["speaker"],
            "chain": [source["words"] for source in row["chain"]],
            **{name: row[name] for name in ("class", "manner", "inner", "anonymous")},
        }
        for row in reading.statements.iter_rows(named=True)
    ]


def acts(reading):
    return [
        {
            "type": row["type"],
            "actor": cut(reading, row, "actor"),
            "verb": reading.text[row["start"] : row["end"]],
            "statement": row["statement"],
        }
        for row in reading.events.iter_rows(named=True)
    ]


@pytest.mark.parametrize("story", STORIES, ids=[story["text"][:40] for story in STORIES])
def test_invented_story(story):
    reading = read_article(story["text"], outlet=OWN, clean=False)
    assert told(reading) == [{**one, "chain": [OWN, *one["chain"]]} for one in story["statements"]]
    assert acts(reading) == story["acts"]


def said(reading, cue, words):
    return next(one for one in told(reading) if one["cue"] == cue and words in one["content"])


@pytest.mark.skipif(not MOSCOW_TIMES.exists(), reason="the shared data folder beside the checkout is missing")
def test_the_moscow_times_page():
    reading = read_article(MOSCOW_TIMES.read_text(encoding="utf-8"), outlet="The Moscow Times")
    nyt = "The New York Times"
    officials = "two former senior Russian officials close to the Kremlin and U.S. and international officials"
    signal = said(reading, "has been signaling", "that he is open to a ceasefire")
    assert (signal["entity"], signal["class"], signal["inner"]) == ("vladimir-putin", "signal", True)
    assert (signal["manner"], signal["anonymous"]) == ("paraphrase", True)
    assert signal["chain"] == ["The Moscow Times", nyt, officials]
    wrote = said(reading, "wrote", "Since at least September")
    assert (wrote["entity"], wrote["chain"], wrote["manner"]) == ("the-new-york-times", signal["chain"], "mixed")
    vowed = said(reading, "has vowed", "not to enter negotiations")
    assert (vowed["entity"], vowed["class"]) == ("volodymyr-zelensky", "promise")
    post = said(reading, "reported", "the Biden administration had been encouraging")
    assert (post["entity"], post["chain"][-1]) == ("the-washington-post", "The Washington Post")
    assert said(reading, "claims", "to have annexed")["entity"] == "gov-ru"
    told_the_newspaper = said(reading, "told", "Putin could change his mind")
    assert told_the_newspaper["chain"] == ["The Moscow Times", nyt, "former Russian officials"]
    assert said(reading, "wrote", "At the time")["entity"] == "the-new-york-times"
    headline = reading.statements.filter(part="title")
    assert headline["speaker"].to_list() == ["the-new-york-times"]
    voices = dict(reading.mentions.filter(kind="actor", part="title").select("entity", "voice").iter_rows())
    assert voices == {"vladimir-putin": "named", "the-new-york-times": "cited"}
    refused = [one for one in acts(reading) if one["verb"] == "vowed"]
    assert [(one["type"], one["actor"]) for one in refused] == [("REJECT", "Ukrainian President Volodymyr Zelensky")]
    assert told(reading)[refused[0]["statement"]]["cue"] == "has vowed"


def test_without_an_outlet_the_chain_begins_with_the_speaker():
    reading = read_article("Two officials told Tarn Radio that the bridge is closed.", clean=False)
    assert [source["words"] for source in reading.statements["chain"][0]] == ["Tarn Radio", "Two officials"]


def test_nothing_said():
    reading = read_article("", clean=False)
    assert reading.statements.schema == unrowed(STATEMENTS)
    assert reading.events.schema == unrowed(EVENTS)
    assert reading.statements.is_empty()
    assert reading.events.is_empty()


PIECES = st.sampled_from(
    [
        "The Harbor Times reported", " that ", "officials said ", "“We will not pay,” ", "‘never’ ",
        "she told the paper", ", citing two aides", "\n\n", ". ",
        "Putin has vowed to attack Ukraine", "according to Reuters",
        "who was quoted by the daily Politika as saying ", "Reuters quoted a clerk as saying ", ", the firm said",
        "Citing two aides, Dealgrid said ", ", asking not to be named", "My brother said, ", "one of the sources said ",
        "the minister said ", "it said ", "Northline.com ", "local media ", "state television reported ", "documents ",
        "seen by the Ledger ", "Foreign Minister Anouk Vries ", " had told clerks ", ", which quoted ", "told ",
        " – NYT", '"', "”", "“", "who ", "he said", "It cited ", "the president ", "1.", "’", "»", "https://a.b/c", " ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from([None, OWN, "The New York Times"])), min_size=1, max_size=5))
def test_many_are_read_as_one_by_one(articles):
    titles, texts, outlets = map(list, zip(*articles, strict=True))
    frame = pl.DataFrame(
        {"title": titles, "text": texts, "outlet": outlets},
        schema=dict.fromkeys(("title", "text", "outlet"), pl.String),
    )
    many = read_many(frame, clean=False)
    conform(many.statements, STATEMENTS)
    conform(many.events, EVENTS)
    for row, (title, text, outlet) in enumerate(articles):
        one = read_article(text, title=title, outlet=outlet, clean=False)
        assert many.statements.filter(row=row).drop("row").equals(one.statements)
        assert many.events.filter(row=row).drop("row").equals(one.events)
        check(one)


def check(reading):
    """Spans lie inside their part and are not empty; what has an actor has its words; `statement` is a row."""
    n = {"title": len(reading.title or ""), "text": len(reading.text)}
    for frame, names in ((reading.statements, ("speaker", "cue", "content")), (reading.events, ("actor", "recipient"))):
        for row in frame.iter_rows(named=True):
            for name in names:
                start, end = row[f"{name}_start"], row[f"{name}_end"]
                assert (start is None and end is None) or 0 <= start < end <= n[row["part"]]
    for row in reading.statements.iter_rows(named=True):
        assert row["speaker"] is None or row["speaker_start"] is not None
        assert row["cue_start"] is not None
        assert all(source["words"].strip() for source in row["chain"])
    assert all(one is None or one < reading.statements.height for one in reading.events["statement"])
    assert set(reading.mentions.filter(kind="actor")["voice"]) <= {"speaks", "cited", "named"}
    assert reading.mentions.filter(kind="region")["voice"].null_count() == reading.mentions.filter(kind="region").height


def test_names_alone(tmp_path):
    frame = pl.DataFrame(
        {"text": ["Vladimir Putin said on Monday that Kyiv had refused talks."], "date": ["2022-03-01"]}
    )
    whole, names = (Reader(statements=said).read_many(frame.drop("date")) for said in (True, False))
    assert names.mentions.equals(whole.mentions.with_columns(voice=pl.lit(None, pl.String)))
    assert names.times.equals(whole.times)
    assert (names.statements.height, names.events.height) == (0, 0)
    assert whole.statements.height
    corpus = corpus_from(frame, tmp_path / "c", statements=False)
    assert Dashboard(corpus).chains == {"hidden": True}
    with pytest.raises(QueryError, match="statements were not read when this corpus was made"):
        answers.timeline(corpus, View(query=Query(voices=("speaks",))))
    ingest_again(tmp_path / "c")
    assert answers.timeline(open_corpus(tmp_path / "c"), View(query=Query(voices=("speaks",))))["n"].sum() == 1

"""Names that are on no list: shown, decided about, applied."""

from __future__ import annotations

import shutil

import polars as pl
import pytest
from typer.testing import CliRunner

from explorer import ReviewActors, answers
from explorer.cli import app
from explorer.corpus import open_corpus, publish, write_shard
from explorer.errors import QueryError
from explorer.ingest import corpus_from, ingest_again
from explorer.widgets.review.reviewing import Reviewing, add_names
from explorer.widgets.review.terminal import listed, review

TEXTS = [
    "Oleh Bondar met Vladimir Putin. Bondar then left, the Harbour Guard said.",
    "The Harbour Guard closed the port; Oleh Bondar wept.",
    "Ann Ray praised the Harbour Guard.",
]
SEEN = ("Oleh Bondar", "Harbour Guard")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A corpus whose mentions hold candidates."""
    to = tmp_path_factory.mktemp("review") / "c"
    corpus_from(pl.DataFrame({"text": TEXTS, "date": ["2022-02-07", "2022-02-08", "2022-02-09"]}), to)
    shard = open_corpus(to).shards[0]
    tables = [pl.read_parquet(shard.folder / f"{name}.parquet") for name in ("articles", "texts", "mentions")]
    texts = dict(tables[1].iter_rows())
    found = [
        {"row": row, "part": "text", "sentence": 0, "start": at, "end": at + len(name), "kind": "actor", "name": name}
        for row, text in texts.items()
        for name in SEEN
        if (at := text.find(name)) >= 0
    ]
    more = pl.DataFrame(found, schema={name: tables[2].schema[name] for name in found[0]})
    listed_ones = tables[2].drop_nulls("entity")  # what the reader's rules find is for its own tests
    publish(to, [write_shard(to, tables[0], tables[1], pl.concat([listed_ones, more], how="diagonal"))])
    return to


@pytest.fixture
def home(made, tmp_path):
    return shutil.copytree(made, tmp_path / "c")


def lines(home):
    path = home / "people" / "actors.csv"
    return path.read_text().splitlines()[1:] if path.exists() else []


def test_candidates_have_counts_examples_and_likenesses(home):
    add_names(open_corpus(home), ["Ann  Ray", "", "Nobody Atall", "Ann Ray"])
    found = answers.candidates(open_corpus(home)).rows(named=True)
    assert [(row["name"], row["articles"], row["mentions"]) for row in found] == [
        ("Harbour Guard", 3, 3),
        ("Oleh Bondar", 2, 2),
        ("Ann Ray", 1, None),
        ("Nobody Atall", 0, None),
    ]
    assert found[1]["examples"] == ["Oleh Bondar met Vladimir Putin.", TEXTS[1]]
    assert found[2]["examples"] == [TEXTS[2]]
    assert all(home_id in open_corpus(home).names.search("actor", "Ray") for home_id in found[2]["like"])


def test_candidates_are_in_no_count(home):
    assert answers.top(open_corpus(home), answers.opening_view(open_corpus(home)), "actor")["value"].to_list() == [
        "vladimir-putin"
    ]


def test_decisions_are_lines_that_reading_again_applies(home):
    reviewing = Reviewing(open_corpus(home))
    reviewing.decide("rename", label="Calder Harbour Guard", kind="armed_group")
    with pytest.raises(QueryError, match="there is no actor 'nobody-atall' to merge 'Oleh Bondar' with"):
        reviewing.decide("merge", actor="nobody-atall")
    with pytest.raises(QueryError, match="'vladimir-putin' is on the lists already"):
        reviewing.decide("accept", actor="vladimir-putin")
    reviewing.decide("refuse")
    assert reviewing.asked is None
    with pytest.raises(QueryError, match="all candidates have been decided about"):
        reviewing.decide("refuse")
    assert lines(home) == ["Harbour Guard,rename,,Calder Harbour Guard,armed_group", "Oleh Bondar,refuse,,,"]
    reviewing.take_back()
    assert lines(home) == ["Harbour Guard,rename,,Calder Harbour Guard,armed_group"]
    reviewing.decide("merge", actor="vladimir-putin")
    assert answers.candidates(open_corpus(home)).height == 0
    assert ingest_again(home).faults == []
    corpus = open_corpus(home)
    assert dict(answers.top(corpus, answers.opening_view(corpus), "actor").select("name", "n").iter_rows()) == {
        "Calder Harbour Guard": 3,
        "Vladimir Putin": 2,
    }


def test_a_terminal_asks_by_keys(home):
    keys, told = iter("?mabxs"), []
    reviewing = Reviewing(open_corpus(home))
    review(reviewing, key=lambda: next(keys), ask=lambda _what, _default: "nobody", say=told.append)
    assert told[-1] == "No candidate is left."
    assert "there is no actor 'nobody' to merge 'Harbour Guard' with; nearest known: none" in told
    assert lines(home) == ["Harbour Guard,refuse,,,"]
    review(Reviewing(open_corpus(home)), key=lambda: "q", ask=lambda _what, default: default, say=told.append)


def test_the_command_lists_where_nobody_can_press_a_key(home, tmp_path):
    (tmp_path / "names.txt").write_text("Ann Ray\nHarbour Guard\n")
    said = CliRunner().invoke(app, ["actors", "add", str(home), str(tmp_path / "names.txt")]).output
    assert said.startswith("2 new candidates")
    said = CliRunner().invoke(app, ["actors", "review", str(home)]).output.splitlines()
    assert said[0].startswith("Harbour Guard: 3 articles, 3 mentions")
    assert listed(Reviewing(open_corpus(home))) == said


def test_the_card_decides_and_takes_back(home):
    card = ReviewActors(home)
    assert (card.card["name"], card.card["place"], card.card["numbers"]) == (
        "Harbour Guard", "1 of 2", "3 articles, 3 mentions"
    )  # fmt: skip
    assert card.card["examples"][0] == [["Bondar then left, the ", False], ["Harbour Guard", True], [" said.", False]]
    card._heard(card, {"do": "accept", "kind": "dragon"}, [])
    assert card.card["message"].startswith("Kind 'dragon' is none of person")
    card._heard(card, {"do": "accept", "kind": "armed_group"}, [])
    assert (card.card["name"], card.card["message"], card.card["back"]) == ("Oleh Bondar", "", True)
    card._heard(card, {"do": "skip"}, [])
    assert card.card["name"] is None
    for action in ({"do": "back"}, {"do": "back"}, {"do": "?"}, "no"):
        card._heard(card, action, [])
    assert (card.card["name"], lines(home)) == ("Harbour Guard", [])


def test_a_served_page_decides_nothing(home, monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5")
    with pytest.raises(QueryError, match="use it in JupyterLab, not on a served page"):
        ReviewActors(home)

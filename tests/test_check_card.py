"""Checking a view in a cell: marks, corrections, what the chart then says."""

from __future__ import annotations

import shutil

import polars as pl
import pytest

from explorer import CheckSample, Query, View, answers
from explorer.answers.agreement import Estimate
from explorer.answers.checked import Checked
from explorer.corpus import open_corpus
from explorer.errors import QueryError
from explorer.ingest import corpus_from
from explorer.widgets.answered import Answered
from explorer.widgets.chart import chart_state
from explorer.widgets.check.sentence import checked_sentence

PARIS = View(query=Query(regions=("FR",)), lines="regions", period="day")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    to = tmp_path_factory.mktemp("card") / "c"
    texts = ["Rain fell in Paris.", "Paris slept.", "Snow fell in Lyon.", "Berlin <b>slept</b>."]
    corpus_from(pl.DataFrame({"text": texts, "date": [f"2022-02-0{i}" for i in range(1, 5)]}), to)
    return to


@pytest.fixture
def home(made, tmp_path):
    return shutil.copytree(made, tmp_path / "c")


def lines(home, name):
    path = home / "people" / f"{name}.csv"
    return path.read_text().splitlines()[1:] if path.exists() else []


def does(card, **action):
    card._heard(card, action, [])
    return card.card


def total(home):
    return answers.timeline(open_corpus(home), View(query=PARIS.query, lines="regions", measure="mentions"))["n"].sum()


def test_wrong_is_a_line_of_each_file_and_taken_back_from_both(home):
    card = CheckSample(home, PARIS, people=("Ann", "Bob"))
    assert (card.card["place"], card.card["result"]) == ("1 of 4, 0 marked", "Nothing is checked yet.")
    assert card.card["question"].startswith("Is this ")
    assert next(words for words, marked in card.card["said"] if marked) in {"Paris", "Lyon"}
    does(card, do="mark", mark="wrong")
    assert [len(lines(home, name)) for name in ("marks", "corrections")] == [1, 1]
    assert total(home) == 2
    assert "of 1 counted mention 0 % (0–79 %) right" in card.card["result"]
    does(card, do="back")
    assert [lines(home, name) for name in ("marks", "corrections")] == [[], []]
    assert (card.card["place"], card.card["mark"], total(home)) == ("1 of 4, 0 marked", None, 3)


def test_two_people_check_the_same_and_a_correction_stays_while_one_calls_it_wrong(home):
    card = CheckSample(home, PARIS, people=("Ann", "Bob"))
    first = card.checking.asked
    for mark in ("wrong", "right", "unsure", "wrong"):
        does(card, do="mark", mark=mark)
    assert card.card["question"] is None
    does(card, do="person", person="Bob")
    assert card.checking.asked == first
    again = CheckSample(home, PARIS, people=("Ann", "Bob"))  # opened anew, with Ann's corrections
    does(again, do="person", person="Bob")
    assert again.checking.asked == first
    does(again, do="mark", mark="wrong")
    does(again, do="person", person="Ann")
    assert again.card["place"] == "4 of 4, 4 marked"
    for _ in range(4):
        does(again, do="go", step=-1)
    assert again.card["mark"] == "wrong"
    does(again, do="mark", mark="right")  # Ann thinks again, Bob does not
    assert len(lines(home, "corrections")) == 1
    assert len(lines(home, "marks")) == 5
    does(again, do="person", person="Carl")
    assert again.card["message"] == "'Carl' is none of Ann, Bob."


def test_a_wrong_place_is_set_right_to_one_that_is_found(home):
    card = CheckSample(home, PARIS)
    while card.checking.asked["text"] != "Rain fell in Paris.":
        does(card, do="go", step=1)
    found = does(card, do="search", typed="Paris Texas")["places"]
    texas = next(id_ for id_, label in found if (label.startswith("Paris") and "Lamar" in label) or "Texas" in label)
    does(card, do="mark", mark="wrong", instead="nowhere")
    assert card.card["message"] == "'nowhere' is no region and no actor that a mention could be of."
    does(card, do="mark", mark="wrong", instead=texas)
    assert [line.split(",")[6] for line in lines(home, "corrections")] == [texas]
    corpus = open_corpus(home)
    assert corpus.faults == ()
    assert answers.listing(corpus, View(query=Query(regions=(texas,))))["id"].len() == 1
    assert total(home) == 2


def test_an_article_left_out_is_shown_whole_and_corrects_nothing(home):
    card = CheckSample(home, PARIS)
    for _ in range(3):
        does(card, do="go", step=1)
    assert (card.card["kind"], card.card["whole"], card.card["places"]) == ("An article left out", True, None)
    assert card.card["said"] == [["Berlin <b>slept</b>.", False]]
    does(card, do="mark", mark="wrong")
    assert (len(lines(home, "marks")), lines(home, "corrections")) == (1, [])
    assert "1 article left out 100 % (21–100 %) should count" in card.card["result"]


def test_the_charts_caption_says_what_people_found(home):
    def caption():
        corpus = open_corpus(home)
        return chart_state(Answered(corpus, PARIS, corpus.names))["caption"]

    assert caption() == ""
    card = CheckSample(home, PARIS)
    for mark in ("right", "right", "wrong", "right"):
        does(card, do="mark", mark=mark)
    assert caption() == (
        "Checked by one person: of 3 counted mentions 67 % (21–94 %) right; of 1 article left out 0 % (0–79 %) should "
        "count (95 % intervals)."
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Checked(), ""),
        (
            Checked(
                mentions=1_200,
                right=Estimate(0.9412, 0.93, 0.956),
                unsure=4,
                twice=40,
                kappa=Estimate(0.8123, 0.6, 1.0),
                people=2,
            ),
            (
                "Checked by 2 people: of 1,200 counted mentions 94 % (93–96 %) right; two people agree on 40 with "
                "κ 0.81 (0.60 to 1.00) (95 % intervals). Unsure: 4."
            ),
        ),
    ],
)
def test_the_sentence(found, said):
    assert checked_sentence(found) == said


def test_what_is_not_understood_changes_nothing(home):
    card = CheckSample(home, PARIS)
    before = card.card
    for action in ("no", {}, {"do": "mark"}, {"do": "go", "step": 7}, {"do": "back"}):
        card._heard(card, action, [])
        assert {**card.card, "message": ""} == {**before, "message": ""}
    assert does(card, do="mark", mark="perhaps")["message"] == "Mark 'perhaps' is none of right, wrong, unsure."
    with pytest.raises(QueryError, match="people wants one name or two"):
        CheckSample(home, PARIS, people=())

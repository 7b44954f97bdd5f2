"""Parts of the statement reader: tokens, classes of cues, quotations that run on, the model's file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from explorer import resources
from explorer.reading import read_article
from explorer.reading.statements.cue_classes import CLASSES, cue_class, stem
from explorer.reading.statements.descriptions import described
from explorer.reading.statements.tokens import tokens_of

MODEL = resources.package("reading", "statements", "model.npz")


def test_tokens():
    tokens = tokens_of("Mr. Ode isn’t in the U.S.\nHe left.", [0, 26])
    assert tokens.words == ["Mr.", "Ode", "is", "n’t", "in", "the", "U.S.", "He", "left", "."]
    assert tokens.sentences.tolist() == [0] * 7 + [1] * 3
    assert tokens.paragraphs.tolist() == [0] * 7 + [1] * 3
    assert (tokens.starts[3], tokens.ends[3]) == (10, 13)


@pytest.mark.parametrize(
    ("text", "starts", "quoted"),
    [
        ('a "b c" d', [0], "b c"),
        ("a “b c” d", [0], "b c"),
        ("a «b c» d", [0], "b c"),
        ("“b c\n“d e” f", [0, 5], "b c d e"),
        ("“b c\nd e f", [0, 5], "b c"),
        ("it’s b c", [0], ""),
    ],
)
def test_quoted(text, starts, quoted):
    tokens = tokens_of(text, starts)
    inside = [word for word, flag in zip(tokens.words, tokens.quoted, strict=True) if flag and word[0].isalpha()]
    assert " ".join(inside) == quoted


@pytest.mark.parametrize(
    ("cue", "found"),
    [
        ("said", "say"), ("has been signaling", "signal"), ("denies", "deny"), ("has vowed", "promise"),
        ("urged", "demand"), ("blamed", "accuse"), ("thought", "believe"), ("reported", "relay"), ("plans", "intend"),
        ("according to", "relay"), ("xyz", None),
    ],
)  # fmt: skip
def test_cue_class(cue, found):
    assert cue_class(cue) == found
    assert found is None or found in CLASSES


@pytest.mark.parametrize("words", ["deny denies denied denying", "say says said saying", "plan plans planned planning"])
def test_stem(words):
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("words", "anonymous"),
    [
        ("two former senior Russian officials close to the Kremlin", True), ("a person familiar with the matter", True),
        ("State Department officials", True), ("Kremlin official Ivan Petrov", False), ("the witness", False),
        ("a witness", True), ("the source", True), ("Ana Belo", False),
    ],
)  # fmt: skip
def test_described(words, anonymous):
    assert described(words) is anonymous


@pytest.mark.parametrize(
    "text",
    [
        'Belo said: "We came early. We left late. Nobody asked why." Then she left.',
        "Belo said: “We came early. We left late.\n\n“Nobody asked why.” Then she left.",
    ],
)
def test_a_quotation_runs_on_to_where_it_closes(text):
    row = read_article(text, clean=False).statements.row(0, named=True)
    content = text[row["content_start"] : row["content_end"]]
    assert content.endswith(("Nobody asked why.", 'Nobody asked why."', "Nobody asked why.”"))
    assert row["manner"] == "quote"


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("More than ninety people are missing, the Red Oar charity estimates.", "the Red Oar charity",
         "More than ninety people are missing"),
        ("The striker is to leave the club, its chairman announced on its website.", "its chairman",
         "The striker is to leave the club"),
        ("Two people briefed on the plan said the pump had never been tested.", "Two people briefed on the plan",
         "the pump had never been tested"),
        ("“He knew,” she said. “They all knew.”", "she", "“He knew,” she said. “They all knew.”"),
    ],
)  # fmt: skip
def test_what_was_said_and_by_whom(text, speaker, content):
    row = read_article(text, clean=False).statements.row(0, named=True)
    assert text[row["speaker_start"] : row["speaker_end"]] == speaker
    assert text[row["content_start"] : row["content_end"]] == content


def test_the_headline_of_another_outlet_is_its_statement_and_holds_who_speaks_in_it():
    reading = read_article("The lake froze.", title="Minister Says Lake Is Safe – Reuters", clean=False)
    inside, row = reading.statements.filter(part="title").iter_rows(named=True)
    assert (row["speaker"], row["class"]) == ("reuters", "relay")
    assert reading.title[row["content_start"] : row["content_end"]] == "Minister Says Lake Is Safe"
    assert reading.title[inside["content_start"] : inside["content_end"]] == "Lake Is Safe"
    assert [source["words"] for source in inside["chain"]] == ["Reuters", "Minister"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("President Vladimir Putin came. The president said he was tired.", "vladimir-putin"),
        ("Putin met Angela Merkel. She said the talks would go on.", "angela-merkel"),
        ("Putin came. “I am tired,” he said.", "vladimir-putin"),
        ("Reuters sent two people. The agency said they were safe.", "reuters"),
    ],
)
def test_whom_words_stand_for(text, speaker):
    assert read_article(text, clean=False).statements["speaker"].to_list()[-1] == speaker


def test_the_model_is_small_and_described_and_holds_no_words():
    assert MODEL.stat().st_size < 1_500_000
    described_there = (Path(__file__).parents[1] / "data" / "README.md").read_text(encoding="utf-8")
    assert "reading/statements/model.npz" in described_there
    assert "states no terms" in described_there
    with np.load(MODEL, allow_pickle=False) as numbers:
        assert all(numbers[name].dtype.kind in "iufb" for name in numbers.files)

"""Where sentences begin and end."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.reading.sentences import sentences


def said(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Rain fell.", "It was cold."],
        ["Who came?", "Nobody!", "So they left."],
        ["The U.S. Senate met in Washington.", "Mr. Ames spoke."],
        ["He flew to the U.S.", "The talks begin on Monday."],
        ["Gen. A. B. Carter met Lt. Gen. Dora Evans on Dec. 3 at 4 p.m. in Oslo.", "Sen. Ford (R-Ky.) did not come."],
        ["Prices rose 3.5 percent to $1.2 million.", "No. 10 declined to comment."],
        ["It was 5 p.m.", "They had waited since 9 a.m. for news."],
        ['"We will go," she said.', '"We will not stay."', "Then she left."],
        ["“Is it over?” he asked.", "“No.”", "She was sure."],
        ['"He has been signaling ... that he is open to a truce," the paper wrote.', "Others doubt it."],
        ["He waited…", "Nothing came.", "Then … a noise."],
        ["Gaston Inc. Chairman Hale resigned.", "He had led Gaston Inc.", "He will be missed."],
        ["The case Roe vs. Wade, cf. Art. 5, was cited.", "It ended in Jan. 1973."],
        ["The U.S. “Space Force” will be real.", "The end came (as told above)."],
        ["He said . . . nothing at all.", "Then 3 . . ."],
        ["See example.org for more.", "Yahoo! is a firm."],
        ["The strike began.[3] It ended.[4]"],
        ["(The office was closed.)", "[It still is.]"],
    ],
)
def test_sentences_on_one_line(parts):
    text = " ".join(parts)
    if "[3]" in text:
        parts = ["The strike began.[3]", "It ended.[4]"]
    assert said(text) == parts


def test_a_line_break_ends_a_sentence():
    assert said("A headline without a stop\nBy Ann Lee\n\nA first paragraph\n\nanother one.") == [
        "A headline without a stop",
        "By Ann Lee",
        "A first paragraph",
        "another one.",
    ]


def test_a_line_break_of_wrapped_text_does_not():
    text = (
        "    The bank of the river was raised by two\nmetres after the flood of last year, the\n"
        "mayor said on Monday. He thanked Dr.\nMoor for the plan.\n    A second wall is to follow when there is\nmoney."
    )
    assert said(text) == [
        "The bank of the river was raised by two\nmetres after the flood of last year, the\nmayor said on Monday.",
        "He thanked Dr.\nMoor for the plan.",
        "A second wall is to follow when there is\nmoney.",
    ]


@pytest.mark.parametrize(
    ("text", "spans"), [("", []), (" \n ", []), ("  Yes.  No. ", [(2, 6), (8, 11)]), ("...", [(0, 3)])]
)
def test_offsets(text, spans):
    assert sentences(text) == spans


@given(st.text(alphabet=st.sampled_from(list("aB3 .!?…\n\"”'()-é\u00a0")) | st.characters(), max_size=80))
def test_all_but_space_is_held_once_and_in_order(text):
    spans = sentences(text)
    assert "".join(text[a:b] for a, b in spans).split() == text.split() or "".join(
        c for a, b in spans for c in text[a:b] if not c.isspace()
    ) == "".join(c for c in text if not c.isspace())
    assert all(a < b and not text[a].isspace() and not text[b - 1].isspace() for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_ten_megabytes_take_no_more_than_some_seconds():
    text = "The mayor of Oldtown said on Monday that Gen. Moor had left for the U.S. with Mr. Lee.\n\n" * 20_000
    begun = time.perf_counter()
    assert len(sentences(text)) == 20_000
    assert len(text) / (time.perf_counter() - begun) > 1_000_000

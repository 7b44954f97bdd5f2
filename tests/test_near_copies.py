"""Which texts are nearly the same."""

from datetime import date

import polars as pl
import pytest

from explorer.corpus.near_copies import near_keys, near_pairs

STORY = (
    "Orzelik told reporters in Selmik on Monday that the dam would stay closed until the river had fallen by 2 metres. "
    "Farmers on the lower bank said they had lost 40 hectares of wheat, and asked the ministry in Corveth for help. "
    "Engineers from Ilmarch will look at the gates next week, said Quost, who leads the water office."
)
CUT = (
    "Farmers on the lower bank said they had lost 40 hectares of wheat, and asked the ministry in Corveth for help. "
    "Orzelik told reporters in Selmik on Monday that the dam would stay shut until the river had fallen by 2 metres. "
    "Engineers from Ilmarch will look at the gates."
)
SAME_TEMPLATE = STORY
for old, new in {
    "Orzelik": "Valmic", "Selmik": "Brenholt", "Monday": "Friday", "2": "7", "40": "312", "Corveth": "Ostrel",
    "Ilmarch": "Parthan", "Quost": "Tasketh",
}.items():  # fmt: skip
    SAME_TEMPLATE = SAME_TEMPLATE.replace(old, new)
OTHER = (
    "The museum of Quensby opened its new hall yesterday, and 300 children were the first to see the whale. "
    "It took nine years to build, and the roof alone cost as much as the old house did when it was put up."
)


def pairs(*texts, days=None):
    rows = pl.DataFrame({"row": range(len(texts)), "text": texts}, schema={"row": pl.UInt32, "text": pl.String})
    keys = near_keys(rows).join(
        pl.DataFrame({"row": range(len(texts)), "day": days or [None] * len(texts)}).cast(
            {"row": pl.UInt32, "day": pl.Date}
        ),
        on="row",
        maintain_order="left",
    )
    row = keys["row"].to_list()
    return [(row[left], row[right]) for left, right in near_pairs(keys).iter_rows()]


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        (STORY, True),
        (CUT, True),
        (SAME_TEMPLATE, False),
        (OTHER, False),
        (" ".join(STORY.split()[:14]), False),
        ("", False),
        (None, False),
    ],
    ids=["the same", "cut", "a template", "another", "short", "empty", "none"],
)
def test_a_text_and_its_near_copy(text, alike):
    assert pairs(STORY, text) == ([(0, 1)] if alike else [])


@pytest.mark.parametrize(
    ("days", "alike"),
    [
        ((date(2022, 1, 1), date(2022, 1, 8)), True),
        ((date(2022, 1, 8), date(2022, 1, 1)), True),
        ((date(2022, 1, 1), date(2022, 1, 9)), False),
        ((date(2022, 1, 1), None), True),
        ((None, None), True),
    ],
)
def test_near_copies_are_published_within_a_week(days, alike):
    assert pairs(STORY, CUT, days=days) == ([(0, 1)] if alike else [])


def test_the_order_of_texts_does_not_matter():
    texts = [OTHER, STORY, "", CUT, SAME_TEMPLATE]
    found = {frozenset((texts[left], texts[right])) for left, right in pairs(*texts)}
    backwards = {frozenset((texts[::-1][left], texts[::-1][right])) for left, right in pairs(*texts[::-1])}
    assert found == backwards == {frozenset((STORY, CUT))}


def test_many_copies_of_one_text_are_compared_with_their_neighbours_only():
    texts = [f"{STORY} Edition number {n}." for n in range(300)]
    assert len(pairs(*texts)) < 300 * 299 / 2


def test_a_signature_is_the_same_everywhere():
    (key,) = near_keys(pl.DataFrame({"row": [7], "text": [STORY]}, schema={"row": pl.UInt32, "text": pl.String})).rows()
    assert (key[0], key[1][:3], key[2][:3]) == (7, [35741, 47811, 34949], [37223, 24172, 29522])


def test_no_text_is_no_key():
    assert near_keys(pl.DataFrame(schema={"row": pl.UInt32, "text": pl.String})).is_empty()

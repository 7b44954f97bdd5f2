"""The day of publication, from text and from names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from explorer.reading.published import published_in, published_in_name

DAY = date(2023, 12, 23)
SHARED = Path(__file__).parents[1].parent / "shared"


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("Title\nUpdated 14:32, Dec. 23, 2023\nText of 2 May 2022.", None, DAY),
        ("Title\nPublished 9 May 2022\nText", None, date(2022, 5, 9)),
        ("Title\nPublished: 3 March 2022\nUpdated: 5 March 2022\nText", None, date(2022, 3, 3)),
        ("Title\nUpdated: 5 March 2022\nPublished 3 March 2022 at 10:00 GMT\nText", None, date(2022, 3, 3)),
        ("Published 3 March 2022, updated 5 March 2022\nText", None, date(2022, 3, 3)),
        ("Title\nDecember 23, 2023\nText", None, DAY),
        ("Title\nSat 23 Dec 2023 14.32 GMT\nText", None, DAY),
        ("Title\n23-Dec-2023\nText", None, DAY),
        ("Title\nSaturday, December 23rd, 2023 at 9:15 a.m. ET\nText", None, DAY),
        ("Title\nBy Ann Smith | Dec. 23, 2023\nText", None, DAY),
        ("KYIV, Dec. 23, 2023 (Reuters) - Drones fell.", None, DAY),
        ("First published on Saturday 23 December 2023 10.00 GMT", None, DAY),
        ("Last modified on Sat 23 Dec 2023 11.36 EST\nText", None, DAY),
        ("Posted 2023-12-23T10:00:00Z\nText", None, DAY),
        ("Published 23.12.2023 16:40\nText", None, DAY),
        ("Published 23/12/2023\nText", None, DAY),
        ("Published 12/23/2023\nText", None, DAY),
        ("Published 09/05/2022\nText", "dmy", date(2022, 5, 9)),
        ("Published 09/05/2022\nText", "mdy", date(2022, 9, 5)),
        ("Published 09/05/2022\nText", None, None),
        ("Published 31/02/2023\nText", None, None),
        ("Published 30 February 2023\nText", None, None),
        ("Published 3 March 2099\nText", None, None),
        ("Title\nHe was born on 3 March 1918 and died.\nText", None, None),
        ("Title\nText\n© 2023 The Times", None, None),
        ("Title\nThe law was published on 3 March 1918 in Moscow, where it was read.", None, None),
        ("Title\n" + "Text. " * 600 + "\nPublished 23 December 2023", None, DAY),
        ("Title\n" + "Text. " * 600 + "\n23 December 2023", None, None),
        ("", None, None),
    ],
)
def test_the_day_a_text_says(text, order, day):
    assert published_in(text, order) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("moscow_times_2023-12-23.txt", DAY),
        ("20231223_page.html", DAY),
        ("page-2023_12_23", DAY),
        ("https://example.org/2023/12/23/a-truce", DAY),
        ("https://example.org/world/2023/dec/23/a-truce", DAY),
        ("https://example.org/2010/1/9/a", date(2010, 1, 9)),
        ("https://example.org/news/130684167/u-k", None),
        ("https://example.org/2023/12/a-truce", None),
        ("a_20231399.txt", None),
        ("a_2023-02-30.txt", None),
        ("a_2099-01-01.txt", None),
        ("b_2023-02-30_2023-12-23.txt", DAY),
        ("notes.txt", None),
    ],
)
def test_the_day_a_name_says(name, day):
    assert published_in_name(name) == day


def test_a_pasted_page_without_a_date_has_none():
    page = SHARED / "data" / "moscow_times_2023-12-23.txt"
    if not page.exists():
        pytest.skip("the shared data folder is not beside the checkout")
    assert published_in(page.read_text(encoding="utf-8")) is None
    assert published_in_name(page.name) == DAY

"""Times of news English: each is found, valued and given its days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import Reader, read_article, read_many
from explorer.reading.mentions import Part
from explorer.reading.sentences import sentences
from explorer.reading.times import times_of
from explorer.reading.times.values import days_of
from explorer.reading.wordlists import word_rows
from explorer.schema import TIMES, unrowed

HERE = Path(__file__).parent
MOSCOW_TIMES = HERE.parents[1] / "shared" / "data" / "moscow_times_2023-12-23.txt"
DAY = date(2023, 12, 23)


def rows_of(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def part(text):
    return Part(text, [start for start, _ in sentences(text)])


def read(text, day=None, order=None, title=""):
    return times_of(part(title), part(text), day, order)


CASES = rows_of("times_cases.tsv")


@pytest.mark.parametrize(("day", "said", "wanted"), CASES, ids=[case[1][:60] for case in CASES])
def test_a_sentence_of_news(day, said, wanted):
    found = read(said, None if day == "-" else date.fromisoformat(day))
    want = [] if wanted == "-" else [one.split("=") for one in wanted.split(" ; ")]
    got = [[said[one.start : one.end], one.value or "", f"{one.first}..{one.last}"] for one in found]
    assert [one[: len(want[i]) if i < len(want) else 3] for i, one in enumerate(got)] == want


GRAMMAR = [[*row, *[""] * (4 - len(row))] for row in word_rows("times_grammar.tsv")]


@pytest.mark.parametrize(("rule", "shape", "said", "value"), GRAMMAR, ids=[f"{row[0]}: {row[2]}" for row in GRAMMAR])
def test_every_example_of_the_grammar_has_its_value(rule, shape, said, value):
    found = [one.value for one in read(f"He said {said}, and left.", DAY)]
    assert found[-1:] == ([value] if value else []), (rule, shape)


@pytest.mark.parametrize(
    ("said", "opened"),
    [
        ("Since at least September, he has been signaling.", "since"),
        ("It has grown since 2014.", "since"),
        ("Starting in March 2022, it grew.", "since"),
        ("They stay until the end of 2023.", "until"),
        ("It is shut until at least Friday.", "until"),
        ("It grew in September.", None),
        ("It has lasted since the past two weeks.", "since"),
        ("He has waited since long ago for two weeks.", None),
    ],
)
def test_days_may_run_on_or_up_to(said, opened):
    assert read(said, DAY)[-1].open == opened


@pytest.mark.parametrize(
    ("value", "first", "last", "grain"),
    [
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("FY2023", "2023-01-01", "2023-12-31", "year"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("2024-02-29TNI", "2024-02-29", "2024-02-29", "time"),
        ("2023-W01", "2023-01-02", "2023-01-08", "week"),
        ("2020-W53-WE", "2021-01-02", "2021-01-03", "weekend"),
        ("2023-Q4", "2023-10-01", "2023-12-31", "quarter"),
        ("2023-H1", "2023-01-01", "2023-06-30", "half"),
        ("2023-WI", "2023-12-01", "2024-02-29", "season"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
        ("99", "9900-01-01", "9999-12-31", "century"),
        ("2010/2011", "2010-01-01", "2011-12-31", "year"),
        ("2023-05-03/2023-05-05", "2023-05-03", "2023-05-05", "day"),
    ],
)
def test_the_days_of_a_value(value, first, last, grain):
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last), grain)


@pytest.mark.parametrize("value", [None, "", "P2W", "PAST_REF", "XXXX-12", "2023-02-30", "2023-Q5", "0000", "2023/x"])
def test_a_value_without_days(value):
    assert days_of(value) == (None, None, None)


@pytest.mark.parametrize(("order", "day"), [("dmy", "2022-05-09"), ("mdy", "2022-09-05"), (None, None)])
def test_slashes_are_read_in_the_outlets_order(order, day):
    assert read("It fell on 09/05/2022.", DAY, order)[0].value == day


def test_the_day_is_that_of_the_outlet():
    outlets = pl.DataFrame(
        {
            "outlet": ["Gazette", "Times"],
            "near": [None, None],
            "zone": ["America/Chicago", None],
            "date_order": ["mdy", None],
        },
        schema={"outlet": pl.String, "near": pl.String, "zone": pl.String, "date_order": pl.String},
    )
    reader = Reader(outlets)
    published = datetime(2024, 1, 2, 2, tzinfo=UTC)
    for outlet, day in (("Gazette", date(2024, 1, 1)), ("Times", date(2024, 1, 2))):
        times = reader.read_article("He left today, on 09/05/2022.", published=published, outlet=outlet).times
        assert times["first"][0] == day
        assert times["first"][1] == (date(2022, 9, 5) if outlet == "Gazette" else None)
    times = reader.read_article("He left today.", published=date(2024, 1, 2), outlet="Gazette").times
    assert times["first"].to_list() == [date(2024, 1, 2)]


def test_what_lies_beyond_the_calendar_has_no_days():
    found = read("Over the next 400 centuries it may change; 90 centuries later it will not.", DAY)
    assert [(one.value, one.first) for one in found] == [("P40000Y", None), (None, None)]


def test_title_and_text_have_rows_of_their_own():
    times = read_article("He left in 2014. He came back on Monday.", title="Two years on", published=DAY).times
    assert times.schema == unrowed(TIMES)
    assert times.select("part", "sentence", "start", "end", "value").rows() == [
        ("title", 0, 0, 9, "P2Y"),
        ("text", 0, 11, 15, "2014"),
        ("text", 1, 33, 39, "2023-12-18"),
    ]


def test_without_a_day_only_what_needs_none_is_resolved():
    times = read_article("He left on Monday, in March, last year, in 2014 and on 3 May 2015.").times
    assert times["value"].to_list() == ["XXXX-WXX-1", "XXXX-03", None, "2014", "2015-05-03"]
    assert times["first"].to_list() == [None, None, None, date(2014, 1, 1), date(2015, 5, 3)]


@pytest.mark.skipif(not MOSCOW_TIMES.exists(), reason="the shared data folder beside the checkout is missing")
def test_the_moscow_times_page():
    reading = read_article(MOSCOW_TIMES.read_text(encoding="utf-8"), published=DAY)
    said = {
        reading.text[row["start"] : row["end"]]: (row["value"], row["open"])
        for row in reading.times.filter(part="text").to_dicts()
    }
    wanted = {
        "Saturday": ("2023-12-23", None),
        "22-month": ("P22M", None),
        "September": ("2023-09", "since"),
        "September 2022": ("2022-09", None),
        "November 2022": ("2022-11", None),
        "a year later": ("2023", None),
        "November 2023": ("2023-11", None),
        "February 2022": ("2022-02", None),
        "next March": ("2024-03", None),
    }
    assert {name: said.get(name) for name in wanted} == wanted
    days = dict(reading.times.filter(value="2023-09").select("first", "last").rows())
    assert days == {date(2023, 9, 1): date(2023, 9, 30)}


WORDS = sorted({word for _, _, words in word_rows("times_words.tsv") for word in words.split()})
PIECES = st.one_of(
    st.sampled_from(WORDS).map(str.title),
    st.sampled_from(WORDS),
    st.sampled_from(
        [
            ",", ".", "-", "\n", "’s", "on", "said", "will", "since", "until", "(", "1990s", "the '80s", "18:00",
            "6 p.m.", "6\np.m.", "9/5/22", "99/99/9999", "2024-02-30", "Q3", "FY22", "23rd", "31", "1,200", "0000",
            "2010-11", "30-31", "²", "٣", "ǅ",
        ]
    ),
    st.integers(0, 99_999).map(str),
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))
DAYS = st.one_of(st.none(), st.dates(date(1800, 1, 1), date(2098, 12, 31)))


@settings(max_examples=700, deadline=None)
@given(TEXTS, DAYS, st.sampled_from([None, "dmy", "mdy"]))
def test_any_text_is_read_and_says_what_it_claims(text, day, order):
    found = read(text, day, order)
    assert found == read(text, day, order)
    begins = [start for start, _ in sentences(text)]
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        said = text[one.start : one.end]
        assert said == said.strip()
        assert begins[one.sentence] <= one.start
        assert one.sentence + 1 == len(begins) or one.start < begins[one.sentence + 1]
        assert one.type in {"DATE", "TIME", "DURATION", "SET"}
        assert one.mod in {None, "START", "MID", "END"}
        assert (one.first is None) == (one.last is None) == (one.grain is None)
        assert one.open is None or one.first is not None
        assert one.first is None or one.first <= one.last
        assert one.type in {"DURATION", "TIME"} or (one.first, one.last, one.grain) == days_of(one.value)
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.one_of(st.none(), TEXTS), TEXTS, DAYS), min_size=1, max_size=4), st.booleans())
def test_a_batch_reads_as_one_by_one(articles, clean):
    schema = {"title": pl.String, "text": pl.String, "published": pl.Datetime("us", "UTC")}
    stamped = [(title, text, day and datetime.combine(day, time(), UTC)) for title, text, day in articles]
    frame = pl.DataFrame(stamped, schema=schema, orient="row").with_columns(published_grain=pl.lit("day"))
    batch = read_many(frame, clean=clean).times
    assert batch.schema == TIMES
    for row, (title, text, day) in enumerate(articles):
        alone = read_article(text, title=title, published=day, clean=clean).times
        assert alone.equals(batch.filter(row=row).drop("row"))

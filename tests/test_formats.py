"""What people have on disk, good and bad, as raw articles."""

import gzip
import json
from datetime import UTC, datetime

import polars as pl
import pytest

from explorer.errors import InputError
from explorer.formats import Drop, batches, survey
from explorer.formats.mapping import chosen_mapping, own_name


def read(path, **given):
    """All articles of a file as dicts without what is null, and its drops."""
    frames, drops = [], []
    for batch in batches(survey(path, **given), 2):
        frames.append(batch.frame)
        drops += batch.drops
    rows = pl.concat(frames, how="diagonal").to_dicts() if frames else []
    return [{k: v for k, v in row.items() if v is not None} for row in rows], drops


def test_a_csv_keeps_places_and_own_columns(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('Headline,Date,Site,Body,Desk\n"Two\nlines",2022-02-24,BBC,Shells fell.,war\nB,,AP,Rain.,\n')
    rows, drops = read(path)
    assert rows == [
        {
            "title": "Two lines",
            "text": "Shells fell.",
            "published": datetime(2022, 2, 24, tzinfo=UTC),
            "published_grain": "day",
            "published_from": "given",
            "outlet": "BBC",
            "file": str(path),
            "line": 2,
            "own.Desk": "war",
        },
        {"title": "B", "text": "Rain.", "outlet": "AP", "file": str(path), "line": 4},
    ]
    assert drops == []


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_the_headers(tmp_path, delimiter):
    path = tmp_path / "a.csv"
    path.write_text(delimiter.join(["title", "text"]) + "\n" + delimiter.join(["T", "one, two"]) + "\n")
    assert [row["text"] for row in read(path)[0]] == ["one, two"]


def test_gzip_is_undone_whatever_the_name(tmp_path):
    for name in ("a.jsonl.gz", "b.jsonl"):
        (tmp_path / name).write_bytes(gzip.compress(b'{"text": "A"}\n'))
        assert [row["text"] for row in read(tmp_path / name)[0]] == ["A"]


def test_a_broken_json_line_is_named_and_the_rest_goes_on(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "A"}\n{"text": \n[1]\n\n{"text": "\xff"}\n{"text": "B"}\n')
    rows, drops = read(path)
    assert [(row["text"], row["line"]) for row in rows] == [("A", 1), ("B", 6)]
    assert drops == [
        Drop(str(path), 2, "dropped", "broken JSON: Expecting value at column 9"),
        Drop(str(path), 3, "dropped", "a JSON list, not an object"),
        Drop(str(path), 5, "dropped", "not UTF-8: byte 0xff at column 11"),
    ]


def test_a_json_array_is_read(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": "A", "tags": ["x", "y"]}, 3], indent=1))
    rows, drops = read(path)
    assert rows == [{"text": "A", "own.tags": "x; y", "file": str(path), "line": 1}]
    assert drops == [Drop(str(path), 2, "dropped", "a JSON int, not an object")]


def test_parquet_is_read_in_slices(tmp_path):
    path = tmp_path / "a.parquet"
    pl.DataFrame({"body": ["A", None], "date": [datetime(2022, 1, 1, 5), None]}).write_parquet(path)  # noqa: DTZ001
    rows, drops = read(path)
    assert [(row["text"], row["published_grain"]) for row in rows] == [("A", "second")]
    assert drops == [Drop(str(path), 2, "dropped", "neither text nor title")]


def test_a_page_is_found_in_html(tmp_path):
    path = tmp_path / "a.html"
    story = (
        "<p>"
        + "</p><p>".join(f"Sentence {word} of the story, which is long enough to be one." for word in "abcdefgh")
        + "</p>"
    )
    path.write_text(
        "<html lang='en'><head><title>Harbour closed</title><meta property='og:site_name' content='The Quay'>"
        "<meta property='article:published_time' content='2022-05-09'></head>"
        f"<body><nav>Home News</nav><article><h1>Harbour closed</h1>{story}</article></body></html>"
    )
    (row,), drops = read(path)
    assert row["title"] == "Harbour closed"
    assert row["outlet"] == "The Quay"
    assert (row["published"], row["published_from"]) == (datetime(2022, 5, 9, tzinfo=UTC), "page")
    assert "Sentence c of" in row["text"]
    assert "Home News" not in row["text"]
    assert drops == []


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", "Żółw".encode("latin2"), "not UTF-8: byte 0xaf at offset 0; save it as UTF-8"),
        ("b.txt", b"PK\x03\x04\x00", "not a text file: a zero byte stands at offset 4"),
        ("c.csv", b"", "the file is empty"),
        (
            "d.csv",
            b"place,year\nKyiv,2022\n",
            "no column looks like the text or the title; say --map text=COLUMN. It has place, year",
        ),
        ("e.parquet", b"PAR1", "not a Parquet file that can be read"),
        ("f.jsonl.gz", gzip.compress(b'{"text": "A"}\n' * 999, mtime=0)[:-9], "the gzip file is broken"),
        ("g.pdf", b"%PDF", "no reader for files of this kind"),
        ("h.html", b"<html></html>", "no article text found in the page"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, name, data, said):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as refusal:
        read(path)
    assert str(refusal.value).startswith(str(path))
    assert said in str(refusal.value)


def test_a_missing_column_names_what_is_near(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("headline,Body\nA,B\n")
    with pytest.raises(InputError, match="no column 'headlines' for title; it has headline"):
        survey(path, {"title": "headlines"})
    with pytest.raises(InputError, match="there is no field 'titel'; the fields are text, title"):
        survey(path, {"titel": "headline"})


def test_what_is_mapped_wins_over_what_is_guessed():
    columns = ["title", "seo_title", "Date", "body"]
    assert chosen_mapping(columns, {"title": "seo_title"}, "f") == {
        "title": "seo_title",
        "published": "Date",
        "text": "body",
    }
    assert own_name("", 3) == "own.column 3"


def test_an_undecidable_date_order_is_asked(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("text,date\nA,09/05/2022\n")
    assert survey(path).question == "'09/05/2022' could be read either way, and no other date decides"
    assert survey(path, order="dmy").question is None
    assert read(path, order="dmy")[0][0]["published"] == datetime(2022, 5, 9, tzinfo=UTC)


def test_odd_dates_keep_the_article(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("text,date\nA,31/02/2023\nB,01/01/2099\nC,28/02/2023\n")
    rows, drops = read(path)
    assert [row.get("published") for row in rows] == [None, None, datetime(2023, 2, 28, tzinfo=UTC)]
    assert drops == [
        Drop(str(path), 2, "kept as undated", "'31/02/2023' is no date"),
        Drop(str(path), 3, "kept as undated", "the date '01/01/2099' lies in the future"),
    ]


def test_a_text_of_more_than_five_million_characters_is_dropped(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x" * 5_000_001}) + '\n{"text": "A"}\n')
    rows, drops = read(path)
    assert [row["text"] for row in rows] == ["A"]
    assert drops == [Drop(str(path), 1, "dropped", "the text has 5,000,001 characters, more than 5,000,000")]


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl"])
def test_a_single_line_of_two_hundred_megabytes_is_refused_without_reading_it_whole(tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as out:
        out.seek(200_000_000)
        out.write(b"\n")
    if name == "a.txt":
        path.write_bytes(b"word " * 40_000_000)
    with pytest.raises(InputError, match=r"longer than 5,000,000 characters|no record in it can be read"):
        read(path)


def test_a_file_that_vanishes_is_named(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "A"}\n')
    seen = survey(path)
    path.unlink()
    with pytest.raises(InputError, match="the file is not there any more"):
        list(batches(seen))


STORY = "<p>The harbour of Calder stays closed until the storm has passed, its master said, and no ferry sails.</p>" * 3


@pytest.mark.parametrize(
    ("head", "above", "below", "day", "first"),
    [
        ('<meta property="article:published_time" content="2023-12-23T10:00:00Z">', "", "", "2023-12-23", "Harbour"),
        ("", '<time datetime="2023-12-23">today</time>', "", "2023-12-23", "Harbour"),
        ('<link rel="canonical" href="https://quay.example/2023/12/23/harbour">', "", "", "2023-12-23", "Harbour"),
        ("", '<p class="meta">Updated 14:32, Dec. 23, 2023</p>', "", None, "Updated 14:32, Dec. 23, 2023"),
        ("", "", "<footer>© 2021 The Quay</footer>", None, "Harbour"),
        ("", "", "<aside><p>Ferry lost</p><span>Published 3 March 2019</span></aside>", None, "Harbour"),
    ],
)
def test_a_page_says_its_day_in_its_metadata_or_above_its_story(  # noqa: PLR0917 - the parts of a page
    tmp_path, head, above, below, day, first
):
    (tmp_path / "a.html").write_text(
        f"<html><head><title>Harbour closed</title>{head}</head><body><article><h1>Harbour closed</h1>{above}{STORY}"
        f"</article>{below}</body></html>"
    )
    ((row,), _) = read(tmp_path / "a.html")
    said = row.get("published")
    assert (said and said.date().isoformat(), row.get("published_from")) == (day, "page" if day else None)
    assert row["text"].startswith(first)

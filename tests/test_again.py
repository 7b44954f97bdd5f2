"""A corpus read again from its own tables, with what people decided."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import polars as pl
import pytest

from explorer.corpus import check_corpus, open_corpus
from explorer.errors import CorpusError
from explorer.ingest import corpus_from, ingest_again
from explorer.ingest.listed import undated_articles, undated_listed
from explorer.ingest.moved import moved

ARTICLES = pl.DataFrame(
    {
        "title": ["Talks", "Harbour", "Ferry"],
        "text": [
            "Vladimir Putin met Oleh Bondar in Kyiv.",
            "Oleh Bondar spoke. Bondar said the harbour would open.",
            "A ferry sank near Odesa.",
        ],
        "date": ["2022-02-07", None, None],
        "outlet": ["The Quay", "The Quay", None],
        "desk": ["war", "sea", "sea"],
    }
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    to = tmp_path_factory.mktemp("again") / "c"
    corpus_from(ARTICLES, to, name="Three")
    return to


@pytest.fixture
def home(made, tmp_path):
    return shutil.copytree(made, tmp_path / "c")


def decided(home, name, *lines):
    (home / "people").mkdir(exist_ok=True)
    (home / "people" / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def articles(home):
    """Every article of the corpus, by title."""
    corpus = open_corpus(home)
    parts = [shard.page("articles", range(shard.n)).join(shard.page("texts", range(shard.n)), on="row")
             for shard in corpus.shards]  # fmt: skip
    return {row["title"]: row for row in pl.concat(parts).rows(named=True)}


def actors(home):
    corpus = open_corpus(home)
    mentions = pl.concat(shard.page("mentions", range(shard.n)) for shard in corpus.shards)
    return sorted(mentions.filter(kind="actor")["entity"].drop_nulls())


def test_nothing_decided_changes_nothing(home):
    before = open_corpus(home)
    report = ingest_again(home, workers=1)
    after = open_corpus(home)
    assert (report.n_articles, report.faults, report.exit_status) == (3, [], 0)
    assert (after.fingerprint, after.title) == (before.fingerprint, "Three")
    assert after.version > before.version
    assert check_corpus(home) == []
    assert not (home / "parts").exists()


def test_a_title_is_not_looked_for_again(tmp_path):
    text = "Talks\nTalks\nVladimir Putin met Oleh Bondar in Kyiv.\nThey parted."
    corpus_from(
        pl.DataFrame({"title": ["Talks", None], "text": [text, "Oleh Bondar\nspoke and\nleft."]}), tmp_path / "c"
    )
    before = sorted(row["text"] for row in articles(tmp_path / "c").values())
    ingest_again(tmp_path / "c")
    assert sorted(row["text"] for row in articles(tmp_path / "c").values()) == before


def test_a_person_dates_an_article_and_takes_it_back(home):
    found = articles(home)
    ids = {title: row["id"] for title, row in found.items()}
    decided(home, "published", "id,published,outlet", f"{ids['Harbour']},2022-03-01,", f"{ids['Ferry']},,")
    fingerprint = open_corpus(home).fingerprint
    assert ingest_again(home, workers=1).faults == []
    after = articles(home)
    told = ("published", "published_grain", "published_from", "id", "text", "own.desk", "outlet")
    assert [after["Harbour"][name] for name in told] == [
        datetime(2022, 3, 1, tzinfo=UTC), "day", "person", *(found["Harbour"][name] for name in told[3:])
    ]  # fmt: skip
    assert after["Ferry"]["published"] is None
    assert after["Talks"]["published_from"] == "given"
    assert (open_corpus(home).n_undated, open_corpus(home).fingerprint == fingerprint) == (1, False)
    decided(home, "published", "id,published,outlet")
    ingest_again(home, workers=1)
    assert articles(home)["Harbour"]["published"] is None
    assert articles(home)["Harbour"]["published_from"] is None


def test_a_bad_line_is_one_sentence_and_the_rest_goes_on(home):
    ids = {title: row["id"] for title, row in articles(home).items()}
    decided(
        home,
        "published",
        "id,published,outlet",
        f"{ids['Harbour']},soon,",
        "nobody,2022-03-01,",
        f"{ids['Talks']},2022-03-01,",
        f"{ids['Ferry']},2 March 2022,",
        f"{ids['Ferry']},2022-03-09,",
    )
    decided(home, "actors", "name,decision,actor,label,kind", "Oleh Bondar,perhaps,,,", "Ferry,refuse,,,")
    report = ingest_again(home, workers=1)
    people = home / "people"
    assert report.faults == [
        f"{people / 'actors.csv'}, line 2: decision 'perhaps' is none of accept, merge, rename, refuse",
        f"{people / 'published.csv'}, line 2: 'soon' is no date; write it as 2022-02-24",
        f"{people / 'published.csv'}, line 6: article {ids['Ferry']!r} is dated further up",
        f"{people / 'published.csv'}, line 3: the corpus has no article 'nobody'",
        f"{people / 'published.csv'}, line 4: article {ids['Talks']!r} has a date of its own, 2022-02-07 (given)",
    ]
    assert report.exit_status == 1
    after = articles(home)
    assert after["Ferry"]["published"] == datetime(2022, 3, 2, tzinfo=UTC)
    assert after["Talks"]["published"] == datetime(2022, 2, 7, tzinfo=UTC)


def test_an_accepted_name_is_counted_and_no_more_when_its_line_is_gone(home):
    assert actors(home) == ["vladimir-putin"]
    decided(home, "actors", "name,decision,actor,label,kind", "Oleh Bondar,accept,,,person")
    ingest_again(home, workers=1)
    assert actors(home) == ["oleh-bondar", "oleh-bondar", "oleh-bondar", "vladimir-putin"]
    assert open_corpus(home).names.label("oleh-bondar") == "Oleh Bondar"
    (home / "people" / "actors.csv").unlink()
    ingest_again(home, workers=1)
    assert actors(home) == ["vladimir-putin"]


def test_what_comes_later_is_read_with_the_corpuss_own_actors(home):
    decided(home, "actors", "name,decision,actor,label,kind", "Oleh Bondar,accept,,,person")
    corpus_from(pl.DataFrame({"text": ["Oleh Bondar went home."]}), home)
    assert actors(home) == ["oleh-bondar", "vladimir-putin"]


def test_the_undated_are_listed_for_a_person_to_fill(home, tmp_path):
    corpus = open_corpus(home)
    frame = undated_articles(corpus)
    assert frame.columns == ["id", "published", "outlet", "title", "url", "begins"]
    assert frame["title"].to_list() == ["Harbour", "Ferry"]
    said = undated_listed(corpus, tmp_path / "fill.csv")
    assert said.startswith(f"2 undated articles in {tmp_path / 'fill.csv'}: fill in published, save it as {home}")
    assert pl.read_csv(tmp_path / "fill.csv").columns[:3] == ["id", "published", "outlet"]
    undated_listed(corpus)
    own = home / "people" / "published.csv"
    own.write_text(own.read_text().replace(f"{frame['id'][0]},,", f"{frame['id'][0]},2022-03-01,"))
    undated_listed(corpus)  # what is filled stays
    assert own.read_text().count("\n") == 3
    assert ingest_again(home, workers=1).faults == []
    assert articles(home)["Harbour"]["published_from"] == "person"


def test_two_processes_read_again_what_one_does(tmp_path):
    many = pl.DataFrame({"text": [f"Oleh Bondar met Olaf Scholz in Berlin, {i} times." for i in range(1_100)]})
    corpus_from(many, tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    for name, workers in (("one", 1), ("two", 2)):
        decided(tmp_path / name, "actors", "name,decision,actor,label,kind", "Oleh Bondar,accept,,,")
        ingest_again(tmp_path / name, workers=workers)
    assert open_corpus(tmp_path / "one").fingerprint == open_corpus(tmp_path / "two").fingerprint
    assert actors(tmp_path / "two").count("oleh-bondar") == 1_100


def test_a_corpus_without_texts_is_refused(home):
    (open_corpus(home).shards[0].folder / "texts.parquet").unlink()
    with pytest.raises(CorpusError, match="was made without texts: there is nothing to read again"):
        ingest_again(home)


def test_a_folder_that_is_no_corpus_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="is not a corpus"):
        ingest_again(tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "start", "at"),
    [
        ("A.\nBuy!\nB C.\n", "A.\nB C.\n", 10, 5),
        ("A.\nBuy!\nB C.\n", "A.\nB C.\n", 0, 0),
        ("A.\nBuy!\nB C.\n", "A.\nB C.\n", 4, None),
        ("A.\nBuy!\nA.\nZ\n", "A.\nA.\nZ\n", 8, 3),
        ("  A b.\nBuy!", "A b.", 4, 2),
        ("A.", "A.", 1, 1),
        ("A.", "A.", 9, 9),
        ("A.\nB", "A.", 9, None),
    ],
)
def test_a_mention_moves_with_its_line(before, after, start, at):
    assert moved(before, after, start) == at

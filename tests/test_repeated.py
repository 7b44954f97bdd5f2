"""Lines that many articles of one outlet share."""

from __future__ import annotations

import polars as pl
import pytest

from explorer.corpus import open_corpus
from explorer.ingest import corpus_from, ingest_again
from explorer.ingest.listed import boilerplate_listed
from explorer.reading.clean import without_lines

TOWNS = ("Calder", "Ashby", "Morrow", "Pell", "Tarn", "Vale", "Wick", "Yarrow", "Zennor", "Brae", "Coll", "Dunes")


def corpus_of(to, *articles):
    """A corpus of (outlet, text)."""
    return corpus_from(pl.DataFrame(articles, schema=["outlet", "text"], orient="row"), to)


def texts(corpus):
    return sorted(text for shard in corpus.shards for text in shard.page("texts", range(shard.n))["text"])


def cut(corpus):
    return pl.read_csv(corpus.boilerplate).rows()


def story(town):
    return f"The harbour of {town} was closed by a storm on Monday, its master said."


def test_a_line_of_one_outlet_goes_and_the_same_line_of_another_stays(tmp_path):
    quay = [("The Quay", f"{story(town)}\nQuay Desk\nThe ferries of {town} wait.") for town in TOWNS[:5]]
    other = [("The Pier", f"{story('Hull')}\nQuay Desk\nNobody waits.")]
    corpus = corpus_of(tmp_path / "c", *quay, *other)
    assert cut(corpus) == [("The Quay", "Quay Desk", 5)]
    assert texts(corpus) == sorted(
        [f"{story(town)}\nThe ferries of {town} wait." for town in TOWNS[:5]] + [other[0][1]]
    )
    assert boilerplate_listed(corpus) == "      5  The Quay: Quay Desk\n1 lines, cut 5 times"


@pytest.mark.parametrize(
    ("line", "n", "others", "goes"),
    [
        ("Quay Desk", 5, 0, True),
        ("Quay Desk", 4, 0, False),
        ("Quay Desk", 5, 170, False),
        ("The war began on 24 February 2022 with an invasion.", 9, 0, False),
        ("The war began on 24 February 2022 with an invasion.", 10, 0, True),
        ("The war began on 24 February 2022 with an invasion.", 10, 40, False),
        ("All wait.", 9, 0, False),
        ("harbour of the town.", 12, 0, False),
    ],
)
def test_how_often_a_line_must_stand(tmp_path, line, n, others, goes):
    with_it = [("The Quay", f"{story(town)}\n{line}\nThe ferries of {town} wait.") for town in TOWNS[:n]]
    without = [("The Quay", story(f"{town} number {i}")) for i, town in enumerate(TOWNS * 20)][:others]
    corpus = corpus_of(tmp_path / "c", *with_it, *without)
    assert cut(corpus) == ([("The Quay", line, n)] if goes else [])


def test_a_piece_of_a_wrapped_sentence_stays(tmp_path):
    wrapped = [("The Quay", f"A long line of a story of {town}, broken off by hand after\nCalder\nwas closed.")
               for town in TOWNS]  # fmt: skip
    assert cut(corpus_of(tmp_path / "c", *wrapped)) == []


def test_copies_of_one_story_prove_nothing(tmp_path):
    copies = [("The Quay", f"{story('Calder')}\nQuay Desk\nThe ferries wait.") for _ in range(9)]
    frame = pl.DataFrame(copies, schema=["outlet", "text"], orient="row")
    corpus = corpus_from(frame.with_columns(url=pl.format("https://quay.example/{}", pl.int_range(pl.len()))),
                         tmp_path / "c")  # fmt: skip
    assert (corpus.n_articles, cut(corpus)) == (9, [])


def test_what_was_cut_once_is_cut_of_what_comes_later_and_stays_listed(tmp_path):
    corpus_of(tmp_path / "c", *(("The Quay", f"{story(town)}\nQuay Desk\nAll wait.") for town in TOWNS[:5]))
    corpus = corpus_of(tmp_path / "c", ("The Quay", f"{story('Hull')}\nQuay Desk\nNobody waits."))
    assert cut(corpus) == [("The Quay", "Quay Desk", 6)]
    assert f"{story('Hull')}\nNobody waits." in texts(corpus)
    before = texts(corpus)
    assert ingest_again(tmp_path / "c").n_cut == 0
    assert (cut(open_corpus(tmp_path / "c")), texts(open_corpus(tmp_path / "c"))) == (cut(corpus), before)


def test_reading_again_finds_what_a_growing_corpus_shares_and_decisions_move_along(tmp_path):
    home = tmp_path / "c"
    for town in TOWNS[:5]:
        corpus = corpus_of(home, ("The Quay", f"{story(town)}\nQuay Desk\nVladimir Putin came to {town}."))
    assert cut(corpus) == []
    shard = corpus.shards[0]
    id_ = shard.page("articles", [0])["id"][0]
    put = shard.page("mentions", [0]).filter(entity="vladimir-putin").row(0, named=True)
    (home / "people").mkdir()
    corrections = home / "people" / "corrections.csv"
    corrections.write_text(
        f"id,part,start,end,kind,entity,instead\n{id_},text,{put['start']},{put['end']},actor,vladimir-putin,\n"
    )
    report = ingest_again(home)
    assert (report.n_cut, cut(open_corpus(home))) == (5, [("The Quay", "Quay Desk", 5)])
    gone = len("Quay Desk\n")
    assert corrections.read_text().splitlines()[1] == (
        f"{id_},text,{put['start'] - gone},{put['end'] - gone},actor,vladimir-putin,"
    )


def test_an_article_that_is_nothing_else_keeps_it_and_is_not_counted(tmp_path):
    with_it = [("The Quay", f"{story(town)}\nQuay Desk\nThe ferries of {town} wait.") for town in TOWNS[:5]]
    corpus_from(
        pl.DataFrame([*with_it, ("The Quay", "Quay Desk")], schema=["outlet", "text"], orient="row").with_columns(
            title=pl.lit("Storm")
        ),
        tmp_path / "c",
    )
    for _ in range(2):
        corpus = open_corpus(tmp_path / "c")
        assert cut(corpus) == [("The Quay", "Quay Desk", 5)]
        assert "Quay Desk" in texts(corpus)
        ingest_again(tmp_path / "c")


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("A\n\nBuy!\n\nB", {"Buy!"}, "A\n\nB"),
        ("Buy!\nA", {"Buy!"}, "A"),
        ("A\n Buy! ", {"Buy!"}, "A"),
        ("Buy!", {"Buy!"}, "Buy!"),
        ("A Buy!", {"Buy!"}, "A Buy!"),
    ],
)
def test_a_text_without_some_lines(text, gone, left):
    assert without_lines(text, gone) == left

"""Statements that pass on one claim of one source, and what a version says of them and of copies."""

from datetime import UTC, datetime

import polars as pl
import pytest

from explorer.answers import listing, timeline
from explorer.corpus import open_corpus, publish, write_shard
from explorer.corpus.alike import copies_of, statements_of
from explorer.schema import ARTICLES, MENTIONS, STATEMENTS, TEXTS
from explorer.view import Query, View

CLAIM = "the premier is open to a ceasefire along the present front"
REWRITTEN = "Orzelik would accept a ceasefire that leaves the present front open to talks"
ANOTHER = "farmers lost forty hectares of wheat below the dam"
OFFICIALS = (None, "two former officials")


class Lists:
    def ancestors(self, _region):
        return ()

    def children(self, _region):
        return ()

    def kind(self, id_):
        return "outlet" if id_ in ("tribune", "courier") else "person"


def corpus(folder, articles, shards=1):
    """A corpus of (day, outlet, statements); a statement is (content, sources after the outlet)."""
    rows, texts, said = [], [], []
    for row, (day, outlet, statements) in enumerate(articles):
        published = day and datetime(2024, 5, day, tzinfo=UTC)
        rows.append({"row": row, "id": f"a{row}", "outlet": outlet, "published": published, "text_key": row})
        texts.append((row, f"{row}. " + " / ".join(content for content, _ in statements)))
        for content, sources in statements:
            start = texts[-1][1].index(content)
            chain = [{"entity": entity, "words": words} for entity, words in ((outlet.lower(), outlet), *sources)]
            anonymous = chain[-1]["entity"] is None
            filled = {"row": row, "part": "text", "content_start": start, "content_end": start + len(content)}
            said.append(dict.fromkeys(STATEMENTS) | filled | {"chain": chain, "anonymous": anonymous})
    frames = (
        pl.DataFrame([dict.fromkeys(ARTICLES) | row for row in rows], schema=ARTICLES),
        pl.DataFrame(texts, schema=TEXTS, orient="row"),
        pl.DataFrame(schema=MENTIONS),
        None,
        pl.DataFrame(said, schema=STATEMENTS),
    )
    parts = [
        [None if frame is None else frame.filter(pl.col("row") % shards == part) for frame in frames]
        for part in range(shards)
    ]
    publish(folder, [write_shard(folder, *part, names=Lists()) for part in parts])
    return open_corpus(folder, names=Lists())


def counted(made, measure="origins", **query):
    return timeline(made, View(query=Query(**query), measure=measure, period="day"))["n"].to_list()


TRIBUNE = (14, "Tribune", [(CLAIM, [OFFICIALS])])
PLAIN = (15, "Ledger", [(ANOTHER, [("quost", "Quost")])])


@pytest.mark.parametrize(
    ("rewrite", "one"),
    [
        ((15, "Ledger", [(REWRITTEN, [("tribune", "The Tribune")])]), True),
        ((15, "Ledger", [(REWRITTEN, [OFFICIALS])]), True),
        ((15, "Ledger", [(REWRITTEN, [(None, "two generals")])]), False),
        ((15, "Ledger", [(REWRITTEN, [(None, "the two former  officials")])]), True),
        ((15, "Ledger", [(REWRITTEN, [(None, "Two FORMER Officials")])]), True),
        ((17, "Ledger", [(REWRITTEN, [("tribune", "The Tribune"), OFFICIALS])]), True),
        ((18, "Ledger", [(REWRITTEN, [("tribune", "The Tribune"), OFFICIALS])]), False),
        ((None, "Ledger", [(REWRITTEN, [("tribune", "The Tribune")])]), False),
        ((15, "Ledger", [(ANOTHER, [("tribune", "The Tribune")])]), False),
        ((15, "Ledger", [(REWRITTEN, [("courier", "The Courier")])]), False),
        ((15, "Ledger", [(REWRITTEN, [("orzelik", "Orzelik")])]), False),
        ((15, "Tribune", [(REWRITTEN, [])]), False),
    ],
    ids=[
        "cites the outlet", "the same officials", "somebody else", "with an article", "in other letters",
        "three days later", "four days later", "undated", "another claim", "another outlet", "a named speaker",
        "the outlet itself",
    ],
)  # fmt: skip
@pytest.mark.parametrize("shards", [1, 3])
def test_a_rewrite_has_the_origin_of_what_it_rewrites(tmp_path, rewrite, one, shards):
    made = corpus(tmp_path, [TRIBUNE, rewrite, PLAIN], shards)
    dated = 3 if rewrite[0] else 2
    assert sum(counted(made)) == (dated - 1 if one else dated)
    assert sum(counted(made, "unique")) == dated


def test_forty_rewrites_count_as_one_in_the_period_of_the_earliest_selected(tmp_path):
    rewrites = [(14 + n % 4, f"Paper{n}", [(REWRITTEN, [("tribune", "The Tribune")])]) for n in range(40)]
    made = corpus(tmp_path, [TRIBUNE, *rewrites], 3)
    assert counted(made, "articles") == [11, 10, 10, 10]
    assert counted(made) == [1, 0, 0, 0]
    assert counted(made, outlets=("Paper2", "Paper3")) == [0, 0, 1, 0]
    assert listing(made, View(measure="origins"))["id"].to_list() == ["a0"]


def test_statements_have_the_origin_of_the_earliest(tmp_path):
    later = (16, "Ledger", [(ANOTHER, [("quost", "Quost")]), (REWRITTEN, [("tribune", "The Tribune")])])
    made = corpus(tmp_path, [later, TRIBUNE], 2)
    told = {
        id_: statements_of(made, place, [0])["origin"].to_list()
        for place, shard in enumerate(made.shards)
        for id_ in shard.page("articles", [0])["id"]
    }
    assert told == {"a0": [None, "a1#0"], "a1": ["a1#0"]}


def test_without_sources_texts_are_counted(tmp_path):
    made = corpus(tmp_path, [(14, "Tribune", []), (14, "Ledger", [])])
    assert made.origins is None
    assert counted(made) == [2]
    assert statements_of(made, 0, [0]).is_empty()


@pytest.mark.parametrize("shards", [1, 2])
def test_copies_have_the_earliest(tmp_path, shards):
    long = " ".join(f"Word{n}" for n in range(40))
    articles = [
        (20, "Ledger", [(long, [])]),
        (14, "Tribune", [(ANOTHER, [])]),
        (None, "Courier", [(long, [])]),
        (18, "Tribune", [(long, [])]),
    ]
    made = corpus(tmp_path, articles, shards)
    assert copies_of(made).rows() == [("a3", "a3"), ("a0", "a3"), ("a2", "a3")]

"""Invented corpora: the same every time, and labelled."""

from __future__ import annotations

import polars as pl
import pytest

from explorer import answers
from explorer.corpus import check_corpus, open_corpus
from explorer.resources import data, static
from explorer.synthetic import synthesize
from explorer.view import Query, View

pytestmark = pytest.mark.skipif(
    not (static("names", "ids.marisa").exists() and data("gazetteer", "regions.parquet").exists()),
    reason="the name index is not built",
)


@pytest.fixture(scope="module")
def corpora(tmp_path_factory):
    homes = [tmp_path_factory.mktemp("synthetic") / str(n) for n in range(2)]
    for home in homes:
        synthesize(400, home)
    return homes


def test_the_same_number_makes_the_same_corpus(corpora):
    one, other = map(open_corpus, corpora)

    assert one.fingerprint == other.fingerprint
    assert (one.title, one.notice, one.n_articles, one.n_undated) == ("400 synthetic articles", "Synthetic", 400, 8)
    assert check_corpus(corpora[0]) == []


def test_facets_mentions_and_texts_agree(corpora):
    corpus = open_corpus(corpora[0])
    actor = answers.opening_view(corpus).query.actors[0]
    view = View(query=Query(actors=(actor,)), lines="actors", period="year")
    shard = corpus.shards[0]
    mentions = pl.read_parquet(shard.folder / "mentions.parquet")
    texts = pl.read_parquet(shard.folder / "texts.parquet").join(mentions, on="row")

    assert answers.summary(corpus, view)["n"].item() == mentions.filter(entity=actor)["row"].n_unique()
    surfaces = texts.select(pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start")))["text"]
    assert surfaces.to_list() == [corpus.names.label(entity) for entity in texts["entity"]]
    assert len(answers.listing(corpus, view, 3)) == 3


def test_a_country_counts_what_lies_in_it(corpora):
    corpus = open_corpus(corpora[0])
    country = answers.children(corpus, View())["value"][0]
    mentions = pl.read_parquet(corpus.shards[0].folder / "mentions.parquet").filter(kind="region")
    inside = [id_ for id_ in mentions["entity"].unique() if country in (id_, *corpus.names.ancestors(id_))]
    n = mentions.filter(pl.col("entity").is_in(inside))["row"].n_unique()

    assert answers.summary(corpus, View(query=Query(regions=(country,))))["n"].item() == n > 0

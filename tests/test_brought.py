"""A corpus that brings its own lists: read, counted, searched and shown with them, wherever it is moved."""

import shutil
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from explorer.answers import timeline, top
from explorer.charts import draw
from explorer.cli import app
from explorer.corpus import check_corpus, open_corpus
from explorer.corpus.brought import brought_lists
from explorer.dashboard import Dashboard
from explorer.errors import CorpusError
from explorer.ingest import corpus_from, ingest
from explorer.reading import Reader
from explorer.view import Query, View

FICTION = Path(__file__).parents[1] / "data" / "fiction"
LISTS = {"actors": FICTION, "gazetteer": FICTION / "gazetteer.csv"}
TEXT = "Carvelia said on Monday that Nesrin Halvaty would come to Quensby. Vladimir Putin stayed in Moscow."


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("brought") / "fiction"
    report = ingest([FICTION / "articles.jsonl"], home, notice="Fictional", events=FICTION / "events.csv", **LISTS)
    assert (report.n_articles, report.n_dropped) == (80, 0)
    return home


def test_it_moves_with_its_lists(home, tmp_path):
    corpus = open_corpus(shutil.copytree(home, tmp_path / "elsewhere"))
    assert corpus.names.label("gov-qv") == "Carvelia (government)"
    assert corpus.names.kind("vladimir-putin") is None
    assert (corpus.n_articles, corpus.n_texts, corpus.n_undated) == (80, 75, 2)


def test_regions_count_by_its_own_tree(home):
    corpus = open_corpus(home)
    counted = dict(top(corpus, View(), "region", k=40).select("value", "n").iter_rows())
    assert counted["world"] >= counted["QV"] >= counted["QV-UV"] >= counted["brenholt"] > 0
    assert counted["vessry"] >= counted["QV-UV"]


def test_articles_added_later_are_read_with_them(home, tmp_path):
    moved = shutil.copytree(home, tmp_path / "grown")
    (tmp_path / "more.jsonl").write_text(f'{{"text": "{TEXT}", "published": "2025-05-01", "outlet": "Tern Wire"}}\n')
    ingest([tmp_path / "more.jsonl"], moved)
    corpus = open_corpus(moved)
    view = View(query=Query(actors=("nesrin-halvaty",), start=corpus.last_day), lines="actors")
    assert timeline(corpus, view)["n"].to_list() == [1]
    assert (corpus.notice, corpus.number("actor", "vladimir-putin")) == ("Fictional", None)


def test_other_lists_are_refused_and_the_same_are_not(home):
    with pytest.raises(CorpusError, match=r"was read with other lists; read the articles into another folder"):
        ingest([FICTION / "articles.jsonl"], home, gazetteer=LISTS["gazetteer"])
    assert ingest([FICTION / "articles.jsonl"], home, **LISTS).n_known == 80
    assert not list(home.glob("new-*"))


def test_a_corpus_of_the_project_s_lists_takes_no_others(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    ingest([tmp_path / "one.txt"], tmp_path / "c")
    assert brought_lists(tmp_path / "c") is None
    with pytest.raises(CorpusError, match="was read with other lists"):
        ingest([tmp_path / "one.txt"], tmp_path / "c", **LISTS)


def test_a_damaged_list_is_found(home, tmp_path):
    moved = shutil.copytree(home, tmp_path / "damaged")
    (moved / "names" / "labels.bin").write_bytes(b"")
    assert check_corpus(moved) == [f"{moved / 'names' / 'labels.bin'} is not as it was written"]
    with pytest.raises(CorpusError, match=r"labels\.bin has 0 bytes"):
        open_corpus(moved)
    shutil.rmtree(moved / "names")
    with pytest.raises(CorpusError, match=r"is damaged: .*names"):
        open_corpus(moved)


def test_the_page_speaks_by_them(home):
    page = Dashboard(
        open_corpus(home), View(query=Query(regions=("QV-UV",), actors=("teodra-valmic",)), lines="actors")
    )
    assert [chip["name"] for chip in page.headline["chips"] if "name" in chip] == ["Teodra Valmic", "Upper Vessry"]
    page._heard(page, {"do": "choose", "facet": "regions", "value": "rest QV-UV", "on": True}, [])
    assert page.view.query.regions_not == ("brenholt", "cassary", "ferrygate", "wenlow")


def test_a_drawn_chart_has_their_labels(home):
    corpus = open_corpus(home)
    view = View(query=Query(actors=("teodra-valmic", "vadin-orzelik")), lines="actors")
    figure = draw(timeline(corpus, view), view, notice=corpus.notice, names=corpus.names)
    assert {"Teodra Valmic", "Vadin Orzelik"} <= {trace.name for trace in figure.data}
    assert "Fictional" in {note.text for note in figure.layout.annotations}


def test_a_reader_takes_an_index_that_the_command_made(tmp_path):
    arguments = ["names", "build", "--to", tmp_path / "index", "--actors", FICTION]
    made = CliRunner().invoke(app, [*map(str, arguments), "--gazetteer", str(LISTS["gazetteer"])])
    assert made.exit_code == 0
    read = Reader(names=tmp_path / "index").read_article(TEXT).mentions
    assert read["entity"].drop_nulls().to_list() == ["gov-qv", "nesrin-halvaty", "quensby"]
    assert "vladimir-putin" in Reader().read_article(TEXT).mentions["entity"].to_list()


def test_the_command_overwrites_no_other_folder(tmp_path):
    made = CliRunner().invoke(app, ["names", "build", "--to", str(tmp_path)])
    assert str(made.exception) == f"--to {tmp_path}: it is there already and is no index of names"


def test_a_frame_brings_them_too():
    corpus = corpus_from(pl.DataFrame({"text": [TEXT]}), actors=FICTION, gazetteer=str(LISTS["gazetteer"]))
    assert (corpus.number("actor", "gov-qv") is None, corpus.number("actor", "vladimir-putin")) == (False, None)


def test_ingest_takes_them_from_the_command_line(tmp_path):
    arguments = ["ingest", FICTION / "articles.jsonl", "--to", tmp_path / "c", "--notice", "Fictional"]
    arguments += ["--actors", FICTION, "--gazetteer", LISTS["gazetteer"]]
    assert CliRunner().invoke(app, [*map(str, arguments)]).exit_code == 0
    assert open_corpus(tmp_path / "c").names.label("QS-LV") == "Lower Vessry"

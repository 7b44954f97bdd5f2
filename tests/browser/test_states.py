"""The page of other corpora than the sample: one pasted page, no dates, invented articles, columns of one's own."""

from __future__ import annotations

import csv
import re

import polars as pl
import pytest
from playwright.sync_api import expect
from served import ROOT, serving
from visiting import drawn, opened, pictured, row, shown_view, shows, title, unhindered

from explorer import answers
from explorer.corpus import open_corpus
from explorer.ingest import ingest
from explorer.link import link
from explorer.synthetic import synthesize
from explorer.view import Query, View

pytestmark = pytest.mark.browser

MOSCOW_TIMES = ROOT.parent / "shared" / "data" / "moscow_times_2023-12-23.txt"
PASTED = """Support independent reporting
Donate

Merkel hints at a pause in talks with Ankara – FT

Angela Merkel told reporters in Berlin on Monday that Germany would not sign before the spring, the FT reported.

"We are in no hurry," Merkel said. Turkish President Recep Tayyip Erdogan had asked for an answer by Friday.

According to two officials in Ankara, Turkey is ready to wait. NATO declined to comment on the accord, which would \
open bases in Bavaria and Izmir.

Merkel is to meet Emmanuel Macron in Paris next week.

Share this article
Read more
"""
WHO, WHERE, DESKS = (
    ("Angela Merkel", "NATO", "Emmanuel Macron"),
    ("Berlin", "Paris", "Lviv", "Ankara"),
    ("World", "Home"),
)
VISITS = [
    {
        "title": f"{WHO[i % 3]} in {WHERE[i % 4]}",
        "text": f"{WHO[i % 3]} arrived in {WHERE[i % 4]} for round {i}. {WHO[i * 2 % 3]} was there in round {i} too.",
        "published": f"2024-{1 + i % 6:02d}-{1 + i % 28:02d}" if i % 9 else "",
        "outlet": f"Outlet {i % 2}",
        "desk": DESKS[i % 2],
    }
    for i in range(36)
]


def served(tmp_path_factory, name, make):
    """The dashboard of the corpus that `make(folder)` puts into a folder."""
    folder = tmp_path_factory.mktemp(name)
    make(folder)
    return serving(folder / "server.log", ["-m", "explorer.serve", str(folder / "corpus"), "--pool_size=1"])


def visits(*columns):
    """What makes a corpus of some columns of the visits."""

    def make(folder):
        pl.DataFrame(VISITS).select(columns).write_csv(folder / "visits.csv")
        ingest([folder / "visits.csv"], folder / "corpus", title="Visits")

    return make


@pytest.fixture(scope="module")
def dateless(tmp_path_factory):
    with served(tmp_path_factory, "dateless", visits("title", "text", "outlet")) as running:
        yield running


@pytest.fixture(scope="module")
def desks(tmp_path_factory):
    with served(tmp_path_factory, "desks", visits(*VISITS[0])) as running:
        yield running


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    with served(tmp_path_factory, "invented", lambda folder: synthesize(300, folder / "corpus")) as running:
        yield running


def corpus_of(server):
    return open_corpus(server.log.parent / "corpus")


def bars(page, where):
    items = page.locator(f"{where} .xpl-plain li").all()
    return [
        (item.locator("span").first.text_content().strip(), item.locator(".xpl-n").text_content()) for item in items
    ]


def pasted(file, tmp_path):
    """`explorer dashboard FILE`, with a cache of its own."""
    return serving(
        tmp_path / "log",
        ["-m", "explorer.cli", "dashboard", str(file), "--pool_size=1"],
        env={"XDG_CACHE_HOME": str(tmp_path / "cache")},
    )


def test_a_page_pasted_as_one_file(tmp_path, new_page):
    file = tmp_path / "pasted" / "page.txt"
    file.parent.mkdir()
    file.write_text(PASTED, "utf8")
    with pasted(file, tmp_path) as server:
        page = opened(new_page(viewport={"width": 1280, "height": 900}), server.url, drawn=False)
        expect(title(page)).to_have_text("One article: Angela\xa0Merkel is named 4 times")
        expect(page.locator(".xpl-rule").first).to_contain_text("Without a date. 74 words of story")
        assert bars(page, ".xpl-together")[0] == ("Angela Merkel", "4")
        assert dict(bars(page, ".xpl-where")).keys() >= {"Berlin", "Ankara", "Paris", "İzmir"}
        expect(page.locator(".xpl-figure .xpl-plot")).to_have_count(0)
        expect(page.locator(".xpl-facts")).to_have_text("1 articleundatedHow this is counted")
        expect(page.locator(".xpl-item h3")).to_have_text("Merkel hints at a pause in talks with Ankara – FT")
        assert "Donate" not in page.locator(".xpl-list").text_content()
        unhindered(page)
        pictured(page, "one-article")
        row(page, "actors", "NATO").uncheck()
        expect(page.get_by_role("button", name="Remove NATO")).to_have_count(0)
        expect(title(page)).to_contain_text("One article: Angela\xa0Merkel")
        page.close(run_before_unload=True)
    assert [found.name for found in file.parent.iterdir()] == ["page.txt"]


def test_the_moscow_times_page(tmp_path, new_page):
    if not MOSCOW_TIMES.is_file():
        pytest.skip("the shared data folder beside the checkout is not here")
    with pasted(MOSCOW_TIMES, tmp_path) as server:
        page = opened(new_page(viewport={"width": 1280, "height": 900}), server.url, drawn=False)
        expect(title(page)).to_have_text(re.compile(r"^One article: Vladimir\sPutin is named \d+ times$"))
        expect(page.locator(".xpl-rule").first).to_contain_text("23 December 2023, as its file’s name says.")
        named, places = bars(page, ".xpl-together"), bars(page, ".xpl-where")
        assert {"Volodymyr Zelensky", "The New York Times", "The Washington Post"} <= dict(named).keys()
        assert places[0][0] == "Ukraine"
        expect(page.locator(".xpl-item h3")).to_contain_text("Putin Quietly Signaling Openness")
        pictured(page, "moscow-times")
        page.close(run_before_unload=True)


def test_no_dates_no_lines(dateless, page):
    corpus = corpus_of(dateless)
    opened(page, dateless.url, drawn=False)
    expect(page.locator(".xpl-drawn .xpl-note")).to_have_text(
        "None of the 36 articles has a date, so there is no line to draw."
    )
    view = answers.opening_view(corpus)
    top = answers.top(corpus, view, "actor", among=list(view.query.actors))
    assert bars(page, ".xpl-drawn") == [(name, str(n)) for _, name, n in top.iter_rows()]
    expect(title(page)).to_have_text(re.compile("^Articles that name [^0-9]*$"))
    expect(page.locator("[data-facet=dates]")).to_be_hidden()
    unhindered(page)
    pictured(page, "no-dates")
    page.get_by_role("button", name="36 undated").click()
    expect(page.locator("#xpl-list")).to_have_text("Undated: 36 articles")
    row(page, "outlets", "Outlet 1").check()
    expect(page.locator("#xpl-list")).to_have_text("Undated: 18 articles")


def test_the_undated_are_listed_and_in_no_period(desks, page):
    corpus = corpus_of(desks)
    opened(page, f"{desks.url}?v=1")
    assert sum(map(sum, drawn(page))) == corpus.n_articles - corpus.n_undated == 32
    page.get_by_role("button", name="4 undated").click()
    expect(page.locator("#xpl-list")).to_have_text("Undated: 4 articles")
    expect(page.locator("#xpl-list")).to_be_focused()
    expect(page.locator(".xpl-item time")).to_have_text(["Undated"] * 4)
    assert shown_view(page).picked == "undated"


def test_ones_own_columns_filter(desks, page):
    opened(page, desks.url)
    expect(page.locator(".xpl-own summary")).to_contain_text("Desk")
    row(page, "own", "Home").check()
    expect(title(page)).to_contain_text("with desk Home")
    expect(page.locator(".xpl-rule").first).to_contain_text("Out of 18 articles with desk Home")
    expect(page.get_by_role("button", name="Remove Home")).to_be_visible()
    expect(page).to_have_url(re.compile(r"own\.desk=Home"))
    view = shown_view(page)
    assert view.query.columns == (("desk", ("Home",)),)
    assert shows(page, corpus_of(desks), view)
    pictured(page, "own-column")


def test_an_invented_corpus_says_so_on_chart_and_export(invented, page, tmp_path):
    opened(page, invented.url)
    expect(page.locator("figure figcaption .xpl-notice")).to_have_text("Synthetic")
    expect(page.locator("header .xpl-notice")).to_have_text("Synthetic")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    download.value.save_as(tmp_path / "chart.csv")
    with (tmp_path / "chart.csv").open() as file:
        said = list(csv.DictReader(file))
    assert {line["notice"] for line in said} == {"Synthetic"}
    assert sum(int(line["n"]) for line in said) == sum(map(sum, drawn(page)))
    pictured(page, "synthetic")


def test_the_sentences_of_a_long_article_unfold(tmp_path, page):
    said = [f"Angela Merkel came to Berlin for round {number}." for number in range(9)]
    (tmp_path / "rounds.txt").write_text("\n\n".join(said), "utf-8")
    with pasted(tmp_path / "rounds.txt", tmp_path) as server:
        asked = link(View(query=Query(actors=("angela-merkel",))))
        opened(page, f"{server.url}?{asked}", drawn=False)
        sentences, more = page.locator(".xpl-said:visible"), page.get_by_text("5 more sentences")
        expect(sentences).to_have_text(said[:4])
        more.press("Enter")
        expect(sentences).to_have_text(said)
        unhindered(page)
        page.close(run_before_unload=True)

"""What is drawn for people to check, and what their marks say."""

from __future__ import annotations

import shutil
from math import isclose

import polars as pl
import pytest

from explorer import Query, View, answers
from explorer.answers.agreement import kappa, wilson
from explorer.answers.checked import Checked, checked_view
from explorer.corpus import open_corpus
from explorer.ingest import corpus_from

PUTIN = View(query=Query(actors=("vladimir-putin",)), lines="actors")


@pytest.mark.parametrize(
    ("successes", "n", "want"),
    [
        (0, 10, (0.0, 0.0, 0.2775)),  # Brown, Cai and DasGupta's example of the ends
        (10, 10, (1.0, 0.7225, 1.0)),
        (5, 10, (0.5, 0.2366, 0.7634)),
        (81, 263, (0.3080, 0.2553, 0.3662)),  # Newcombe (1998), table I, method 3
        (15, 148, (0.1014, 0.0624, 0.1605)),
    ],
)
def test_wilsons_interval(successes, n, want):
    assert all(isclose(a, b, abs_tol=5e-5) for a, b in zip(wilson(successes, n), want, strict=True))


def test_no_sample_has_no_share():
    assert wilson(0, 0) is None
    with pytest.raises(ValueError, match="3 of 2 is no share"):
        wilson(3, 2)


def test_cohens_kappa():
    one = ["yes"] * 25 + ["no"] * 25
    other = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    found = kappa(one, other)
    assert isclose(found.value, 0.4)
    assert isclose(found.high - found.value, 1.959964 * 0.12649, abs_tol=1e-3)
    assert kappa(["a", "b"], ["a", "b"]) == (1.0, 1.0, 1.0)
    assert kappa(["a", "b"], ["b", "a"]).value == -1.0
    assert (kappa([], []), kappa(["a", "a"], ["a", "a"])) == (None, None)
    with pytest.raises(ValueError, match="1 answers of one person, 2 of the other"):
        kappa(["a"], ["a", "b"])


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    to = tmp_path_factory.mktemp("checking") / "c"
    texts = [f"Vladimir Putin spoke in Kyiv, {i} times. Putin left." for i in range(6)]
    texts += [f"Olaf Scholz waited in Berlin, {i} times." for i in range(5)] + ["Vladimir Putin slept."]
    days = [f"2022-02-{i + 1:02}" for i in range(11)]
    corpus_from(pl.DataFrame({"text": texts, "date": [*days, None]}), to)
    return to


@pytest.fixture
def home(made, tmp_path):
    return shutil.copytree(made, tmp_path / "c")


def test_a_sample_is_of_what_counts_and_of_what_was_left_out(made):
    corpus = open_corpus(made)
    drawn = answers.check_sample(corpus, PUTIN)
    counted, left = drawn.filter("counted"), drawn.filter(~pl.col("counted"))
    assert (counted.height, left.height) == (12, 5)
    assert drawn["counted"].to_list() == [True] * 12 + [False] * 5
    assert set(counted["entity"]) == {"vladimir-putin"}
    surfaces = [text[start:end] for text, start, end in counted.select("text", "mark_start", "mark_end").iter_rows()]
    assert sorted(surfaces) == ["Putin"] * 6 + ["Vladimir Putin"] * 6
    assert counted["text"].str.starts_with("Putin left").sum() == 6
    assert left["text"].str.starts_with("Olaf Scholz").all()
    assert drawn["day"].null_count() == 0


def test_a_sample_draws_only_mentions_of_the_senses_asked_for(tmp_path):
    texts = ["The bridge in Ukraine fell.", "Ukrainian farmers left Ukraine.", "A Ukrainian painter won."]
    corpus = corpus_from(pl.DataFrame({"text": texts, "date": ["2022-02-01", "2022-02-02", "2022-02-03"]}), tmp_path)

    def drawn(*senses):
        view = View(query=Query(regions=("UA",), senses=senses), lines="regions")
        counted = answers.check_sample(corpus, view).filter("counted")
        told = counted.select("text", "mark_start", "mark_end").iter_rows()
        return sorted(text[start:end] for text, start, end in told)

    assert drawn() == ["Ukraine", "Ukraine", "Ukrainian", "Ukrainian"]
    assert drawn("place") == ["Ukraine", "Ukraine"]
    assert drawn("demonym") == ["Ukrainian", "Ukrainian"]


def test_a_seed_draws_the_same_and_another_draws_otherwise(made):
    corpus = open_corpus(made)
    one, same, other = (answers.check_sample(corpus, PUTIN, 4, seed=seed) for seed in (1, 1, 2))
    assert (one.height, one.equals(same), one.equals(other)) == (8, True, False)
    often = [answers.check_sample(corpus, PUTIN, 3, seed=seed).filter("counted") for seed in range(300)]
    drawn = pl.concat(often).group_by("id", "start").len()["len"]
    assert (len(drawn), drawn.min() > 40, drawn.max() < 120) == (12, True, True)  # 75 of each expected


@pytest.mark.parametrize(
    ("view", "n_counted", "n_left"),
    [
        (View(), 12 + 6 + 5 + 5, 0),
        (View(query=Query(regions=("UA",)), lines="regions"), 6, 5),
        (View(query=Query(actors=("vladimir-putin", "olaf-scholz"))), 17, 0),
        (View(query=Query(actors=("nobody",)), lines="actors"), 0, 11),
    ],
)
def test_what_counts_follows_the_view(made, view, n_counted, n_left):
    drawn = answers.check_sample(open_corpus(made), view)
    assert (drawn["counted"].sum(), (~drawn["counted"]).sum()) == (n_counted, n_left)


def marked(home, *rows):
    """Marks of (person, thing, mark); a thing that begins with "-" is an article left out."""
    view = checked_view(PUTIN)
    lines = ["person,id,part,start,end,kind,entity,mark,view"]
    for person, thing, mark in rows:
        mention = ",,,," if thing.startswith("-") else "text,0,5,actor,vladimir-putin"
        lines.append(f'{person},{thing},{mention},{mark},"{view}"')
    (home / "people").mkdir(exist_ok=True)
    (home / "people" / "marks.csv").write_text("\n".join(lines))
    return open_corpus(home)


def test_marks_become_figures_of_their_view(home):
    rows = [("ann", f"m{i}", "right") for i in range(8)] + [("ann", "m8", "wrong"), ("ann", "m9", "unsure")]
    rows += [("ann", "m0", "wrong"), ("ann", "m0", "right")]  # a mind that changed: the last line holds
    rows += [("bob", "m0", "right"), ("bob", "m1", "wrong"), ("bob", "m8", "wrong")]
    rows += [("ann", "-a", "right"), ("ann", "-b", "wrong")]
    corpus = marked(home, *rows)
    found = answers.checked(corpus, PUTIN)
    assert (found.mentions, found.right, found.articles, found.missed) == (9, wilson(7, 9), 2, wilson(1, 2))
    assert (found.unsure, found.twice, found.people) == (1, 3, 2)
    assert found.kappa == kappa(["right", "right", "wrong"], ["right", "wrong", "wrong"])
    assert answers.checked(corpus, PUTIN.asking(actors=("nato",))) == Checked()
    same = View(query=PUTIN.query, lines="actors", measure="mentions", period="year")
    assert answers.checked(corpus, same) == found
    assert corpus.fingerprint != open_corpus(marked(home).path).fingerprint


def test_no_marks_say_nothing(home):
    found = answers.checked(open_corpus(home), PUTIN)
    assert (found.mentions, found.right, found.kappa, found.people) == (0, None, None, 0)

"""Statements, chains and reported acts equal what plain Python counts, on random views of random corpora.

Each property also has rules broken on purpose, which it must catch.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from functools import cache

import polars as pl
import pytest
from hypothesis import strategies as st
from test_answers_property import _module, broken, catches, holds, span_of
from test_corpus_random import ACTORS, N_CASES, Names, case, period_start, starts, values_of

from explorer import answers
from explorer.answers import said
from explorer.corpus import open_corpus, publish, write_shard
from explorer.errors import QueryError
from explorer.schema import EVENTS, STATEMENTS
from explorer.view import View

TYPES = {
    "AGREE": ("cooperative", "verbal"),
    "AID": ("cooperative", "material"),
    "DEMAND": ("conflictual", "verbal"),
    "FIGHT": ("conflictual", "material"),
}
OUTLET = "a1"
"""The actor that the lists of the random corpora call an outlet."""


@cache
def voiced(number):
    """A random case whose articles say something: the case with its corpus made anew, statements, events."""
    made, chosen = case(number), random.Random(number)
    statements, events = [], []
    for row, outlet in made.articles.select("row", "outlet").iter_rows():
        n = chosen.choice([0, 0, 1, 2, 4])
        statements += [_statement(chosen, row, outlet) for _ in range(n)]
        events += [_event(chosen, row, n) for _ in range(chosen.choice([0, 3, 9]))]
    said_ = pl.DataFrame(statements, schema=STATEMENTS)
    done = pl.DataFrame(events, schema=EVENTS)
    home = tempfile.mkdtemp(prefix="explorer-case-")
    tables = (made.articles, made.texts, made.mentions, made.times, said_, done)
    rows = made.articles["row"].to_list()
    parts = [rows] if number % 2 else [part for part in (rows[::2], rows[1::2]) if part]
    shards = [
        write_shard(home, *(frame.filter(pl.col("row").is_in(part)) for frame in tables), names=Names())
        for part in parts
    ]
    publish(home, shards)
    copied = made.copied.with_columns(origin="copy")  # these statements have no content: nobody shares a claim
    corpus = open_corpus(home, names=Names())
    return replace(made, corpus=corpus, known={}, copied=copied, statements=said_, events=done), said_, done


def _statement(chosen, row, outlet):
    links = [{"entity": None, "words": outlet}] if outlet else []
    for _ in range(chosen.choice([0, 1, 1, 2, 3])):
        entity = chosen.choice([None, *ACTORS])
        links.append({"entity": entity, "words": entity or "they"})
    place = {"row": row, "part": "text", "sentence": 0, "cue_start": 0, "cue_end": 1}
    return dict.fromkeys(STATEMENTS) | place | {"anonymous": chosen.random() < 0.4, "inner": False, "chain": links}


def _event(chosen, row, n):
    told = {"type": chosen.choice(list(TYPES)), "actor": chosen.choice([None, *ACTORS])}
    place = {"row": row, "part": "title", "sentence": 0, "start": 0, "end": 1}
    return dict.fromkeys(EVENTS) | place | told | {"statement": chosen.randrange(n) if n and n % 2 else None}


def plain(view):
    """`view` without the rarer filters: which articles those select has properties of its own."""
    asked = view.asking(voices=(), event_types=(), signals=(), cited=(), anonymous=False)
    return asked.asking(senses=(), talked_about=None, columns=(), words_not=(), actors_not=(), regions_not=())


def of_case(made):
    return voiced(next(number for number in range(N_CASES) if case(number) is made))


def counted(made, view):
    """The selected articles, of copies only the earliest where texts are counted."""
    return made.once(made.selected(view), view)


# ---- chains and statements


def steps(statement, outlet):
    """Outlet, cited and source of one statement."""
    links = statement["chain"] or []
    if links and links[0]["words"] == outlet:
        links = links[1:]
    unnamed = "~anonymous" if statement["anonymous"] else "~unlisted"
    cited, source = "", ""
    if links:
        source = links[-1]["entity"] or unnamed
        if len(links) > 1:
            cited = links[0]["entity"] or "~unlisted"
        if source == OUTLET:
            cited, source = (cited or source), ""
    return outlet or "", cited, source


def folded(ways, k):
    """`ways` with all names of a step but the first `k` put together."""
    for at in range(3):
        articles = {}
        for row, _, way in ways:
            articles.setdefault(way[at], set()).add(row)
        named = [name for name in articles if name and not name.startswith("~")]
        rest = set(sorted(named, key=lambda name: (-len(articles[name]), name))[k:])
        ways = [
            (row, nth, tuple("~others" if i == at and step in rest else step for i, step in enumerate(way)))
            for row, nth, way in ways
        ]
    return ways


def model_ways(made, said_, view, k):
    outlets = dict(counted(made, view).select("row", "outlet").iter_rows())
    ways, seen = [], {}
    for statement in said_.iter_rows(named=True):
        row = statement["row"]
        seen[row] = seen.get(row, -1) + 1
        if row in outlets:
            ways.append((row, seen[row], steps(statement, outlets[row])))
    return folded(ways, k)


def check_chains(made, view, data):
    view = plain(view)
    made, said_, _ = of_case(made)
    k = data.draw(st.sampled_from([1, 2, 7]))
    want = {}
    for row, _, way in model_ways(made, said_, view, k):
        for mask in range(1, 8):
            key = tuple(step if mask >> at & 1 else None for at, step in enumerate(way))
            want.setdefault(key, []).append(row)
    got = answers.chains(made.corpus, view, k)
    assert {row[:3]: row[3:] for row in got.iter_rows()} == {
        key: (len(set(rows)), len(rows)) for key, rows in want.items()
    }
    assert got.height == len(want)
    return got.height > 0


def test_chains_are_what_plain_python_counts():
    holds(check_chains)


@pytest.mark.parametrize(
    ("where", "name", "replacement"),
    [
        ("said", "firsts", lambda _corpus, rows: rows),
        ("said", "selected", lambda corpus, _view: corpus.everything()),
        ("paths", "_folded", lambda _stepped, step, _k: pl.col(step)),
        ("paths", "_key", lambda link, _unnamed: link.struct.field("entity").fill_null("")),
        ("paths", "ANONYMOUS", "~unlisted"),
    ],
    ids=["a text once", "the selection", "the first names", "the unnamed", "without a name"],
)
def test_chains_broken_are_caught(monkeypatch, where, name, replacement):
    broken(monkeypatch, _module(where), name, replacement)
    forgetting(check_chains)


def forgetting(check):
    """`catches`, with nothing kept from the rules before or for those after."""

    def anew(made, view, data):
        corpus = of_case(made)[0].corpus
        corpus.forget()
        try:
            return check(made, view, data)
        finally:
            corpus.forget()

    catches(anew)


def check_statements(made, view, data):
    view = plain(view)
    made, said_, _ = of_case(made)
    ways = model_ways(made, said_, view, 7)
    drawn = data.draw(_sampled([way for _, _, way in ways]))
    asked = dict(zip(("outlet", "cited", "source"), drawn, strict=True))
    days = dict(made.articles.select("row", pl.col("published").dt.date()).iter_rows())
    ids = dict(made.articles.select("row", "id").iter_rows())
    met = [
        (row, nth)
        for row, nth, way in ways
        if all(step is None or step == here for step, here in zip(drawn, way, strict=True))
    ]
    dated = sorted((days[row] for row, _ in met if days[row]), reverse=view.sort == "newest")
    got = answers.statements(made.corpus, view, 1000, **asked)
    assert got["day"].to_list() == dated + [None] * (len(met) - len(dated))
    assert sorted(got["id"]) == sorted(ids[row] for row, _ in met)
    told = said_.with_columns(nth=pl.int_range(pl.len()).over("row"))
    chains = {(row, nth): chain for row, nth, chain in told.select("row", "nth", "chain").iter_rows()}
    assert sorted(map(repr, got["chain"].to_list())) == sorted(repr(chains[place]) for place in met)
    assert answers.statements(made.corpus, view, 2, 1, **asked).equals(got.slice(1, 2))
    return got.height > 0


def _sampled(ways):
    masks = st.tuples(st.booleans(), st.booleans(), st.booleans())
    way = st.sampled_from(ways or [("", "", "")])
    return st.tuples(way, masks).map(lambda both: tuple(s if m else None for s, m in zip(*both, strict=True)))


def test_statements_are_those_of_the_way():
    holds(check_statements)


@pytest.mark.parametrize(
    ("where", "name", "replacement"),
    [
        ("said", "firsts", lambda _corpus, rows: rows),
        ("statements", "in_order", lambda found, _view: found),
        ("statements", "STEPS", ("outlet", "cited")),
    ],
    ids=["a text once", "the order", "the source"],
)
def test_statements_broken_are_caught(monkeypatch, where, name, replacement):
    broken(monkeypatch, _module(where), name, replacement)
    forgetting(check_statements)


# ---- signals


def model_reports(made, done, view, line):
    """(row, day, signal, deed) of the reports of a line."""
    days = dict(counted(made, view).select("row", "day").iter_rows())
    asked = (*view.query.actors, *view.query.actors_all)
    inside = set(made.line(view, line)["row"])
    found = []
    for row, type_, actor in done.select("row", "type", "actor").iter_rows():
        if line and view.lines == "actors":
            meant = actor == line
        else:
            meant = (not asked or actor in asked) and (not line or row in inside)
        if row in days and meant:
            found.append((row, days[row], *TYPES[type_]))
    return found


def check_signals(made, view, _=None):
    view = plain(view)
    made, _, done = of_case(made)
    span = span_of(made, view)
    want = []
    for line in (values_of(view) or ("",)) if span else ():
        reports = model_reports(made, done, view, line)
        for start in starts(*span, view.period):
            for signal in ("cooperative", "conflictual"):
                here = [
                    one for one in reports if one[1] and one[2] == signal and period_start(one[1], view.period) == start
                ]
                deeds = [{row for row, _, _, deed in here if deed == wanted} for wanted in ("verbal", "material")]
                want.append((line, start, signal, len({row for row, *_ in here}), *map(len, deeds), len(here)))
    got = answers.signals(made.corpus, view)
    assert got.drop("last", "partial").rows() == want
    return any(row[3] for row in want)


def test_signals_are_what_plain_python_counts():
    holds(check_signals)


@pytest.mark.parametrize(
    ("where", "name", "replacement"),
    [
        ("said", "firsts", lambda _corpus, rows: rows),
        ("said", "quad_class", None),
        ("reports", "rows_of_line", lambda corpus, _line: corpus.everything()),
        ("signals", "period_starts", lambda days, _period: days),
    ],
    ids=["a text once", "the class", "the line's own articles", "the period"],
)
def test_signals_broken_are_caught(monkeypatch, where, name, replacement):
    if name == "quad_class":
        where, name = "said", "_QUAD"
        replacement = {**said._QUAD, "AID": ("verbal", "cooperation")}
    broken(monkeypatch, _module(where), name, replacement)
    forgetting(check_signals)


def check_reports(made, view, data):
    view = plain(view)
    made, _, done = of_case(made)
    line = data.draw(st.sampled_from(values_of(view) or ("",)))
    signal = data.draw(st.sampled_from((None, None, None, "cooperative", "conflictual")))
    want = [one for one in model_reports(made, done, view, line) if signal in {None, one[2]}]
    day = data.draw(st.sampled_from([None, *[one[1] for one in want if one[1]]]))
    if day is not None:
        start = period_start(day, view.period)
        want = [one for one in want if one[1] and period_start(one[1], view.period) == start]
    got = answers.reports(made.corpus, view, 1000, line=line, period=day, signal=signal)
    ids = dict(made.articles.select("row", "id").iter_rows())
    assert sorted(got.select("id", "signal", "deed").rows()) == sorted(
        (ids[row], signal_, deed) for row, _, signal_, deed in want
    )
    return got.height > 0


def test_reports_are_those_that_signals_counts():
    holds(check_reports)


def test_reports_broken_are_caught(monkeypatch):
    broken(monkeypatch, _module("reports"), "period_of", lambda day, _period: (day, day))
    forgetting(check_reports)


# ---- literal


def test_a_report_has_the_chain_of_its_own_statement():
    made, said_, done = voiced(3)
    got = answers.reports(made.corpus, View(), 1000)
    told = said_.with_columns(statement=pl.int_range(pl.len(), dtype=pl.UInt32).over("row")).select(
        "row", "statement", "chain"
    )
    ids = made.articles.select("row", "id")
    want = done.select("row", "statement").join(told, on=["row", "statement"], how="left").join(ids, on="row")
    assert want["chain"].null_count() not in {0, want.height}
    assert sorted(map(repr, got.select("id", "chain").to_dicts())) == sorted(
        map(repr, want.select("id", "chain").to_dicts())
    )


def test_too_large_a_selection_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(said, "MOST", 1)
    made, _, _ = voiced(3)
    made.corpus.forget()
    with pytest.raises(QueryError, match=r"read of at most 1 articles at once: choose fewer"):
        answers.chains(made.corpus, View())


def test_a_corpus_without_statements_has_none():
    older = case(7).corpus
    assert not said.has_table(older, "statements")
    assert answers.chains(older, View()).is_empty()
    assert answers.statements(older, View()).is_empty()
    assert answers.signals(older, View())["n"].sum() == 0
    assert answers.reports(older, View()).is_empty()


def test_checked_reports_are_counted_once():
    made, _, done = voiced(3)
    corpus = made.corpus
    ids = dict(made.articles.select("row", "id").iter_rows())
    row = done["row"][0]
    assert answers.checked_reports(corpus, View()) == 0
    marks = corpus.path / "people" / "marks.csv"
    marks.parent.mkdir(exist_ok=True)
    header = "person,id,part,start,end,kind,entity,mark,view,when"
    lines = [f"{who},{ids[row]},title,0,1,act,,right,x,2024-01-01" for who in ("one", "two")]
    marks.write_text("\n".join([header, *lines, f"one,{ids[row]},title,0,1,actor,a1,right,x,2024-01-01"]))
    try:
        assert answers.checked_reports(corpus, View()) == 1
    finally:
        marks.unlink()

"""Every answer equals plain polars, on random views of random corpora cut into random shards.

Each property also has rules broken on purpose, which it must catch.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from test_corpus_random import (
    ACTORS,
    N_CASES,
    OUTLETS,
    REGIONS,
    Names,
    among,
    asked,
    case,
    ground_query,
    inside,
    next_start,
    period_start,
    starts,
    values_of,
)

from explorer import answers
from explorer.answers import counting, naming, selection
from explorer.corpus import facets, spans, voices
from explorer.corpus.index import Index
from explorer.errors import QueryError
from explorer.view import EVENT_TYPES, SIGNALS, VOICES, Query, View

EXAMPLES = 300
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
ALL_MEASURES = ("articles", "unique", "origins", "mentions")


def holds(check, measures=("articles", "unique"), examples=EXAMPLES):
    """`check` holds for random views, and at least half of its answers are not empty."""
    found = []

    @settings(max_examples=examples, deadline=None, suppress_health_check=QUIET)
    @given(asked(measures), st.data())
    def property_(made, data):
        found.append(bool(check(*made, data)))

    property_()
    assert len(found) >= examples
    assert sum(found) * 2 >= len(found), f"only {sum(found)} of {len(found)} answers are not empty"


def catches(check, measures=("articles", "unique")):
    """`check` fails for some random view."""

    @settings(max_examples=1500, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
              suppress_health_check=QUIET, report_multiple_bugs=False)  # fmt: skip
    @given(asked(measures), st.data())
    def property_(made, data):
        made[0].corpus.forget()
        try:
            check(*made, data)
        finally:
            made[0].corpus.forget()

    with pytest.raises(AssertionError):
        property_()


# ---- timeline


def span_of(made, view):
    days = made.days
    if not len(days):
        return None
    first, last = max(days.min(), view.query.start or days.min()), min(days.max(), view.query.end or days.max())
    return (first, last) if first <= last else None


def named_of(view, value):
    if view.measure != "mentions":
        return None, ()
    if value:
        return view.lines.removesuffix("s"), (value,)
    actors = (*view.query.actors, *view.query.actors_all)
    if actors and view.lines != "regions":
        return "actor", actors
    return ("region", view.query.regions) if len(set(view.query.regions)) == 1 else None


def denominator(made, view, kind):
    days = Query(start=view.query.start, end=view.query.end)
    query = {
        "corpus": days,
        "selection": ground_query(view),
        "outlets": Query(
            start=view.query.start,
            end=view.query.end,
            outlets=view.query.outlets,
            outlets_not=view.query.outlets_not,
        ),
    }[view.share]
    return made.measure(made.select(query), view, kind, ())


def by_period(daily, first, last, period):
    """`period`, its last day and `n`, every period."""
    begins = starts(first, last, period)
    lasts = [next_start(start, period) - timedelta(1) for start in begins]
    every = pl.DataFrame({"period": begins, "last": lasts}).set_sorted("period")
    held = daily.filter(pl.col("day").is_between(first, last)).sort("day")
    total = held.join_asof(every, left_on="day", right_on="period").group_by("period").agg(pl.col("n").sum())
    return every.join(total, on="period", how="left", maintain_order="left").with_columns(
        pl.col("n").fill_null(0).cast(pl.Int64)
    )


def model_timeline(made, view):
    span = span_of(made, view)
    frames = []
    for value in values_of(view) or ("",):
        named = named_of(view, value)
        if named is None:
            return None
        if span is None:
            continue
        first, last = span
        n = by_period(made.measure(made.line(view, value), view, *named), *span, view.period)
        frame = n.with_columns(line=pl.lit(value))
        if view.share:
            of = by_period(denominator(made, view, named[0]), *span, view.period)
            frame = frame.with_columns(of["n"].alias("of"))
        else:
            frame = frame.with_columns(of=pl.lit(None, pl.Int64))
        frames.append(
            frame.with_columns(
                share=pl.when(pl.col("of") > 0).then(pl.col("n") / pl.col("of")),
            ).with_columns(partial=(pl.col("period") < first) | (pl.col("last") > last))
        )
    columns = ["line", "period", "last", "n", "of", "share", "partial"]
    types = [pl.String, pl.Date, pl.Date, pl.Int64, pl.Int64, pl.Float64, pl.Boolean]
    empty = pl.DataFrame(schema=dict(zip(columns, types, strict=True)))
    return pl.concat([empty, *(frame.select(columns) for frame in frames)])


def check_timeline(made, view, _=None):
    want = model_timeline(made, view)
    if want is None:
        with pytest.raises(QueryError, match="mentions are counted of names"):
            answers.timeline(made.corpus, view)
        return False
    got = answers.timeline(made.corpus, view)
    assert_frame_equal(got, want)
    return got["n"].sum() > 0


@pytest.mark.parametrize("measure", ALL_MEASURES)
def test_timeline_is_what_polars_counts(measure):
    holds(check_timeline, (measure,))


def broken(monkeypatch, where, name, replacement):
    monkeypatch.setattr(where, name, replacement)


def distinct_per_period(corpus, rows, edges):
    total = np.zeros(len(edges) - 1, "i8")
    for i in range(len(total)):
        days = [shard.between(int(edges[i]), int(edges[i + 1]) - 1) for shard in corpus.shards]
        total[i] = counting.n_texts(corpus, selection.both(rows, days))
    return total


def originals_only(corpus, rows, edges):
    return counting.articles(corpus, selection.both(rows, counting.firsts(corpus, corpus.everything())), edges)


def shard_by_shard(corpus, rows, edges):
    return counting.articles(corpus, [s.firsts(r) for s, r in zip(corpus.shards, rows, strict=True)], edges)


@pytest.mark.parametrize("rule", [distinct_per_period, originals_only, shard_by_shard, counting.articles])
def test_unique_broken_is_caught(monkeypatch, rule):
    broken(monkeypatch, _module("timeline"), "unique", rule)
    catches(check_timeline, ("unique",))


def first_origins_only(corpus, rows, edges):
    first = counting.firsts(corpus, corpus.everything(), "origins")
    return counting.articles(corpus, selection.both(rows, first), edges)


@pytest.mark.parametrize("rule", [first_origins_only, shard_by_shard, counting.articles, counting.unique])
def test_origins_broken_is_caught(monkeypatch, rule):
    broken(monkeypatch, _module("timeline"), "origins", rule)
    catches(check_timeline, ("origins",))


def _module(name):
    return sys.modules[f"explorer.answers.{name}"]


def without_subtree(self, kind, number, _rows=Index.rows):
    """A region only where it is named itself: its own rows less what its children have."""
    rows = _rows(self, kind, number)
    if kind == "region" and number:
        shared = [_rows(self, kind, other) for other in range(1, 40) if other != number]
        for other in shared:
            if other and other != rows and other.issubset(rows):
                rows -= other
    return rows


def as_articles(corpus, rows, edges, kind, ids):
    named = [corpus.rows(kind, corpus.number(kind, id_)) for id_ in ids]
    return sum(counting.articles(corpus, selection.both(rows, one), edges) for one in named)


def undated_at_the_end(self, days, _edges=Index.edges):
    edges = _edges(self, days).copy()
    edges[-1] = self.n if edges[-1] == self.first_rows[-1] else edges[-1]
    return edges


def last_day_excluded(self, first, last, _between=Index.between):
    return _between(self, first, last - 1)


_FRAME = _module("timeline")._frame
TIMELINE_RULES = {
    "mentions are occurrences": ("mentions", "mentions", as_articles),
    "a share divides by the query without the line's own field": (
        "articles", "ground_of", lambda corpus, view: selection.select(corpus, view.query)),
    "a share's whole is of the days asked": (
        "articles", "_whole", lambda corpus, view: view.share and corpus.everything()),
    "every period is there": ("articles", "_frame", lambda *a: _FRAME(*a).filter(pl.col("n") > 0)),
    "partial periods are marked": (
        "articles", "_frame", lambda *a: _FRAME(*a).with_columns(partial=pl.lit(value=False))),
    "nothing to divide by is no share": (
        "articles", "_frame",
        lambda *a: _FRAME(*a).with_columns(share=pl.when(pl.col("of") == 0).then(0.0).otherwise("share"))),
    "every chosen one is a line": ("articles", "lines_of", lambda view: selection.lines_of(view)[:2]),
}  # fmt: skip
INDEX_RULES = {
    "a region counts its subtree": ("rows", without_subtree),
    "an undated article is in no period": ("edges", undated_at_the_end),
    "the last day is included": ("between", last_day_excluded),
}


@pytest.mark.parametrize("rule", TIMELINE_RULES)
def test_timeline_broken_is_caught(monkeypatch, rule):
    measure, name, replacement = TIMELINE_RULES[rule]
    broken(monkeypatch, _module("timeline"), name, replacement)
    catches(check_timeline, (measure,))


@pytest.mark.parametrize("rule", INDEX_RULES)
def test_index_broken_is_caught(monkeypatch, rule):
    name, replacement = INDEX_RULES[rule]
    broken(monkeypatch, Index, name, replacement)
    catches(check_timeline)


# ---- summary and ground


def check_summary(made, view, _=None):
    found, span = made.selected(view), span_of(made, view)
    ground = made.select(ground_query(view))
    lines = [made.line(view, value)["row"] for value in values_of(view) or ("",)]
    in_all = set(lines[0]).intersection(*lines[1:])
    got = answers.summary(made.corpus, view).row(0, named=True)
    assert got["n"] == len(found)
    assert got["ground"] == len(ground)
    assert got["all_lines"] == len(in_all)
    assert got["copies"] == len(found) - found["copy"].n_unique()
    assert got["undated"] == found["day"].null_count()
    assert got["listed"] == len(model_listed(made, view))
    assert (got["first"], got["last"]) == (span or (None, None))
    bars = answers.ground(made.corpus, view)
    if span is None:
        assert bars.is_empty()
        return False
    want = by_period(ground.drop_nulls("day").group_by("day").agg(n=pl.len()), *span, view.period)
    assert_frame_equal(bars, want.drop("last"))
    assert got["median"] == want["n"].median()
    assert got["peak"] == want["n"].max()
    assert got["peak_period"] == want.filter(n=want["n"].max())["period"][0]
    return got["n"] > 0


def test_summary_is_what_polars_counts():
    holds(check_summary)


@pytest.mark.parametrize(
    ("name", "replacement"),
    {
        "n_texts": lambda _corpus, rows: selection.size(rows),
        "ground_of": selection.selected,
        "listed": selection.selected,
        "both": lambda one, _other: one,
    }.items(),
)
def test_summary_broken_is_caught(monkeypatch, name, replacement):
    broken(monkeypatch, _module("summary"), name, replacement)
    catches(check_summary)


# ---- top, children, together, places


def counted(rows, kind, made, by_voices=()):
    """How many of some articles name each value, regions with all that counts them, actors by some voices."""
    if kind not in ("actor", "region"):
        return rows.drop_nulls(kind).group_by(value=kind).agg(n=pl.len().cast(pl.Int64))
    named = made.named(by_voices).filter(pl.col("kind") == kind).select("row", value="entity")
    if kind == "region":
        above = [(r, up) for up in [*REGIONS, "world"] for r in inside(up)]
        up = pl.DataFrame(above, schema={"value": pl.String, "up": pl.String}, orient="row")
        named = named.join(up, on="value").select("row", value="up")
    return rows.join(named.unique(), on="row").group_by("value").agg(n=pl.len().cast(pl.Int64))


def leaving(view, kind):
    query = view.query
    drop = {
        "actor": {"actors": (), "actors_all": (), "actors_not": ()},
        "region": {"regions": (), "regions_not": (), "no_region": False},
        "outlet": {"outlets": (), "outlets_not": ()},
        "own.desk": {"columns": ()},
        "event": {"event_types": ()},
        "signal": {"signals": ()},
        "cited": {"cited": ()},
        "anonymous": {"anonymous": False},
        "voice": {"voices": ()},
    }[kind]
    fields = {**{name: getattr(query, name) for name in query.__dataclass_fields__}, **drop}
    return Query(**fields)


def selected_leaving(made, view, kind):
    found = made.select(leaving(view, kind))
    if view.lines == "words" and view.lines_of:
        found = among(found, pl.concat([made.matching(text) for text in values_of(view)]))
    return found


FEW = {"voice": VOICES, "event": EVENT_TYPES, "signal": SIGNALS, "anonymous": ("yes",)}


def counted_asked(made, view, kind):
    """How many articles choosing each value would leave, the other filters as they are."""
    rows, query = selected_leaving(made, view, kind), view.query
    if kind == "actor" and (query.event_types or query.signals):
        n_of = {actor: among(rows, made.counting(query, actor)).height for actor in ACTORS}
    elif kind == "cited":
        return rows.join(made.passed_on.unique(), on="row").group_by(value="entity").agg(n=pl.len().cast(pl.Int64))
    elif kind == "anonymous":
        n_of = {"yes": among(rows, made.statements.filter("anonymous")["row"]).height}
    elif kind == "voice":
        n_of = {}
        for voice in VOICES:
            found = made.selected(view.asking(voices=(voice,)))
            if not query.actors and not query.actors_all:
                found = among(found, made.voiced.filter(pl.col("voice") == voice)["row"])
            n_of[voice] = found.height
    elif kind in FEW:
        field = "event_types" if kind == "event" else "signals"
        n_of = {value: made.selected(view.asking(**{field: (value,)})).height for value in FEW[kind]}
    else:
        return counted(rows, kind, made, query.voices)
    found = [(value, n) for value, n in n_of.items() if n]
    return pl.DataFrame(found, schema={"value": pl.String, "n": pl.Int64}, orient="row")


def check_top(made, view, data):
    kinds = ["actor", "region", "outlet", *(f"own.{name}" for name in made.corpus.own_columns)]
    kinds += [*FEW, "cited"] if made.corpus.values("cited") else []
    kind, k = data.draw(st.sampled_from(kinds)), data.draw(st.integers(1, 9))
    want = counted_asked(made, view, kind)
    got = answers.top(made.corpus, view, kind, k)
    assert list(zip(got["value"], got["n"], strict=True)) == [
        (value, n) for value, n in want.sort(pl.col("n"), "value", descending=[True, False]).head(k).iter_rows()
    ]
    names = Names()
    assert got["name"].to_list() == [
        names.label(v) if kind in ("actor", "region", "cited") else v for v in got["value"]
    ]
    if kind in FEW:
        return got.height > 0
    among = [*(REGIONS if kind == "region" else OUTLETS if kind == "outlet" else ACTORS), "nobody"][::-1]
    told = dict(want.iter_rows())
    assert answers.top(made.corpus, view, kind, among=among)["n"].to_list() == [told.get(v, 0) for v in among]
    return got.height > 0


def test_top_is_what_polars_counts():
    holds(check_top)


def test_top_by_sets_is_top_by_rows(monkeypatch):
    numbers = counting.top_numbers
    monkeypatch.setattr(_module("top"), "top_numbers", lambda *a, **more: numbers(*a, **more, few=0))
    holds(check_top)


@pytest.mark.parametrize(
    ("where", "name", "replacement"),
    [
        ("top", "selected", lambda corpus, view, _=None: selection.selected(corpus, view)),
        ("top", "top_numbers", lambda *a, **more: counting.top_numbers(*a, **more)[1:]),
        (
            "top",
            "top_numbers",
            lambda *a, **more: sorted(counting.top_numbers(*a, **more), key=lambda f: (-f[0], -f[1])),
        ),
        ("selection", "without", lambda query, _field: Query(start=query.start, end=query.end)),
    ],
    ids=["its own filter left out", "the first", "ties by id", "all other filters"],
)
def test_top_broken_is_caught(monkeypatch, where, name, replacement):
    broken(monkeypatch, _module(where), name, replacement)
    catches(check_top)


def check_children(made, view, data):
    region = data.draw(st.sampled_from(["world", "UA", "RU", "UA-14", "donbas"]))
    rows = selected_leaving(made, view, "region")
    told = dict(counted(rows, "region", made).iter_rows())
    below = {child: told[child] for child in Names().children(region) if child in told}
    got = answers.children(made.corpus, view, region)
    *rest, last = zip(got["value"], got["n"], strict=True)
    assert rest == sorted(below.items(), key=lambda item: (-item[1], item[0]))
    if region == "world":
        named = made.mentions.filter(pl.col("kind") == "region").drop_nulls("entity")
        alone = rows.join(named, on="row", how="anti")
    else:
        alone = among(rows, made.naming("region", (region,)))
        if below:
            alone = alone.join(among(rows, made.naming("region", tuple(below))), on="row", how="anti")
    assert last == ("", len(alone))
    return sum(got["n"]) > 0


def test_children_are_what_polars_counts():
    holds(check_children)


def test_children_by_sets_are_children_by_rows(monkeypatch):
    inside = counting.top_inside
    monkeypatch.setattr(_module("top"), "top_inside", lambda *a, **more: inside(*a, **more, few=0))
    holds(check_children)


def test_children_broken_are_caught(monkeypatch):
    broken(monkeypatch, _module("top"), "selected", lambda corpus, view, _=None: selection.selected(corpus, view))
    catches(check_children)


def check_together(made, view, data):
    k = data.draw(st.integers(1, 8))
    rows, ground = made.selected(view), made.select(ground_query(view))
    chosen = [*view.query.actors, *view.query.actors_all]
    by_voices = view.query.voices
    here, there = counted(rows, "actor", made, by_voices), dict(counted(ground, "actor", made, by_voices).iter_rows())
    here = here.filter(~pl.col("value").is_in(chosen)).sort(pl.col("n"), "value", descending=[True, False]).head(k)
    got = answers.together(made.corpus, view, k)
    assert list(zip(got["actor"], got["n"], strict=True)) == list(here.iter_rows())
    for actor, n, share, ground_share, lift in got.drop("name").iter_rows():
        assert share == n / len(rows)
        assert ground_share == there[actor] / len(ground)
        want = n * len(ground) / (len(rows) * there[actor])
        assert lift == (pytest.approx(want) if n >= 5 else None)
    return got.height > 0


def test_together_is_what_polars_counts():
    holds(check_together)


@pytest.mark.parametrize(
    ("name", "replacement"),
    [
        ("_FEW", 1),
        ("ground_of", lambda corpus, _view: corpus.everything()),
        ("top_numbers", lambda *a, **_: counting.top_numbers(*a)),
    ],
    ids=["lift from five", "the ground", "the chosen left out"],
)
def test_together_broken_is_caught(monkeypatch, name, replacement):
    broken(monkeypatch, _module("together"), name, replacement)
    catches(check_together)


def check_places(made, view, data):
    k, names = data.draw(st.integers(1, 5)), Names()
    told = dict(counted(made.selected(view), "region", made).iter_rows())
    asked = view.query.regions or ("world",)
    inner = dict.fromkeys(child for region in asked for child in names.children(region) or (region,))
    best = sorted((region for region in inner if region in told), key=lambda region: (-told[region], region))[:k]
    want = []
    for value in values_of(view) or ("",):
        line = made.line(view, value)
        here = dict(counted(line, "region", made).iter_rows())
        want += [(value, r, here.get(r, 0), len(line), here.get(r, 0) / len(line) if len(line) else None) for r in best]
    got = answers.places(made.corpus, view, k)
    assert list(got.drop("name").iter_rows()) == want
    return got.height > 0


def test_places_are_what_polars_counts():
    holds(check_places)


@pytest.mark.parametrize(
    ("name", "replacement"),
    [
        ("size", lambda _rows: 7),
        ("both", lambda one, _other: one),
        ("counts", lambda *a: [min(1, n) for n in counting.counts(*a)]),
    ],
    ids=["of the line", "line by line", "articles"],
)
def test_places_broken_are_caught(monkeypatch, name, replacement):
    broken(monkeypatch, _module("places"), name, replacement)
    catches(check_places)


# ---- days talked about


def model_talked_about(made, view):
    """`period`, `about`, `n`, `of`: each article joined to the periods that hold one of its times whole."""
    span = span_of(made, view)
    found = made.selected(view)
    found = made.once(found, view)
    counts = {}
    whole = {}
    for row, first, last in made.times.drop_nulls("first").select("row", "first", "last").iter_rows():
        if period_start(first, view.period) == period_start(last, view.period):
            whole.setdefault(row, set()).add(period_start(first, view.period))
    of = {}
    for row, day in found.drop_nulls("day").select("row", "day").iter_rows():
        if span is None or not span[0] <= day <= span[1]:
            continue
        period = period_start(day, view.period)
        of[period] = of.get(period, 0) + 1
        for about in whole.get(row, {None}):
            counts[period, about] = counts.get((period, about), 0) + 1
    ordered = sorted(counts, key=lambda pair: (pair[0], pair[1] is None, pair[1] or pair[0]))
    return [(period, about, counts[period, about], of[period]) for period, about in ordered]


def check_talked_about(made, view, _=None):
    if made.corpus.values("talked_about") is None:
        with pytest.raises(QueryError, match="days talked about were not read when this corpus was made"):
            answers.talked_about(made.corpus, view)
        return True
    got = answers.talked_about(made.corpus, view)
    assert got.schema == {"period": pl.Date, "about": pl.Date, "n": pl.Int64, "of": pl.Int64}
    assert got.rows() == model_talked_about(made, view)
    return got.height > 0


def test_talked_about_is_what_polars_counts():
    holds(check_talked_about, ("articles", "unique", "origins"))


@pytest.mark.parametrize(
    ("where", "name", "replacement"),
    [
        ("talked_about", "firsts", lambda _corpus, rows, _measure: rows),
        ("talked_about", "both", lambda _one, other: other),
        ("talked_about", "period_starts", lambda days, _period: days),
        ("selection", "rows_talking", lambda corpus, first, _last: spans.rows_talking(corpus, first, None)),
        ("selection", "rows_talking", lambda corpus, _first, last: spans.rows_talking(corpus, None, last)),
    ],
    ids=["a text once", "the selection", "a period holds it", "the last day talked about", "the first"],
)
def test_talked_about_broken_is_caught(monkeypatch, where, name, replacement):
    broken(monkeypatch, _module(where), name, replacement)
    catches(check_talked_about)


def test_days_talked_about_of_an_older_corpus_are_refused():
    older = next(made for made in map(case, range(N_CASES)) if made.corpus.values("talked_about") is None)
    with pytest.raises(QueryError, match="days talked about were not read when this corpus was made"):
        answers.summary(older.corpus, View(query=Query(talked_about=(None, date(2022, 1, 1)))))


# ---- what was said


def of_anybody(corpus, _query, types):
    return naming.reporting(corpus, Query(), types)


def somebody_named_somebody_acting(corpus, query, types):
    whose = (*query.actors, *query.actors_all)
    return naming.by_actors(corpus, types, whose) if whose else naming.reporting(corpus, query, types)


SAID_RULES = {
    "an actor counts by the voices asked for": ("selection", "actor_kind", lambda _query: "actor", check_summary),
    "the acts are of the chosen": ("selection", "reporting", of_anybody, check_summary),
    "who is named so acts": ("selection", "reporting", somebody_named_somebody_acting, check_summary),
    "signals and types are of one act": (
        "selection", "types_asked", lambda query: query.event_types or naming.types_asked(query), check_summary),
    "an unnamed source": ("selection", "ANONYMOUS", "cited", check_summary),
    "mentions of that voice": ("timeline", "actor_kind", lambda _query: "actor", check_timeline),
    "the picker counts acts": (
        "top", "among_acting", lambda corpus, _view, rows, actors: counting.counts(
            corpus, rows, "actor", [corpus.number("actor", actor) for actor in actors]), check_top),
    "types under the signals": ("top_said", "types_asked", lambda query: query.event_types, check_top),
    "together in that voice": ("together", "actor_kind", lambda _query: "actor", check_together),
}  # fmt: skip


@pytest.mark.parametrize("rule", SAID_RULES)
def test_what_was_said_broken_is_caught(monkeypatch, rule):
    where, name, replacement, check = SAID_RULES[rule]
    broken(monkeypatch, _module(where), name, replacement)
    catches(check, ("mentions",) if check is check_timeline else ("articles", "unique"))


def cited_with_the_outlet(articles, statements, names):
    return voices.cited_counted(articles.with_columns(outlet=pl.lit(None, pl.String)), statements, names)


def cited_with_the_speaker(articles, statements, names):
    return voices.cited_counted(articles, statements.with_columns(speaker=pl.lit(None, pl.String)), names)


FACET_RULES = {
    "he said": ("with_speakers", lambda mentions, *_: mentions),
    "he said it twice": (
        "with_speakers",
        lambda mentions, statements, names: pl.concat([voices.with_speakers(mentions, statements, names)] * 2)),
    "the article's own outlet": ("cited_counted", cited_with_the_outlet),
    "the speaker": ("cited_counted", cited_with_the_speaker),
}  # fmt: skip


def facets_hold(numbers):
    """What some cases, written anew, count of voices and of who is cited."""
    for made in map(case.__wrapped__, numbers):
        for voice in VOICES:
            for actor in ACTORS:
                query = Query(actors=(actor,), voices=(voice,))
                check_timeline(made, View(query=query, lines="actors", measure="mentions"))
        got = dict(answers.top(made.corpus, View(), "cited", 99).select("value", "n").iter_rows())
        assert got == dict(counted_asked(made, View(), "cited").iter_rows())


@pytest.mark.parametrize("rule", FACET_RULES)
def test_facets_of_what_was_said_broken_are_caught(monkeypatch, rule):
    numbers = [number for number in range(4, 14) if case(number).corpus.values("cited")]
    facets_hold(numbers)
    broken(monkeypatch, facets, *FACET_RULES[rule])
    with pytest.raises(AssertionError):
        facets_hold(numbers)


# ---- listing


def model_listed(made, view):
    found = made.selected(view)
    found = made.once(found, view)
    if view.picked == "undated":
        found = found.filter(pl.col("day").is_null())
    elif view.picked is not None:
        start = period_start(view.picked, view.period)
        found = found.filter(pl.col("day") >= start, pl.col("day") < next_start(start, view.period))
    newest = view.sort == "newest"
    dated = found.drop_nulls("day").sort("published", "id", descending=newest)
    return pl.concat([dated, found.filter(pl.col("day").is_null()).sort("id")])


def check_listing(made, view, data):
    n, skip = data.draw(st.integers(1, 9)), data.draw(st.sampled_from([0, 0, 0, 1, 3]))
    want = model_listed(made, view).slice(skip, n)
    got = answers.listing(made.corpus, view, n, skip)
    assert got["id"].to_list() == want["id"].to_list()
    for column in ("published", "outlet", "title"):
        own = made.articles.select("id", column)
        assert (
            got[column].to_list()
            == got.select("id").join(own, on="id", how="left", maintain_order="left")[column].to_list()
        )
    keys = made.ordered["copy"]
    assert got["copies"].to_list() == [int((keys == key).sum()) - 1 for key in copies(made, got["id"])]
    rows = dict(made.articles.select("id", "row").iter_rows())
    lines = {value: set(made.line(view, value)["row"]) for value in values_of(view) or ("",)}
    for id_, line, names in got.select("id", "line", "names").iter_rows():
        assert line == [value for value, inn in lines.items() if rows[id_] in inn]
        actors = made.mentions.filter(row=rows[id_], kind="actor")["entity"].drop_nulls()
        assert set(names) == set(actors)
    return got.height > 0


def copies(made, ids):
    keys = dict(made.ordered.select("id", "copy").iter_rows())
    return [keys[id_] for id_ in ids]


def test_listing_is_what_polars_lists():
    holds(check_listing, ("articles", "unique", "origins"))


@pytest.mark.parametrize(
    ("where", "name", "replacement", "measures"),
    [
        ("listed", "firsts", lambda _corpus, rows, _measure: rows, ("unique",)),
        ("listed", "firsts", lambda corpus, rows, _measure: counting.firsts(corpus, rows), ("origins",)),
        ("listed", "period_of", lambda day, _period: (day, day), ("articles",)),
        ("listing", "_copies", lambda corpus, place, row: len(corpus.shards[place].same_text(row)) - 1, ("articles",)),
    ],
    ids=["a text once", "an origin once", "the whole period", "copies in other shards"],
)
def test_listing_broken_is_caught(monkeypatch, where, name, replacement, measures):
    broken(monkeypatch, _module(where), name, replacement)
    catches(check_listing, measures)

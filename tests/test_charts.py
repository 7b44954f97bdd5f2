"""Frames as figures: valid in plotly's own eyes, and honest about what is uncertain."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import plotly.graph_objects as go
import polars as pl
import pytest

from explorer.charts import draw, draw_signals
from explorer.charts.axes import middle, time_ticks, value_ticks
from explorer.charts.signals import CAVEAT, signals_figure
from explorer.charts.template import DARK, LIGHT, PAGE, faint
from explorer.charts.timeline import timeline_figure
from explorer.view import View

ROOT = Path(__file__).parents[1]
MONTHS = [date(2022, 1, 1), date(2022, 2, 1), date(2022, 3, 1), date(2022, 4, 1)]
LASTS = [date(2022, 1, 31), date(2022, 2, 28), date(2022, 3, 31), date(2022, 4, 30)]
LABELS = {"a": "Anna", "b": "A name longer than twenty characters", "": "All articles"}


def frame(lines: dict[str, list[int]], of: list[int] | None = None) -> pl.DataFrame:
    parts = []
    for line, n in lines.items():
        shares = [None if not whole else part / whole for part, whole in zip(n, of, strict=True)] if of else [None] * 4
        parts.append(
            pl.DataFrame(
                {"line": [line] * 4, "period": MONTHS, "last": LASTS, "n": n, "of": of or [None] * 4, "share": shares},
                schema_overrides={"n": pl.Int64, "of": pl.Int64, "share": pl.Float64},
            ).with_columns(partial=pl.Series([True, False, False, False]))
        )
    return pl.concat(parts)


VIEWS = {
    "two lines": (frame({"a": [1, 2, 3, 4], "b": [0, 0, 5, 4]}), View(lines="actors")),
    "one line": (frame({"": [1, 2, 3, 4]}), View()),
    "shares": (frame({"a": [1, 2, 3, 4]}, of=[10, 0, 30, 40]), View(lines="actors", share="corpus")),
    "picked": (frame({"a": [1, 2, 3, 4]}), View(lines="actors", picked=date(2022, 2, 1))),
    "nothing": (frame({"a": [0, 0, 0, 0]}), View(lines="actors")),
    "no period": (frame({"a": [0, 0, 0, 0]}).clear(), View(lines="actors")),
}


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_figure_is_valid_in_plotlys_own_eyes(name, tokens):
    shown, view = VIEWS[name]
    made = timeline_figure(shown, view, LABELS, tokens, flags=[(date(2022, 2, 24), "Invasion")])
    figure = go.Figure(made)
    assert len(figure.data) == 3 * shown["line"].n_unique()
    json.dumps(made, allow_nan=False)


def test_the_pages_figure_differs_from_a_notebooks_in_colours_only():
    shown, view = VIEWS["picked"]
    page, light = (json.dumps(timeline_figure(shown, view, LABELS, tokens)) for tokens in (PAGE, LIGHT))
    named = {f"var(--{name})": colour for name, colour in LIGHT.items()}
    resolved = re.sub(r'"(var\([^)]*\))/([\d.]+)"', lambda f: f'"{faint(named[f[1]], float(f[2]))}"', page)
    assert re.sub(r"var\(--[\w-]+\)", lambda f: named[f[0]], resolved) == light


def test_a_partial_period_is_dotted_and_hollow():
    dotted, solid, points = timeline_figure(*VIEWS["one line"], LABELS, LIGHT)["data"]
    assert dotted["y"] == [1, 2, None, None]
    assert solid["y"] == [None, 2, 3, 4]
    assert points["y"] == [1, 2, 3, 4]
    assert points["marker"]["color"] == [LIGHT["paper"], *[LIGHT["s1"]] * 3]
    assert points["marker"]["line"]["width"] == [1.75, 0, 0, 0]


def test_a_share_of_fewer_than_twenty_is_hollow_and_of_none_a_gap():
    _, _, points = timeline_figure(*VIEWS["shares"], LABELS, LIGHT)["data"]
    assert points["y"] == [0.1, None, 0.1, 0.1]
    assert points["marker"]["color"] == [LIGHT["paper"], LIGHT["paper"], LIGHT["s1"], LIGHT["s1"]]


def test_labels_at_the_ends_are_forty_pixels_apart():
    many = frame({"a": [1, 1, 1, 4], "b": [1, 1, 1, 4], "": [1, 1, 1, 4]})
    layout = timeline_figure(many, View(lines="actors"), LABELS, LIGHT)["layout"]
    labels = [note for note in layout["annotations"] if note["name"] == "label"]
    at = sorted(note["ay"] for note in labels)
    assert [round(b - a) for a, b in pairwise(at)] == [40, 40]
    assert "<b>A name longer than…</b>" in labels[1]["text"]
    assert "7 articles" in labels[0]["text"]


def test_names_cannot_become_markup():
    figure = timeline_figure(frame({"a": [1, 2, 3, 4]}), View(lines="actors"), {"a": "<img src=x>"}, LIGHT)
    assert "&lt;img src=x&gt;" in str(figure["layout"]["annotations"])
    assert "<img" not in str(figure["layout"]["annotations"])


def test_flags_are_numbered_in_order_and_only_inside():
    flags = [(date(2021, 1, 1), "before"), (date(2022, 2, 24), "inside"), (date(2022, 4, 30), "last day")]
    layout = timeline_figure(*VIEWS["one line"], LABELS, LIGHT, flags=flags)["layout"]
    shown = [(note["text"], note["hovertext"]) for note in layout["annotations"] if note["name"] == "flag"]
    assert shown == [("<b>2</b>", "inside"), ("<b>3</b>", "last day")]
    assert [shape["x0"] for shape in layout["shapes"]] == ["2022-02-24", "2022-04-30"]


def test_the_picked_period_is_a_band_with_its_values():
    layout = timeline_figure(*VIEWS["picked"], LABELS, LIGHT)["layout"]
    assert [(shape["x0"], shape["x1"]) for shape in layout["shapes"]] == [("2022-02-01", "2022-03-01")]
    assert [note["text"] for note in layout["annotations"] if note["name"] == "value"] == ["<b>2</b>"]


@pytest.mark.parametrize(
    ("top", "share", "written"),
    [
        (28 * 1.06, False, ["0 ", "10 ", "20 "]),
        (1.06, False, ["0 ", "1 "]),
        (5.3, False, ["0 ", "2 ", "4 "]),
        (10_600, False, ["0 ", "2,500 ", "5,000 ", "7,500 ", "10,000 "]),
        (0.076, True, ["0% ", "2% ", "4% ", "6% "]),
        (0.0106, True, ["0% ", "0.25% ", "0.5% ", "0.75% ", "1% "]),
        (1.06, True, ["0% ", "25% ", "50% ", "75% ", "100% "]),
    ],
)
def test_ticks_are_round_and_few(top, share, written):
    values, texts = value_ticks(top, share=share)
    assert texts == written
    assert max(values) <= top


@pytest.mark.parametrize(
    ("last", "dtick"),
    [(date(2022, 2, 1), None), (date(2022, 6, 1), "M1"), (date(2023, 1, 1), "M3"), (date(2026, 3, 31), "M12")],
)
def test_time_ticks_follow_the_span(last, dtick):
    assert time_ticks(date(2022, 1, 1), last).get("dtick") == dtick


def test_a_point_stands_in_the_middle_of_its_period():
    assert middle(date(2022, 2, 1), date(2022, 2, 28)) == "2022-02-15T00:00:00"
    assert middle(date(2022, 2, 1), date(2022, 2, 1)) == "2022-02-01T12:00:00"


def test_the_colours_are_those_of_the_tokens():
    style = (ROOT / "explorer" / "widgets" / "page" / "tokens.css").read_text()
    found = {name: (light, dark) for name, light, dark in re.findall(r"--([\w-]+):light-dark\((#\w+),(#\w+)\)", style)}
    assert {name: found[name] for name in LIGHT} == {name: (LIGHT[name], DARK[name]) for name in LIGHT}


def test_draw_gives_a_figure_to_restyle():
    shown, view = VIEWS["two lines"]
    figure = draw(shown, view, labels=LABELS, notice="Synthetic")
    assert isinstance(figure, go.Figure)
    assert list(figure.data[2].y) == [1, 2, 3, 4]
    assert "Synthetic" in [note.text for note in figure.layout.annotations]


def test_only_draw_imports_plotly():
    code = "import explorer.charts.timeline, sys; print('plotly' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True) == "False\n"


# ---- reported acts

ACTS = pl.DataFrame(
    {
        "line": ["a"] * 4 + ["b"] * 4,
        "period": [MONTHS[0], MONTHS[0], MONTHS[1], MONTHS[1]] * 2,
        "last": [LASTS[0], LASTS[0], LASTS[1], LASTS[1]] * 2,
        "signal": ["cooperative", "conflictual"] * 4,
        "n": [3, 1, 0, 2, 0, 0, 0, 8],
        "verbal": [2, 1, 0, 0, 0, 0, 0, 8],
        "material": [1, 0, 0, 2, 0, 0, 0, 1],
        "reports": [4, 1, 0, 2, 0, 0, 0, 9],
        "partial": [True, True, False, False] * 2,
    }
)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("shown", [ACTS, ACTS.filter(line="a"), ACTS.clear()], ids=["two lines", "one", "none"])
def test_a_figure_of_acts_is_valid_in_plotlys_own_eyes(shown, tokens):
    made = signals_figure(shown, LABELS, tokens, notice="Fictional")
    figure = go.Figure(made)
    assert len(figure.data) == 4 * shown["line"].n_unique()
    json.dumps(made, allow_nan=False)


def test_cooperative_acts_go_up_and_conflictual_ones_down():
    data = signals_figure(ACTS, LABELS, LIGHT)["data"]
    assert [(trace["y"], trace["yaxis"], trace["opacity"]) for trace in data] == [
        ([3], "y", 0.42),
        ([1], "y", 1.0),
        ([-1, -2], "y", 0.42),
        ([-2], "y", 1.0),
        ([], "y2", 0.42),
        ([], "y2", 1.0),
        ([-8], "y2", 0.42),
        ([-1], "y2", 1.0),
    ]


def test_strips_have_one_scale_and_do_not_meet():
    layout = signals_figure(ACTS, LABELS, LIGHT)["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"] == [-8.48, 8.48]
    assert layout["yaxis"]["domain"][0] > layout["yaxis2"]["domain"][1]


def test_what_must_be_said_of_acts_is_on_the_figure():
    figure = draw_signals(ACTS, labels=LABELS, notice="Fictional")
    said = [note.text for note in figure.layout.annotations]
    assert len(said) == 3
    assert said[-1].startswith("<b>Fictional.</b> ")
    assert said[-1].endswith(CAVEAT)
    assert signals_figure(ACTS, LABELS, LIGHT, written=False)["layout"]["annotations"] == []

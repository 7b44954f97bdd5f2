"""The headline is the view, as one sentence."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from explorer.view import Query, View
from explorer.widgets.answered import Answered
from explorer.widgets.headline import chips, headline_state, sentence

PUTIN, ZELENSKY = "vladimir-putin", "volodymyr-zelensky"
LABELS = {
    PUTIN: "Vladimir Putin",
    ZELENSKY: "Volodymyr Zelensky",
    "nato": "NATO",
    "UA": "Ukraine",
    "RU": "Russia",
    "UA-14": "Donetsk Oblast",
    "UA-63": "Kharkiv Oblast",
}
CHILDREN = {"UA": ("UA-14", "UA-63")}
NAMES = SimpleNamespace(
    label=lambda id_: LABELS.get(id_, id_),
    children=lambda region: CHILDREN.get(region, ()),
    ancestors=lambda region: ("UA", "world") if region.startswith("UA-") else ("world",),
    is_person=lambda id_: id_ in {PUTIN, ZELENSKY},
    parent=lambda region: "UA" if region.startswith("UA-") else "world",
)
SUMMARY = {
    "n": 219,
    "ground": 2111,
    "all_lines": 13,
    "copies": 13,
    "undated": 0,
    "listed": 38,
    "median": 30.0,
    "peak": 222,
    "peak_period": date(2022, 3, 1),
}


def answered(view: View, **frames: object) -> Answered:
    """A view with the answers given; `summary` changes single numbers of it."""
    corpus = SimpleNamespace(
        path="corpus",
        title="War in Ukraine",
        notice=frames.pop("notice", None),
        fingerprint="f" * 12,
        n_articles=2235,
        n_undated=0,
        first_day=date(2022, 1, 6),
        last_day=date(2026, 3, 28),
        own_columns=(),
        events=None,
        origins=frames.pop("origins", None),
    )
    made = Answered(corpus, view, NAMES)
    made.__dict__["summary"] = SUMMARY | frames.pop("summary", {})
    made.__dict__.update(frames)
    return made


def said(view: View, n: int = 219) -> str:
    """The headline with names in asterisks."""
    pieces = sentence(answered(view, summary={"n": n}))
    return "".join(f"*{text}*" if bold else text for text, bold in pieces).replace("\u00a0", " ")


SPAN = ", January 2022 – March 2026"
TWO = Query(actors=(PUTIN, ZELENSKY), regions=("UA",))


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (View(), f"Articles a month{SPAN}"),
        (
            View(query=TWO, lines="actors"),
            f"Articles a month that name *Vladimir Putin* or *Volodymyr Zelensky* in *Ukraine*{SPAN}",
        ),
        (
            View(query=TWO, lines="actors", share="corpus", period="quarter"),
            f"Share of articles a quarter that name *Vladimir Putin* or *Volodymyr Zelensky* in *Ukraine*{SPAN}",
        ),
        (
            View(query=TWO, lines="actors", measure="mentions"),
            f"Mentions a month of *Vladimir Putin* or *Volodymyr Zelensky* in *Ukraine*{SPAN}",
        ),
        (
            View(query=Query(actors_all=(PUTIN, "nato"), actors_not=(ZELENSKY,)), measure="unique"),
            "Unique articles a month that name *Vladimir Putin* and *NATO* and do not name *Volodymyr Zelensky*" + SPAN,
        ),
        (
            View(query=Query(words=('"peace talks"',)), lines="words", lines_of=("ceasefire", "victory")),
            f"Articles a month that say *“peace talks”* and say *“ceasefire”* or *“victory”*{SPAN}",
        ),
        (
            View(query=Query(regions=("UA",), regions_not=("UA-14", "UA-63"))),
            f"Articles a month in *Ukraine* with no region of it named{SPAN}",
        ),
        (
            View(query=Query(regions_not=("RU",), outlets=("Reuters",), columns=(("topic", ("war", "aid")),))),
            f"Articles a month outside *Russia* from *Reuters* with topic *war* or *aid*{SPAN}",
        ),
        (
            View(query=Query(actors=("nato",), talked_about=(date(2022, 2, 1), date(2022, 2, 28)))),
            f"Articles a month that name *NATO* and talk about February 2022{SPAN}",
        ),
        (
            View(query=Query(regions=("UA",), talked_about=(date(2022, 2, 24), None))),
            f"Articles a month that talk about 24 February 2022 or later in *Ukraine*{SPAN}",
        ),
        (
            View(query=Query(talked_about=(None, date(2022, 2, 24)))),
            f"Articles a month that talk about 24 February 2022 or earlier{SPAN}",
        ),
        (
            View(query=Query(actors=(PUTIN,), voices=("speaks", "cited"), actors_not=("nato",)), lines="actors"),
            "Articles a month that report words of or cite *Vladimir Putin* and do not report words of or cite *NATO*"
            + SPAN,
        ),
        (
            View(query=Query(actors=(PUTIN,), voices=("speaks",)), lines="actors", measure="mentions"),
            f"Mentions a month of *Vladimir Putin* speaking{SPAN}",
        ),
        (
            View(query=Query(actors=(PUTIN,), event_types=("REJECT", "THREATEN")), lines="actors"),
            "Articles a month that name *Vladimir Putin* and report acts of theirs: rejecting or threatening" + SPAN,
        ),
        (
            View(query=Query(signals=("verbal conflict",), cited=("nato",), anonymous=True)),
            "Articles a month that report acts: conflict in words and cite *NATO* and have a statement of an unnamed "
            "source" + SPAN,
        ),
        (View(query=Query(no_region=True)), f"Articles a month with no region named{SPAN}"),
        (View(query=Query(start=date(2022, 2, 1), end=date(2022, 2, 28))), "Articles a month, February 2022"),
        (
            View(query=Query(start=date(2022, 2, 3)), period="day"),
            "Articles a day, 3 February 2022 – 28 March 2026",
        ),
    ],
)
def test_the_view_as_a_sentence(view, words):
    assert said(view) == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            Query(actors_all=(PUTIN, "nato"), regions=("UA-63",)),
            "names both *Vladimir Putin* and *NATO* in *Kharkiv Oblast*",
        ),
        (Query(actors=(PUTIN, "nato")), "names *Vladimir Putin* or *NATO*"),
        (
            Query(actors=(PUTIN,), voices=("named",), event_types=("AID",)),
            "merely names *Vladimir Putin* and reports acts of theirs: aiding",
        ),
        (Query(actors_not=(PUTIN,), voices=("cited",)), "never cites *Vladimir Putin*"),
        (Query(actors_not=(PUTIN,), words=("grain",)), "leaves out *Vladimir Putin* and says *“grain”*"),
    ],
)
def test_nothing_found_says_so(query, words):
    assert said(View(query=query, lines="actors"), n=0) == f"No article {words}{SPAN}"


def test_short_names_do_not_break_and_long_headlines_are_smaller():
    assert sentence(answered(View(query=Query(actors=(PUTIN,)))))[2] == ("Vladimir\u00a0Putin", True)
    long = View(query=Query(actors=(PUTIN, ZELENSKY, "nato"), regions=("UA-14", "UA-63")), lines="actors")
    assert headline_state(answered(long))["long"]
    assert not headline_state(answered(View()))["long"]


@pytest.mark.parametrize(
    ("view", "rule"),
    [
        (
            View(query=TWO, lines="actors"),
            (
                "Out of 2,111 articles that mention Ukraine or a place in it: 222 in March 2022, 30 in a median month. "
                "An article counts once per name."
            ),
        ),
        (
            View(query=Query(actors=(PUTIN,)), lines="actors", share="selection"),
            (
                "Out of 2,111 articles: 222 in March 2022, 30 in a median month. "
                "Each share is of the articles of its own month that fit without the names."
            ),
        ),
        (
            View(query=Query(regions=("UA",), actors=(PUTIN,)), lines="regions", measure="unique"),
            (
                "Out of 2,111 articles that name Vladimir Putin: 222 in March 2022, 30 in a median month. "
                "Of several articles with the same text, or nearly, only the earliest counts."
            ),
        ),
        (
            View(query=Query(actors=(PUTIN,), voices=("speaks",), event_types=("AID",)), lines="actors"),
            (
                "Out of 2,111 articles that report acts: aiding: 222 in March 2022, 30 in a median month. "
                "An article counts once per name. Reports of acts, not acts."
            ),
        ),
        (
            View(query=Query(anonymous=True)),
            "Out of 2,111 articles: 222 in March 2022, 30 in a median month. An article counts once per period.",
        ),
    ],
)
def test_the_rule_says_out_of_what(view, rule):
    assert headline_state(answered(view))["rule"] == rule


def test_chips_in_order_with_words_between():
    made = chips(answered(View(query=TWO, lines="actors")))
    assert [chip.get("join") or (chip["name"], chip["line"]) for chip in made] == [
        ("Vladimir Putin", 0),
        "or",
        ("Volodymyr Zelensky", 1),
        "in",
        ("Ukraine", None),
    ]
    assert made[-1]["action"] == {"do": "drop", "field": "regions", "value": "UA"}


def test_chips_of_everything_else():
    query = Query(
        actors_not=("nato",),
        regions=("UA",),
        regions_not=("UA-14", "UA-63"),
        words=("grain",),
        columns=(("topic", ("war",)),),
        start=date(2022, 2, 1),
    )
    made = chips(answered(View(query=query, lines="words", lines_of=("ceasefire",))))
    assert [chip.get("join") or chip["name"] for chip in made] == [
        "without",
        "NATO",
        "in",
        "Ukraine",
        "no region of it named",
        "saying",
        "“grain”",
        "comparing",
        "“ceasefire”",
        "topic",
        "war",
        "from 1 Feb 2022",
    ]


def test_more_than_six_lines_are_named():
    many = View(query=Query(actors=tuple("abcdefg")), lines="actors")
    assert headline_state(answered(many))["notes"] == ["7 names are chosen; the first six are drawn."]
    none = View(lines="regions")
    assert headline_state(answered(none), notes=["Unread."])["notes"] == [
        "Unread.",
        "Choose regions: each becomes a line.",
    ]


def test_a_first_visit_has_questions():
    state = headline_state(answered(View()), questions=[("Who?", "v=1&actor=nato")])
    assert state["questions"] == [{"text": "Who?", "link": "v=1&actor=nato"}]
    assert state["intro"] == (
        "The articles run from 6 January 2022 to 28 March 2026. Start with a question, or choose a name."
    )

"""One article with what was read in it marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from test_cli import explorer

from explorer.ingest import shown
from explorer.reading import read_article
from explorer.reading.seen import SEEN, Piece, html_of, pieces_of
from explorer.schema import READING_MENTIONS, TIMES, unrowed

TEXT = "Kyiv said Putin's <b>Russian</b> army left Atlantisburg on Monday."
MENTIONS = pl.DataFrame(
    [
        {"part": "text", "start": 0, "end": 4, "kind": "actor", "entity": "gov-ua", "sense": "metonym"},
        {"part": "text", "start": 10, "end": 15, "kind": "actor", "entity": "vladimir-putin"},
        {"part": "text", "start": 21, "end": 28, "kind": "region", "entity": "RU", "sense": "demonym"},
        {"part": "text", "start": 43, "end": 55, "kind": "region", "sense": "place", "reason": "unresolved"},
        {"part": "title", "start": 0, "end": 5, "kind": "actor", "name": "Title"},
    ],
    schema=READING_MENTIONS,
)
TIME = pl.DataFrame(
    [
        {"part": "text", "start": 59, "end": 65, "type": "DATE", "value": "2022-02-07",
         "first": date(2022, 2, 7), "last": date(2022, 2, 7)},
        {"part": "text", "start": 43, "end": 55, "type": "DATE", "value": "2022"},
    ],
    schema=unrowed(TIMES),
)  # fmt: skip


class Told(HTMLParser):
    """The words of a page, its marks, and every other element."""

    def __init__(self, page):
        super().__init__()
        self.marks, self.elements, self.words = [], set(), ""
        self.feed(page.partition("</style>")[2])

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        if tag == "mark" and "title" in dict(attributes):
            self.marks.append((dict(attributes)["class"], dict(attributes)["title"]))

    def handle_data(self, data):
        self.words += data


def test_a_text_is_cut_into_what_was_read_and_what_is_between():
    found = pieces_of(TEXT, "text", MENTIONS, TIME)
    assert [piece for piece in found if piece.seen] == [
        Piece("Kyiv", "metonym", "Ukraine (government) (gov-ua)"),
        Piece("Putin", "actor", "Vladimir Putin (vladimir-putin)"),
        Piece("Russian", "demonym", "Russia (RU)"),
        Piece("Atlantisburg", "unresolved", "unresolved"),
        Piece("Monday", "time", "DATE 2022-02-07, 2022-02-07 to 2022-02-07"),
    ]
    assert "".join(piece.words for piece in found) == TEXT
    assert pieces_of("Title", "title", MENTIONS, TIME) == [Piece("Title", "candidate", "Title")]


def test_a_reading_shows_itself_in_a_notebook():
    reading = replace(read_article(TEXT, clean=False), title="Title <i>", mentions=MENTIONS, times=TIME)
    told = Told(reading._repr_html_())
    assert [kind for kind, _ in told.marks] == [
        "seen-candidate", "seen-metonym", "seen-actor", "seen-demonym", "seen-unresolved", "seen-time"
    ]  # fmt: skip
    assert told.elements == {"div", "h3", "p", "mark"}
    assert told.words.endswith(TEXT)
    assert told.words.startswith("Title <i>undated · ")


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
@settings(max_examples=150, deadline=None)
def test_no_word_becomes_markup_and_none_is_lost(text, spans):
    rows = [
        {"part": "text", "start": min(a, b, len(text)), "end": min(max(a, b), len(text)), "kind": "actor", "name": text}
        for a, b in spans
    ]
    mentions = pl.DataFrame(rows, schema=READING_MENTIONS)
    assert "".join(piece.words for piece in pieces_of(text, "text", mentions, TIME.clear())) == text
    reading = replace(read_article("", clean=False), text=text, mentions=mentions, times=TIME.clear())
    assert Told(html_of(reading)).elements <= {"div", "p", "mark"}


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_the_command_shows_names_in_colour_and_as_a_table(tmp_path, monkeypatch, name):
    story = (
        "Vladimir Putin met Emmanuel Macron in Moscow [red]today[/red]. Officials in Kyiv waited for the Russian side."
    )
    (tmp_path / name).write_text(
        story if name == "a.txt" else f"<html><body><article><p>{story * 3}</p></article></body></html>"
    )
    console = Console(force_terminal=True, color_system="standard", width=400, record=True)
    monkeypatch.setattr(shown, "_console", lambda: console)
    shown.show_reading(tmp_path / name)
    coloured = console.export_text(styles=True, clear=False)
    assert "\x1b[1;34mVladimir Putin\x1b[0m" in coloured
    assert "\x1b[32mMoscow\x1b[0m" in coloured
    assert "\x1b[4;32mRussian\x1b[0m" in coloured
    plain = console.export_text()
    assert "[red]today[/red]" in plain
    assert all(called in plain for called in SEEN.values())
    assert "vladimir-putin" in plain
    assert "\x1b" not in explorer("read", tmp_path / name).stdout

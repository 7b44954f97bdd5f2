"""Whom an office means on the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from explorer.reading import read_article

DAY = date(2023, 12, 23)


def officials(text, published=DAY):
    rows = read_article(text, published=published, clean=False).mentions.filter(kind="actor")
    return [(text[start:end], who) for start, end, who in rows.select("start", "end", "entity").iter_rows()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Ukrainian president said so.", [("Ukrainian president", "volodymyr-zelensky")]),
        ("It was denied by the Kremlin spokesman.", [("Kremlin spokesman", "dmitry-peskov")]),
        ("They met the president of France.", [("president of France", "emmanuel-macron")]),
        ("Asked by the UK prime minister, they left.", [("UK prime minister", "rishi-sunak")]),
        ("Ukraine's president stayed.", [("Ukraine's president", "volodymyr-zelensky")]),
        ("The U.S. secretary of state left.", [("U.S. secretary of state", "antony-blinken")]),
        ("He is the German chancellor.", [("German chancellor", "olaf-scholz")]),
        ("They met the former Ukrainian president.", []),
        ("He met Russian President Vladimir Putin.", [("Vladimir Putin", "vladimir-putin")]),
    ],
)
def test_an_office_is_whoever_held_it_that_day(text, found):
    assert officials(text) == found


@pytest.mark.parametrize(
    ("day", "who"),
    [
        (date(2022, 9, 5), "boris-johnson"),
        (date(2022, 9, 7), "liz-truss"),
        (date(2024, 7, 4), "rishi-sunak"),
        (date(2024, 7, 6), "keir-starmer"),
    ],
)
def test_the_day_decides(day, who):
    assert officials("He met the British prime minister.", day) == [("British prime minister", who)]


def test_without_a_day_nobody_is_meant():
    assert officials("It was rainy for the Ukrainian president.", None) == []


def test_the_office_is_the_reason():
    row = read_article("The Ukrainian president left.", published=DAY, clean=False).mentions.row(0, named=True)
    assert row["reason"] == "president on 2023-12-23"

"""The actor list that people edit: whole, unambiguous, and holding what news on the war names."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from datetime import date

import pytest

from explorer.names.fold import key
from explorer.resources import data

KINDS = {"person", "government", "organisation", "armed_group", "party", "outlet"}
NOTES = {"", "surname", "alone", "seat"}
SHORT = {"surname", "alone"}


def table(name: str) -> list[dict[str, str]]:
    with data("actors", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def actors() -> list[dict[str, str]]:
    return table("actors.csv")


@pytest.fixture(scope="module")
def aliases() -> list[dict[str, str]]:
    return table("aliases.csv")


@pytest.fixture(scope="module")
def owners(aliases) -> dict[str, set[str]]:
    """Whom each name means by itself, short forms that need the full name beside them left out."""
    found = defaultdict(set)
    for row in aliases:
        if row["note"] != "surname":
            found[key(row["alias"])].add(row["actor"])
    return found


def test_every_file_is_plain_sorted_utf8():
    for name, header in (
        ("actors.csv", "id,label,kind,country,wikidata"),
        ("aliases.csv", "actor,alias,note"),
        ("roles.csv", "actor,role,country,from,to"),
    ):
        text = data("actors", name).read_bytes().decode("utf-8")
        assert text.splitlines()[0] == header
        assert "\r" not in text
        assert text.endswith("\n")
        rows = [tuple(row.values()) for row in table(name)]
        assert rows == sorted(set(rows)), name


def test_ids_are_slugs_and_stand_once(actors):
    ids = [row["id"] for row in actors]
    assert len(ids) >= 1500
    assert len(ids) == len(set(ids))
    assert [one for one in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one)] == []


def test_kinds_countries_and_wikidata_are_what_they_claim(actors):
    assert {row["kind"] for row in actors} == KINDS
    assert [row for row in actors if row["country"] and not re.fullmatch(r"[A-Z]{2}", row["country"])] == []
    known = Counter(row["wikidata"] for row in actors if row["wikidata"])
    assert [one for one, n in known.items() if n > 1 or not re.fullmatch(r"Q[1-9]\d*", one)] == []


def test_labels_stand_once_within_a_kind(actors):
    said = Counter((row["label"], row["kind"]) for row in actors)
    assert [label for label, n in said.items() if n > 1] == []


def test_every_actor_has_a_full_name_and_every_alias_an_actor(actors, aliases):
    ids = {row["id"] for row in actors}
    assert {row["actor"] for row in aliases} <= ids
    assert ids == {row["actor"] for row in aliases if row["note"] not in SHORT}
    assert {row["note"] for row in aliases} == NOTES
    assert [row for row in aliases if row["alias"] != " ".join(row["alias"].split()) or not row["alias"]] == []


def test_no_name_means_two_actors_by_itself(owners):
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_roles_are_of_actors_and_their_days_in_order(actors):
    ids = {row["id"] for row in actors}
    for row in table("roles.csv"):
        assert row["actor"] in ids, row
        assert row["role"], row
        start = date.fromisoformat(row["from"])
        assert not row["to"] or start <= date.fromisoformat(row["to"]), row


@pytest.mark.parametrize(
    "word", ["Times", "Post", "Independent", "May", "Brown", "Bush", "Johnson", "Time", "Sun", "Who"]
)
def test_an_ordinary_word_names_nobody_by_itself(word, aliases):
    assert [row for row in aliases if row["alias"] == word and row["note"] != "surname"] == []


@pytest.mark.parametrize(
    "place", ["Russia", "Moscow", "Kyiv", "Ukraine", "Washington", "Beijing", "Brussels", "London"]
)
def test_a_bare_country_or_capital_is_left_to_the_metonym_rule(place, owners):
    assert key(place) not in owners


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Kremlin", "gov-ru"),
        ("White House", "gov-us"),
        ("Biden administration", "gov-us"),
        ("Trump administration", "gov-us"),
        ("Downing Street", "gov-gb"),
        ("Whitehall", "gov-gb"),
        ("Élysée", "gov-fr"),
        ("Zelensky government", "gov-ua"),
        ("Pentagon", "department-of-defense-united-states"),
        ("State Department", "state-department-united-states"),
        ("Russian Defence Ministry", "ministry-of-defence-russia"),
        ("Ukrainian Ministry of Defense", "ministry-of-defence-ukraine"),
        ("Armed Forces of Ukraine", "ukrainian-armed-forces"),
        ("Vladimir Putin", "vladimir-putin"),
        ("Putin", "vladimir-putin"),
        ("Volodymyr Zelenskyy", "volodymyr-zelensky"),
        ("Zelenskiy", "volodymyr-zelensky"),
        ("Sergei Lavrov", "sergey-lavrov"),
        ("Orban", "viktor-orban"),
        ("Erdogan", "recep-tayyip-erdogan"),
        ("von der Leyen", "ursula-von-der-leyen"),
        ("Andriy Sybiha", "andrii-sybiha"),
        ("Oleksandr Syrsky", "oleksandr-syrskyi"),
        ("Wagner Group", "wagner-group"),
        ("Azov Regiment", "azov-brigade"),
        ("Donetsk People's Republic", "donetsk-peoples-republic"),
        ("Freedom of Russia Legion", "freedom-of-russia-legion"),
        ("Hamas", "hamas"),
        ("Hezbollah", "hezbollah"),
        ("Houthis", "houthis"),
        ("NATO", "nato"),
        ("IAEA", "international-atomic-energy-agency"),
        ("UN Security Council", "un-security-council"),
        ("State Duma", "state-duma"),
        ("Verkhovna Rada", "verkhovna-rada"),
        ("United Russia", "united-russia"),
        ("Gazprom", "gazprom"),
        ("NYT", "the-new-york-times"),
        ("New York Times", "the-new-york-times"),
        ("Washington Post", "the-washington-post"),
        ("Reuters", "reuters"),
        ("AFP", "agence-france-presse"),
        ("RIA Novosti", "ria-novosti"),
        ("Kyiv Independent", "the-kyiv-independent"),
        ("Moscow Times", "the-moscow-times"),
    ],
)
def test_what_news_on_the_war_names(name, actor, owners):
    assert owners[key(name)] == {actor}


def test_there_are_enough_of_each_kind(actors):
    n = Counter(row["kind"] for row in actors)
    assert n["government"] >= 190
    assert n["outlet"] >= 80
    assert n["person"] >= 1000
    assert min(n["party"], n["armed_group"], n["organisation"]) >= 80


@pytest.mark.parametrize(
    ("actor", "role", "day", "holds"),
    [
        ("vladimir-putin", "president", "2022-02-24", True),
        ("vladimir-putin", "president", "2010-01-01", False),
        ("rishi-sunak", "prime minister", "2023-01-01", True),
        ("keir-starmer", "prime minister", "2024-07-05", True),
        ("sergei-shoigu", "defence minister", "2024-05-12", True),
        ("sergei-shoigu", "defence minister", "2024-05-13", False),
        ("mark-rutte", "secretary general of NATO", "2026-03-01", True),
        ("yulia-svyrydenko", "prime minister", "2025-08-01", True),
    ],
)
def test_who_held_which_office_when(actor, role, day, holds):
    terms = [row for row in table("roles.csv") if (row["actor"], row["role"]) == (actor, role)]
    assert terms
    assert any(row["from"] <= day <= (row["to"] or "9999") for row in terms) is holds

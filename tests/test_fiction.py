"""The fictional sample is what its description says, and the script that checks it finds what is wrong."""

import json
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FICTION = ROOT / "data" / "fiction"
sys.path.insert(0, str(ROOT / "scripts"))

from check_fiction import faults  # noqa: E402


def test_the_sample_has_no_fault():
    assert faults(FICTION) == []


def test_eighty_articles_by_six_outlets():
    articles = [json.loads(line) for line in (FICTION / "articles.jsonl").read_text("utf-8").splitlines()]
    assert len(articles) == 80
    assert len({article["outlet"] for article in articles}) == 6
    assert sum(article["published"] is None for article in articles) == 2


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("articles.jsonl", "on Monday in a clash", "in Boston in a clash", "'Boston' is real"),
        ("articles.jsonl", "Sunday, 9 June", "Sunday, 10 June", "10 June is no Sunday"),
        ("articles.jsonl", "March 19 (Tern Wire)", "March 20 (Tern Wire)", "its dateline says Mar 20"),
        ("articles.jsonl", "a woman waiting with", "a woman called Ulla with", "'Ulla' is in no name of the lists"),
        (
            "articles.jsonl",
            "The silence broke only at the end",
            "Outside, about 200 relatives of prisoners from both sides stood and waited",
            "shares 'about 200 relatives of prisoners from both sides'",
        ),
        ("pairs.csv", ",rewrite", ",identical", "is not identical"),
        ("gazetteer.csv", "QV-UV;QS-LV", "QV-UV;QS-LW", "QS-LW of vessry is no region"),
        ("truth.jsonl", "SANCTION", "SANCTIONS", "PLOVER"),
        ("actors.csv", "id,label", "key,label", "the columns are"),
    ],
)
def test_a_fault_is_found(tmp_path, file, old, new, fault):
    folder = shutil.copytree(FICTION, tmp_path / "fiction")
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    assert any(fault in one for one in faults(folder))

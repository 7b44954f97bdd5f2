"""People's decisions as files that a spreadsheet edits."""

from __future__ import annotations

import pytest

from explorer.corpus.people import add_decisions, decisions, people_hash, write_decisions


def written(home, name, text):
    (home / "people").mkdir(exist_ok=True)
    (home / "people" / f"{name}.csv").write_text(text, encoding="utf-8")


def test_a_file_is_read_line_by_line_and_its_further_columns_stay(tmp_path):
    written(
        tmp_path, "published", '\ufeffid,published,outlet,title\na,2022-02-07,"Quay, The",One\n\nb,,,"Two\nlines"\n'
    )
    frame, faults = decisions(tmp_path, "published")
    assert faults == []
    assert frame.rows(named=True) == [
        {"line": 2, "id": "a", "published": "2022-02-07", "outlet": "Quay, The", "title": "One"},
        {"line": 5, "id": "b", "published": None, "outlet": None, "title": "Two\nlines"},
    ]


def test_no_file_is_no_decision(tmp_path):
    frame, faults = decisions(tmp_path, "corrections")
    assert (frame.height, faults) == (0, [])
    assert frame.columns == ["line", "id", "part", "start", "end", "kind", "entity", "instead"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("published", "article,published\na,2022\n", "line 1: there is no column 'id'"),
        ("published", "id,published\n,2022-01-01\n", "line 2: nothing stands under 'id'"),
        (
            "corrections",
            "id,part,start,end,kind,entity,instead\na,text,x,9,region,UA,\n",
            "line 2: start 'x' is no number of characters",
        ),
        ("corrections", "id,part,start,end,kind,entity\na,text,4,9,,UA\n", "line 2: nothing stands under 'kind'"),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_place(tmp_path, name, text, said):
    written(tmp_path, name, text)
    frame, (fault,) = decisions(tmp_path, name)
    assert frame.height == 0
    assert fault.startswith(f"{tmp_path / 'people' / name}.csv, {said}")


def test_a_bad_line_holds_no_other_up(tmp_path):
    written(tmp_path, "corrections", "id,part,start,end,kind,entity\na,text,x,9,region,UA\nb,text,4,9,region,UA\n")
    frame, faults = decisions(tmp_path, "corrections")
    assert (frame["id"].to_list(), frame["start"].to_list(), len(faults)) == (["b"], [4], 1)
    (tmp_path / "people" / "corrections.csv").write_bytes(b"\xff")
    assert "cannot be read as CSV in UTF-8" in decisions(tmp_path, "corrections")[1][0]


def test_lines_are_added_under_those_that_are_there(tmp_path):
    written(tmp_path, "actors", "name,decision,actor,label,kind,why\nOleh Bondar,refuse,,,,a footballer")
    add_decisions(tmp_path, "actors", [{"name": 'Ann "Nan" Ray', "decision": "accept", "actor": "ann-ray"}])
    assert (tmp_path / "people" / "actors.csv").read_text() == (
        'name,decision,actor,label,kind,why\nOleh Bondar,refuse,,,,a footballer\n"Ann ""Nan"" Ray",accept,ann-ray,,,\n'
    )


def test_the_hash_is_of_decisions_not_of_their_spelling(tmp_path):
    assert people_hash(tmp_path) is None
    written(tmp_path, "actors", "name,decision,actor,label,kind\n")
    assert people_hash(tmp_path) is None
    written(tmp_path, "actors", "name,decision,actor,label,kind\nA,refuse,,,\n")
    one = people_hash(tmp_path)
    written(tmp_path, "actors", 'name,decision,actor,label,kind\n\n"A",refuse,,,')
    assert people_hash(tmp_path) == one is not None
    frame, _ = decisions(tmp_path, "actors")
    write_decisions(tmp_path, "actors", frame)
    assert people_hash(tmp_path) == one
    written(tmp_path, "actors", "name,decision,actor,label,kind\nA,accept,a,,\n")
    assert people_hash(tmp_path) != one

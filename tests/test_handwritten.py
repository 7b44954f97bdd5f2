"""A gazetteer that a person wrote, and the index made of it."""

import pytest

from explorer.errors import InputError
from explorer.names import open_names
from explorer.names.build import build_index
from explorer.names.gazetteer import open_gazetteer

HEADER = "id,name,kind,parent,latitude,longitude,people,aliases,demonyms,capital,members\n"
REGIONS = (
    "XO,Oland,country,,10.5,-20,5000,Olandia; OLD,Olander;Olanders,oville,\n"
    "oville,Oville,city,XO,10.6,-20.1,900,Old Ville,,,\n"
    "the-fens,The Fens,area,,,,,,,,oville\n"
)
ACTORS = "id,label,kind,country,wikidata\ngov-xo,Oland (government),government,XO,\nmia-orn,Mia Orn,person,XO,\n"


@pytest.fixture
def brought(tmp_path):
    (tmp_path / "regions.csv").write_text("\ufeff" + HEADER + REGIONS, "utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "actors.csv").write_text(ACTORS)
    return tmp_path


def index(home):
    build_index(home / "out", actors=home / "mine", gazetteer=home / "regions.csv")
    return home / "out"


def test_tree_labels_and_search(brought):
    names = open_names(index(brought))
    assert names.label("XO") == "Oland"
    assert names.children("world") == ("XO", "the-fens")
    assert names.ancestors("oville") == ("XO", "world", "the-fens")
    assert (names.government("XO"), names.government("oville")) == ("gov-xo", "gov-xo")
    assert names.search("region", "olandia") == ["XO"]
    assert names.search("actor", "orn") == ["mia-orn"]
    assert names.kind("UA") is None


def test_points_people_countries_and_exact_forms(brought):
    names = open_gazetteer(index(brought))
    row = names.row("oville")
    assert names.point(row) == pytest.approx((10.6, -20.1))
    assert (names.people[row], names.country(row)) == (900, "XO")
    assert names.point(names.row("the-fens")) is None
    assert {form: named.demonym for form, named in names.exact.items()} == {
        "OLD": False,
        "Olander": True,
        "Olanders": True,
    }


def test_the_project_s_lists_stand_for_what_is_left_out(brought):
    build_index(brought / "out", gazetteer=brought / "regions.csv")
    names = open_names(brought / "out")
    assert (names.label("vladimir-putin"), names.kind("UA"), names.label("XO")) == ("Vladimir Putin", None, "Oland")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (",Nowhere,city,XO,,,,,,,\n", "line 5: nothing stands under 'id'"),
        ("n,,city,XO,,,,,,,\n", "line 5: nothing stands under 'name'"),
        ("n,N,town,XO,,,,,,,\n", "line 5: kind 'town' is none of world, area, country, admin1, admin2, city"),
        ("n,N,world,,,,,,,,\n", "line 5: the world, and nothing else, has the id 'world'"),
        ("n,N,city,XX,,,,,,,\n", "line 5: parent 'XX' is the id of no line"),
        ("n,N,country,,,,,,,nn,\n", "line 5: capital 'nn' is the id of no line"),
        ("n,N,area,,,,,,,,XO;ZZ\n", "line 5: members 'ZZ' is the id of no line"),
        ("n,N,city,n,,,,,,,\n", "line 5: 'n' lies inside itself"),
        ("n,N,city,XO,95,,,,,,\n", "line 5: latitude '95' is no number of degrees up to 90"),
        ("n,N,city,XO,,west,,,,,\n", "line 5: longitude 'west' is no number of degrees up to 180"),
        ("n,N,city,XO,,,1.5,,,,\n", "line 5: people '1.5' is no whole number"),
        ("XO,N,city,XO,,,,,,,\n", "line 5: 'XO' stands there twice"),
    ],
)
def test_a_line_that_cannot_be_is_refused(brought, line, fault):
    (brought / "regions.csv").write_text(HEADER + REGIONS + line, "utf-8")
    with pytest.raises(InputError) as refusal:
        index(brought)
    assert str(refusal.value) == f"{brought / 'regions.csv'}, {fault}"


def test_missing_columns_are_refused(brought):
    (brought / "regions.csv").write_text("id,label\n1,One\n")
    with pytest.raises(InputError, match=r"there is no column 'name'; a gazetteer has id, name, kind, parent"):
        index(brought)
    (brought / "regions.csv").write_text(HEADER + REGIONS)
    (brought / "mine" / "actors.csv").write_text("id,name\n1,One\n")
    with pytest.raises(InputError, match=r"there is no column 'label'; it must have id, label, kind, country"):
        index(brought)


def test_a_folder_without_actors_is_refused(brought):
    with pytest.raises(InputError, match=r"holds no actors\.csv"):
        build_index(brought / "out", actors=brought)
    assert not (brought / "out").exists()

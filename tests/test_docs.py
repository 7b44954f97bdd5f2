"""What the README and the data's descriptions promise."""

import re
from pathlib import Path

import polars as pl
import pytest
import typer

from explorer import listing, timeline
from explorer.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_the_cell_by_cell_example_runs():
    names: dict[str, object] = {}
    for block in BLOCKS:
        exec(compile(block, "README.md", "exec"), names)
    counted = timeline(names["corpus"], names["view"]).group_by("line").agg(pl.col("n").sum()).sort("line")
    assert counted.rows() == [("emmanuel-macron", 2), ("vladimir-putin", 2)]
    assert listing(names["corpus"], names["view"])["title"].to_list() == ["Macron flies to Moscow", "A phone call"]


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:`|^    )make (\w+)", README, re.MULTILINE))))
def test_every_make_command_exists(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize(
    "command", sorted(set(re.findall(r"explorer (ingest|dashboard|serve|read|check|synth)\b", README)))
)
def test_every_command_exists(command):
    assert command in {one.name or one.callback.__name__ for one in app.registered_commands}


@pytest.mark.parametrize("command", sorted(set(re.findall(r"explorer actors (\w+)", README))))
def test_every_command_about_actors_exists(command):
    (actors,) = (group.typer_instance for group in app.registered_groups if group.name == "actors")
    assert command in {one.name for one in actors.registered_commands}


@pytest.mark.parametrize("option", sorted(set(re.findall(r"explorer (?:check|ingest)[^`\n#]* (--[a-z]+)", README))))
def test_every_option_exists(option):
    commands = typer.main.get_command(app).commands
    assert option in {name for one in ("check", "ingest") for param in commands[one].params for name in param.opts}


@pytest.mark.parametrize(
    "file", sorted(str(p.relative_to(ROOT / "data")) for p in (ROOT / "data").rglob("*") if p.is_file())
)
def test_every_file_of_data_is_described(file):
    assert file == "README.md" or f"`{file}`" in (ROOT / "data" / "README.md").read_text()


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_every_link_leads_somewhere(link):
    assert (ROOT / link).exists()

"""What is declared once agrees everywhere; what is built is whole; what is installed works."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from packaging.requirements import Requirement
from packaging.version import Version
from served import ROOT, opened, serving

from hatch_build import FONTS, RANGES, STATIC, build

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))
COMPILED = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")


def pins(name: str) -> dict[str, set[Version]]:
    """The versions that a compiled file allows, by name; more than one where they differ by Python version."""
    found: dict[str, set[Version]] = {}
    for line in (ROOT / name).read_text("utf8").splitlines():
        if line and not line.startswith((" ", "#")):
            asked = Requirement(line.removesuffix("\\").strip())
            (pin,) = asked.specifier
            assert pin.operator == "==", line
            found.setdefault(asked.name.lower().replace("_", "-"), set()).add(Version(pin.version))
    return found


def declared(*groups: str) -> list[Requirement]:
    project = PYPROJECT["project"]
    said = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    for group in groups:
        said += [one for one in PYPROJECT["dependency-groups"][group] if isinstance(one, str)]
    return [Requirement(one) for one in said]


@pytest.mark.parametrize(
    ("name", "groups"), list(zip(COMPILED, [(), ("dev",), ("dev", "bench")], strict=True)), ids=COMPILED
)
def test_what_is_declared_is_pinned(name, groups):
    pinned = pins(name)
    for asked in declared(*groups):
        versions = pinned.get(asked.name.lower(), set())
        assert versions, f"{asked.name} is declared and not in {name}: make requirements"
        for version in versions:
            assert asked.specifier.contains(version), f"{asked} is pinned as {version} in {name}"


@pytest.mark.parametrize("name", COMPILED)
def test_every_pin_has_a_hash_and_no_index_is_named(name):
    text = (ROOT / name).read_text("utf8")
    blocks = re.split(r"\n(?=\S)", re.sub(r"(?m)^#.*\n", "", text).strip())
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert not re.search(r"://|--(extra-)?index|--find-links|@ ", text)


def test_the_compiled_files_agree():
    first, second, third = (pins(name) for name in COMPILED)
    assert {name: versions for name, versions in second.items() if name in first} == first
    assert {name: versions for name, versions in third.items() if name in second} == second


def test_the_build_is_pinned_exactly_and_as_everything_else():
    pinned = pins("requirements-dev.txt")
    for one in PYPROJECT["build-system"]["requires"]:
        asked = Requirement(one)
        (pin,) = asked.specifier
        assert pin.operator == "==", one
        assert Version(pin.version) in pinned[asked.name], f"{one} builds, {pinned[asked.name]} runs"


def test_the_environment_is_python_pip_and_the_pins():
    lines = (ROOT / "environment.yml").read_text("utf8").splitlines()
    said = [line.strip().removeprefix("- ") for line in lines if line.strip().startswith("- ")]
    python = f"python{PYPROJECT['project']['requires-python']}"
    assert said == ["conda-forge", python, "pip", "pip:", "-r requirements.txt"]


def test_the_lock_names_no_host_and_plotlys_own_version():
    lock_text = (ROOT / "package-lock.json").read_text("utf8")
    assert "resolved" not in lock_text
    assert "://" not in lock_text
    (name,) = json.loads((ROOT / "package.json").read_text("utf8"))["dependencies"]
    locked = json.loads(lock_text)["packages"][f"node_modules/{name}"]
    assert base64.b64decode(locked["integrity"].removeprefix("sha512-"))
    whole = Path(find_spec("plotly").origin).parent / "package_data" / "plotly.min.js"
    with whole.open(encoding="utf8") as file:
        assert re.search(r"plotly\.js v([\d.]+)", file.read(300))[1] == locked["version"]


def test_no_third_party_file_is_tracked():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert [name for name in tracked.splitlines() if name.endswith((".woff2", ".ttf", ".min.js"))] == []
    assert not [name for name in tracked.splitlines() if name.startswith("explorer/static/")]


def test_every_dependency_has_its_line():
    said = (ROOT / "docs" / "dependencies.md").read_text("utf8")
    for asked in [*declared("dev", "bench"), *map(Requirement, PYPROJECT["build-system"]["requires"])]:
        assert f"`{asked.name}`" in said, asked.name


@pytest.fixture(scope="module")
def built():
    build(lambda _: None)
    return STATIC


@pytest.mark.parametrize("family", FONTS)
@pytest.mark.parametrize("script", RANGES)
def test_a_font_is_small_and_bears_our_name(built, family, script):
    slug = family.lower().replace(" ", "-")
    path = built / "fonts" / f"{slug}-{script}.woff2"
    assert path.stat().st_size < 60_000
    font = TTFont(path)
    legal = {0, 7, 13, 14}
    names = [str(record) for record in font["name"].names if record.nameID not in legal]
    assert family in names
    assert [name for name in names if "source" in name.lower()] == []
    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes] == [("wght", 400, 700)]
    assert "SIL OPEN FONT LICENSE" in (built / "fonts" / f"{slug}-OFL.txt").read_text("utf8")


@pytest.mark.parametrize(("script", "letters"), [("latin", "Aa0é×−"), ("latin-ext", "łŻč"), ("cyrillic", "ЖїѢґ")])
def test_a_font_has_the_letters_that_its_rule_promises(built, script, letters):
    for family in ("serif", "sans"):
        known = TTFont(built / "fonts" / f"explorer-{family}-{script}.woff2").getBestCmap()
        wanted = letters.replace("Ѣ", "")
        assert [letter for letter in wanted if ord(letter) not in known] == []
    rules = (built / "fonts" / "fonts.css").read_text("utf8")
    assert f"explorer-serif-{script}.woff2" in rules


def test_what_is_built_is_not_built_again(built):
    del built
    said = []
    build(said.append)
    assert [line for line in said if line.startswith("building") and "plotly" not in line] == []


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.glob("*.whl")
    return made


@pytest.mark.slow
def test_the_wheel_carries_everything(wheel):
    inside = zipfile.ZipFile(wheel)
    names = set(inside.namelist())
    for top in ("data", "notebooks"):
        for path in (ROOT / top).rglob("*"):
            relative = path.relative_to(ROOT)
            if not path.is_file() or any(part.startswith(".") or part == "__pycache__" for part in relative.parts):
                continue
            name = f"explorer/_shipped/{relative.as_posix()}"
            assert name in names, f"{relative} is not in the wheel"
            assert hashlib.sha256(inside.read(name)).digest() == hashlib.sha256(path.read_bytes()).digest()
    for path in STATIC.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            assert f"explorer/static/{path.relative_to(STATIC).as_posix()}" in names
    for path in (ROOT / "explorer").rglob("*"):
        if path.suffix in {".py", ".js", ".css", ".j2", ".tsv", ".txt", ".json"} and "static" not in path.parts:
            assert path.relative_to(ROOT).as_posix() in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests", "benchmarks"))]
    assert wheel.stat().st_size < 40_000_000


@pytest.mark.slow
def test_installed_far_from_the_checkout_the_dashboard_opens(wheel, tmp_path):
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements.txt")], check=True, cwd=tmp_path)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, cwd=tmp_path)
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path), "PYTHONPATH": "", "VIRTUAL_ENV": str(home)}
    where = subprocess.run(
        [str(python), "-c", "import explorer; print(explorer.__file__)"],
        cwd=tmp_path,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(home) in where
    command = ["-m", "explorer.cli", "dashboard"]
    with (
        serving(tmp_path / "log", command, python=str(python), cwd=tmp_path, env=env) as page,
        opened(page.url) as answer,
    ):
        body = answer.read().decode()
    assert "explorerPaint({" in body
    assert "War in Ukraine" in body
    assert "explorer-serif-latin" in (STATIC / "fonts" / "fonts.css").read_text("utf8")

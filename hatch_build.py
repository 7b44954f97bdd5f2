"""The build step: fills `explorer/static/`, which git ignores and the wheel carries.

Three parts, each done again only when what it is made from has changed:

- `fonts/`: the two typefaces, a few scripts of them, as woff2, with the rules that load them and their licences. They
  are renamed inside, because the licence (SIL OFL 1.1) reserves the name "Source" for the unchanged fonts.
- `plotly-basic.min.js`: plotly.js' small bundle, by `npm ci` from the lock file. Where npm is missing or fails this
  part is left out, and the page uses the bundle inside plotly's own package.
- `names/`: the index of the actor list and gazetteer.

Hatchling runs it for `pip install .`, an editable install and the wheel; `python hatch_build.py` runs it alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parent
STATIC = ROOT / "explorer" / "static"
BUNDLE = "plotly.js-basic-dist-min"
PATIENCE = 300

FONTS = {
    "Explorer Serif": ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", {"opsz": 20, "wght": (400, 400, 700)}),
    "Explorer Sans": ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", {"wght": (400, 400, 700)}),
}
RANGES = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,"
    "U+20AC,U+2122,U+2190-2193,U+2212,U+2215,U+FEFF,U+FFFD",
    "latin-ext": "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113",
    "cyrillic": "U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "onum", "tnum", "pnum"]
NAMED_BY_US = {1: "{family}", 3: "{file}", 4: "{family}", 6: "{file}", 16: "{family}", 25: "{file}"}
LEGAL = (0, 5, 8, 9, 11, 13, 14)
"""Ids of a font's name table: what we name ourselves, and what stays as its makers wrote it."""


class CustomBuildHook(BuildHookInterface):
    """What hatchling calls."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Fill the static folder before files are collected."""
        if self.target_name == "wheel":
            build(self.app.display_info)


def build(say: Callable[[str], None] = print) -> None:
    """Do every part whose inputs have changed, and say which."""
    STATIC.mkdir(exist_ok=True)
    for part, inputs, make in (
        ("fonts", _font_inputs, _make_fonts),
        ("plotly-basic.min.js", _bundle_inputs, _make_bundle),
        ("names", _name_inputs, _make_names),
    ):
        stamp, wanted = STATIC / f".{part}.made-from", hashlib.sha256("\0".join(inputs()).encode()).hexdigest()
        if stamp.exists() and stamp.read_text() == wanted and (STATIC / part).exists():
            continue
        stamp.unlink(missing_ok=True)
        say(f"building {part}")
        if make(say):
            stamp.write_text(wanted)


def _hashes(paths: Iterable[Path]) -> list[str]:
    return [f"{path.relative_to(ROOT)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in sorted(paths)]


def _font_inputs() -> list[str]:
    tools = [f"{name} {version_of(name)}" for name in ("fonttools", "brotli", *_font_packages())]
    return [*tools, *_hashes([Path(__file__).resolve()])]


def _font_packages() -> list[str]:
    return [package.replace("_", "-") for package, _, _ in FONTS.values()]


def _make_fonts(say: Callable[[str], None]) -> bool:
    folder = STATIC / "fonts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    rules = []
    for family, (package, source, axes) in FONTS.items():
        home = _home(package)
        slug = family.lower().replace(" ", "-")
        for script, characters in RANGES.items():
            name = f"{slug}-{script}.woff2"
            _subset(home / "files" / source, folder / name, family, axes, characters)
            say(f"  {name}: {(folder / name).stat().st_size / 1024:.0f} kB")
            rules.append(
                f'@font-face{{font-family:"{family}";font-weight:400 700;font-display:swap;'
                f'src:url({name}) format("woff2");unicode-range:{characters}}}'
            )
        licence = (home / "LICENSE").read_text("utf8")
        changed = f"{family}: parts of {package} {version_of(package)}, renamed, as woff2. Changed for Explorer.\n\n"
        (folder / f"{slug}-OFL.txt").write_text(changed + licence, "utf8")
    (folder / "fonts.css").write_text("\n".join(rules) + "\n", "utf8")
    return True


def _home(package: str) -> Path:
    from importlib.util import find_spec

    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent


def _subset(source: Path, to: Path, family: str, axes: dict[str, Any], characters: str) -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        layout_features=FEATURES, name_IDs=["*"], name_languages=[0x409], notdef_outline=True, hinting=False
    )
    job = subset.Subsetter(options)
    job.populate(unicodes=subset.parse_unicodes(characters))
    job.subset(font)
    font = instantiateVariableFont(font, axes)
    _rename(font, family)
    font.flavor = "woff2"
    font.save(to)


def _rename(font: Any, family: str) -> None:
    """Give `font` a name of ours everywhere but in its legal notes; a postscript name is kept nowhere."""
    if "STAT" in font:
        del font["STAT"]  # names of styles, for menus of applications
    for instance in font["fvar"].instances:
        instance.postscriptNameID = 0xFFFF
    styles = {instance.subfamilyNameID for instance in font["fvar"].instances}
    axes = {axis.axisNameID for axis in font["fvar"].axes}
    table = font["name"]
    for record in list(table.names):
        wanted = NAMED_BY_US.get(record.nameID)
        if wanted:
            text = wanted.format(family=family, file=family.replace(" ", ""))
            table.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID not in {*LEGAL, 2, 17, *styles, *axes}:
            table.removeNames(record.nameID)


def _bundle_inputs() -> list[str]:
    return _hashes([ROOT / "package.json", ROOT / "package-lock.json"])


def _make_bundle(say: Callable[[str], None]) -> bool:
    for old in STATIC.glob("plotly-basic.*"):
        old.unlink()
    npm = None if os.environ.get("EXPLORER_WITHOUT_NPM") else shutil.which("npm")
    if npm is None:
        say("  no npm here: the page will use the bundle inside plotly's own package")
        return False
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / name, folder)
        try:
            subprocess.run(
                [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                cwd=folder,
                check=True,
                capture_output=True,
                timeout=PATIENCE,
            )
        except (OSError, subprocess.SubprocessError) as problem:
            say(f"  npm failed ({type(problem).__name__}): the page will use the bundle inside plotly's own package")
            return False
        got = Path(folder, "node_modules", BUNDLE)
        shutil.copy(got / "LICENSE", STATIC / "plotly-basic.LICENSE.txt")
        shutil.copy(got / "plotly-basic.min.js", STATIC / "plotly-basic.min.js")
    return True


def _name_inputs() -> list[str]:
    code = [*(ROOT / "explorer" / "names").rglob("*")]
    data = [*(ROOT / "data" / "actors").rglob("*"), *(ROOT / "data" / "gazetteer").rglob("*")]
    tools = [f"{name} {version_of(name)}" for name in ("polars", "numpy", "marisa-trie")]
    kept = [path for path in [*code, *data] if path.is_file() and path.suffix != ".pyc"]
    return [*tools, *_hashes(kept)]


def _make_names(say: Callable[[str], None]) -> bool:
    del say
    sys.path.insert(0, str(ROOT))
    try:
        from explorer.names.build import build_index
    finally:
        sys.path.remove(str(ROOT))
    with tempfile.TemporaryDirectory(dir=STATIC) as folder:
        made = Path(folder, "names")
        build_index(made)
        shutil.rmtree(STATIC / "names", ignore_errors=True)
        made.rename(STATIC / "names")
    return True


if __name__ == "__main__":
    build()

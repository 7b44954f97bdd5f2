"""What the page loads: its script and styles, fonts, and plotly's JavaScript, each under an address that never changes.

Everything is read once, when the server starts, packed once with gzip, and addressed by a hash of its content, so a
browser may keep it for good.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.resources import package, static

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Asset", "assets", "compiled_ahead", "widget_scripts"]

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class Asset:
    """One file of the page.

    Attributes:
        name: The last part of its address, e.g. `"page.js"`.
        content: Its bytes.
    """

    name: str
    content: bytes

    @property
    def content_type(self) -> str:
        """The media type, by the ending of the name."""
        return TYPES[Path(self.name).suffix]

    @cached_property
    def version(self) -> str:
        """A hash of the content: the address ends in it."""
        return hashlib.sha256(self.content).hexdigest()[:16]

    @cached_property
    def packed(self) -> bytes | None:
        """The content in gzip; None where that saves nothing."""
        return None if self.name.endswith(".woff2") else gzip.compress(self.content, 6, mtime=0)

    @property
    def address(self) -> str:
        """Its address under the static folder: name and version."""
        return f"{self.name}?v={self.version}"


def assets() -> Mapping[str, Asset]:
    """Files by name: `page.js`, `page.css`, `plotly.js`, `widgets.js`; where built, fonts and `fonts.css`."""
    return {asset.name: asset for asset in _assets()}


def compiled_ahead(script: bytes) -> bytes:
    """Plotly's script with its one function in parentheses: a browser compiles that while it loads, not when it runs.

    A script that does not begin and end as plotly's do stays as it is.
    """
    begin, end = b": this, () => {", b"return Plotly;\n}));"
    if script.count(begin) != 1 or not script.rstrip().endswith(end):
        return script
    head, body = script.split(begin)
    return head + b": this, (() => {" + body.rstrip().removesuffix(end) + b"return Plotly;\n})));\n"


def widget_scripts() -> bytes:
    """The pieces of Voilà's front end named in `scripts.txt`, one after the other, wherever Jupyter keeps them.

    Each only hands over its modules; which of them run, and when, Voilà's own script decides.
    """
    from jupyter_core.paths import jupyter_path  # noqa: PLC0415 (only a server asks)

    listed = package("serve", "scripts.txt").read_text("utf8").splitlines()
    names = [line for line in listed if line and not line.startswith("#")]
    folders = [Path(folder) for folder in jupyter_path()]
    found = (next((path for folder in folders if (path := folder / name).is_file()), None) for name in names)
    pieces = (re.sub(rb"(?m)^//# sourceMappingURL=.*$", b"", path.read_bytes()) for path in found if path)
    return b"\n;\n".join(pieces)


def _assets() -> Iterator[Asset]:
    from explorer.widgets.page_script import page_script  # noqa: PLC0415 (the widgets are read when a server starts)
    from explorer.widgets.page_style import page_style  # noqa: PLC0415
    from explorer.widgets.plotly_script import plotly_script  # noqa: PLC0415

    yield Asset("page.js", page_script().encode())
    yield Asset("page.css", page_style().encode())
    yield Asset("plotly.js", compiled_ahead(plotly_script().read_bytes()))
    yield Asset("widgets.js", widget_scripts())
    faces = static("fonts", "fonts.css")
    if faces.exists():
        fonts = {path.name: Asset(path.name, path.read_bytes()) for path in sorted(faces.parent.glob("*.woff2"))}
        yield from fonts.values()
        css = re.sub(r"url\(([^)]+)\)", lambda found: f"url({fonts[found[1]].address})", faces.read_text("utf8"))
        yield Asset("fonts.css", css.encode())

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

from explorer.resources import static

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Asset", "assets"]

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
    """Every file of the page by name: `page.js`, `page.css`, `plotly.js`; where built, `fonts.css` and its fonts."""
    return {asset.name: asset for asset in _assets()}


def _assets() -> Iterator[Asset]:
    from explorer.widgets.page_script import page_script  # noqa: PLC0415 (the widgets are read when a server starts)
    from explorer.widgets.page_style import page_style  # noqa: PLC0415
    from explorer.widgets.plotly_script import plotly_script  # noqa: PLC0415

    yield Asset("page.js", page_script().encode())
    yield Asset("page.css", page_style().encode())
    yield Asset("plotly.js", plotly_script().read_bytes())
    faces = static("fonts", "fonts.css")
    if faces.exists():
        fonts = {path.name: Asset(path.name, path.read_bytes()) for path in sorted(faces.parent.glob("*.woff2"))}
        yield from fonts.values()
        css = re.sub(r"url\(([^)]+)\)", lambda found: f"url({fonts[found[1]].address})", faces.read_text("utf8"))
        yield Asset("fonts.css", css.encode())

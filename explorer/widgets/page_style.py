"""The page's styles: tokens first, then each part's, narrow pages last."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path

from explorer.resources import static

__all__ = ["font_style", "page_style"]

HERE = Path(__file__).parent

FILES = (
    "page/tokens.css",
    "page/host.css",
    "page/base.css",
    "page/frame.css",
    "page/controls.css",
    "headline/headline.css",
    "rail/rail.css",
    "chart/chart.css",
    "facts/facts.css",
    "together/panels.css",
    "chains/chains.css",
    "signals/signals.css",
    "statements/statements.css",
    "listing/listing.css",
    "page/states.css",
    "page/narrow.css",
)


@cache
def page_style() -> str:
    """The styles of all parts, without fonts: a served page links those, see `font_style` for a notebook."""
    return "\n".join((HERE / name).read_text("utf8") for name in FILES)


@cache
def font_style() -> str:
    """The fonts as data addresses, since relative ones do not resolve in a notebook; empty where none were built."""
    faces = static("fonts", "fonts.css")
    if not faces.exists():
        return ""

    def inlined(found: re.Match[str]) -> str:
        font = (faces.parent / found[1].strip("\"'")).read_bytes()
        return f"url(data:font/woff2;base64,{base64.b64encode(font).decode()})"

    return re.sub(r"url\(([^)]+)\)", inlined, faces.read_text("utf8"))

"""The look of every chart: colours by the names of the page's tokens, and plotly's template made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DARK", "LIGHT", "PAGE", "SHAPES", "SYMBOLS", "faint", "template"]

LIGHT = {
    "paper": "#fff",
    "raised": "#fff",
    "sunk": "#f4f6f6",
    "ink": "#15191d",
    "ink-2": "#464e56",
    "ink-3": "#626a72",
    "hair": "#dde1e4",
    "edge": "#868e95",
    "bar": "#b3bbc1",
    "accent": "#0a6b74",
    "s1": "#1f4fcc",
    "s2": "#b0440f",
    "s3": "#713c6d",
    "s4": "#b1882a",
    "s5": "#14361d",
    "s6": "#ec539d",
}
DARK = {
    "paper": "#14171a",
    "raised": "#1b1f23",
    "sunk": "#1c2024",
    "ink": "#eceef0",
    "ink-2": "#b9c0c7",
    "ink-3": "#98a1a9",
    "hair": "#2d3339",
    "edge": "#6f7982",
    "bar": "#56606a",
    "accent": "#5cc4c8",
    "s1": "#4a8cf0",
    "s2": "#f5842a",
    "s3": "#d5a5d0",
    "s4": "#eedfa2",
    "s5": "#357a38",
    "s6": "#aa7d8f",
}
PAGE = {name: f"var(--{name})" for name in LIGHT}
"""Names instead of colours: the page puts in those of the theme in use, which plotly cannot look up by itself."""

SYMBOLS = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
SHAPES = "●■▲◆▼✚"


def faint(colour: str, opacity: float) -> str:
    """`colour` let through: `rgba(...)` for a hex colour, `name/opacity` for a token's name (the page resolves it)."""
    if not colour.startswith("#"):
        return f"{colour}/{opacity}"
    digits = colour[1:] if len(colour) > 4 else "".join(c * 2 for c in colour[1:])
    red, green, blue = (int(digits[i : i + 2], 16) for i in (0, 2, 4))
    return f"rgba({red}, {green}, {blue}, {opacity})"


def template(colours: Mapping[str, str]) -> dict[str, Any]:
    """Plotly's template in the given colours, one for each name of `LIGHT`."""
    c = colours
    return {
        "layout": {
            "font": {
                "family": '"Explorer Sans","Source Sans 3","Segoe UI",sans-serif',
                "size": 14,
                "color": c["ink-2"],
            },
            "colorway": [c[f"s{line}"] for line in range(1, 7)],
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 44, "r": 178, "t": 28, "b": 28, "pad": 0},
            "showlegend": False,
            "hovermode": "x",
            "hoverdistance": 60,
            "dragmode": False,
            "separators": ".,",
            "transition": {"duration": 0},
            "hoverlabel": {
                "bgcolor": c["raised"],
                "bordercolor": c["edge"],
                "font": {"size": 14, "color": c["ink"]},
                "align": "left",
            },
            "xaxis": {
                "type": "date",
                "showgrid": False,
                "zeroline": False,
                "showline": True,
                "linecolor": c["edge"],
                "ticks": "outside",
                "ticklen": 5,
                "tickcolor": c["edge"],
                "ticklabelmode": "period",
                "tickfont": {"size": 14, "color": c["ink-2"]},
                "fixedrange": True,
                "showspikes": True,
                "spikemode": "across",
                "spikethickness": 1,
                "spikedash": "solid",
                "spikecolor": c["ink-3"],
            },
            "yaxis": {
                "rangemode": "tozero",
                "gridcolor": c["hair"],
                "zeroline": False,
                "nticks": 5,
                "tickfont": {"size": 14, "color": c["ink-3"]},
                "fixedrange": True,
            },
            "annotationdefaults": {"showarrow": False, "font": {"size": 14, "color": c["ink"]}},
        }
    }

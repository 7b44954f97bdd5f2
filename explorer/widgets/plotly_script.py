"""Where plotly's JavaScript lies."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from explorer.resources import static

__all__ = ["plotly_script"]


def plotly_script() -> Path:
    """The small bundle of the build step; where there is none, the whole one inside plotly's own package.

    Finds the package without importing it.

    Raises:
        ModuleNotFoundError: There is neither.
    """
    small = static("plotly-basic.min.js")
    if small.exists():
        return small
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("plotly")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"

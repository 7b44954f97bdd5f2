"""Where the project's data lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

__all__ = ["data", "notebooks", "package", "static"]

_PACKAGE = Path(__file__).parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.exists() else _PACKAGE.parent / name


def package(*parts: str) -> Path:
    """The path of a file or folder of the package itself."""
    return _PACKAGE.joinpath(*parts)


def data(*parts: str) -> Path:
    """The path of a file or folder under `data/`."""
    return _shipped("data").joinpath(*parts)


def notebooks(*parts: str) -> Path:
    """The path of a file under `notebooks/`."""
    return _shipped("notebooks").joinpath(*parts)


def static(*parts: str) -> Path:
    """The path of a file that the build step made: fonts, plotly's bundle, the name index."""
    return (_PACKAGE / "static").joinpath(*parts)

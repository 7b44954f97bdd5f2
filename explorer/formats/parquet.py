"""Parquet: one article a row, read in slices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from explorer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["records"]

_SLICE = 10_000


def records(path: Path) -> Iterator[tuple[int, dict[str, Any], int]]:
    """Row number from 1, the row, and bytes read (by share of rows).

    Raises:
        InputError: The file is not Parquet, or vanished.
    """
    try:
        size = path.stat().st_size
        total = pl.scan_parquet(path).select(pl.len()).collect().item()
        for start in range(0, total, _SLICE):
            rows = pl.scan_parquet(path).slice(start, _SLICE).collect()
            for i, record in enumerate(rows.iter_rows(named=True), start + 1):
                yield i, record, size * i // total
    except FileNotFoundError as error:
        raise InputError(f"{path}: the file is not there any more") from error
    except (pl.exceptions.PolarsError, OSError) as error:
        raise InputError(f"{path}: not a Parquet file that can be read: {str(error).splitlines()[0]}") from error

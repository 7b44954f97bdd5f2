"""CSV and TSV with a header row; the delimiter is the one of comma, semicolon, tab or bar that the header uses most."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from explorer.errors import InputError
from explorer.formats.opened import MOST_CHARACTERS, OpenedFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["records"]

csv.field_size_limit(4 * MOST_CHARACTERS)


def records(path: Path) -> Iterator[tuple[int, dict[str, Any] | str, int]]:
    """Line where a row begins, the row (or the reason it cannot be read) and bytes read.

    Raises:
        InputError: There is no header row, or the file is binary.
    """
    with OpenedFile(path) as file:
        strings = _strings(file, path)
        header_line = next(strings, None)
        if header_line is None:
            raise InputError(f"{path}: the file is empty")
        delimiter = max(",;\t|", key=header_line.count)
        header = next(csv.reader([header_line], delimiter=delimiter))
        reader = csv.reader(strings, delimiter=delimiter, strict=False)
        while True:
            begins = reader.line_num + 2
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield begins, f"broken CSV: {error}", file.position
                continue
            yield begins, _record(header, row), file.position


def _strings(file: OpenedFile, path: Path) -> Iterator[str]:
    for number, line in file.lines():
        if line is None:
            raise InputError(
                f"{path}, line {number}: longer than {MOST_CHARACTERS:,} characters, so not a table of articles"
            )
        if number == 1 and b"\0" in line:
            raise InputError(f"{path}: not a text file: a zero byte stands at offset {line.find(0):,}")
        yield line.decode("utf-8-sig" if number == 1 else "utf-8", errors="surrogateescape")


def _record(header: list[str], row: list[str]) -> dict[str, Any] | str:
    if not row:
        return {}
    if len(row) > len(header) and any(row[len(header) :]):
        return f"{len(row)} fields where the header has {len(header)}"
    for name, value in zip(header, row, strict=False):
        if not value.isascii() and any("\udc80" <= c <= "\udcff" for c in value):
            byte = next(c for c in value if "\udc80" <= c <= "\udcff")
            return f"not UTF-8: byte 0x{ord(byte) - 0xDC00:02x} in column {name!r}"
    return {name: value or None for name, value in zip(header, row, strict=False)}

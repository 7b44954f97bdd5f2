"""JSON Lines, one article a line; or one JSON array of articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from explorer.errors import InputError
from explorer.formats.opened import MOST_CHARACTERS, OpenedFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["records"]

_MOST_ARRAY = 1 << 30


def records(path: Path) -> Iterator[tuple[int, dict[str, Any] | str, int]]:
    """Line number, record (or the reason it cannot be read) and bytes read, for each line that is not blank.

    In an array the number is that of the item, from 1.

    Raises:
        InputError: The file holds one array, and that is broken or longer than 1 GiB.
    """
    with OpenedFile(path) as file:
        for number, line in file.lines():
            if line is None:
                yield number, f"the line is longer than {MOST_CHARACTERS:,} characters", file.position
            elif number == 1 and line.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"[":
                yield from _array(path)
                return
            elif line.strip():
                yield number, _record(line, number), file.position


def _record(line: bytes, number: int) -> dict[str, Any] | str:
    try:
        record = json.loads(line.rstrip().decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        return f"not UTF-8: byte 0x{line[error.start]:02x} at column {error.start + 1:,}"
    except json.JSONDecodeError as error:
        return f"broken JSON: {error.msg} at column {error.colno:,}"
    except RecursionError:
        return "broken JSON: nested too deeply"
    return record if isinstance(record, dict) else f"a JSON {type(record).__name__}, not an object"


def _array(path: Path) -> Iterator[tuple[int, dict[str, Any] | str, int]]:
    with OpenedFile(path) as file:
        data = file.whole(_MOST_ARRAY)
        position = file.position
    try:
        items = json.loads(data)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}, line {error.lineno}: broken JSON: {error.msg}") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path}: broken JSON: {error}") from error
    for number, item in enumerate(items, 1):
        yield number, item if isinstance(item, dict) else f"a JSON {type(item).__name__}, not an object", position

"""A user's file as bytes and lines: gzip undone, UTF-8 asked for, nothing longer than an article may be read whole."""

from __future__ import annotations

import gzip
import zlib
from typing import IO, TYPE_CHECKING, Self, cast

from explorer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["MOST_CHARACTERS", "OpenedFile", "suffix_of"]

MOST_CHARACTERS = 5_000_000
_MOST_LINE = 4 * MOST_CHARACTERS


def suffix_of(path: Path) -> str:
    """What kind of file a name promises: its last suffix in lower case, `.gz` left aside."""
    name = path.name.lower().removesuffix(".gz")
    return name[name.rfind(".") :] if "." in name else ""


class OpenedFile:
    """One file being read; `position` is how many bytes of it, as they lie on disk, have been read.

    Raises:
        InputError: The file is not there, vanished, cannot be read, or is not what its name promises.
    """

    def __init__(self, path: Path) -> None:
        """Open `path`; use as a context."""
        self.path = path
        try:
            self._raw = path.open("rb")
            packed = self._raw.peek(2)[:2] == b"\x1f\x8b"
            self._bytes = cast("IO[bytes]", gzip.GzipFile(fileobj=self._raw) if packed else self._raw)
        except OSError as error:
            raise self._refusal(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()

    def _refusal(self, error: Exception) -> InputError:
        if isinstance(error, FileNotFoundError):
            return InputError(f"{self.path}: the file is not there any more")
        if isinstance(error, (EOFError, zlib.error, gzip.BadGzipFile)):
            return InputError(f"{self.path}: the gzip file is broken: {error}")
        return InputError(f"{self.path}: cannot be read: {getattr(error, 'strerror', None) or error}")

    @property
    def position(self) -> int:
        """Bytes read so far, of the file as it lies on disk."""
        return 0 if self._raw.closed else self._raw.tell()

    def whole(self, most: int = _MOST_LINE) -> bytes:
        """Everything, refused where it is more than `most` bytes."""
        try:
            data = self._bytes.read(most + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise self._refusal(error) from error
        if len(data) > most:
            raise InputError(f"{self.path}: longer than {MOST_CHARACTERS:,} characters, so not one article")
        return data

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """Number (from 1) and bytes of every line; None for one longer than any article."""
        number = 0
        try:
            while line := self._bytes.readline(_MOST_LINE):
                number += 1
                if line.endswith(b"\n") or len(line) < _MOST_LINE:
                    yield number, line
                    continue
                while (rest := self._bytes.readline(_MOST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield number, None
        except (OSError, EOFError, zlib.error) as error:
            raise self._refusal(error) from error

"""Where a corpus that Explorer makes by itself lies: a name that changes when the files do."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from explorer.ingest.files import files_of
from explorer.ingest.parts import reader_stamp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["cache_name"]


def cache_name(paths: Sequence[Path], options: Mapping[str, Any]) -> str:
    """A folder name for the corpus of `paths`: theirs, size and time of change of each file, options and reader.

    Raises:
        InputError: A path does not exist, or holds nothing that can be read.
    """
    files, _ = files_of(paths)
    digest = hashlib.blake2b(digest_size=8)
    for file in files:
        about = file.stat()
        digest.update(f"{file.resolve()}\0{about.st_size}\0{about.st_mtime_ns}\0".encode())
    digest.update(f"{sorted((k, str(v)) for k, v in options.items())}\0{reader_stamp()}".encode())
    return f"{paths[0].name.split('.')[0]}-{digest.hexdigest()}"

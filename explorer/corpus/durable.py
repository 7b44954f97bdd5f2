"""Writing so that a kill or a full disk leaves the old or the new, never half."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from explorer.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["new_folder", "replace_file", "settle", "sums"]


def replace_file(path: Path, data: str) -> None:
    """Write a small file whole: readers see the old one or the new one."""
    new = path.with_name(f"{path.name}.new")
    with new.open("w", encoding="utf-8", newline="\n") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)
    _settle_names(path.parent)


@contextmanager
def new_folder(beside: Path, what: str) -> Iterator[Path]:
    """A fresh folder inside `beside` for `what`; it is removed again if writing fails.

    Raises:
        CorpusError: The disk is full or refuses; the corpus is as it was.
    """
    folder = beside / f"new-{os.getpid()}-{uuid4().hex[:8]}"
    try:
        folder.mkdir(parents=True)
        yield folder
    except OSError as error:
        reason = "no space is left on the disk" if error.errno == errno.ENOSPC else str(error)
        raise CorpusError(f"{what} in {beside} failed: {reason}; the corpus is as it was") from error
    except Exception as error:
        if "No space left on device" in str(error) or "os error 28" in str(error):
            reason = "no space is left on the disk"
            raise CorpusError(f"{what} in {beside} failed: {reason}; the corpus is as it was") from error
        raise
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(folder)


def settle(folder: Path, name: str) -> None:
    """Bring a new folder's files safely to disk and give it its name; one that is there already stays."""
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb+") as handle:
                os.fsync(handle.fileno())
    for inner in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        _settle_names(inner)
    to = folder.with_name(name)
    if not to.exists():
        folder.rename(to)
        _settle_names(to.parent)


def sums(folder: Path) -> dict[str, tuple[int, str]]:
    """Size and SHA-256 of every file, by its path inside `folder`."""
    found = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix != ".lock":
            with file.open("rb") as data:
                digest = hashlib.file_digest(data, "sha256").hexdigest()
            found[file.relative_to(folder).as_posix()] = (file.stat().st_size, digest)
    return found


def _settle_names(folder: Path) -> None:
    """Bring a folder's names to disk; Windows cannot and need not."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

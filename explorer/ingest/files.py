"""Which files an ingest reads, and what each is taken for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.errors import InputError
from explorer.formats import DROPPED, KNOWN, Drop, Survey, survey
from explorer.formats.opened import suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from explorer.formats.dates import DateOrder

__all__ = ["files_of", "surveys_of"]


def files_of(paths: Sequence[Path]) -> tuple[list[Path], list[Drop]]:
    """All files under `paths` in order of name, and those in folders that no format knows.

    A path that is a file is taken whatever it is called; hidden files in folders are passed over.

    Raises:
        InputError: A path does not exist, or a folder holds nothing that can be read.
    """
    files: list[Path] = []
    drops: list[Drop] = []
    for path in paths:
        if path.is_file():
            files.append(path)
            continue
        if not path.is_dir():
            raise InputError(f"{path}: there is no such file or folder")
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
        known = [p for p in inside if suffix_of(p) in KNOWN]
        if not known:
            held = "holds no file" if not inside else "holds no file that can be read"
            raise InputError(f"{path}: the folder {held}; known kinds are {', '.join(KNOWN)}")
        files += known
        drops += [
            Drop(str(p), 0, DROPPED, "no reader for files of this kind") for p in inside if suffix_of(p) not in KNOWN
        ]
    return files, drops


def _hidden(path: Path, under: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(under).parts)


def surveys_of(
    files: Sequence[Path],
    *,
    mapping: Mapping[str, str] | None = None,
    order: DateOrder | None = None,
    ask: Callable[[str], DateOrder | None] | None = None,
) -> tuple[list[Survey], list[Drop]]:
    """What each file is taken for; a file that cannot be read is a drop of line 0.

    Args:
        files: The files.
        mapping: Field → column, for every file that is a table.
        order: How slashed dates are written, where the user said so.
        ask: Puts a question to a person; without one an undecidable order drops the file.
    """
    surveys: list[Survey] = []
    drops: list[Drop] = []
    for file in files:
        try:
            one = survey(file, mapping, order)
            answer = ask(f"{file}: {one.question}") if one.question and ask else None
        except InputError as error:
            drops.append(Drop(str(file), 0, DROPPED, str(error)))
            continue
        if one.question and answer is None:
            drops.append(Drop(str(file), 0, DROPPED, f"{one.question}; say --dates dmy or --dates mdy"))
        else:
            surveys.append(replace(one, order=one.order or answer))
    return surveys, drops

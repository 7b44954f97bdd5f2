"""The lists that a corpus brings: an index of names in its folder, so that they move with it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from explorer.corpus.durable import new_folder, settle, sums
from explorer.errors import CorpusError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["bring_lists", "brought_lists"]

_NAMES = "names"


def brought_lists(home: Path) -> Path | None:
    """The folder of the name index that the corpus `home` brings; None where it is read with the project's lists."""
    folder = home / _NAMES
    return folder if (folder / "sums.json").is_file() else None


def bring_lists(home: Path, *, actors: Path | None, gazetteer: Path | None) -> None:
    """Let the corpus `home` be read, searched and shown with lists of its own from now on.

    Args:
        home: The corpus folder; made if it is not there.
        actors: A folder with the actor list; None takes the project's.
        gazetteer: A handwritten gazetteer; None takes the project's.

    Raises:
        InputError: A list cannot be read.
        CorpusError: The corpus has articles that were read with other lists, or cannot be written.
    """
    from explorer.names.build import build_index  # noqa: PLC0415 - wanted by this step alone

    here, has_articles = brought_lists(home), (home / "CURRENT").exists()
    refusal = CorpusError(f"{home} was read with other lists; read the articles into another folder")
    if has_articles and here is None:
        raise refusal
    with new_folder(home, "bringing lists") as folder:
        build_index(folder, actors=actors, gazetteer=gazetteer)
        told = json.dumps(sums(folder))
        if here and (here / "sums.json").read_text("utf-8") == told:
            return
        if has_articles:
            raise refusal
        (folder / "sums.json").write_text(told, "utf-8")
        shutil.rmtree(home / _NAMES, ignore_errors=True)
        settle(folder, _NAMES)

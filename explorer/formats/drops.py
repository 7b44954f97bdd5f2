"""What was not taken in as it came, and why: one line each, with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["DROPPED", "UNDATED", "Drop"]

DROPPED = "dropped"
UNDATED = "kept as undated"


@dataclass(frozen=True)
class Drop:
    """One thing of the user's that did not go in as it stood.

    Attributes:
        file: The file's path as the user gave it.
        line: Line of the file where the record begins, from 1; row number in a Parquet file; 0 for the whole file.
        what: `"dropped"`, or `"kept as undated"` where only the date could not be taken.
        reason: One sentence that names the value.
    """

    file: str
    line: int
    what: str
    reason: str

    @property
    def kind(self) -> str:
        """The reason without its values: what drops of one kind share."""
        return re.sub(r"'[^']*'|\"[^\"]*\"|\d[\d,.]*", "…", self.reason.removeprefix(f"{self.file}: "))

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return f"{self.file}, line {self.line}" if self.line else self.file

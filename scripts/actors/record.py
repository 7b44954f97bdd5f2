"""One actor while the list is built, and how names are spelled and folded."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "ß": "ss", "ə": "a"}
    | {"Ə": "A", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "œ": "oe", "Œ": "Oe", "ħ": "h", "’": "'", "ʼ": "'"}
    | {"ʻ": "'", "ʿ": "", "ʾ": "", "‘": "'"}
)


@dataclass
class Actor:
    """An actor with its aliases (and their notes), roles (role, country, from, to) and how it came to be."""

    label: str
    kind: str
    country: str = ""
    wikidata: str = ""
    aliases: dict[str, str] = field(default_factory=dict)
    roles: list[tuple[str, str, str, str]] = field(default_factory=list)
    by_hand: set[str] = field(default_factory=set)
    by_rule: bool = False
    id: str = ""

    def __post_init__(self) -> None:
        self.id = self.id or slug(self.label)

    def named(self, alias: str, note: str = "", *, by_hand: bool = False) -> None:
        """Add an alias that no other covers but for case, diacritics and hyphens, which readers fold.

        A trailing ~ marks a short form that counts only beside a full one.
        """
        if alias.endswith("~"):
            alias, note = alias[:-1], "surname"
        alias = " ".join(alias.split()).removeprefix("the ")
        if alias and all(key(alias) != key(known) for known in self.aliases):
            self.aliases[alias] = note
            if by_hand:
                self.by_hand.add(alias)


def rows(path: Path) -> list[dict[str, str]]:
    """A CSV file's rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(cell: str) -> list[str]:
    """What a cell lists, split at semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def plain(words: str) -> str:
    """`words` without diacritics and letters outside ASCII where they have a usual spelling."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", words.translate(PLAIN)) if not unicodedata.combining(letter)
    )


def slug(label: str) -> str:
    """A readable id: lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(label).lower().replace("'", "").replace("&", " and ")).strip("-")


def key(alias: str) -> str:
    """What two aliases share that a reader of news takes for one."""
    return re.sub(r"[\s-]+", " ", plain(alias)).strip().lower()

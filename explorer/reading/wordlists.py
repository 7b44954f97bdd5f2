"""The word lists beside the reader (`words/*`): each file says in its first line what it holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["classes", "common_words", "given_names", "surnames", "weights", "word_rows"]

_FOLDER = Path(__file__).parent / "words"


def word_rows(name: str) -> list[list[str]]:
    """The rows of a list, cells by tab; lines that begin with # are left out."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def classes() -> dict[str, frozenset[str]]:
    """Classes of words (titles, streets, organisations …), folded."""
    return {name: frozenset(words.split()) for name, words in word_rows("classes.tsv")}


@cache
def common_words() -> dict[str, int]:
    """Names of the gazetteer that are words as well → percent of their uses inside sentences that are lower-case."""
    return {word: int(percent) for word, percent in word_rows("common_words.tsv")}


@cache
def given_names() -> frozenset[str]:
    """Given names, folded."""
    return frozenset(row[0] for row in word_rows("given.txt"))


@cache
def surnames() -> frozenset[str]:
    """Common surnames, folded."""
    return frozenset(row[0] for row in word_rows("surnames.txt"))


@cache
def weights() -> dict[str, float]:
    """How much each piece of evidence speaks for a place; `bias` is where the sum begins."""
    return {name: float(weight) for name, weight in word_rows("weights.tsv")}

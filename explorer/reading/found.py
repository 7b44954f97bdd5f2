"""All names of the lists in one text, before it is decided what they are."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from explorer.reading.hits import Hit
from explorer.reading.recognise import Run, analysed, unknown
from explorer.reading.tokens import runs_in
from explorer.reading.wordlists import classes

if TYPE_CHECKING:
    from explorer.names.gazetteer import Gazetteer

__all__ = ["Found", "Met", "Runs", "found_names"]

_KEPT_RUNS = 100_000
_LOOK_BACK, _LONGEST_TITLE = 24, 16
_NOT_MET: Any = object()


Runs = dict[str, Run | None]
"""What is known of runs met before; None where one holds nothing."""

Met = tuple[int, int, Run]
"""A run where it stands: its first character, how long it is, and what it holds."""


class Found:
    """One name in its text.

    Attributes:
        start, end: Offsets in the text, end excluded.
        key: The words folded.
        regions: Codes of the regions it may mean.
        actors: (row, mark) of the actors it may mean.
        demonym: Whether it is an adjective or inhabitant.
        pattern: The pattern that found it, `unknown` for a run that no list has, or None.
        own: What it says by itself for being a place.
        run: The run it stands in, which begins at `run_start`; it is its words `first` to `last`.
        previous: The word before the run in lower case, if the name opens it and no sentence begins there.
        opens: Whether it opens a sentence.
        score: What the evidence for a place sums up to; above 0 it is one.
        admin: `region` where "region" or "oblast" stands by, `state` where "state" or "Governor" does, `parent`
            behind a place inside it ("Buffalo, New York").
        behind: Of `regions` those in which the place before it may lie, where `admin` is `parent`.
    """

    __slots__ = (
        "actors", "admin", "behind", "demonym", "end", "first", "key", "last", "opens", "own", "pattern", "pieces",
        "previous", "regions", "run", "run_start", "score", "start",
    )  # fmt: skip

    def __init__(self, hit: Hit, run: Run, run_start: int, previous: str, *, opens: bool) -> None:
        at, to, self.key, self.regions, self.actors, self.demonym, self.pattern, first, self.last, self.own = hit
        self.start, self.end, self.first = run_start + at, run_start + to, first
        self.run, self.run_start = run, run_start
        self.previous, self.opens = ("", False) if first else (previous, opens)
        self.pieces: list[str] = []
        self.score = 0.0
        self.admin: str | None = None
        self.behind: tuple[int, ...] = ()


def found_names(  # noqa: C901
    text: str, gazetteer: Gazetteer, runs: Runs
) -> tuple[list[Found], dict[str, int], list[Met]]:
    """The names in reading order, surnames that the text gives to people with their first offset, and the runs.

    Args:
        text: Any text.
        gazetteer: The lists.
        runs: What is known of runs met before; grows, and is emptied when it is large.
    """
    found: list[Found] = []
    persons: dict[str, int] = {}
    met: list[Met] = []
    titles = classes()["title"]
    taken = 0
    for match in runs_in(text):
        surface, start = match[0], match.start()
        run = runs.get(surface, _NOT_MET)
        if run is _NOT_MET:
            if len(runs) > _KEPT_RUNS:
                runs.clear()
            run = runs[surface] = analysed(surface, gazetteer)
        if run is None or start < taken:
            continue
        _, hits, people, last, may_be_place, tails, pieces = run
        if hits or pieces[()]:
            met.append((start, len(surface), run))
        for surname, at in people:
            persons.setdefault(surname, start + at)
        if not hits and not may_be_place and not tails:
            if last is not None and _last_word(text, start) in titles:
                persons.setdefault(last, start)
            continue
        before, previous, opens = _before(text, start, titles)
        if last and before in titles:
            persons.setdefault(last, start)
        for hit in hits:
            found.append(Found(hit, run, start, previous, opens=opens))  # noqa: PERF401 - faster than a list
        if tails:
            taken = _with_tails(text, found, run, start, opens=opens)
        if may_be_place and _where_a_place_stands(text, start, match.end(), before):
            found.append(Found(unknown(surface, gazetteer), run, start, previous, opens=opens))
    found.sort(key=attrgetter("start"))
    return found, persons, met


def _last_word(text: str, start: int) -> str:
    """The word before `start`, in lower case."""
    words = text[max(0, start - _LONGEST_TITLE) : start].rsplit(None, 1)
    return words[-1].lower().rstrip(".") if words else ""


def _before(text: str, start: int, titles: frozenset[str]) -> tuple[str, str, bool]:
    """The word before `start` in lower case, the same as evidence, and whether a sentence opens there.

    Of a sentence's opening only the full stop of a word before it is evidence.
    """
    before = text[start - _LOOK_BACK if start > _LOOK_BACK else 0 : start]
    stripped = before.rstrip(" \"“”'‘(\n\u00a0")
    between = before[len(stripped) :]
    previous = stripped.rpartition(" ")[2].lower()
    if "\n" in previous:
        previous = previous[previous.rfind("\n") + 1 :]
    if between == " " and previous[-1:].isalpha():  # most often
        return previous, previous, False
    stop = previous[-1:] == "."
    if stop:
        previous = previous.rstrip(".")
    opens = not stripped or "\n" in between or (stripped[-1] in ".!?:" and previous not in titles and previous != "st")
    return previous, "" if opens and not stop else previous, opens


def _where_a_place_stands(text: str, start: int, end: int, low: str) -> bool:
    if low in classes()["loc_prep"] or text[start - 2 : start] == ", ":
        return True
    return text.startswith(", ", end) and text[end + 2 : end + 3].isupper()


def _with_tails(text: str, found: list[Found], run: Run, run_start: int, *, opens: bool) -> int:
    """Add the longest name that begins in the run and goes on behind it, instead of those inside it; its end, or 0."""
    fitting = [
        (run_start + at, name, row)
        for at, name, row in run.tails
        if text.startswith(name, run_start + at)
        and not text[run_start + at + len(name) : run_start + at + len(name) + 1].isalnum()
    ]
    if not fitting:
        return 0
    start, name, row = max(fitting, key=lambda each: len(each[1]))
    found[:] = [other for other in found if other.end <= start or other.start >= start + len(name)]
    hit = Hit(start - run_start, start - run_start + len(name), name.lower(), (), ((row, 2),), False, None, 0, 1)
    found.append(Found(hit, run, run_start, "", opens=opens))
    return start + len(name)

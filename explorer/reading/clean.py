"""A page's story without what the site put around it.

Lines go by what they say: appeals for money, prompts for cookies and newsletters, "Read more", image credits, share
buttons, dates, bylines, notes of copyright. The words are data (`words/clean_*`): a whole line must read so, and a line
that only looks odd stays, because a lost sentence of the story is worse than a kept line of the site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from explorer.reading.boilerplate import appeals, line_reason, site_words
from explorer.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Cleaned", "Cut", "cleaned", "trimmed", "without_lines"]

_LINE = re.compile(r"[^\S\n]*(\S[^\n]*)")
_INITIALS_LAST = re.compile(r"\b(?:[A-Z]\.)+$")
_SENTENCE_END = re.compile(r"\.[\"'”’)\]]*$")
_NO_HEADLINE_END = re.compile(r"[.,:;)][\"'”’]*$")
_LETTERS = re.compile(r"[^\W_]+")
_PART = re.compile(r"\s+[|•·»]\s+|\s+[-–—]\s+")
_SENTENCE_WORDS, _PARAGRAPH_WORDS, _QUESTION_WORDS = 5, 30, 20
_HEADLINE_WORDS, _LONGEST_HEADLINE = 4, 200
_LINES_TO_TITLE = 12
_NAV_WORDS = 5
_SITE_WORDS = 5
_TRAILING = frozenset({"newsletter", "appeal", "more", "share", "note", "cookies"})


class Cut(NamedTuple):
    """What was cut of the text as given: offsets in characters, end excluded, and why (`title`, `nav`, `appeal` …)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article without its site.

    Attributes:
        title: The title given or found, without the site's name behind it; None where there is none.
        text: The story; the very text that was given where nothing was cut.
        cuts: What was cut, in order; the title line is one of them.
    """

    title: str | None
    text: str
    cuts: tuple[Cut, ...] = ()


class _Line(NamedTuple):
    start: int
    end: int
    said: str
    n_words: int


def cleaned(text: str, title: str | None = None) -> Cleaned:
    """`text` without title line and boilerplate.

    Ask `published_in` for the day of publication first, of the text as it came: the line that says it goes too.

    Args:
        text: A page or an article as plain text, lines kept.
        title: The title where it is known; a first line that repeats it is cut. Without one, the first line that reads
            as a headline above a paragraph is the title.

    Returns:
        Title, text and what was cut. Kept lines keep the space between them; a text without boilerplate comes back as
        it is.
    """
    lines = _lines(text)
    reasons = [line_reason(line.said, line.n_words) for line in lines]
    head = _title_given(lines, title) if title and title.strip() else _title_found(lines, reasons)
    if head is not None:
        for before in range(head):
            if reasons[before] is None and lines[before].n_words <= _NAV_WORDS and not _is_sentence(lines[before]):
                reasons[before] = "nav"
        reasons[head] = "title"
        title = title or lines[head].said
    kept, cuts = _cut(text, lines, reasons)
    return Cleaned(
        title=_without_site(title.strip()) if title and title.strip() else None, text=kept, cuts=tuple(sorted(cuts))
    )


def trimmed(text: str) -> str:
    """A text that was cleaned before, without what the present word lists cut: its title is no longer looked for."""
    lines = _lines(text)
    return _cut(text, lines, [line_reason(line.said, line.n_words) for line in lines])[0]


def _cut(text: str, lines: list[_Line], reasons: list[str | None]) -> tuple[str, list[Cut]]:
    """`text` without the lines that have a reason, appeals, and what its end says for the site; and all cuts."""
    for at in appeals([line.said if reason is None else None for line, reason in zip(lines, reasons, strict=True)]):
        reasons[at] = "appeal"
    cuts = [Cut(line.start, line.end, reason) for line, reason in zip(lines, reasons, strict=True) if reason]
    kept = [line for line, reason in zip(lines, reasons, strict=True) if reason is None]
    if kept and (behind := _trailing(kept[-1])):
        kept[-1] = kept[-1]._replace(end=behind.start, said=text[kept[-1].start : behind.start].rstrip())
        cuts.append(behind)
    return (_joined(text, lines, kept) if cuts else text), cuts


def without_lines(text: str, gone: Collection[str]) -> str:
    """`text` without the lines that say just what `gone` does; all of it where nothing would be left."""
    lines = _lines(text)
    kept = [line for line in lines if line.said not in gone]
    return _joined(text, lines, kept) if kept and len(kept) < len(lines) else text


def _lines(text: str) -> list[_Line]:
    found = []
    for line in _LINE.finditer(text):
        said = line[1].rstrip()
        found.append(_Line(line.start(1), line.start(1) + len(said), said, said.count(" ") + 1))
    return found


def _is_sentence(line: _Line) -> bool:
    """Whether the line is of the story: a sentence with its full stop, or a whole paragraph."""
    if line.n_words >= _PARAGRAPH_WORDS:
        return True
    if _SENTENCE_END.search(line.said):
        return line.n_words >= _SENTENCE_WORDS and not _INITIALS_LAST.search(line.said)
    return line.n_words >= _QUESTION_WORDS and line.said[-1] in '?!"”'


def _title_found(lines: list[_Line], reasons: list[str | None]) -> int | None:
    """The number of the line that reads as the headline of what follows."""
    above: list[int] = []
    for number, line in enumerate(lines):
        if reasons[number] is not None:
            continue
        if _is_sentence(line):
            break
        above.append(number)
        if len(above) > _LINES_TO_TITLE:
            return None
    else:
        return None
    heads = [number for number in above if _reads_as_headline(lines[number])]
    long = [number for number in heads if lines[number].n_words >= _HEADLINE_WORDS]
    return long[0] if long else max(heads, key=lambda number: lines[number].n_words, default=None)


def _reads_as_headline(line: _Line) -> bool:
    first = line.said.lstrip("\"'“‘«([")[:1]
    return (
        line.n_words > 1
        and len(line.said) <= _LONGEST_HEADLINE
        and (first.isupper() or first.isdigit())
        and (not _NO_HEADLINE_END.search(line.said) or bool(_INITIALS_LAST.search(line.said)))
    )


def _title_given(lines: list[_Line], title: str) -> int | None:
    """The number of the line near the top that repeats the title, with or without the site's name."""
    wanted = {_evened(title), _evened(_without_site(title))}
    first = next(iter(wanted)).partition(" ")[0]
    for number, line in enumerate(lines[:_LINES_TO_TITLE]):
        if len(line.said) > 2 * _LONGEST_HEADLINE or not _evened(line.said[: 2 * len(first) + 2]).startswith(first):
            continue
        if {_evened(line.said), _evened(_without_site(line.said))} & wanted:
            return number
    return None


def _evened(words: str) -> str:
    return " ".join(_LETTERS.findall(words.casefold()))


def _without_site(title: str) -> str:
    """`title` without a last part that is the site's: any short one behind a bar, a site's name behind a dash."""
    parts = list(_PART.finditer(title))
    if not parts:
        return title
    last = parts[-1]
    site = title[last.end() :]
    words = _LETTERS.findall(site)
    short = 0 < len(words) <= _SITE_WORDS and len(_LETTERS.findall(title[: last.start()])) > 1
    named = len(words) > 1 and all(word[0].isupper() or word in {"of", "the"} for word in words)
    is_site = "|" in last[0] or "»" in last[0] or (named and words[-1].casefold() in site_words())
    return title[: last.start()].rstrip() if short and is_site else title


def _trailing(line: _Line) -> Cut | None:
    """Sentences at the end of the last line that are the site's: "Read more.", "Sign up for our newsletter."."""
    spans = sentences(line.said)
    start = None
    for first, last in reversed(spans[1:]):
        reason = line_reason(line.said[first:last], line.said.count(" ", first, last) + 1)
        if reason not in _TRAILING:
            break
        start = first, reason
    return Cut(line.start + start[0], line.end, start[1]) if start else None


def _joined(text: str, lines: list[_Line], kept: list[_Line]) -> str:
    space_before = {line.start: text[before.end : line.start] for before, line in pairwise(lines)}
    return "".join((space_before[line.start] if number else "") + line.said for number, line in enumerate(kept))

"""First scan: the words of time in a text, and the shape they make."""

from __future__ import annotations

import re
from itertools import compress
from typing import NamedTuple

from explorer.reading.wordlists import word_rows

__all__ = ["LETTERS", "TimeWord", "shape_of", "words_of"]

LETTERS = {name: letter for letter, name, _, _ in word_rows("times_kinds.tsv")}
"""Name of a kind of words → its letter in shapes."""

_CAPITAL = frozenset(name for _, name, capital, _ in word_rows("times_kinds.tsv") if capital)
_KNOWN = {
    form: (kind, value)
    for kind, value, said in word_rows("times_words.tsv")
    for word in said.split()
    for form in ({word.capitalize(), word.upper()} | (set() if kind in _CAPITAL else {word}))
}
_ALONE_NOTHING = frozenset(
    {"the", "a", "of", "and", "from", "number", "ordinal", "more", "whole", "final", "period", "step_then", "half"}
)
_CORE = {form.encode(): known for form, known in _KNOWN.items() if known[0] not in _ALONE_NOTHING}
_NOT_CORE = frozenset(map(str.encode, _KNOWN)) - _CORE.keys()
_LETTERS_ONLY = bytes(byte if chr(byte).isascii() and chr(byte).isalpha() else ord(" ") for byte in range(256))
_FIGURES_ONLY = bytes(byte if chr(byte).isascii() and chr(byte).isdigit() else ord(" ") for byte in range(256))
"""Make a space of any byte that is no letter A to Z or a to z, that is no figure 0 to 9."""
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([A-Za-z]+)[^\w]{0,4}\Z")
_WORD_BEHIND = re.compile(r"[^\w]{0,4}([A-Za-z]+)(?![^\W\d_])")
_FARTHEST = 16
"""Characters of the longest word that says nothing alone, and of what may stand behind it."""
_CODE = re.compile(r"[QF](?<!\w[QF])(?:(?<=Q)[1-4]|(?<=F)Y[ ’']?(?:20)?[0-9]{2})\b")
_SHORT_YEAR = re.compile(r"[\s(]['’](\d\d)(?![\w%.,]?\d|\w)")
_NO_FIGURE_BEHIND = frozenset("_$£€¥.,/#")
_FIGURE = re.compile(
    r"""(?P<iso>[12]\d\d\d[-/](?:0[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01])(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?)(?![\w-])
    | (?P<slashed>\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:[12]\d)?\d\d)(?![\w/])
    | (?P<clock>(?:[01]?\d|2[0-4])(?:[:.][0-5]\d(?::[0-5]\d)?)?\s?[apAP](?:\.\s?[mM]\.|[mM]\b)
              |(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))
    | (?P<years>(?:1[5-9]|20)\d\d/\d\d(?![\w/]))
    | (?P<decade>(?:1[5-9]|20)\d0['’]?s|(?:(?<=[Tt]he\ )|(?<=s\ and\ )|(?<=[Tt]he\ ['’])|(?<=s\ and\ ['’]))[2-9]0s)\b
    | (?P<ordinal>[123]?\d(?:st|nd|rd|th))\b
    | (?P<number>\d+(?:[.,]\d+)*)(?![\w%]|\.\d)""",
    re.VERBOSE | re.ASCII,
)
_BETWEEN = {
    " ": " ", "": " ", "\n": " ", "\xa0": " ",
    "-": "-", "–": "-", " - ": "-", " – ": "-", " -- ": "-",
    ", ": ",", ",": ",", " , ": ",",
}  # fmt: skip
_BETWEEN_ABBREVIATED = {". ": " ", ".": " ", "., ": ",", ".\n": " "}
_WIDEST = 4
_MAY_BE_ABBREVIATED = frozenset({"month", "month_or_word", "weekday", "weekday_short"})
_MAY_END_A_LINE = _MAY_BE_ABBREVIATED | {"year", "day", "today"}


class TimeWord(NamedTuple):
    """One word of time: the name of its kind, its value (`times_words.tsv`), offsets in the text, end excluded."""

    kind: str
    value: str
    start: int
    end: int


def words_of(text: str) -> list[TimeWord]:
    """The words of time in `text` that may be part of a time, in order.

    Words such as "the", "of" and "two" say nothing alone: they are among them only beside others.
    """
    plain = text.encode("ascii", "replace")  # a byte a character
    found = {word.start: word for word in _figures(text, plain)}
    behind, before = list(found.values()), list(found.values())
    letters = plain.translate(_LETTERS_ONLY).join((b" ", b" "))
    words = [b"", *letters.split(), b""]
    end = 0
    for at in compress(range(len(words)), map(_CORE.__contains__, words)):
        form = words[at]
        start = letters.find(form.join((b" ", b" ")), end)
        end = start + len(form)
        if text[start - 1 : start].isalpha() or text[end : end + 1].isalpha():
            continue
        word = found[start] = TimeWord(*_CORE[form], start, end)
        if words[at - 1] in _NOT_CORE:
            before.append(word)
        if words[at + 1] in _NOT_CORE:
            behind.append(word)
    for word in before:
        _add_before(text, word.start, found)
    for word in behind:
        _add_behind(text, word.end, found)
    return [found[start] for start in sorted(found)]


def _add_before(text: str, end: int, found: dict[int, TimeWord]) -> None:
    while (said := _word_before(text, end)) and said[1] not in found and (known := _KNOWN.get(said[0])):
        word, start = said
        found[start] = TimeWord(*known, start, start + len(word))
        end = start


def _word_before(text: str, end: int) -> tuple[str, int] | None:
    """The word before `end` and where it begins; between two spaces it is found without the expression."""
    farthest, stop = max(0, end - _FARTHEST), end - 1
    start = text.rfind(" ", farthest, stop) + 1
    if start < stop < start + _FARTHEST and text[stop] == " ":
        word = text[start:stop]
        if word.isascii() and word.isalpha():
            return word, start
    said = _WORD_BEFORE.search(text, farthest, end)
    return said and (said[1], said.start(1))


def _add_behind(text: str, start: int, found: dict[int, TimeWord]) -> None:
    while (said := _WORD_BEHIND.match(text, start)) and (known := _KNOWN.get(said[1])) and said.start(1) not in found:
        begin, start = said.span(1)
        found[begin] = TimeWord(*known, begin, start)


def _figures(text: str, plain: bytes) -> list[TimeWord]:
    found: list[TimeWord] = []
    for code in _CODE.finditer(text) if "Q" in text or "FY" in text else ():
        kind = "quarter_code" if code[0][0] == "Q" else "fiscal_code"
        found.append(TimeWord(kind, code[0], code.start(), code.end()))
    taken = {code.end - 1 for code in found}
    end = stop = 0
    for digits in plain.translate(_FIGURES_ONLY).split():
        start = plain.find(digits, stop)
        stop = start + len(digits)
        before = text[start - 1 : start]
        if start < end or before in _NO_FIGURE_BEHIND or before.isalpha() or stop - 1 in taken:
            continue
        figure = _FIGURE.match(text, start)
        if figure is None:
            continue
        if before and before in "'’" and (short := _short_year(text, start)):
            found.append(short)
            end = short.end
            continue
        end = figure.end()
        kind, said = str(figure.lastgroup), figure.group()
        if kind == "number":
            found.append(_number(said, start, end))
        elif kind == "ordinal":
            found.append(TimeWord(kind, said[:-2], start, end))
        else:
            found.append(TimeWord(kind, said, start - (kind == "decade" and before in ("'", "’")), end))
    return found


def _short_year(text: str, start: int) -> TimeWord | None:
    """The year in "in '82": two figures behind an apostrophe, of the hundred years up to 2030."""
    said = _SHORT_YEAR.match(text, start - 2)
    return said and TimeWord("year", ("20" if said[1] < "30" else "19") + said[1], start - 1, said.end())


def _number(said: str, start: int, end: int) -> TimeWord:
    kind = "number"
    if len(said) < 3 and said.isascii() and 0 < int(said) < 32:
        kind = "day"
    elif len(said) == 4 and said.isascii() and said.isdigit() and "1000" <= said < "2101":
        kind = "year"
    return TimeWord(kind, said.replace(",", ""), start, end)


def shape_of(text: str, words: list[TimeWord]) -> str:
    """Two characters a word, but the first: what stands before it ("|" for another word or a break), and its kind.

    Ends in "|".
    """
    made, end, last = [], -_WIDEST - 1, ""
    for kind, _, start, stop in words:
        if start - end > _WIDEST:
            made.append("|")
        else:
            gap = text[end:start]
            sign = _BETWEEN.get(gap) or (_BETWEEN_ABBREVIATED.get(gap) if last in _MAY_BE_ABBREVIATED else None)
            if "\n" in gap and last in _MAY_END_A_LINE and text[start].isupper():  # a headline's end and a dateline
                sign = None
            made.append(sign or "|")
        made.append(LETTERS[kind])
        end, last = stop, kind
    return "".join(made[1:]) + "|"

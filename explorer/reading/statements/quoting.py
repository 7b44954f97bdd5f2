"""Who is quoted by whom: "the agency quoted an engineer as saying that …", "Melk was quoted by the agency as saying …".

Two statements stand in such a sentence: the outlet's, by the verb of quoting, and inside it, by "saying", that of the
one quoted. The model finds one of them, or both with the wrong words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.statements.cue_classes import cue_class
from explorer.reading.statements.lists import at_cue, ordered, without
from explorer.reading.statements.said import Statement

if TYPE_CHECKING:
    from explorer.reading.statements.cast import Cast
    from explorer.reading.statements.said import Span

__all__ = ["with_quoted"]

_SAYING = r"as (?P<saying>saying|telling|stating|claiming|warning|having said)\b"
_ANY = re.compile(_SAYING)
_QUOTES = re.compile(
    r"(?P<by>[^,.;:“”\"\n]{2,80}?) (?P<cue>(?:(?:has|had|have|also) ){0,2}(?:quoted|cited|quotes|cites)) "
    rf"(?P<who>(?!as\b|by\b)[^.;\n“”\"]{{2,120}}?) {_SAYING}"
)
_IS_QUOTED = re.compile(
    r"(?P<who>[^,.;:“”\"\n]{2,80}?) "
    r"(?P<cue>(?:was|were|is|are|has been|have been|had been) (?:also |later )?(?:quoted|cited))"
    rf"(?: by (?P<by>[^,.;\n]{{2,80}}?))? {_SAYING}"
    r"(?: by (?P<by_>[^,.;\n]{2,60}?)(?= that\b|[,.;\n]| on\b| in\b|\Z))?"
)
_NAME_BEFORE = re.compile(r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*),?\s*\Z")
_SHORTEST = 8  # characters of a content


def with_quoted(statements: list[Statement], cast: Cast) -> list[Statement]:
    """`statements`, in order of their cues, where each such sentence has these two."""
    if not _ANY.search(cast.text):
        return statements
    for number, begin in enumerate(cast.sentences):
        end = cast.sentence_end(number)
        if _ANY.search(cast.text, begin, end):
            match = _QUOTES.search(cast.text, begin, end) or _IS_QUOTED.search(cast.text, begin, end)
            if match:
                statements = _mended(statements, cast.text, number, match, (begin, end))
    return statements


def _mended(
    statements: list[Statement], text: str, number: int, match: re.Match[str], sentence: Span
) -> list[Statement]:
    content = _content(text, match, sentence)
    if content is None:
        return statements
    by = next((_span(match, name) for name in ("by", "by_") if match.groupdict().get(name)), None)
    cue, saying, who = match.span("cue"), match.span("saying"), _span(match, "who")
    if text[slice(*who)] == "who" and (name := _NAME_BEFORE.search(text, sentence[0], who[0])):
        who = name.span("name")
    around = at_cue(statements, cue) or Statement(number, by, cue, content, "paraphrase", "relay")
    inside = at_cue(statements, saying) or Statement(
        number, who, saying, content, "paraphrase", cue_class(match["saying"]), inner=True
    )
    others = [one for one in statements if one is not around and one is not inside]
    inside.speaker, inside.content = who, content
    if by is None:
        kept = without(statements, [around]) if around in statements else statements
        return ordered([one for one in kept if one is not inside], inside)
    around.speaker, around.cites, around.outer, inside.outer = by, who, None, around
    around.content = (who[0] if match.re is _QUOTES else content[0], content[1]) if content[0] > cue[1] else content
    return ordered(others, around, inside)


def _span(match: re.Match[str], name: str) -> Span:
    """Where the words of a group stand, without the spaces around them."""
    words = match[name]
    return match.end(name) - len(words.lstrip()), match.start(name) + len(words.rstrip())


def _content(text: str, match: re.Match[str], sentence: Span) -> Span | None:
    """What was said: behind "saying", else what the sentence begins with."""
    start = match.end()
    while start < sentence[1] and text[start] in " ,:":
        start += 1
    end = sentence[0] + len(text[sentence[0] : sentence[1]].rstrip())
    if end - start >= _SHORTEST:
        return start, end - (text[end - 1] == "." and '"' not in text[start:end])
    before = text[sentence[0] : match.start()].rstrip()
    if len(before) >= _SHORTEST and before[-1] in ',"”':
        return sentence[0], sentence[0] + len(before.rstrip(",") if before[-1] == "," else before)
    return None

"""What stands before "…, the mayor said": contents that the model cuts wrongly there, and such endings that it misses.

A sentence that ends with a comma, a short subject and a verb of speech gives what comes before it as said; what follows
the verb is then whom, where or through whom, not what.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.reading.statements.cue_classes import ATTITUDES, cue_class
from explorer.reading.statements.lists import ordered, without
from explorer.reading.statements.said import Statement
from explorer.reading.statements.speaker_bounds import bound, closing_verbs, speaker_behind

if TYPE_CHECKING:
    from explorer.reading.statements.cast import Cast
    from explorer.reading.statements.said import Span

__all__ = ["closing", "with_clauses"]

_BETWEEN = re.compile(r"[ \w’'-]{0,25}\Z")
_NOT_WHAT = re.compile(
    r"\s*(?:(?:,\s*)?(?:citing|quoting|adding|saying|noting)\b|(?:on|in|at|to|during|after|via|through|from)\s|[–—-]\s)"
)
_TAIL = re.compile(
    r"(?:\s+(?!that\b|to\b|if\b|whether\b|it\b|he\b|she\b|they\b|we\b|I\b|would\b|will\b)[\w’'.-]+){0,9}[.\s]*\Z"
)
_SEEN_BY = re.compile(r"(?:(?:was|were|been) )?(?:seen|obtained|reviewed|viewed|read) by ")
_DOCUMENT_SAYS = re.compile(
    r"(?P<who>(?:an?|the|one|two) [^,.;:“”\"]{2,60}?),? (?:seen|obtained|reviewed|viewed) by [^,.;:]{2,40}?,? "
    r"(?P<cue>says?|said|states?|stated|shows?|showed|warns?|warned|reads?) (?P<content>[^\n]+)",
    re.IGNORECASE,
)
_ADDED = re.compile(r"(?: [^,.;:“”\"\n]{2,60})?, (?:citing|quoting|adding|saying|noting|warning|insisting|claiming)\b")
_WHERE_SAID = re.compile(
    r", in (?:(?:televised |written |recorded )?(?:remarks|comments)|an? (?:[\w-]+ )?(?:statement|interview|speech|"
    r"address|post|letter|report|message|video|email))\b[^,;\n“”\"]*\Z"
)
_TELLING = frozenset(("told", "tells"))
_CITING = ("citing ", "quoting ")
_ADDRESSEE = re.compile(r" (?!.* to )[\w’'&-]+(?: [\w’'&-]+){0,5}")
_CLOSING = re.compile(
    r",[”\"’']? (?P<who>(?!(?:and|or|but|which|who|that|to|as|when|if|because|with|by|in|on|at|for|from|of|after|"
    r"before|not|just|only|than|while|where|so|including|then|it|what|like) )[^,.;:“”\"\n–—]{2,70}) \Z"
)
_OPENING = ('"', "“")
_CLOSE = re.compile(r"[^\n\"“”]*[\"”]")
_SUBJECT = re.compile(
    r"(?:that )?(?P<who>(?!to\b|it\b|.*\b(?:but|and|or|would|will|could|should|may|might|must|can|ha[ds]|have|was|is|"
    r"are|were|not|to|if)\b)[\w’'-]+(?: [\w’'-]+){0,4}) "
)
_LEAST_WORDS = 3
_LONG_SPEAKER = 20


def with_clauses(statements: list[Statement], cast: Cast) -> list[Statement]:
    """`statements`, in order of their cues, with such contents set right and such endings among them."""
    seen = [one for one in statements if _SEEN_BY.match(cast.text, one.cue[0])]
    statements = without(statements, seen) + [said for one in seen if (said := _by_document(one, cast, statements))]
    for one in statements:
        speaker_behind(one, cast.text)
        _without_where(one, cast.text)
        bound(one, cast)
        _turned(one, cast.text)
        _set_right(one, cast)
        _go_on(one, cast)
        _of_its_clause(one, cast.text)
    for one in statements:
        _hold_what_holds_it(one)
    cues = {one.cue[1]: one for one in statements}
    missed: list[Statement] = []
    for number in range(len(cast.sentences)):
        closed = closing(cast, number, cast.sentences[number], cast.sentence_end(number))
        if closed is None:
            continue
        known = cues.get(closed.cue[1])
        if known is None:
            missed.append(closed)
        elif known.speaker is None or _begins_before(closed, known):
            known.speaker, known.content = closed.speaker, closed.content
    return ordered(statements, *missed)


def _begins_before(closed: Statement, known: Statement) -> bool:
    """Whether the speaker of `closed` holds that of `known` and more before it."""
    (start, end), (inner, inner_end) = closed.speaker or (0, 0), known.speaker or (0, 0)
    return start < inner and inner_end <= end


def closing(cast: Cast, number: int, begin: int, end: int) -> Statement | None:
    """The statement of a stretch of sentence `number` that ends "…, prosecutors allege"; None where it ends otherwise.

    Args:
        cast: Of the text.
        number: Of the sentence.
        begin: Where the stretch begins.
        end: Where it ends, excluded.
    """
    sentence = cast.text[begin:end].rstrip(" .\n")
    verb = sentence.rpartition(" ")[2]
    if verb not in closing_verbs():
        return None
    match = _CLOSING.search(sentence, 0, len(sentence) - len(verb))
    if match is None or len(sentence[: match.start()].split()) < _LEAST_WORDS:
        return None
    who = begin + match.start("who"), begin + match.end("who")
    cue = begin + len(sentence) - len(verb), begin + len(sentence)
    quoted = sentence[0] in '"“' and match[0][1] in '"”'
    content = begin, begin + match.start() + (2 if quoted else 0)
    return Statement(number, who, cue, content, "quote" if quoted else "paraphrase", cue_class(verb))


def _by_document(seen: Statement, cast: Cast, statements: list[Statement]) -> Statement | None:
    """What a memo "seen by" an outlet says, where the model took the seeing for the saying."""
    begin, end = cast.sentences[seen.sentence], cast.sentence_end(seen.sentence)
    match = _DOCUMENT_SAYS.search(cast.text, begin, end)
    if match is None or any(one.cue[1] == match.end("cue") for one in statements):
        return None
    start, end = match.span("content")
    content = start, start + len(cast.text[start:end].rstrip(" ."))
    return Statement(
        seen.sentence, match.span("who"), match.span("cue"), content, "paraphrase", cue_class(match["cue"])
    )


def _without_where(one: Statement, text: str) -> None:
    """Leave out of a content where it was said: ", in remarks broadcast by state television"."""
    where = _WHERE_SAID.search(text, *one.content) if one.content[0] >= one.cue[1] else None
    if where and where.start() > one.content[0]:
        one.content = one.content[0], where.start()


def _turned(one: Statement, text: str) -> None:
    """Turn about who and what where no mark parts what is taken for said from the verb behind it."""
    if one.speaker is not None and one.content[1] <= one.cue[0] and one.cue[1] <= one.speaker[0]:
        between = text[one.content[1] - 1 : one.cue[0]]
        passive = text[one.cue[1] : one.speaker[0]].strip() or " " in text[slice(*one.cue)]
        if (
            between[0].isalnum()
            and not between[1:].strip()
            and not passive
            and one.speaker[1] - one.speaker[0] > _LONG_SPEAKER
        ):
            one.speaker, one.content = one.content, one.speaker


def _set_right(one: Statement, cast: Cast) -> None:
    if one.speaker is None or one.cue_class in ATTITUDES:
        return
    before = _before(one, cast)
    if before is None:
        return
    text, cue_end = cast.text, one.cue[1]
    told = text[slice(*one.cue)].rpartition(" ")[2] in _TELLING and _ADDRESSEE.fullmatch(text, cue_end, one.content[1])
    behind = one.content[0] >= cue_end and (
        told
        or text.startswith(_CITING, one.content[0])
        or _ADDED.match(text, cue_end, one.content[0])
        or (not text.startswith("that ", one.content[0]) and _NOT_WHAT.match(text, cue_end, one.content[0] + 1))
    )
    end = cast.sentence_end(one.sentence)
    goes_on = text[end : end + 1] in _OPENING and "\n" not in text[cue_end:end]
    swallowed = (
        not goes_on
        and one.content[0] <= before[0]
        and one.content[1] > cue_end
        and _TAIL.match(text, cue_end, one.content[1])
    )
    late = before[0] < one.content[0] < before[1] == one.content[1] and one.manner != "quote"
    if behind or swallowed or late:
        one.content = (min(one.content[0], before[0]) if swallowed else before[0]), before[1]


def _go_on(one: Statement, cast: Cast) -> None:
    """Let a quotation that its own clause interrupts reach to the end of what follows it in the paragraph."""
    text, end = cast.text, cast.sentence_end(one.sentence)
    begins = text[one.content[0]] in _OPENING and one.content[0] < one.cue[0]
    if begins and text[end : end + 1] in _OPENING and "\n" not in text[one.cue[1] : end]:
        close = _CLOSE.match(text, end + 1)
        one.content = one.content[0], max(one.content[1], close.end() if close else 0)


def _of_its_clause(one: Statement, text: str) -> None:
    """Give what is reported inside "Munt said his rival had promised …" to the rival where Munt was taken for both."""
    outer = one.outer
    if outer is None or one.speaker is None or one.speaker != outer.speaker or outer.content[0] < outer.cue[1]:
        return
    subject = _SUBJECT.fullmatch(text, outer.content[0], one.cue[0])
    if subject:
        one.speaker = subject.span("who")


def _hold_what_holds_it(one: Statement) -> None:
    """Turn about who is inside whom where "…, the paper reported" was taken for a part of what it reports."""
    other, (begin, end) = one.outer, one.content
    if other is not None and end <= one.cue[0] and begin <= other.cue[0] < end and other.content[0] < end:
        one.outer, other.outer = other.outer, one
        other.content = other.content[0], min(other.content[1], end)


def _before(one: Statement, cast: Cast) -> Span | None:
    """What stands in the cue's sentence before a comma, the speaker and the cue; None where it stands otherwise."""
    assert one.speaker is not None
    text, begin = cast.text, cast.sentences[one.sentence]
    if not begin < one.speaker[0] < one.cue[0] or not _BETWEEN.match(text[one.speaker[1] : one.cue[0]]):
        return None
    head = text[begin : one.speaker[0]].rstrip(" –—")
    head = head[:-4].rstrip() if head.endswith((" the", " The")) else head
    if not head.endswith((",", ',"', ",”")) or len(head.split()) < _LEAST_WORDS:
        return None
    return begin, begin + len(head.rstrip(",") if head.endswith(",") else head)

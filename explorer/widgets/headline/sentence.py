"""The view as one sentence: change a filter and the sentence changes. Names in it are bold, nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.answers.selection import own_field, without
from explorer.widgets.phrases import NARROW, days_name, listed, quoted, span_name
from explorer.widgets.saying import ACTS, SIGNAL_NAMES, of_voice, verb_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from explorer.view import Query
    from explorer.widgets.answered import Answered

__all__ = ["Piece", "ground_words", "pieces_of", "sentence"]

Piece = tuple[str, bool]
"""Some words, and whether they are a name."""

UNBREAKABLE = 25
SENSES = {"place": " (by name, not as an adjective)", "demonym": " (as an adjective or people)"}
COUNTS = {"articles": "articles", "mentions": "mentions", "unique": "unique articles", "origins": "origins"}


def pieces_of(names: Sequence[str], word: str) -> list[Piece]:
    """`names` in bold, unbreakable where they are short, as a list that ends in `word`."""
    said: list[Piece] = []
    for i, name in enumerate(names):
        if i:
            said.append((f" {word} " if i == len(names) - 1 else ", ", False))
        said.append((name.replace(" ", NARROW) if len(name) < UNBREAKABLE else name, True))
    return said


def sentence(answered: Answered) -> list[Piece]:
    """The headline of a view, as pieces."""
    view, query = answered.view, answered.view.query
    names = _named(answered)
    of = view.measure == "mentions" and view.lines == "actors" and query.actors and not answered.nothing
    said: list[Piece] = []
    if of:
        said += [(" of ", False), *names(query.actors, "or"), (of_voice(query.voices), False)]
    every = verb_of(query.voices, ("name", "names both" if len(query.actors_all) == 2 else "names"))
    no, leaves = verb_of(query.voices, ("name", "leaves out"))
    clauses = [
        (not of and query.actors, *verb_of(query.voices, ("name", "names")), query.actors, "or"),
        (query.actors_all, *every, query.actors_all, "and"),
        (query.actors_not, f"do not {no}", f"never {leaves}" if query.voices else leaves, query.actors_not, "or"),
        *_said_clauses(query),
        (query.words, "say", "says", [quoted(word) for word in query.words], "and"),
        (view.lines == "words" and view.lines_of, "say", "says", [quoted(word) for word in view.lines_of], "or"),
        (query.words_not, "do not say", "does not say", [quoted(word) for word in query.words_not], "or"),
        (query.talked_about, "talk about", "talks about", days_name(*(query.talked_about or (None, None))), ""),
    ]
    asked = [(many, one, values, word) for wanted, many, one, values, word in clauses if wanted]
    for i, (many, one, values, word) in enumerate(asked):
        verb = one if answered.nothing else many
        joint = (
            "and " if i else "" if answered.nothing else "in articles that " if view.measure == "mentions" else "that "
        )
        said += [(f" {joint}{verb} ", False), *(names(values, word) if word else [(str(values), False)])]
    return [(_beginning(answered), False), *said, *_places(answered, names), _days(answered)]


def _said_clauses(query: Query) -> list[tuple[Any, str, str, Any, str]]:
    """What is asked of acts and sources: whether it is, the verb of many articles and of one, what, and the joint."""
    whom = "acts of theirs: " if query.actors or query.actors_all else "acts: "
    acts = [ACTS[type_] for type_ in query.event_types]
    signals = [SIGNAL_NAMES[signal] for signal in query.signals]
    return [
        (acts, "report", "reports", f"{whom}{listed(acts)}", ""),
        (signals, "report", "reports", f"{whom}{listed(signals)}", ""),
        (query.cited, "cite", "cites", query.cited, "or"),
        (query.anonymous, "have", "has", "a statement of an unnamed source", ""),
    ]


def _beginning(answered: Answered) -> str:
    view = answered.view
    if answered.nothing:
        return "No article"
    counts = COUNTS[view.measure]
    what = f"Share of {counts}" if view.share else counts.capitalize()
    return f"{what} a {view.period}" if answered.first_day else what


def _places(answered: Answered, names: Callable[[Sequence[str], str], list[Piece]]) -> list[Piece]:
    query = answered.view.query
    left_out = query.regions_not
    said: list[Piece] = []
    if query.regions:
        said += [(" in ", False), *names(query.regions, "or")]
        if left_out and set(left_out) >= {c for region in query.regions for c in answered.names.children(region)}:
            said.append((" with no region of it named", False))
            left_out = ()
    if left_out:
        said += [(" outside ", False), *names(left_out, "and")]
    if query.no_region:
        said.append((" with no region named", False))
    if query.senses and (query.regions or query.regions_not or query.no_region):
        said.append((SENSES[query.senses[0]], False))
    if query.outlets:
        said += [(" from ", False), *names(query.outlets, "or")]
    if query.outlets_not:
        said += [(" not from ", False), *names(query.outlets_not, "or")]
    for column, values in query.columns:
        said += [(f" with {column} ", False), *pieces_of(values, "or")]
    return said


def _days(answered: Answered) -> Piece:
    query, first, last = answered.view.query, answered.first_day, answered.last_day
    if not first or not last:
        return "", False
    return ", " + span_name(first, last, rough=query.start is None and query.end is None), False


def ground_words(answered: Answered) -> str:
    """What the ground has in common, in words that follow "2,111 articles": empty where it is all articles."""
    view, query = answered.view, answered.view.query
    said, (name, _) = [], verb_of(query.voices, ("name", "names"))
    if query.actors and view.lines != "actors":
        said.append(f" that {name} {_plain(pieces_of([answered.name(a) for a in query.actors], 'or'))}")
    if query.actors_all and view.lines != "actors":
        said.append(f" that {name} {_plain(pieces_of([answered.name(a) for a in query.actors_all], 'and'))}")
    for wanted, many, _, values, joint in _said_clauses(without(query, own_field(view))):
        if wanted:
            names = _plain(pieces_of([answered.name(value) for value in values], joint)) if joint else values
            said.append(f" that {many} {names}")
    if query.regions and view.lines != "regions":
        regions = _plain(pieces_of([answered.name(r) for r in query.regions], "or"))
        said.append(f" that mention {regions} or a place in {'it' if len(query.regions) == 1 else 'them'}")
    if query.no_region:
        said.append(" that mention no region")
    if query.words:
        said.append(f" that say {_plain(pieces_of([quoted(word) for word in query.words], 'and'))}")
    if query.talked_about:
        said.append(f" that talk about {days_name(*query.talked_about)}".replace(NARROW, " "))
    if query.outlets and view.lines != "outlets":
        said.append(f" from {_plain(pieces_of(query.outlets, 'or'))}")
    said += [f" with {column} {_plain(pieces_of(values, 'or'))}" for column, values in query.columns]
    return "".join(said)


def _plain(pieces: list[Piece]) -> str:
    return "".join(text for text, _ in pieces).replace(NARROW, " ")


def _named(answered: Answered) -> Callable[[Sequence[str], str], list[Piece]]:
    def names(values: Sequence[str], word: str) -> list[Piece]:
        return pieces_of([answered.name(value) for value in values], word)

    return names

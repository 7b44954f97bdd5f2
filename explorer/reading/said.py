"""Statements and reported acts of some articles together: the model reads many texts at once, the rules one by one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from explorer.names.fold import folded
from explorer.reading.chains import chains
from explorer.reading.events.acts import acts_of
from explorer.reading.statements.according import with_according
from explorer.reading.statements.batch import Batch
from explorer.reading.statements.cast import Cast
from explorer.reading.statements.clauses import with_clauses
from explorer.reading.statements.headlines import with_headlines
from explorer.reading.statements.model import open_model
from explorer.reading.statements.nested import with_nested, without_requests
from explorer.reading.statements.quoting import with_quoted
from explorer.reading.statements.said import Source, statements_in
from explorer.reading.statements.speakers import speakers
from explorer.reading.voice import voiced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from explorer.names.gazetteer import Gazetteer
    from explorer.reading.events.acts import Act
    from explorer.reading.mentions import Mention, Part
    from explorer.reading.statements.said import Statement

__all__ = ["Article", "Said", "said_in"]

_PARTS = ("title", "text")
_RULES = (without_requests, with_clauses, with_according, with_quoted, with_nested, with_headlines, speakers)
"""What sets the model's statements of a part right, one after the other."""


class Article(NamedTuple):
    """What is known of an article before its statements are read."""

    title: Part
    text: Part
    mentions: list[Mention]
    outlet: str | None
    day: date | None


class Said(NamedTuple):
    """What an article says: mentions with their voice, statements and acts, each with its part, the title's first."""

    mentions: list[Mention]
    statements: list[tuple[str, Statement]]
    acts: list[tuple[str, Act]]


def said_in(articles: Sequence[Article], gazetteer: Gazetteer) -> list[Said]:
    """What each of the articles says; the same as one by one."""
    parts = list(chain.from_iterable((article.title, article.text) for article in articles))
    model = open_model()
    batch = Batch(parts, model.vocabulary)
    found = statements_in(batch, model, [part.text for part in parts])
    acts = acts_of(batch, len(parts))
    out = []
    for number, article in enumerate(articles):
        outlet = _outlet(article.outlet, gazetteer)
        said = Said([], [], [])
        for k, name in enumerate(_PARTS):
            part = (article.title, article.text)[k]
            mentions = [mention for mention in article.mentions if mention.part == name]
            known = [mention for mention in mentions if mention.entity is not None]
            cast = Cast(part, known, gazetteer, article.day)
            statements = found[2 * number + k]
            for rule in _RULES:
                statements = rule(statements, cast)
            chains(statements, cast, outlet)
            said.mentions.extend(voiced(mentions, statements))
            said.statements.extend((name, one) for one in statements)
            said.acts.extend((name, one) for one in acts[2 * number + k])
        out.append(said)
    return out


def _outlet(name: str | None, gazetteer: Gazetteer) -> Source | None:
    """The article's own outlet as the first of a chain."""
    if not name:
        return None
    known = gazetteer.named(folded(name).removeprefix("the "))
    known = known or gazetteer.named(folded(name))
    rows = [row for row, _ in known.actors if gazetteer.kind(row) == "outlet"] if known else []
    return Source(gazetteer.id(rows[0]) if rows else None, name)

"""Random small corpora, random views, and what plain polars counts on the same tables.

`Case.model` never touches the index: the property tests hold every answer against it.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from hypothesis import strategies as st

from explorer.corpus import Corpus, open_corpus, publish, write_shard
from explorer.reading.events.table import TYPES
from explorer.schema import ARTICLES, EVENTS, MENTIONS, STATEMENTS, TEXTS, TIMES
from explorer.view import LINES, PERIODS, SHARES, SIGNALS, SORTS, VOICES, Query, View

if TYPE_CHECKING:
    from collections.abc import Callable

N_CASES = 28
ACTORS = [f"a{i}" for i in range(7)]
PARENT = {"UA": "world", "RU": "world", "UA-14": "UA", "UA-30": "UA", "1001": "UA-14", "RU-MOW": "RU"}
AREAS = {"donbas": ["UA-14"], "sea": []}
REGIONS = [*PARENT, "donbas", "sea"]
OUTLETS = ["Étoile", "News, daily", "Post"]
ACTS = ["AGREE", "CONSULT", "AID", "REJECT", "THREATEN", "FIGHT"]
VOCAB = ["peace", "talks", "war", "Été", "cease-fire", "it's"]
EXPRESSIONS = {
    "peace": lambda w: "peace" in w,
    "PEACE talks": lambda w: "peace" in w and "talks" in w,
    "peace AND NOT talks": lambda w: "peace" in w and "talks" not in w,
    '"peace talks"': lambda w: _beside(w, "peace", "talks"),
    "“cease fire”": lambda w: _beside(w, "cease", "fire"),
    "ete OR war": lambda w: "ete" in w or "war" in w,
    "NOT war": lambda w: "war" not in w,
    '(peace OR war) -"cease fire"': lambda w: ("peace" in w or "war" in w) and not _beside(w, "cease", "fire"),
    "it's": lambda w: _beside(w, "it", "s"),
    "pea* cease": lambda w: any(one.startswith("pea") for one in w) and "cease" in w,
}


def _beside(words: list[str], first: str, second: str) -> bool:
    return (first, second) in pairwise(words)


class Names:
    """A name list of a handful, with the interface of `explorer.names.open_names()`."""

    def label(self, id_: str) -> str:
        return f"<{id_}>"

    def kind(self, id_: str) -> str:
        return {"a0": "government", "a1": "outlet"}.get(id_, "person" if id_ in ACTORS else "region")

    def is_person(self, id_: str) -> bool:
        return self.kind(id_) == "person"

    def is_government(self, id_: str) -> bool:
        return self.kind(id_) == "government"

    def is_region(self, id_: str) -> bool:
        return id_ in REGIONS

    def is_actor(self, id_: str) -> bool:
        return id_ in ACTORS

    def ancestors(self, region: str) -> tuple[str, ...]:
        up = []
        while region:
            up += [area for area, members in AREAS.items() if region in members]
            region = PARENT.get(region, "")
            up += [region] if region else []
        return tuple(up)

    def children(self, region: str) -> tuple[str, ...]:
        return tuple(AREAS.get(region, ())) or tuple(r for r, parent in PARENT.items() if parent == region)


def inside(region: str) -> set[str]:
    """A region's subtree, worked out downwards."""
    found, new = set(), {region}
    while new:
        found |= new
        new = {r for r, parent in PARENT.items() if parent in new} | {m for r in new for m in AREAS.get(r, ())}
        new -= found
    return found


NEAR = [" ".join(f"Near{family}{n:02}" for n in range(40)) + "." for family in "ab"]
"""What the near copies of one family have in common."""
CLAIMED = ["Alpha bravo charlie delta echoes.", "Foxtrot golfer hotel indigo juliet."]
SOURCES = [{"entity": "a1", "words": "A1"}, {"entity": None, "words": "Two officials"}, {"entity": "a3", "words": "A3"}]


@dataclass
class Case:
    """A corpus, and the tables it was made of (`row` across all shards), with people's corrections done.

    `copied` has the `row` of every article with its `copy` and its `origin`, alike where they are to count once.
    """

    corpus: Corpus
    articles: pl.DataFrame
    texts: pl.DataFrame
    mentions: pl.DataFrame
    times: pl.DataFrame
    copied: pl.DataFrame
    statements: pl.DataFrame
    events: pl.DataFrame
    known: dict[tuple[object, ...], pl.Series] = field(default_factory=dict)

    @cached_property
    def ordered(self) -> pl.DataFrame:
        """The articles with their `day`, earliest first, undated last."""
        dated = self.articles.with_columns(day=pl.col("published").dt.date()).join(self.copied, on="row")
        return dated.sort("published", "id", nulls_last=True)

    @cached_property
    def days(self) -> pl.Series:
        return self.articles["published"].dt.date().drop_nulls()

    # ---- counted plainly

    def kept(self, key: tuple[object, ...], make: Callable[[], pl.Series]) -> pl.Series:
        """What `make` gives, made once: the models ask the same of a case again and again."""
        if key not in self.known:
            self.known[key] = make()
        return self.known[key]

    def naming(self, kind: str, ids: tuple[str, ...], voices: tuple[str, ...] = ()) -> pl.Series:
        """The rows of the articles that name any of some values; actors by some voices."""

        def count() -> pl.Series:
            if kind not in ("actor", "region"):
                return self.articles.filter(pl.col(kind).is_in(list(ids)))["row"]
            named = set(ids) if kind == "actor" else set().union(*(inside(id_) for id_ in ids))
            found = self.named(voices).filter(pl.col("kind") == kind, pl.col("entity").is_in(list(named)))
            return found["row"].unique()

        return self.kept((kind, ids, voices), count)

    def counting(self, query: Query, actor: str) -> pl.Series:
        """The rows of the articles in which an actor counts: mentioned so, and doing what is asked for."""
        rows = self.naming("actor", (actor,), query.voices)
        if not query.event_types and not query.signals:
            return rows
        return rows.filter(rows.is_in(self.acting(query, (actor,)).implode()))

    def matching(self, text: str) -> pl.Series:
        """The rows of the articles that match an expression."""

        def read() -> pl.Series:
            parts = self.articles.select("row", "title").join(self.texts, on="row").select("row", "title", "text")
            matches = EXPRESSIONS[text]
            rows = [
                row for row, *body in parts.iter_rows() if matches([*words_of(body[0]), "", "", *words_of(body[1])])
            ]
            return pl.Series(rows, dtype=pl.UInt32)

        return self.kept(("words", text), read)

    @cached_property
    def voiced(self) -> pl.DataFrame:
        """`row`, `entity` and `voice` of every mention of an actor, and of who speaks without one."""
        rows = []
        mentioned: dict[tuple[int, str, str], list[int]] = {}
        for mention in self.mentions.filter(pl.col("kind") == "actor").drop_nulls("entity").rows(named=True):
            rows.append((mention["row"], mention["entity"], mention["voice"] or "named"))
            place = mention["row"], mention["part"], mention["entity"]
            mentioned.setdefault(place, []).append(mention["start"])
        speakers = {}
        for one in self.statements.rows(named=True):
            place = one["row"], one["part"], one["speaker"]
            starts, low, high = mentioned.get(place, []), one["speaker_start"], one["speaker_end"]
            if one["speaker"] and low is None:
                speakers[*place, None] = one
            elif one["speaker"] and not any(low <= start < high for start in starts):
                speakers[*place, low] = one
        outlet = {actor for actor in ACTORS if Names().kind(actor) == "outlet"}
        rows += [(row, actor, "cited" if actor in outlet else "speaks") for row, _, actor, _ in speakers]
        return pl.DataFrame(rows, schema={"row": pl.UInt32, "entity": pl.String, "voice": pl.String}, orient="row")

    def named(self, voices: tuple[str, ...]) -> pl.DataFrame:
        """`kind`, `row` and `entity` of every mention that counts, where actors are counted by some voices."""
        plain = self.mentions.drop_nulls("entity").select("kind", "row", "entity")
        if not voices:
            return plain
        heard = self.voiced.filter(pl.col("voice").is_in(voices)).select(pl.lit("actor").alias("kind"), "row", "entity")
        return pl.concat([plain.filter(pl.col("kind") != "actor"), heard])

    def acting(self, query: Query, actors: tuple[str, ...] | None) -> pl.Series:
        """The rows of the articles that report an act of the types asked for, by some actors, by anybody with None."""
        found = self.events
        if query.event_types:
            found = found.filter(pl.col("type").is_in(query.event_types))
        if query.signals:
            found = found.filter(pl.col("type").replace_strict(TYPES).is_in(query.signals))
        return (found if actors is None else found.filter(pl.col("actor").is_in(actors)))["row"]

    @cached_property
    def passed_on(self) -> pl.DataFrame:
        """`row` and `entity` of everybody through whom a statement came."""
        own = dict(self.articles.select("row", "outlet").iter_rows())
        rows = [
            (one["row"], source["entity"])
            for one in self.statements.rows(named=True)
            for place, source in enumerate(one["chain"])
            if source["entity"]
            and not (place == 0 and source["words"] == own[one["row"]])
            and (source["entity"] != one["speaker"] or Names().kind(source["entity"]) == "outlet")
        ]
        return pl.DataFrame(rows, schema={"row": pl.UInt32, "entity": pl.String}, orient="row")

    def talking(self, first: date | None, last: date | None) -> pl.Series:
        """The rows of the articles one of whose times meets some days."""
        found = self.times.drop_nulls("first")
        found = found if first is None else found.filter(pl.col("last") >= first)
        found = found if last is None else found.filter(pl.col("first") <= last)
        return found["row"]

    def select(self, query: Query) -> pl.DataFrame:
        """The articles that match a query."""
        row, day = pl.col("row"), pl.col("day")
        wanted = [pl.lit(value=True)]
        wanted += [day >= query.start] if query.start else []
        wanted += [day <= query.end] if query.end else []
        voices = query.voices
        wanted += [row.is_in(self.naming("actor", (id_,), voices).implode()) for id_ in query.actors_all]
        if query.actors:
            wanted.append(row.is_in(pl.concat([self.counting(query, id_) for id_ in query.actors]).implode()))
        if query.actors_not:
            wanted.append(~row.is_in(self.naming("actor", query.actors_not, voices).implode()))
        if query.event_types or query.signals:
            whose = query.actors_all or None
            wanted.append(row.is_in(self.acting(query, whose).implode()))
        if query.cited:
            through = self.passed_on.filter(pl.col("entity").is_in(query.cited))["row"]
            wanted.append(row.is_in(through.implode()))
        if query.anonymous:
            wanted.append(row.is_in(self.statements.filter("anonymous")["row"].implode()))
        for kind, any_of, none_of in (
            ("region", query.regions, query.regions_not),
            ("outlet", query.outlets, query.outlets_not),
            *((f"own.{name}", values, ()) for name, values in query.columns),
        ):
            wanted += [row.is_in(self.naming(kind, any_of).implode())] if any_of else []
            wanted += [~row.is_in(self.naming(kind, none_of).implode())] if none_of else []
        if query.no_region:
            named = self.mentions.filter(pl.col("kind") == "region", pl.col("entity").is_not_null())["row"]
            wanted.append(~row.is_in(named.implode()))
        if query.talked_about:
            wanted.append(row.is_in(self.talking(*query.talked_about).implode()))
        wanted += [row.is_in(self.matching(text).implode()) for text in query.words]
        wanted += [~row.is_in(self.matching(text).implode()) for text in query.words_not]
        return self.ordered.filter(wanted)

    def line(self, view: View, value: str) -> pl.DataFrame:
        """The selected articles of one line (`""`: all that match the query)."""
        found = self.select(view.query)
        if value == "":
            return found
        if view.lines == "words":
            return among(found, self.matching(value))
        if view.lines == "actors":
            return among(found, self.counting(view.query, value))
        return among(found, self.naming(view.lines.removesuffix("s"), (value,)))

    def selected(self, view: View) -> pl.DataFrame:
        found = self.select(view.query)
        if view.lines == "words" and view.lines_of:
            found = among(found, pl.concat([self.matching(text) for text in values_of(view)]))
        return found

    def once(self, found: pl.DataFrame, view: View) -> pl.DataFrame:
        """Some articles, of copies the earliest where the view counts texts, and of an origin where it counts those."""
        alike = {"unique": "copy", "origins": "origin"}.get(view.measure)
        ordered = found.sort("published", "id", nulls_last=True)
        return ordered.unique(alike, keep="first", maintain_order=True) if alike else found

    def measure(self, found: pl.DataFrame, view: View, kind: str | None, ids: tuple[str, ...]) -> pl.DataFrame:
        """`day` and `n` of what a measure counts in some articles; `ids` None counts every name of the kind."""
        found = found.filter(pl.col("day").is_not_null())
        found = self.once(found, view)
        if view.measure == "mentions":
            named = self.named(view.query.voices).filter(pl.col("kind") == kind)
            if ids:
                below = set(ids) if kind == "actor" else set().union(*(inside(id_) for id_ in ids))
                named = named.filter(pl.col("entity").is_in(list(below)))
            found = found.join(named, on="row")
        return found.group_by("day").agg(n=pl.len())


def among(found: pl.DataFrame, rows: pl.Series) -> pl.DataFrame:
    """Those of `found` that are among some rows."""
    return found.filter(pl.col("row").is_in(rows.implode()))


def values_of(view: View) -> tuple[str, ...]:
    """The values that make a line each."""
    query = view.query
    chosen = {
        None: (),
        "actors": () if query.actors_all else query.actors,
        "regions": query.regions,
        "outlets": query.outlets,
        "words": view.lines_of,
    }[view.lines]
    return tuple(dict.fromkeys(chosen))[:6]


def ground_query(view: View) -> Query:
    """The query without the line's own field."""
    query, field = view.query, view.lines
    if not values_of(view):
        asks = {
            "actors": query.actors or query.actors_all,
            "words": query.words,
            "regions": query.regions or query.no_region,
            "outlets": query.outlets,
            "columns": query.columns,
            "event_types": query.event_types,
            "signals": query.signals,
            "cited": query.cited,
            "anonymous": query.anonymous,
        }
        field = next((name for name, asked in asks.items() if asked), None)
        if field == "words":
            return replace(query, words=(), words_not=())
    return {
        None: query,
        "words": query,
        "actors": replace(query, actors=(), actors_all=(), actors_not=()),
        "regions": replace(query, regions=(), regions_not=(), no_region=False),
        "outlets": replace(query, outlets=(), outlets_not=()),
        "columns": replace(query, columns=()),
        "event_types": replace(query, event_types=()),
        "signals": replace(query, signals=()),
        "cited": replace(query, cited=()),
        "anonymous": replace(query, anonymous=False),
    }[field]


def words_of(text: str | None) -> list[str]:
    even = (text or "").lower().replace("é", "e")
    return "".join(c if c.isalnum() else " " for c in even).split()


def period_start(day: date, period: str) -> date:
    if period == "week":
        return day - timedelta(day.weekday())
    month = {"day": day.month, "month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1, "year": 1}[period]
    return day if period == "day" else date(day.year, month, 1)


def next_start(start: date, period: str) -> date:
    if period in ("day", "week"):
        return start + timedelta(1 if period == "day" else 7)
    months = start.month - 1 + {"month": 1, "quarter": 3, "year": 12}[period]
    return date(start.year + months // 12, months % 12 + 1, 1)


def starts(first: date, last: date, period: str) -> list[date]:
    found, start = [], period_start(first, period)
    while start <= last:
        found.append(start)
        start = next_start(start, period)
    return found


# ---- made at random


@cache
def case(number: int) -> Case:
    """One of `N_CASES` corpora: the same in every run."""
    made = random.Random(number)
    n = 1 if number == 0 else made.randint(2, 40)
    span = made.choice([1, 9, 40, 400])
    begin = date(2021, 11, 20) + timedelta(made.randint(0, 90))
    undated = 1 if number == 1 else made.choice([0, 0.1, 0.3])
    bodies = [_text(made) for _ in range(max(1, made.choice([n // 4, n // 2, n])))]
    hours = made.random() < 0.5
    near = random.Random(2000 + number)
    bodies = [
        " ".join(filter(None, [body, near.choice([*CLAIMED, ""]), near.choice([*NEAR, "", ""])])) for body in bodies
    ]
    texts, rows, mentions, statements = [], [], [], []
    for row in range(n):
        day = datetime.combine(begin + timedelta(made.randrange(span)), datetime.min.time(), UTC)
        text, title = made.choice(bodies), made.choice([None, _text(made, 1)])
        texts.append((row, text))
        rows.append(
            {
                "row": row,
                "id": f"{made.getrandbits(32):08x}",
                "outlet": made.choice([None, *OUTLETS]),
                "title": title,
                "published": None if made.random() < undated else day + timedelta(hours=made.randrange(24) * hours),
                "text_key": bodies.index(text),
                "own.desk": made.choice([None, "east", "west"]),
            }
        )
        mentions += _mentions(made, row, title or "", text)
        statements += _statements(near, row, rows[-1]["outlet"], text) if number % 4 else []
    columns = {**ARTICLES, "own.desk": pl.String} if number % 3 else dict(ARTICLES)
    articles = pl.DataFrame([{name: row.get(name) for name in columns} for row in rows], schema=columns)
    body = pl.DataFrame(texts, schema=TEXTS, orient="row")
    named = pl.DataFrame(mentions, schema=MENTIONS)
    said = pl.DataFrame(_times(random.Random(1000 + number), n, begin, span), schema=TIMES)
    claims = pl.DataFrame(statements, schema=STATEMENTS)
    others, events = _said(random.Random(3000 + number), rows, named)
    told = pl.concat([others, claims]).sort("row", maintain_order=True)
    n_read = 3 if number % 7 == 0 else 4 if number % 7 == 1 else 6  # a few before all was read
    tables = (articles, body, named, said, told, events)[:n_read]
    home = tempfile.mkdtemp(prefix="explorer-case-")
    cut = [made.randrange(made.choice([1, 2, 3])) for _ in range(n)]
    shards = [
        write_shard(home, *(frame.filter(pl.col("row").is_in(part)) for frame in tables), names=Names())
        for part in ([row for row in range(n) if cut[row] == k] for k in sorted(set(cut)))
    ]
    publish(home, shards)
    if number % 2:
        named, wrong = _corrected(made, Path(home), articles, named)
        told, events = _put_right(told, events, wrong, named)
    copied = _copied(articles, body, claims if n_read == 6 else claims.clear())
    return Case(open_corpus(home, names=Names()), articles, body, named, said, copied, told, events)


def _statements(made: random.Random, row: int, outlet: str | None, text: str) -> list[dict[str, object]]:
    """The claim of a text, where it has one, as the outlet's own or by one of `SOURCES`."""
    claim = next((claim for claim in CLAIMED if claim in text), None)
    if claim is None:
        return []
    own = [{"entity": None, "words": outlet}] if outlet else []
    chain = [*own, *made.choice([[], *([source] for source in SOURCES), SOURCES[:2]])]
    start = text.index(claim)
    filled = {"row": row, "part": "text", "content_start": start, "content_end": start + len(claim), "chain": chain}
    anonymous = bool(chain) and chain[-1] == SOURCES[1]
    return [dict.fromkeys(STATEMENTS) | filled | {"anonymous": anonymous}]


def _copied(articles: pl.DataFrame, texts: pl.DataFrame, statements: pl.DataFrame) -> pl.DataFrame:
    """`copy` and `origin` of each row, pair by pair."""
    body = dict(texts.iter_rows())
    said = dict(statements.select("row", "chain").iter_rows())
    rows = articles.select("row", "published", "text_key", "outlet").rows()
    copy = {row: row for row, *_ in rows}
    origin = dict(copy)

    def join(group: dict[int, int], one: int, other: int) -> None:
        kept, gone = group[one], group[other]
        group.update({row: kept for row, now in group.items() if now == gone})

    for one, at, key, outlet in rows:
        for other, other_at, other_key, other_outlet in rows:
            days = abs((at.date() - other_at.date()).days) if at and other_at else None
            family = [tail for tail in NEAR if tail in body[one] and tail in body[other]]
            if key == other_key or (family and (days is None or days <= 7)):
                join(copy, one, other)
                join(origin, one, other)
            same = [claim for claim in CLAIMED if claim in body[one] and claim in body[other]]
            if same and days is not None and days <= 3 and one in said and other in said:
                cited = _cited(said[one], outlet)[0] & set().union(*_cited(said[other], other_outlet))
                if cited:
                    join(origin, one, other)
    return pl.DataFrame(
        {"row": list(copy), "copy": list(copy.values()), "origin": [origin[row] for row in copy]},
        schema_overrides={"row": pl.UInt32},
    )


def _cited(chain: list[dict[str, str | None]], outlet: str | None) -> tuple[set[str | None], set[str | None]]:
    """The sources that a statement cites, and the article's own outlet."""
    own = {one["words"] for one in chain if one["words"] == outlet}
    return {one["words"] for one in chain if one["words"] != outlet} & {"A1", "Two officials"}, own


def _corrected(
    made: random.Random, home: Path, articles: pl.DataFrame, mentions: pl.DataFrame
) -> tuple[pl.DataFrame, dict[tuple[object, ...], str | None]]:
    """`mentions` with some called wrong, as `people/corrections.csv` then says, and what it says."""
    ids = dict(articles.select("row", "id").iter_rows())
    told: dict[tuple[object, ...], str | None] = {}
    after = []
    keys = list(mentions.select("row", "part", "start", "end", "kind", "entity").iter_rows())
    for key in keys:
        if key[-1] and key not in told and made.random() < 0.3:
            told[key] = made.choice([None, None, made.choice(ACTORS), made.choice([*REGIONS, "RU-MOW"])])
    for key, mention in zip(keys, mentions.rows(named=True), strict=True):
        if key in told:
            instead = told[key]
            kind = mention["kind"] if instead is None else "region" if instead in REGIONS else "actor"
            sense = mention["sense"] if kind == mention["kind"] else "place" if kind == "region" else None
            changed = {"entity": instead, "kind": kind, "sense": sense}
            mention |= {**changed, "runner_up": mention["entity"], "reason": "person"}
        after.append(mention)
    lines = ["id,part,start,end,kind,entity,instead"]
    lines += [",".join(map(str, (ids[key[0]], *key[1:], instead or ""))) for key, instead in told.items()]
    (home / "people").mkdir()
    (home / "people" / "corrections.csv").write_text("\n".join(lines))
    return pl.DataFrame(after, schema=MENTIONS), told


def _put_right(
    statements: pl.DataFrame,
    events: pl.DataFrame,
    told: dict[tuple[object, ...], str | None],
    mentions: pl.DataFrame,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Statements and acts after corrections: by the words that name somebody, else nobody who is no longer named."""
    left = set(mentions.filter(pl.col("kind") == "actor").select("row", "entity").iter_rows())
    gone = {(key[0], key[5]) for key in told if key[4] == "actor"} - left

    def right(one: dict[str, object], who: str) -> str | None:
        low, high = one[f"{who}_start"], one[f"{who}_end"]
        for (row, part, start, _, kind, entity), instead in told.items():
            same = (row, part, kind, entity) == (one["row"], one["part"], "actor", one[who])
            if same and low is not None and low <= start < high:
                return instead if instead in ACTORS else None
        return None if (one["row"], one[who]) in gone else one[who]

    said = [
        one
        | {
            "speaker": right(one, "speaker"),
            "chain": [
                source | {"entity": None if (one["row"], source["entity"]) in gone else source["entity"]}
                for source in one["chain"]
            ],
        }
        for one in statements.rows(named=True)
    ]
    acts = [one | {who: right(one, who) for who in ("actor", "recipient")} for one in events.rows(named=True)]
    return pl.DataFrame(said, schema=STATEMENTS), pl.DataFrame(acts, schema=EVENTS)


def _said(
    made: random.Random, articles: list[dict[str, object]], mentions: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Statements and events of articles; now and then the speaker's words are a mention of him."""
    statements, events = [], []
    for article in articles:
        row, own = article["row"], article["outlet"]
        here = mentions.filter(pl.col("row") == row, pl.col("kind") == "actor").rows(named=True)

        def somebody(who: str, here: list[dict[str, object]] = here) -> dict[str, object]:
            if here and made.random() < 0.6:
                one = made.choice(here)
                low = one["start"] - made.choice([0, 0, 1]) if one["start"] else 0
                return {"part": one["part"], who: one["entity"], f"{who}_start": low, f"{who}_end": one["end"]}
            span = made.choice([(None, None), (0, 2), (3, 9)])
            speaker = made.choice([None, *ACTORS])
            return {
                "part": made.choice(["title", "text"]),
                who: speaker,
                f"{who}_start": span[0],
                f"{who}_end": span[1],
            }

        for _ in range(made.choice([0, 0, 1, 2, 4])):
            one = somebody("speaker")
            chain = [{"entity": made.choice([None, "a1"]), "words": own}] if own else []
            chain += [
                {"entity": actor, "words": "it"}
                for actor in made.choices([None, "a1", "a2", one["speaker"]], k=made.randrange(3))
            ]
            more = {"row": row, "chain": chain, "anonymous": made.random() < 0.2, "inner": False}
            statements.append(dict.fromkeys(STATEMENTS) | one | more)
        for _ in range(made.choice([0, 0, 1, 2, 4])):
            more = {"row": row, "type": made.choice(ACTS), "recipient": made.choice([None, *ACTORS])}
            events.append(dict.fromkeys(EVENTS) | somebody("actor") | more)
    return pl.DataFrame(statements, schema=STATEMENTS), pl.DataFrame(events, schema=EVENTS)


def _text(made: random.Random, sentences: int | None = None) -> str:
    n = made.randint(0, 3) if sentences is None else sentences
    return " ".join(" ".join(made.choices(VOCAB, k=made.randint(1, 5))).capitalize() + "." for _ in range(n))


def _mentions(made: random.Random, row: int, title: str, text: str) -> list[dict[str, object]]:
    found = []
    for part, body in (("title", title), ("text", text)):
        for _ in range(made.randint(0, 5) if body else 0):
            start = made.randrange(len(body))
            kind = made.choice(["actor", "region"])
            weights = range(7, 0, -1)
            entity = made.choices(ACTORS, weights)[0] if kind == "actor" else made.choice([*REGIONS, None])
            found.append(
                {
                    "row": row, "part": part, "sentence": 0, "start": start,
                    "end": made.randint(start + 1, len(body)), "kind": kind, "entity": entity, "name": None,
                    "sense": "place" if kind == "region" else None, "runner_up": None, "reason": None,
                    "voice": made.choice(VOICES) if kind == "actor" else None,
                }
            )  # fmt: skip
    return found


def _times(made: random.Random, n: int, begin: date, span: int) -> list[dict[str, object]]:
    found = []
    for row in range(n):
        for _ in range(made.choice([0, 0, 1, 2, 4])):
            day = begin + timedelta(made.randrange(-span, span + 9))
            first, last = made.choice(
                [
                    (day, day),
                    (day, day + timedelta(made.randrange(9))),
                    (day.replace(day=1), next_start(day.replace(day=1), "month") - timedelta(1)),
                    (day.replace(month=1, day=1), day.replace(month=12, day=31)),
                    (date(1939, 9, 1), date(1945, 5, 8)),
                    (None, None),
                ]
            )
            found.append(dict.fromkeys(TIMES) | {"row": row, "first": first, "last": last})
    return found


def _some(values: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=most).map(tuple)


def _now_and_then(value: st.SearchStrategy, none: object = (), of: int = 14) -> st.SearchStrategy:
    return st.sampled_from([*[False] * (of - 1), True]).flatmap(lambda yes: value if yes else st.just(none))


@st.composite
def queries(draw, made: Case, often: str | None = None) -> Query:
    """A query on a case; `often` names the field that is nearly always asked."""
    fields = {
        "actors": _some([*ACTORS, "nobody"], 8 if often == "actors" else 3),
        "actors_all": _some(ACTORS, 2),
        "actors_not": _some(ACTORS[2:], 1),
        "regions": _some([*REGIONS, "world"]),
        "regions_not": _some(REGIONS, 1),
        "outlets": _some(OUTLETS),
        "outlets_not": _some(OUTLETS, 1),
        "words": _some(list(EXPRESSIONS), 1),
        "words_not": _some(list(EXPRESSIONS), 1),
    }
    asked = {name: draw(values if name == often else _now_and_then(values)) for name, values in fields.items()}
    asked["no_region"] = draw(_now_and_then(st.just(True), none=False, of=30))
    if made.corpus.own_columns:
        asked["columns"] = draw(_now_and_then(_some(["east", "west"]).map(lambda values: (("desk", values),))))
    if len(made.days):
        near = st.integers(-3, (made.days.max() - made.days.min()).days + 3)
        day = near.map(lambda days: made.days.min() + timedelta(days))
        start, end = draw(_now_and_then(day, none=None, of=5)), draw(_now_and_then(day, none=None, of=5))
        asked["start"], asked["end"] = (end, start) if start and end and start > end else (start, end)
    if made.corpus.values("talked_about"):
        about = st.sampled_from(
            [None, date(1940, 1, 1), *made.times["first"].drop_nulls(), *made.times["last"].drop_nulls()]
        )
        first, last = draw(_now_and_then(st.tuples(about, about), none=(None, None), of=8))
        asked["talked_about"] = (last, first) if first and last and first > last else (first, last)
    if made.corpus.values("cited"):
        asked["voices"] = draw(_now_and_then(_some(list(VOICES), 2), of=3))
        asked["event_types"] = draw(_now_and_then(_some(ACTS, 3), of=8))
        asked["signals"] = draw(_now_and_then(_some(list(SIGNALS), 2), of=12))
        asked["cited"] = draw(_now_and_then(_some(["a1", "a2", "a3"], 2), of=20))
        asked["anonymous"] = draw(_now_and_then(st.just(True), none=False, of=20))
    return Query(**asked)


@st.composite
def asked(draw, measures: tuple[str, ...] = ("articles", "unique")) -> tuple[Case, View]:
    """A case and a view of it."""
    made = case(draw(st.sampled_from([*range(2, N_CASES), *range(2, N_CASES), 0, 1])))
    lines = draw(st.sampled_from([None, *LINES]))
    measure = draw(st.sampled_from(measures))
    if measure == "mentions":
        lines = draw(st.sampled_from(["actors", "regions"]))
    query = draw(queries(made, lines))
    if measure == "mentions" and lines == "actors" and not query.actors_all and draw(st.booleans()):
        lines = None
    period = draw(st.sampled_from(PERIODS))
    picked = None
    if len(made.days):
        picked = draw(
            st.one_of(st.none(), st.sampled_from(made.days.to_list()).map(lambda day: period_start(day, period)))
        )
    view = View(
        query=query,
        lines=lines,
        lines_of=draw(_some(list(EXPRESSIONS))) if lines == "words" else (),
        measure=measure,
        share=draw(st.sampled_from([None, *SHARES])),
        period=period,
        picked=draw(st.sampled_from([picked, picked, None, None, None, "undated"])),
        sort=draw(st.sampled_from(SORTS)),
    )
    return made, view


def test_cases_differ():
    made = [case(number) for number in range(N_CASES)]

    assert sum(len(one.corpus.shards) > 1 for one in made) > N_CASES // 4
    assert sum(one.corpus.wide.n > 0 for one in made) > N_CASES // 8
    assert any(one.corpus.first_day is None for one in made)
    assert any(one.corpus.n_articles == 1 for one in made)
    assert {one.corpus.own_columns for one in made} == {(), ("desk",)}
    assert all(one.corpus.faults == () for one in made)
    assert sum((Path(one.corpus.path) / "people").is_dir() for one in made) == N_CASES // 2
    assert all(Path(one.corpus.path).is_dir() for one in made)

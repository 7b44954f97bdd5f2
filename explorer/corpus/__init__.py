"""The corpus folder: written once by `ingest`, read through memory maps by everything above."""

from __future__ import annotations

from explorer.corpus.corpus import Corpus, check_corpus, open_corpus
from explorer.corpus.folder import article_ids, present_shards, publish
from explorer.corpus.shard import write_shard

__all__ = ["Corpus", "article_ids", "check_corpus", "open_corpus", "present_shards", "publish", "write_shard"]

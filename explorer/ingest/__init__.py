"""Raw articles into a corpus: parallel, resumable, incremental."""

from explorer.ingest.again import ingest_again
from explorer.ingest.frames import corpus_from
from explorer.ingest.pipeline import ingest
from explorer.ingest.report import Report

__all__ = ["Report", "corpus_from", "ingest", "ingest_again"]

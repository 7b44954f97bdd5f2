"""Reading: what one article says, and who and where it is about."""

from __future__ import annotations

from explorer.reading.reader import Reader, Reading, ReadMany, read_article, read_many

__all__ = ["ReadMany", "Reader", "Reading", "read_article", "read_many"]

"""What people have on disk, as raw articles: one module a format, every drop counted with its reason and place."""

from explorer.formats.drops import DROPPED, UNDATED, Drop
from explorer.formats.survey import KNOWN, Batch, Survey, batches, survey

__all__ = ["DROPPED", "KNOWN", "UNDATED", "Batch", "Drop", "Survey", "batches", "survey"]

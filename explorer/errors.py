"""What Explorer refuses, each in one sentence that names the value and where it stands."""

from __future__ import annotations

__all__ = ["CorpusError", "ExplorerError", "InputError", "QueryError", "SchemaError"]


class ExplorerError(ValueError):
    """A refusal; its message is one sentence for a person."""


class SchemaError(ExplorerError):
    """A frame does not have the columns of its table."""


class QueryError(ExplorerError):
    """A query or view asks for something that cannot be."""


class InputError(ExplorerError):
    """A user's file cannot be read as articles."""


class CorpusError(ExplorerError):
    """A corpus folder cannot be opened or written."""

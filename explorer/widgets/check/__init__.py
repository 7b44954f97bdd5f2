"""Checking by people what a view counts, in a notebook."""

from __future__ import annotations

from explorer.widgets.check.sentence import checked_sentence

__all__ = ["checked_sentence"]

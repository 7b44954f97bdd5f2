"""Deciding about names that are on no list, in a notebook."""

from __future__ import annotations

from explorer.widgets.review.widget import ReviewActors

__all__ = ["ReviewActors"]

"""Deciding about names that are on no list, at a terminal or in a notebook."""

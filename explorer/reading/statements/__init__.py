"""Statements: who said what."""

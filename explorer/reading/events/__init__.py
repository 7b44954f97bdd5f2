"""Reported acts: who is said to have done what to whom."""

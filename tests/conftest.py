"""Settings that all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("other")
settings.load_profile(os.environ.get("EXAMPLES", "same"))
"""A run has the examples of the run before, so a change alone can break it; `EXAMPLES=other` looks for new ones."""

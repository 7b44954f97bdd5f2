"""The name lists: actors and regions, their labels, their tree, and one matcher over all their names."""

from __future__ import annotations

from explorer.names.names import Names, open_names

__all__ = ["Names", "open_names"]

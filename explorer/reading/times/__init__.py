"""Times in news English: TIMEX3 expressions, resolved against the day of publication.

Two scans. The first (`words.py`) finds the words of time in a text and writes their kinds down as a *shape*: "early
next week" is `b r U`, "Dec. 23, 2023" is `M D,Y`. The second (`grammar.py`) runs a grammar over the shape. A rule of
the grammar (`rules.py`) is a small function that makes a TIMEX3 value of its words; `values.py` makes days of a value.

Types and values are those of TimeML (Pustejovsky et al. 2003, ISO 24617-1); where TimeML leaves a choice, that of most
use for the question "what days does the article talk about" is taken: "two years ago" is the year, not a length.
"""

from __future__ import annotations

from explorer.reading.times.found import TimeRow, times_of

__all__ = ["TimeRow", "times_of"]

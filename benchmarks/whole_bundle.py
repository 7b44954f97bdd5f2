"""`python -m benchmarks.whole_bundle CORPUS [options]`: our server as it is where npm was not there when it was built.

The page then loads plotly's own JavaScript, four times as large.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from explorer import resources

if TYPE_CHECKING:
    from pathlib import Path

built = resources.static


def static(*parts: str) -> Path:
    """The built file, unless it is the small bundle: that was not built."""
    return built("no-such-file") if parts == ("plotly-basic.min.js",) else built(*parts)


if __name__ == "__main__":
    resources.static = static  # before any module takes it from there
    from explorer.serve.__main__ import main

    main(sys.argv[1:])

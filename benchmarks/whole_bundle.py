"""`python -m benchmarks.whole_bundle CORPUS [options]`: our server as it is where npm was not there when it was built.

The page then loads plotly's own JavaScript, four times as large.
"""

from __future__ import annotations

import sys
from pathlib import Path

from explorer.serve import __main__, assets

own_static = assets.static


def static(*parts: str) -> Path:
    """The built file, unless it is the small bundle: that was not built."""
    return Path("/no/small/bundle") if parts == ("plotly-basic.min.js",) else own_static(*parts)


if __name__ == "__main__":
    assets.static = static
    __main__.main(sys.argv[1:])

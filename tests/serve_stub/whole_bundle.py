"""`python whole_bundle.py CORPUS [options]`: the real page as it is where the build step found no npm."""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from explorer.serve import serve
    from explorer.widgets import plotly_script

    plotly_script.static = lambda *_: Path("nowhere")
    serve(Path(sys.argv[1]), sys.argv[2:])

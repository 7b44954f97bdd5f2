"""`python run.py CORPUS [options]`: the real serving under the stub's page and notebook."""

from __future__ import annotations

import signal

signal.signal(signal.SIGINT, signal.SIG_DFL)  # as `explorer` does, before anything else

import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from types import ModuleType  # noqa: E402

HERE = Path(__file__).parent


def module(name: str, **members: object) -> None:
    made = ModuleType(name)
    vars(made).update(members)
    sys.modules[name] = made


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))
    import stub

    module("explorer.widgets.page_script", page_script=lambda: stub.PAGE)
    module("explorer.widgets.page_style", page_style=lambda: ":root { color-scheme: light dark }")
    from explorer.serve import serve

    notebook = next((part for part in sys.argv[2:] if part.startswith("--Voila.notebook_path=")), None)
    more = [] if notebook else [f"--Voila.notebook_path={HERE / 'stub.ipynb'}"]
    serve(Path(sys.argv[1]), [*more, *sys.argv[2:]])

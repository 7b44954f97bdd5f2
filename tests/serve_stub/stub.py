"""A dashboard of one line and three buttons: what the serving needs to be tested, and nothing of the real page."""

from __future__ import annotations

import sys
from typing import Any

import anywidget
from traitlets import Dict, Unicode

from explorer.hosting import asked, corpus_path, first_paint, under_voila

PAGE = """
export function paint(root, state, send) {
  if (!root.querySelector("h1")) {
    root.replaceChildren(document.createElement("h1"));
    for (const what of ["click", "raise", "print"]) {
      const button = document.createElement("button");
      button.textContent = what;
      root.append(button);
    }
  }
  const asked = state.asked || "nothing";
  root.querySelector("h1").textContent = `asked ${asked} of ${state.corpus}; clicked ${state.clicks}`;
  for (const button of root.querySelectorAll("button")) button.onclick = () => send({ do: button.textContent });
}
"""

LIVE = """
async function render({ model, el }) {
  const first = globalThis.explorerFirst;
  const { paint } = await first.page;
  const send = (action) => model.send(action);
  first.send = send;
  for (const action of first.queue.splice(0)) send(action);
  const draw = () => paint(first.root, model.get("state"), send);
  model.on("change:state", draw);
  first.root.dataset.alive = "1";
}
export default { render };
"""


class Dashboard(anywidget.AnyWidget):
    """Counts clicks; raises or prints when told to, unguarded."""

    _esm = LIVE
    state = Dict().tag(sync=True)
    address = Unicode().tag(sync=True)

    def __init__(self) -> None:
        super().__init__()
        self.state = {"asked": "", "corpus": corpus_path().name, "clicks": 0, "page_title": "Stub"}
        self.on_msg(self._done)

    def _done(self, _: Any, action: Any, __: Any) -> None:
        if action.get("do") == "raise":
            raise RuntimeError("SECRET-IN-TRACEBACK")
        if action.get("do") == "print":
            print("SECRET-IN-OUTPUT")
            print("SECRET-IN-ERRORS", file=sys.stderr)
        self.state = {**self.state, "clicks": self.state["clicks"] + 1}

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        if under_voila():
            self.state = {**self.state, "asked": asked()}
            data = {**data, "text/html": first_paint(self.state)}
        return data, metadata

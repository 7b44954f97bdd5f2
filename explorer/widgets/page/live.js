/* How the page lives: painted from a state before any widget is there, then taken over by the widget, which keeps the
   very nodes and sends on what was done in between. */

/* What the page says where an answer takes long; the old view stays meanwhile. */
function watched(root, send) {
  return (action) => {
    clearTimeout(root.explorerSlow);
    root.explorerSlow = setTimeout(() => toast(root, "Counting the articles …"), 400);
    send(action);
  };
}

/* JupyterLab has no plotly of ours: it is fetched once per page through the widget's own channel. */
function plotlyOverComm(model) {
  return new Promise((done, fail) => {
    model.on("msg:custom", function got(message, buffers) {
      if (message.kind !== "plotly") return;
      model.off("msg:custom", got);
      const script = document.createElement("script");
      script.src = URL.createObjectURL(new Blob(buffers, { type: "text/javascript" }));
      script.onload = () => {
        URL.revokeObjectURL(script.src);
        done(globalThis.Plotly);
      };
      script.onerror = fail;
      document.head.append(script);
    });
    model.send({ do: "plotly" });
  });
}

/* Under Voilà the template has painted the page already, and its `explorerFirst` keeps what was done since: that very
   node is taken over where it stands. Elsewhere the page is made in the cell's output. */
function render({ model, el }) {
  globalThis.explorerPlotly ??= plotlyOverComm(model);
  const first = globalThis.explorerFirst;
  const root = first?.root ?? el.appendChild(document.createElement("div"));
  const stops = [];
  const listen = (event, act) => {
    model.on(event, act);
    stops.push(() => model.off(event, act));
  };
  const send = watched(root, (action) => model.send(action));
  const parts = Object.keys(PAINTERS);
  for (const part of parts) {
    listen(`change:${part}`, () => {
      clearTimeout(root.explorerSlow);
      paint(root, { [part]: model.get(part) }, send);
    });
  }
  listen("msg:custom", (message) => {
    if (message.kind === "csv") saveFile(root, message);
    if (message.kind === "csv" || message.kind === "done") clearTimeout(root.explorerSlow);
  });
  paint(root, Object.fromEntries(parts.map((part) => [part, model.get(part)])), send);
  if (first) {
    first.send = send;
    for (const action of first.queue.splice(0)) send(action);
  }
  root.dataset.live = "";
  return () => {
    for (const stop of stops) stop();
    const plot = root.querySelector(".xpl-plot");
    if (plot?._fullLayout) globalThis.Plotly?.purge(plot);
  };
}

/* The view stands in the address of our own page, which alone sets data-explorer; a notebook's address stays alone. */
function initialize({ model }) {
  if (!document.body.dataset.explorer) return undefined;
  const here = () => location.search.slice(1);
  const address = (query) => location.pathname + (query ? `?${query}` : "") + location.hash;
  history.replaceState(null, "", address(model.get("query")));
  let mine = here();
  const write = () => {
    if (model.get("query") === mine) return;
    mine = model.get("query");
    history.pushState(null, "", address(mine));
  };
  const walked = () => {
    if (here() === mine) return;
    mine = here();
    model.send({ do: "open", link: mine });
  };
  model.on("change:query", write);
  addEventListener("popstate", walked);
  return () => {
    model.off("change:query", write);
    removeEventListener("popstate", walked);
  };
}

export { paint };

export default { initialize, render };

/* How the page lives: painted from a state before any widget is there, then taken over by the widget, which keeps the
   very nodes and sends on what was done in between. */

const SLOW = 400; // ms
const LATE = 15000; // ms more; a kernel may have ended while a computer slept

/* `send` for the page's controls. What the page says where an answer takes long, never comes, or cannot be asked for;
   the old view stays meanwhile. */
function watched(root, send) {
  return (action) => {
    clearTimeout(root.explorerSlow);
    root.explorerSlow = setTimeout(() => {
      toast(root, "Counting the articles …");
      root.explorerSlow = setTimeout(() => unanswered(root), LATE);
    }, SLOW);
    try {
      send(action);
    } catch {
      clearTimeout(root.explorerSlow);
      unanswered(root);
    }
  };
}

function answered(root) {
  clearTimeout(root.explorerSlow);
  if (root.querySelector(".xpl-unanswered")) patch(root.querySelector(".xpl-toasts"));
}

function unanswered(root) {
  clearTimeout(root.explorerToast);
  const way = document.body.dataset.explorer
    ? ["its address keeps the view. ", h("a", { href: "" }, "Reload")]
    : ["run its cell again."];
  patch(
    root.querySelector(".xpl-toasts"),
    h("p", { class: "xpl-toast xpl-unanswered" }, "No answer comes any more. The kernel behind this page may have ended; ", ...way),
  );
}

/* The chart shows first: what else changed is painted when the frame with the chart is out. A hidden page has no
   frames; there it is a matter of time. */
function afterFrame(act) {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    act();
  };
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
  setTimeout(once, document.hidden ? 0 : 250);
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
  const paintAll = () => paint(root, Object.fromEntries(parts.map((part) => [part, model.get(part)])), send);
  let rest = {};
  let framing = 0; // charts drawn and not yet shown
  const paintRest = () => {
    if (framing) return;
    const now = rest;
    rest = {};
    paint(root, now, send);
  };
  for (const part of parts) {
    listen(`change:${part}`, () => {
      answered(root);
      if (part === "chart") {
        framing += 1;
        afterFrame(() => {
          framing -= 1;
          paintRest();
        });
        return paint(root, { chart: model.get("chart") }, send);
      }
      if (Object.keys(rest).length === 0) queueMicrotask(paintRest);
      rest[part] = model.get(part);
    });
  }
  listen("msg:custom", (message) => {
    if (message.kind === "csv") saveFile(root, message);
    if (message.kind === "csv" || message.kind === "done") answered(root);
    if (message.refused) {
      root.explorerPainted = {}; // controls say again what is shown, not what was refused
      paintAll();
    }
  });
  paintAll();
  if (first) {
    first.send = send;
    for (const action of first.queue.splice(0)) send(action);
  }
  root.dataset.live = "";
  model.send({ do: "live" });
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
  let stopped = false;
  const write = () => {
    if (stopped || model.get("query") === mine) return;
    mine = model.get("query");
    history.pushState(null, "", address(mine));
  };
  const walked = () => {
    if (here() === mine) return;
    mine = here();
    model.send({ do: "open", link: mine });
  };
  const writeLater = () => setTimeout(write); // the browser takes its time over it; the page is painted meanwhile
  model.on("change:query", writeLater);
  addEventListener("popstate", walked);
  return () => {
    stopped = true;
    model.off("change:query", writeLater);
    removeEventListener("popstate", walked);
  };
}

export { paint };

export default { initialize, render };

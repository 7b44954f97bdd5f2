/* The chart: plotly draws the lines; the legend of a narrow page, the strip of dates, flags, notes and table are ours. */

const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/* Plotly, once it has arrived; a notebook may hold another one under its global name. */
let plotly = null;

function paintChart(el, state, send) {
  if (state.bars) return paintBars(el, state);
  patchKeepingFocus(
    el,
    h(
      "div",
      { class: "xpl-legend", key: "legend" },
      state.lines.map((name, line) => h("span", {}, shape(line), name)),
    ),
    h("div", {
      class: "xpl-plot",
      key: "plot",
      tabindex: "0",
      role: "slider",
      opaque: true,
      "aria-label": state.label,
      "aria-valuemin": "0",
      "aria-valuemax": String(state.points.length - 1),
      "aria-valuenow": String(state.picked ?? state.points.length - 1),
      "aria-valuetext": valueText(state, state.picked),
      on: {
        keydown: (event) => movePeriod(el, state, send, event),
        blur: () => hideTip(plotOf(el)),
        pointermove: (event) => showTip(plotOf(el), periodAt(plotOf(el), event)),
        pointerleave: () => hideTip(plotOf(el)),
        click: (event) => pickPeriod(el, state, send, periodAt(plotOf(el), event)),
      },
    }),
    h("div", { class: "xpl-brush", key: "brush", opaque: true, role: "group", "aria-label": "Dates" }),
    state.flags.length > 0 &&
      h(
        "ol",
        { class: "xpl-flags", key: "flags" },
        state.flags.map(({ number, what, day }) => h("li", {}, h("b", {}, number), what, " ", h("time", {}, day))),
      ),
    h(
      "figcaption",
      { key: "caption" },
      state.notice && h("b", { class: "xpl-notice" }, state.notice),
      state.caption && h("span", {}, state.caption),
      paintTable(state),
    ),
  );
  paintBrush(el.querySelector(".xpl-brush"), state.brush, send);
  fillTable(el.querySelector(".xpl-astable"), state);
  drawChart(el, state, send);
}

function plotOf(el) {
  return el.querySelector(".xpl-plot");
}

/* No dates, no line: how often each is named, as bars. */
function paintBars(el, state) {
  patch(
    el,
    h("p", { class: "xpl-note", key: "why" }, state.why),
    plainBars(state.bars),
    state.notice && h("figcaption", { key: "caption" }, h("b", { class: "xpl-notice" }, state.notice)),
  );
}

function plainBars(bars) {
  const bar = ({ name, n, width, line }) =>
    h(
      "li",
      {},
      h("span", {}, line === null ? null : [shape(line), " "], name),
      h("span", { class: "xpl-meter", style: { "--w": `${width}%` } }),
      h("span", { class: "xpl-n" }, counted(n)),
    );
  return h("ol", { class: "xpl-lift xpl-plain", "data-plain": true, key: "bars" }, bars.map(bar));
}

function valueText(state, at) {
  const point = state.points[at];
  if (!point) return "every period";
  const values = state.lines.map((name, line) => `${name || "articles"} ${point.n[line]}`).join(", ");
  return point.of === null ? `${point.name}: ${values}` : `${point.name}: ${values}, of ${counted(point.of)} articles`;
}

/* The lines, drawn for the width and the colours that the page has now; at once where plotly is there. */
function drawChart(el, state, send) {
  const plot = plotOf(el);
  plot.explorerState = state;
  plot.explorerSend = send;
  if (!plotly) return void globalThis.explorerPlotly?.then((loaded) => drawLate(el, state, loaded)).catch(() => {});
  plot.explorerFitting ??= keepFitting(el, plot);
  const { width, height } = (plot.explorerRoom ??= { width: plot.clientWidth, height: plot.clientHeight });
  if (!width) return;
  const { data, layout, narrow } = fittedFigure(state, plot, width, height);
  plotly.react(plot, data, layout, { staticPlot: true, responsive: false });
  paintNotes(plot, state, layout, narrow);
  plot.dispatchEvent(new CustomEvent("explorer-drawn", { bubbles: true }));
}

function drawLate(el, state, loaded) {
  plotly = loaded;
  const plot = plotOf(el);
  if (plotly && plot?.isConnected && plot.explorerState === state) drawChart(el, state, plot.explorerSend);
}

/* Drawn anew when the room, the theme or the fonts change. */
function keepFitting(el, plot) {
  const redraw = () => plot.isConnected && drawChart(el, plot.explorerState, plot.explorerSend);
  const recolour = () => {
    plot.explorerColours = undefined;
    redraw();
  };
  new ResizeObserver(() => {
    const room = plot.explorerRoom;
    if (room && Math.abs(plot.clientWidth - room.width) < 1 && Math.abs(plot.clientHeight - room.height) < 1) return;
    plot.explorerRoom = undefined;
    redraw();
  }).observe(plot);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  new MutationObserver(recolour).observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  new MutationObserver(recolour).observe(el.closest(".xpl"), { attributeFilter: ["data-theme"] });
  return true;
}

function pickPeriod(el, state, send, at) {
  const point = state.points[at];
  if (!point) return;
  focusList(el);
  send({ do: "pick", value: point.first });
}

/* Arrows walk along the periods, Enter goes to the articles; the list follows when the walking stops. */
function movePeriod(el, state, send, event) {
  const plot = plotOf(el);
  const last = state.points.length - 1;
  const now = plot.explorerCursor ?? state.picked ?? last + (event.key === "ArrowLeft" ? 1 : 0);
  if (event.key === "Enter") {
    event.preventDefault();
    clearTimeout(plot.explorerWalk);
    plot.explorerCursor = undefined;
    if (now === state.picked) return el.closest(".xpl").querySelector("#xpl-list")?.focus();
    return pickPeriod(el, state, send, now);
  }
  const step =
    STEPS[event.key] ?? { PageUp: state.year, PageDown: -state.year, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const at = Math.max(0, Math.min(last, now + step));
  plot.explorerCursor = at;
  plot.setAttribute("aria-valuenow", at);
  plot.setAttribute("aria-valuetext", valueText(state, at));
  showTip(plot, at);
  clearTimeout(plot.explorerWalk);
  plot.explorerWalk = setTimeout(() => {
    plot.explorerCursor = undefined;
    send({ do: "pick", value: state.points[at].first });
  }, 350);
}

/* Reported acts: plotly draws a strip for every line; pointer and keyboard find the bar. */

const WAYS = ["cooperative", "conflictual"];

function paintSignals(el, state, send) {
  if (state.too_many) return patch(el, h("h2", {}, "Reported acts"), h("p", {}, state.too_many));
  patchKeepingFocus(
    el,
    h("h2", {}, "Reported acts"),
    h("p", {}, state.notice && h("b", { class: "xpl-notice" }, `${state.notice}. `), state.about),
    state.figure &&
      h("div", {
        class: "xpl-acts",
        key: "plot",
        opaque: true,
        tabindex: "0",
        role: "slider",
        "aria-label": "Reported acts: left and right change the period, up and down the line and the kind",
        "aria-valuemin": "0",
        "aria-valuemax": String(state.periods.length - 1),
        "aria-valuenow": "0",
        style: { height: `${state.height}px` },
        on: {
          keydown: (event) => walkActs(el, state, send, event),
          click: (event) => askActs(el, state, send, actAt(el, state, event)),
          pointermove: (event) => showAct(el, state, actAt(el, state, event)),
          pointerleave: () => showAct(el, state, askedAct(state)),
          blur: () => showAct(el, state, askedAct(state)),
        },
      }),
    state.figure && h("p", { class: "xpl-ways-said", key: "said" }, "\u00a0"),
    h("p", { class: "xpl-caveat", key: "caveat" }, state.caveat),
  );
  if (!state.figure) return;
  el.explorerAct = undefined;
  const plot = el.querySelector(".xpl-acts");
  plot.explorerState = state;
  plot.setAttribute("aria-valuetext", actText(state, askedAct(state)) || "nothing chosen");
  drawActs(el, plot);
}

/* Drawn for the width and the colours that the page has now, and again when they change. */
function drawActs(el, plot) {
  const state = plot.explorerState;
  if (!plotly) {
    return void globalThis.explorerPlotly
      ?.then((loaded) => {
        plotly ??= loaded;
        if (plotly && plot.isConnected) drawActs(el, plot);
      })
      .catch(() => {});
  }
  plot.explorerFitting ??= keepActsFitting(el, plot);
  if (!plot.clientWidth) return;
  const colours = themeColours(plot);
  const { template, ...own } = state.figure.layout;
  const looks = template.layout;
  const layout = colours.read({ ...looks, ...own, xaxis: { ...looks.xaxis, ...own.xaxis } });
  delete layout.annotationdefaults;
  layout.width = plot.clientWidth;
  const data = state.figure.data.map(({ x, ...rest }) => ({ x, ...colours.read(rest) }));
  colours.done();
  plotly.react(plot, data, layout, { staticPlot: true, responsive: false });
  let over = plot.querySelector(":scope > .xpl-acts-over");
  if (!over) {
    over = plot.appendChild(document.createElement("div"));
    over.className = "xpl-acts-over";
  }
  patch(
    over,
    h("u", { hidden: true }),
    state.lines.map(({ name }, line) =>
      h("span", { style: { top: `${state.top + line * state.row}px` } }, shape(line), h("b", {}, name)),
    ),
  );
  showAct(el, state, askedAct(state));
}

function keepActsFitting(el, plot) {
  const redraw = () => plot.isConnected && drawActs(el, plot);
  const recolour = () => {
    plot.explorerColours = undefined;
    redraw();
  };
  new ResizeObserver(() => plot._fullLayout?.width !== plot.clientWidth && redraw()).observe(plot);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  new MutationObserver(recolour).observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  new MutationObserver(recolour).observe(el.closest(".xpl"), { attributeFilter: ["data-theme"] });
  return true;
}

/* [line, period, way], all by their place. */
function actAt(el, state, event) {
  const plot = el.querySelector(".xpl-acts");
  const size = plot._fullLayout?._size;
  if (!size) return undefined;
  const { left, top } = plot.getBoundingClientRect();
  const [x, y] = [event.clientX - left - size.l, event.clientY - top - state.top];
  const line = Math.floor(y / state.row);
  if (x < 0 || x > size.w || line < 0 || line >= state.lines.length) return undefined;
  const [from, to] = plot._fullLayout.xaxis.range.map((day) => +new Date(day));
  const day = from + (x / size.w) * (to - from);
  const period = Math.max(0, state.periods.findLastIndex(({ first }) => +new Date(first) <= day));
  const middle = line * state.row + state.label + (state.row - state.label - state.below) / 2;
  return [line, period, y < middle ? 0 : 1];
}

function askedAct(state) {
  if (!state.asked) return undefined;
  const [line, period, signal] = state.asked;
  const found = [
    state.lines.findIndex(({ value }) => value === line),
    state.periods.findIndex(({ first }) => first === period),
    WAYS.indexOf(signal),
  ];
  return found.includes(-1) ? undefined : found;
}

function numbersOf(state, [line, period, way]) {
  return state.numbers[line][WAYS[way]][period];
}

function actText(state, act) {
  if (!act) return "";
  const [n, verbal, material] = numbersOf(state, act);
  const [line, period, way] = act;
  const { name, part } = state.periods[period];
  const kinds = n ? ` (${verbal} in words, ${material} in deeds)` : "";
  return `${state.lines[line].name}, ${name}${part ? ", in part" : ""}: ${counted(n)} ${n === 1 ? "article reports" : "articles report"} ${WAYS[way]} acts${kinds}`;
}

function showAct(el, state, act) {
  const plot = el.querySelector(".xpl-acts");
  const band = plot?.querySelector(".xpl-acts-over > u");
  if (!band) return;
  el.querySelector(".xpl-ways-said").textContent = actText(state, act) || "\u00a0";
  band.hidden = !act;
  const size = plot._fullLayout?._size;
  if (!act || !size) return;
  const [line, period, way] = act;
  const [from, to] = plot._fullLayout.xaxis.range.map((day) => +new Date(day));
  const at = (day) => ((+new Date(day) - from) / (to - from)) * size.w;
  const x = Math.max(0, at(state.periods[period].first));
  const end = period + 1 < state.periods.length ? at(state.periods[period + 1].first) : size.w;
  const half = (state.row - state.label - state.below) / 2;
  band.style.left = `${size.l + x}px`;
  band.style.width = `${end - x}px`;
  band.style.top = `${state.top + line * state.row + state.label + way * half}px`;
  band.style.height = `${half}px`;
}

function askActs(el, state, send, act) {
  if (!act || numbersOf(state, act)[0] === 0) return;
  const [line, period, way] = act;
  askSentences(
    el,
    { line: state.lines[line].value, period: state.periods[period].first, signal: WAYS[way] },
    send,
  );
}

function walkActs(el, state, send, event) {
  const [line, period, way] = el.explorerAct ?? askedAct(state) ?? [0, state.periods.length - 1, 0];
  if (event.key === "Enter") {
    event.preventDefault();
    return askActs(el, state, send, [line, period, way]);
  }
  const across = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key] ?? 0;
  const down = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0;
  if (!across && !down) return;
  event.preventDefault();
  const strip = Math.max(0, Math.min(state.lines.length * 2 - 1, line * 2 + way + down));
  const at = Math.max(0, Math.min(state.periods.length - 1, period + across));
  el.explorerAct = [Math.floor(strip / 2), at, strip % 2];
  const plot = el.querySelector(".xpl-acts");
  plot.setAttribute("aria-valuenow", at);
  plot.setAttribute("aria-valuetext", actText(state, el.explorerAct));
  showAct(el, state, el.explorerAct);
}

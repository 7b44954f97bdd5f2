/* The strip of dates: how many articles there are in all, and two handles that say which of them are meant. */

function paintBrush(el, state, send) {
  el.hidden = !state;
  if (!state) return;
  const { periods, about } = state;
  const { from, to } = el.explorerDrag ?? state;
  const last = periods.length;
  const most = Math.max(1, ...periods.map(({ n }) => n));
  const bar = ({ n }, at) => {
    const height = (n / most) * 31;
    return h("rect", { x: at + 0.1, width: 0.8, y: 34 - height, height, "data-out": at < from || at > to });
  };
  const grip = (edge, at, x) =>
    h("button", {
      class: "xpl-grip",
      key: edge,
      type: "button",
      role: "slider",
      style: { left: `${x}%` },
      "aria-label": edge === "from" ? "First period" : "Last period",
      "aria-orientation": "horizontal",
      "aria-valuemin": edge === "from" ? 0 : from,
      "aria-valuemax": edge === "from" ? to : last - 1,
      "aria-valuenow": at,
      "aria-valuetext": periods[at].name,
      on: { keydown: (event) => stepGrip(el, state, send, edge, event) },
    });
  const [left, right] = [(from / last) * 100, ((to + 1) / last) * 100];
  patch(
    el,
    h("svg", { viewBox: `0 0 ${last} 34`, preserveAspectRatio: "none", "aria-hidden": "true" }, periods.map(bar)),
    h("i", { style: { left: `${left}%`, right: `${100 - right}%` } }),
    grip("from", from, left),
    grip("to", to, right),
    h("em", {}, about[0], h("br"), " ", about[1]),
    el.explorerDrag &&
      h("span", { class: "xpl-span-said", style: { left: `${(left + right) / 2}%` } }, spanName(periods, from, to)),
  );
  el.onpointerdown = (event) => startDrag(el, state, send, event);
}

function spanName(periods, from, to) {
  return from === to ? periods[from].name : `${periods[from].name} – ${periods[to].name}`;
}

function sendDates(el, state, send, { from, to }) {
  if (from === state.from && to === state.to) return paintBrush(el, state, send);
  send({
    do: "dates",
    start: from === 0 ? null : state.periods[from].first,
    end: to === state.periods.length - 1 ? null : state.periods[to].last,
  });
}

/* A handle moves its own edge; anywhere else a drag draws a new span. */
function startDrag(el, state, send, event) {
  if (event.button !== 0) return;
  const box = el.getBoundingClientRect();
  const last = state.periods.length - 1;
  const under = (x) => Math.max(0, Math.min(last, Math.floor(((x - box.left) / box.width) * (last + 1))));
  const edgeUnder = (x) => Math.max(0, Math.min(last + 1, Math.round(((x - box.left) / box.width) * (last + 1))));
  const grip = event.target.closest(".xpl-grip");
  if (event.clientX < box.left - 14 || event.clientX > box.right + 14) return;
  const edge = grip && (grip.getAttribute("aria-label") === "First period" ? "from" : "to");
  const begun = under(event.clientX);
  let moved = false;
  grip?.focus({ preventScroll: true });
  event.preventDefault();
  el.setPointerCapture(event.pointerId);
  el.onpointermove = (move) => {
    if (!moved && Math.abs(move.clientX - event.clientX) < 3) return;
    moved = true;
    const now = under(move.clientX);
    if (edge === "from") el.explorerDrag = { from: Math.min(edgeUnder(move.clientX), state.to), to: state.to };
    else if (edge === "to")
      el.explorerDrag = { from: state.from, to: Math.max(edgeUnder(move.clientX) - 1, state.from) };
    else el.explorerDrag = { from: Math.min(begun, now), to: Math.max(begun, now) };
    paintBrush(el, state, send);
  };
  const stop = (cancelled) => {
    el.onpointermove = el.onpointerup = el.onpointercancel = null;
    const span = el.explorerDrag;
    el.explorerDrag = null;
    if (moved && span && !cancelled) sendDates(el, state, send, span);
    else paintBrush(el, state, send);
  };
  el.onpointerup = () => stop(false);
  el.onpointercancel = () => stop(true);
}

/* Arrows move a handle by one, Page keys by a year; the dates follow when it rests. */
function stepGrip(el, state, send, edge, event) {
  const last = state.periods.length - 1;
  const steps = { ...STEPS, PageUp: state.year, PageDown: -state.year, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const span = { from: state.from, to: state.to, ...el.explorerDrag };
  const [low, high] = edge === "from" ? [0, span.to] : [span.from, last];
  span[edge] = Math.max(low, Math.min(high, span[edge] + step));
  el.explorerDrag = span;
  paintBrush(el, state, send);
  clearTimeout(el.explorerRest);
  el.explorerRest = setTimeout(() => {
    el.explorerDrag = null;
    sendDates(el, state, send, span);
  }, 400);
}

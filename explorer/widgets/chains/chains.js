/* Through whom: three columns of bars, and a ribbon for every two that share articles. */

const COLUMN_AT = [0, 34, 68]; // percent
const TWO_LINES = 32; // px that two lines of a name take where columns are narrow

function paintChains(el, state, send) {
  if (state.too_many) return patch(el, h("h2", {}, "Through whom"), h("p", {}, state.too_many));
  const ask = (of) => askSentences(el, of, send);
  const band = (one, at) => {
    const [x, to] = [COLUMN_AT[one.column], COLUMN_AT[one.column + 1]];
    const middle = (x + to) / 2;
    const [y, end] = one.y;
    const d = `M${x} ${y}C${middle} ${y} ${middle} ${end} ${to} ${end}V${end + one.h}C${middle} ${end + one.h} ${middle} ${y + one.h} ${x} ${y + one.h}Z`;
    return h("path", {
      d,
      key: `${one.column} ${at}`,
      role: "button",
      tabindex: at === el.explorerBand ? "0" : "-1",
      "aria-label": one.about,
      "aria-pressed": String(one.on),
      "data-quiet": one.quiet,
      on: {
        click: () => ask(one.ask),
        keydown: (event) => walkBands(el, event, () => ask(one.ask)),
        pointerenter: () => sayBand(el, one.about),
        pointerleave: () => sayBand(el, ""),
        focus: () => sayBand(el, one.about),
        blur: () => sayBand(el, ""),
      },
    });
  };
  const widest = state.bands.reduce((best, one, at) => (one.h > state.bands[best].h ? at : best), 0);
  el.explorerBand = widest;
  const bar = (column) => (one) =>
    h(
      "button",
      {
        class: "xpl-link-bar",
        type: "button",
        key: `${column} ${one.key}`,
        "data-last": column === 2,
        "data-unnamed": !one.named,
        "data-tall": one.h >= TWO_LINES,
        "aria-pressed": String(one.on),
        title: one.name,
        style: { left: `${COLUMN_AT[column]}%`, top: `${one.y}px`, height: `${one.h}px` },
        on: { click: () => ask(one.ask) },
      },
      h("i"),
      h("span", {}, one.name),
      h("span", { class: "xpl-n" }, counted(one.n)),
    );
  patchKeepingFocus(
    el,
    h("h2", {}, "Through whom"),
    h("p", {}, state.notice && h("b", { class: "xpl-notice" }, `${state.notice}. `), state.about),
    h(
      "div",
      { class: "xpl-ways-head", "aria-hidden": "true" },
      state.columns.map(({ title }, at) => h("span", { style: { left: `${COLUMN_AT[at]}%` } }, title)),
    ),
    h(
      "div",
      { class: "xpl-ways", role: "group", "aria-label": "Ways of statements", style: { height: `${state.height}px` } },
      h(
        "svg",
        { viewBox: `0 0 100 ${state.height}`, preserveAspectRatio: "none" },
        state.bands.map(band),
      ),
      state.columns.map(({ bars }, column) => bars.map(bar(column))),
    ),
    h("p", { class: "xpl-ways-said", "aria-hidden": "true" }, "\u00a0"),
  );
}

/* One band is in the order of Tab; arrows go to the next and the one before, Enter and Space open it. */
function walkBands(el, event, open) {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    return open();
  }
  if (!(event.key in STEPS)) return;
  event.preventDefault();
  const bands = [...el.querySelectorAll(".xpl-ways path")];
  const at = bands.indexOf(event.currentTarget ?? event.target) + STEPS[event.key] * (event.key.endsWith("Up") || event.key.endsWith("Down") ? -1 : 1);
  const next = bands[Math.max(0, Math.min(bands.length - 1, at))];
  for (const band of bands) band.setAttribute("tabindex", band === next ? "0" : "-1");
  next.focus({ preventScroll: true });
}

function sayBand(el, words) {
  el.querySelector(".xpl-ways-said").textContent = words || "\u00a0";
}

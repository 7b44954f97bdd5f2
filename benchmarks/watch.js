/* Runs in the page before anything of its own: notes when things first stand in the DOM, two frames later, so that they
   have been seen. `benchSelectors`, the selectors of the page at hand, is set before. */
(() => {
  const { chart, alive, box } = globalThis.benchSelectors;
  const marks = {};
  let told;
  const first = new Promise((done) => (told = done));
  const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())));
  const plot = () => document.querySelector(".js-plotly-plot");
  const lines = () => (plot()?._fullData ?? []).filter((trace) => trace.visible === true);
  /* A line may be drawn in several traces of one name (dotted, solid, points): together they have its numbers. */
  const traces = () => {
    const found = new Map();
    for (const { name, x, y } of lines()) {
      if (!found.has(name)) found.set(name, new Map());
      Array.from(x ?? [], (day, at) => y[at] !== null && found.get(name).set(String(day), y[at]));
    }
    const inOrder = (points) => [...points].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, n]) => n);
    return Object.fromEntries([...found].map(([name, points]) => [name, inOrder(points)]));
  };
  const drawn = () => plot()?.querySelectorAll(".scatterlayer .trace").length === lines().length;
  let shown = null;

  const look = () => {
    for (const [name, selector] of [["chart", chart], ["alive", alive]]) {
      if (name in marks || !document.querySelector(selector)) continue;
      marks[name] = null;
      painted((now) => {
        marks[name] = now;
        if (name === "chart") shown = traces();
        if (marks.chart && marks.alive) told({ ...marks, shown });
      });
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });

  /* Tick the first empty box, or empty the last ticked one; the milliseconds until the chart shows other data. */
  const change = (tick) =>
    new Promise((done, fail) => {
      const boxes = [...document.querySelectorAll(box)].filter((one) => one.checked !== tick && one.checkVisibility());
      const one = tick ? boxes[0] : boxes.at(-1);
      if (!one) return fail(new Error(`no box to ${tick ? "tick" : "empty"} among ${box}`));
      const before = JSON.stringify(traces());
      const watch = new MutationObserver(() => {
        if (JSON.stringify(traces()) === before || !drawn()) return;
        watch.disconnect();
        painted((now) => done(now - start));
      });
      watch.observe(document, { subtree: true, childList: true, attributes: true });
      const start = performance.now();
      one.click();
      return undefined;
    });

  globalThis.benchPage = { first, change, traces, marks };
})();

/* The kernel's figure made to fit: colours of the theme in use for the names of tokens, margins and marks for the width. */

/* "var(--s1)" and "color-mix(…)" as plotly can read them: what the browser makes of them here, now. */
function themeColours(el) {
  const probe = document.createElement("i");
  el.closest(".xpl").append(probe);
  const known = new Map();
  const computed = (name) => {
    if (!known.has(name)) {
      probe.style.color = `var(${name})`;
      known.set(name, getComputedStyle(probe).color);
    }
    return known.get(name);
  };
  const read = (value) => {
    if (typeof value === "string") {
      const faint = /^var\((--[\w-]+)\)\/([\d.]+)$/.exec(value);
      if (faint) return computed(faint[1]).replace("rgb(", "rgba(").replace(")", `, ${faint[2]})`);
      return value.includes("var(--") ? value.replace(/var\((--[\w-]+)\)/g, (_, name) => computed(name)) : value;
    }
    if (Array.isArray(value)) return value.map(read);
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read(part)]));
    return value;
  };
  return { read, done: () => probe.remove() };
}

function fittedFigure(state, plot) {
  const width = plot.clientWidth;
  const narrow = width < 560;
  const colours = themeColours(plot);
  const { data, layout } = colours.read(state.figure);
  colours.done();
  layout.width = width;
  layout.height = plot.clientHeight;
  layout.margin = { ...layout.template.layout.margin, l: narrow ? 34 : 44, r: narrow ? 10 : width < 760 ? 170 : 178 };
  layout.annotations = thinned(layout.annotations, layout, width, narrow);
  if (narrow && layout.xaxis.tickformat === "%Y") layout.xaxis.tickformat = "’%y";
  const sparse = width / state.points.length > 30;
  for (const trace of data) {
    if (trace.mode !== "markers") continue;
    trace.marker.size = state.points.map((point, at) =>
      point.part ? 8 : point.few ? 5.5 : at === state.picked ? 11 : sparse ? 8 : 0.1,
    );
  }
  const figure = plot.closest("figure");
  figure.style.setProperty("--plot-l", `${layout.margin.l}px`);
  figure.style.setProperty("--plot-r", `${layout.margin.r}px`);
  return { data, layout };
}

/* A narrow page has its key above the plot instead of labels at the lines' ends; numbers of flags never overlap;
   labels stand right of the plot, however wide its last period is. */
function thinned(annotations, layout, width, narrow) {
  const [from, to] = layout.xaxis.range.map((day) => +new Date(day));
  const inside = width - layout.margin.l - layout.margin.r;
  const leftOf = (day) => ((+new Date(day) - from) / (to - from)) * inside;
  let free = -Infinity;
  return annotations.filter((note) => {
    if (narrow && ["label", "value", "unit"].includes(note.name)) return false;
    if (note.name === "label") note.ax = inside - leftOf(note.x) + 18;
    if (note.name !== "flag") return true;
    const x = leftOf(note.x);
    if (x < free) return false;
    free = x + 20;
    return true;
  });
}

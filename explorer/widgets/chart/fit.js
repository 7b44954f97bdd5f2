/* The kernel's figure made to fit: colours of the theme in use for the names of tokens, margins and marks for the width. */

/* "var(--s1)" as plotly can read it: what the browser makes of it here. Asked once a theme, kept with the plot. */
function themeColours(plot) {
  const known = (plot.explorerColours ??= new Map());
  let probe;
  const computed = (name) => {
    if (!known.has(name)) {
      probe ??= plot.closest(".xpl").appendChild(document.createElement("i"));
      probe.style.color = `var(${name})`;
      known.set(name, getComputedStyle(probe).color);
    }
    return known.get(name);
  };
  const read = (value) => {
    if (typeof value === "string")
      return value.startsWith("var(--") ? value.replace(/var\((--[\w-]+)\)/, (_, name) => computed(name)) : value;
    if (Array.isArray(value)) return typeof value[0] === "number" ? value : value.map(read);
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read(part)]));
    return value;
  };
  return { read, done: () => probe?.remove() };
}

function fittedFigure(state, plot, width, height) {
  const narrow = width < 560;
  const sparse = width / state.points.length > 30;
  const colours = themeColours(plot);
  const { template, annotations, shapes, ...own } = state.figure.layout;
  const looks = template.layout;
  const layout = colours.read({
    ...looks,
    ...own,
    xaxis: { ...looks.xaxis, ...own.xaxis },
    yaxis: { ...looks.yaxis, ...own.yaxis },
  });
  delete layout.annotationdefaults;
  layout.width = width;
  layout.height = height;
  layout.margin = { ...looks.margin, l: narrow ? 34 : 44, r: narrow ? 10 : width < 760 ? 170 : 178 };
  if (narrow && layout.xaxis.tickformat === "%Y") layout.xaxis.tickformat = "’%y";
  const data = state.figure.data.map((trace) => {
    const lean = trace.mode === "markers" ? seenMarks(trace, state, sparse) : withoutGaps(trace);
    const { x, ...rest } = lean;
    return { x, ...colours.read(rest) };
  });
  colours.done();
  const figure = plot.closest("figure");
  figure.style.setProperty("--plot-l", `${layout.margin.l}px`);
  figure.style.setProperty("--plot-r", `${layout.margin.r}px`);
  return { data: data.filter(({ x }) => x.length > 0), layout, narrow };
}

/* Only the points that can be seen: plotly makes an element of each, hundreds where a line is long. */
function seenMarks(trace, state, sparse) {
  const size = state.points.map((point, at) =>
    point.part ? 8 : point.few ? 5.5 : at === state.picked ? 11 : sparse ? 8 : 0,
  );
  const seen = (list) => list.filter((_, at) => size[at] > 0 && trace.y[at] !== null);
  const { marker } = trace;
  return {
    ...trace,
    x: seen(trace.x),
    y: seen(trace.y),
    marker: {
      ...marker,
      size: seen(size),
      color: seen(marker.color),
      line: { ...marker.line, width: seen(marker.line.width) },
    },
  };
}

/* One empty point between two stretches is as good as forty. */
function withoutGaps(trace) {
  const last = trace.y.findLastIndex((value) => value !== null);
  const kept = (_, at) =>
    at <= last && (trace.y[at] !== null || (at > 0 && trace.y[at - 1] !== null));
  return { ...trace, x: trace.x.filter(kept), y: trace.y.filter(kept) };
}

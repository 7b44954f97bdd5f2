/* What is written on the chart: names at the lines' ends, flags, the picked period. Plotly's own annotations would cost
   more than its lines; these are placed by the axes' known ends, so nothing is measured. */

const LABELS_APART = 40;
const LONGEST_LABEL = 20;
const MOST_VALUES = 3;

function moment(day) {
  return Date.parse(day.length > 10 ? `${day}Z` : day);
}

/* Where a day and a value stand, in pixels of the plot. */
function scaleOf({ width, height, margin, xaxis, yaxis }) {
  const [from, to] = (xaxis?.range ?? ["2000-01-01", "2000-01-02"]).map(moment);
  const [inside, high] = [width - margin.l - margin.r, height - margin.t - margin.b];
  return {
    x: (day) => margin.l + ((moment(day) - from) / (to - from)) * inside,
    y: (value) => margin.t + (1 - value / yaxis.range[1]) * high,
    left: margin.l,
    right: margin.l + inside,
    top: margin.t,
    bottom: margin.t + high,
  };
}

function valuesOf(state, line) {
  return state.points.map((point) => (state.unit === "share" ? point.share?.[line] : point.n[line]) ?? null);
}

function px(n) {
  return `${Math.round(n * 10) / 10}px`;
}

/* Each name beside its line's last point, pushed apart, tied to it by a thin leader. */
function endLabels(state, scale) {
  const ends = state.lines.map((name, line) => {
    const n = state.points.reduce((sum, point) => sum + (point.n[line] ?? 0), 0);
    return { name, line, n, y: scale.y(valuesOf(state, line).findLast((value) => value !== null) ?? 0) };
  });
  let floor = scale.bottom - 12;
  for (const end of ends.toSorted((a, b) => b.y - a.y || a.n - b.n)) {
    end.at = Math.min(end.y, floor);
    floor = end.at - LABELS_APART;
  }
  const lift = Math.min(0, Math.min(...ends.map(({ at }) => at)) - scale.top - 8); // more than room: from the top on
  const [from, to] = [scale.x(state.points.at(-1).middle), scale.right + 18];
  const short = (name) => (name.length > LONGEST_LABEL ? `${name.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : name);
  const leaders = ends.map(({ line, y, at }) => {
    const far = Math.hypot(to - from, at - lift - y);
    const [x1, y1] = [from + (6 / far) * (to - from), y + (6 / far) * (at - lift - y)];
    return h("line", { x1, y1, x2: to, y2: at - lift, style: { stroke: `var(--s${line + 1})` } });
  });
  return [
    h("svg", { key: "leaders", "aria-hidden": "true" }, leaders),
    ends.map(({ name, line, n, at }) =>
      h(
        "p",
        { class: "xpl-end", key: `end ${line}`, style: { left: px(to + 3), top: px(at - lift) } },
        h("b", {}, shape(line), short(name)),
        h("span", {}, `${counted(n)} ${state.measured[n === 1 ? 0 : 1]}`),
      ),
    ),
  ];
}

/* Numbers of flags never overlap: one without room is left out, on the list below it stays. */
function flagsShown(state, scale) {
  let free = -Infinity;
  const shown = [];
  for (const { number, on } of state.flags) {
    const x = scale.x(on);
    if (x >= free) {
      shown.push({ number, x });
      free = x + 20;
    }
  }
  return shown;
}

function pickedValues(state, scale) {
  const point = state.points[state.picked];
  if (!point || state.lines.length > MOST_VALUES) return [];
  return state.lines.map((_, line) => {
    const value = valuesOf(state, line)[state.picked];
    if (value === null) return null;
    const place = { left: px(scale.x(point.middle) + 7), top: px(scale.y(value) - 2) };
    return h(
      "b",
      { class: "xpl-value", key: `value ${line}`, style: place },
      state.unit === "share" ? percent(value) : counted(value),
    );
  });
}

/* What a share is of takes room: it stands over the flags. */
function unitLift({ unit, flags }) {
  return unit === "share" && flags.length > 0 ? 20 : 4;
}

function paintNotes(plot, state, layout, narrow) {
  const scale = scaleOf(layout);
  const [under, over] = ["xpl-under", "xpl-over"].map((name) => {
    const found = plot.querySelector(`:scope > .${name}`);
    if (found) return found;
    const made = plot.appendChild(document.createElement("div"));
    made.className = name;
    return made;
  });
  const tall = { top: px(scale.top), height: px(scale.bottom - scale.top) };
  const point = state.points[state.picked];
  const after = state.points[state.picked + 1]?.first ?? layout.xaxis?.range[1];
  const band = point && { ...tall, left: px(scale.x(point.first)), width: px(scale.x(after) - scale.x(point.first)) };
  patch(
    under,
    band && h("u", { key: "band", style: band }),
    state.flags.map(({ number, on }) => h("i", { key: `flag ${number}`, style: { ...tall, left: px(scale.x(on)) } })),
  );
  patch(
    over,
    flagsShown(state, scale).map(({ number, x }) =>
      h("b", { class: "xpl-flag", key: `flag ${number}`, style: { left: px(x), top: px(scale.top - 3) } }, number),
    ),
    !narrow && [
      h("span", { class: "xpl-unit", key: "unit", style: { top: px(scale.top - unitLift(state)) } }, state.axis),
      state.points.length > 0 && endLabels(state, scale),
      pickedValues(state, scale),
    ],
  );
}

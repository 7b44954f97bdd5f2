/* What a period holds, beside the pointer: plotly's own box covers the lines and cannot align numbers. */

/* The period under the pointer, by its place in `points`; none outside the plot's own area. */
function periodAt(plot, event) {
  const size = plot._fullLayout?._size;
  if (!size) return undefined;
  const { left, top } = plot.getBoundingClientRect();
  const [x, y] = [event.clientX - left - size.l, event.clientY - top];
  if (x < 0 || x > size.w || y > size.t + size.h) return undefined;
  const [from, to] = plot._fullLayout.xaxis.range.map((day) => +new Date(day));
  const moment = from + (x / size.w) * (to - from);
  return Math.max(
    0,
    plot.explorerState.points.findLastIndex(({ first }) => +new Date(first) <= moment),
  );
}

function showTip(plot, at) {
  const { points, lines, counts } = plot.explorerState;
  const point = points[at];
  const size = plot._fullLayout?._size;
  if (!point || !size) return hideTip(plot);
  const [rod, tip] =
    tipOf(plot) ??
    ["xpl-rod", "xpl-tip"].map((name) => {
      const made = plot.appendChild(document.createElement("div"));
      made.className = name;
      return made;
    });
  const [from, to] = plot._fullLayout.xaxis.range.map((day) => +new Date(day));
  const x = size.l + ((moment(point.middle) - from) / (to - from)) * size.w;
  const right = x > plot.clientWidth / 2;
  rod.hidden = tip.hidden = false;
  rod.style.left = `${x}px`;
  tip.style.left = right ? "auto" : `${x + 14}px`;
  tip.style.right = right ? `${plot.clientWidth - x + 14}px` : "auto";
  const ground = point.of === null ? "" : `of ${counted(point.of)} ${point.of === 1 ? "article" : counts}. `;
  patch(
    tip,
    h("b", {}, point.name, point.part && ", in part"),
    lines.map((name, line) =>
      h(
        "span",
        {},
        shape(line),
        name || "articles",
        h("span", { class: "xpl-n" }, counted(point.n[line])),
        h("span", { class: "xpl-n xpl-quiet" }, point.share ? percent(point.share[line]) : ""),
      ),
    ),
    h("span", { class: "xpl-quiet" }, `${ground}Click to read them.`),
  );
}

function tipOf(plot) {
  const found = plot.querySelectorAll(":scope > .xpl-rod, :scope > .xpl-tip");
  return found.length ? [...found] : null;
}

function hideTip(plot) {
  for (const part of (plot && tipOf(plot)) ?? []) part.hidden = true;
}

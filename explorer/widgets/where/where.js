/* Where: one dot per line and region on a common scale. */

function paintWhere(el, state, send) {
  if (state.plain) return paintPlain(el, state);
  const lines = state.lines;
  const row = (item) => {
    const low = Math.min(...item.dots);
    return h(
      "li",
      { key: item.region },
      h(
        "span",
        {},
        h(
          "button",
          {
            type: "button",
            title: `Only ${item.name}`,
            on: { click: () => send({ do: "choose", facet: "regions", value: item.region, on: true }) },
          },
          item.name,
        ),
      ),
      h(
        "span",
        { class: "xpl-track", "aria-hidden": "true" },
        h("u", { style: { left: `${low}%`, width: `${Math.max(...item.dots) - low}%` } }),
        item.dots.map((x, line) => shape(line, { left: `${x}%` })),
      ),
      item.values.map((value, line) =>
        h(
          "span",
          { class: "xpl-n", title: item.titles[line] },
          value,
          h("span", { class: "xpl-only-heard" }, `% ${lines[line]}`),
        ),
      ),
    );
  };
  patchKeepingFocus(
    el,
    h("h2", {}, "Where"),
    h("p", {}, state.about),
    h(
      "ol",
      { class: "xpl-dots", style: { "--cols": String(lines.length) } },
      h(
        "li",
        { key: "axis", "aria-hidden": "true" },
        h("span"),
        h("span", { class: "xpl-axis" }, h("span", {}, "0"), h("span", {}, state.most)),
        lines.map((_, line) => h("span", { class: "xpl-n" }, shape(line))),
      ),
      state.rows.map(row),
    ),
  );
}

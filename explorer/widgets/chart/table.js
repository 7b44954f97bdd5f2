/* Every number of the chart, for reading and for those who cannot see it; made when it is opened. */

function paintTable(state) {
  return h(
    "details",
    {
      class: "xpl-astable",
      key: "table",
      on: { toggle: (event) => fillTable(event.target, state) },
    },
    h("summary", {}, "Read as a table"),
    h("div", { opaque: true, tabindex: "0", role: "region", "aria-label": "The numbers of the chart" }),
  );
}

function fillTable(details, state) {
  if (!details.open) return;
  const { lines, points, of_name: ofName } = state;
  const cells = (point) =>
    lines.map((_, line) =>
      h(
        "td",
        {},
        counted(point.n[line]),
        point.share && [" ", h("span", { class: "xpl-quiet" }, percent(point.share[line]))],
      ),
    );
  patch(
    details.lastElementChild,
    h(
      "table",
      { class: "xpl-table xpl-num" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "Period"),
          lines.map((name) => h("th", { scope: "col" }, name || "Articles")),
          ofName && h("th", { scope: "col" }, ofName),
        ),
      ),
      h(
        "tbody",
        {},
        points
          .toReversed()
          .map((point) =>
            h(
              "tr",
              { key: point.first },
              h("th", { scope: "row" }, point.name, point.part && " (part)"),
              cells(point),
              ofName && h("td", {}, point.of === null ? "" : counted(point.of)),
            ),
          ),
      ),
    ),
  );
}

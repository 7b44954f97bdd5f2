/* The regions as a tree of checkboxes. A parent counts each article once, so its children need not add up to it. */

function paintRegion(node, state, send, depth) {
  const open = node.children !== null;
  const fold = (wanted) => send({ do: "open_region", value: node.id, on: wanted });
  const arrow = node.folds
    ? h(
        "button",
        {
          class: "xpl-twist",
          type: "button",
          "aria-expanded": String(open),
          "aria-label": `Regions of ${node.name}`,
          on: {
            click: (event) => {
              event.preventDefault();
              fold(!open);
            },
            keydown: (event) => {
              const wanted = { ArrowRight: true, ArrowLeft: false }[event.key];
              if (wanted === undefined) return;
              event.preventDefault();
              if (wanted !== open) fold(wanted);
            },
          },
        },
        icon("down"),
      )
    : h("span", { class: "xpl-twist" });
  return [
    paintRow(node, state, send, arrow, depth),
    open &&
      h(
        "div",
        {
          class: "xpl-rows",
          role: "group",
          "aria-label": `Regions of ${node.name}`,
          key: `in ${node.id}`,
          style: { "--depth": String(depth + 1) },
        },
        node.children.map((child) => paintRegion(child, state, send, depth + 1)),
        node.more && paintMore(state, send, node.more, node.id),
      ),
  ];
}

function paintRegions(el, state, send) {
  paintFacet(el, state, [
    paintField(state, send),
    h(
      "div",
      { class: "xpl-rows xpl-tree", role: "group", "aria-label": "Regions", key: "rows" },
      state.rows.map((node) => paintRegion(node, state, send, 0)),
    ),
    state.none && h("p", { class: "xpl-quiet xpl-hint", key: "none" }, state.none),
    state.more && paintMore(state, send, state.more, "world"),
    state.demonyms !== null &&
      h(
        "label",
        { class: "xpl-row xpl-senses", key: "senses" },
        h("input", {
          type: "checkbox",
          checked: state.demonyms,
          on: { change: (event) => send({ do: "senses", on: event.target.checked }) },
        }),
        h("span", { class: "xpl-quiet xpl-hint" }, "adjectives and peoples count too"),
      ),
  ]);
}

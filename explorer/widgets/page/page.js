/* The whole page: made once, then each part painted from its own state when that has changed. */

const PAINTERS = {
  bar: ["header.xpl-bar", paintBar],
  chart: [".xpl-drawn", paintChart],
  headline: [".xpl-head", paintHeadline],
  count_row: [".xpl-count", paintCountRow],
  actors: ["[data-facet=actors]", paintPicker],
  regions: ["[data-facet=regions]", paintRegions],
  outlets: ["[data-facet=outlets]", paintPicker],
  own: ["[data-facet=own]", paintOwn],
  said: ["[data-facet=said]", paintOwn],
  words: ["[data-facet=words]", paintWords],
  dates: ["[data-facet=dates]", paintDates],
  facts: [".xpl-factline", paintFacts],
  together: [".xpl-together", paintTogether],
  where: [".xpl-where", paintWhere],
  chains: [".xpl-chains", paintChains],
  signals: [".xpl-signals", paintSignals],
  statements: [".xpl-statements", paintStatements],
  listing: [".xpl-list", paintListing],
  message: [".xpl-messages", paintMessage],
};

function makePage(root) {
  const facet = (name) => h("details", { class: "xpl-facet", "data-facet": name, first: { open: true } });
  patch(
    root,
    h(
      "a",
      {
        class: "xpl-skip",
        href: "#xpl-list",
        on: {
          click: (event) => {
            event.preventDefault();
            root.querySelector("#xpl-list")?.focus();
          },
        },
      },
      "Skip to the articles",
    ),
    h("header", { class: "xpl-bar" }),
    h(
      "div",
      { class: "xpl-body" },
      h(
        "aside",
        {
          class: "xpl-rail",
          "aria-label": "Filters",
          on: {
            keydown: (event) =>
              event.key === "Escape" && event.currentTarget.hasAttribute("data-open") && foldRail(root, false),
          },
        },
        facet("actors"),
        facet("regions"),
        facet("outlets"),
        h("div", { class: "xpl-own", "data-facet": "said" }),
        h("div", { class: "xpl-own", "data-facet": "own" }),
        facet("words"),
        facet("dates"),
        h("div", { class: "xpl-drawer" }),
      ),
      h(
        "div",
        { class: "xpl-main" },
        h("div", { class: "xpl-head" }),
        h("figure", { class: "xpl-figure" }, h("div", { class: "xpl-count" }), h("div", { class: "xpl-drawn" })),
        h("div", { class: "xpl-factline" }),
        h(
          "div",
          { class: "xpl-panels" },
          h("section", { class: "xpl-panel xpl-together" }),
          h("section", { class: "xpl-panel xpl-where" }),
        ),
        h(
          "div",
          { class: "xpl-panels xpl-voices" },
          h("section", { class: "xpl-panel xpl-chains" }),
          h("section", { class: "xpl-panel xpl-signals" }),
          h("section", { class: "xpl-panel xpl-statements" }),
        ),
        h("section", { class: "xpl-list" }),
      ),
    ),
    h("div", { class: "xpl-toasts", role: "status" }),
    h("div", { class: "xpl-messages", role: "alert" }),
  );
  root.explorerPainted = {};
}

/* Paint what differs from what is painted. `state` maps parts to their states; a part left out stays as it is. */
function paint(root, state, send) {
  if (!root.explorerPainted) {
    root.classList.add("xpl");
    root.replaceChildren();
    makePage(root);
  }
  for (const [part, [place, painter]] of Object.entries(PAINTERS)) {
    if (!state[part]) continue;
    const said = JSON.stringify(state[part]);
    if (root.explorerPainted[part] === said) continue;
    root.explorerPainted[part] = said;
    const el = root.querySelector(place);
    el.hidden = Boolean(state[part].hidden);
    el.ariaBusy = state[part].waiting ? "true" : null; // its numbers are counted last
    if (!el.hidden && !state[part].waiting) painter(el, state[part], send);
  }
}

/* An error is one sentence at the foot of the page, over what was last good; nothing moves. */
function paintMessage(el, state) {
  const text = state.text;
  patch(
    el,
    text &&
      h(
        "p",
        { class: "xpl-note" },
        h("span", {}, text),
        h("button", { class: "xpl-link", type: "button", on: { click: () => patch(el) } }, "Close"),
      ),
  );
}

/* The numbers behind the view in one line, and how they are counted. */

function paintFacts(el, state, send) {
  const act = (action) => () => {
    focusList(el);
    send(action);
  };
  const fact = ({ text, action }) =>
    h(
      "span",
      {},
      action
        ? h("button", { class: "xpl-link", type: "button", on: { click: act(action) } }, spoken(text))
        : spoken(text),
    );
  const how = {
    class: "xpl-link",
    type: "button",
    "aria-controls": "xpl-how",
    "aria-expanded": String(Boolean(el.explorerOpen)),
    on: {
      click: () => {
        el.explorerOpen = !el.explorerOpen;
        paintFacts(el, state, send);
      },
    },
  };
  patchKeepingFocus(
    el,
    h(
      "p",
      { class: "xpl-facts xpl-num" },
      state.facts.map(fact),
      h("span", {}, h("button", how, "How this is counted")),
    ),
    h("p", { class: "xpl-only-heard", role: "status" }, state.heard),
    h(
      "dl",
      { class: "xpl-how", id: "xpl-how", hidden: !el.explorerOpen },
      state.rules.map(({ name, text }) => [
        h("dt", { key: `${name} name` }, name),
        h(
          "dd",
          { key: name },
          text.map((part) => h("p", {}, part)),
        ),
      ]),
    ),
  );
}

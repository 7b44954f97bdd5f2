/* What is chosen, the view as a sentence, out of how many articles, and on a first visit three questions. */

function paintChip(item, send) {
  if (item.join) return h("span", {}, item.join);
  return h(
    "button",
    {
      class: "xpl-chip",
      type: "button",
      key: item.key,
      "aria-label": `Remove ${item.name}`,
      on: { click: () => send(item.action) },
    },
    item.line !== null && shape(item.line),
    item.name,
    icon("x"),
  );
}

function paintHeadline(el, state, send) {
  const follow = (link) => ({
    href: `?${link}`,
    on: {
      click: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        send({ do: "open", link });
      },
    },
  });
  patchKeepingFocus(
    el,
    h(
      "div",
      { class: "xpl-chips", role: "group", "aria-label": "Chosen filters" },
      state.chips.length
        ? state.chips.map((item) => paintChip(item, send))
        : h("span", {}, "Nothing chosen: every article counts"),
    ),
    h("h1", { class: "xpl-title", "data-long": state.long }, spoken(state.title)),
    h("p", { class: "xpl-rule" }, state.rule),
    state.notes.map((note) => h("p", { class: "xpl-rule xpl-aside", key: note }, note)),
    state.questions.length > 0 && [
      h("p", { class: "xpl-rule xpl-aside", key: "intro" }, state.intro),
      h(
        "p",
        { class: "xpl-ask", key: "ask" },
        state.questions.map(({ text, link }) => h("a", follow(link), text)),
      ),
    ],
  );
}

/* Who else is named: the bar is the share of what is chosen, the upright line the share of its ground. */

function paintTogether(el, state, send) {
  if (state.plain) return paintPlain(el, state);
  const row = (item) =>
    h(
      "li",
      { key: item.actor },
      h(
        "span",
        {},
        h(
          "button",
          {
            type: "button",
            title: `Add ${item.name}`,
            on: { click: () => send({ do: "choose", facet: "actors", value: item.actor, on: true }) },
          },
          item.name,
        ),
      ),
      h("span", { class: "xpl-meter", style: { "--w": `${item.width}%`, "--e": `${item.mark}%` } }, h("i")),
      h("span", { class: "xpl-n" }, counted(item.n)),
      h("span", { class: item.few ? "xpl-n xpl-quiet" : "xpl-n", title: item.about }, item.lift),
    );
  patchKeepingFocus(
    el,
    h("h2", {}, "Named together"),
    h("p", {}, state.about),
    h("ol", { class: "xpl-lift" }, state.rows.map(row)),
  );
}

/* Of one article: how often each is named. */
function paintPlain(el, state) {
  patch(el, h("h2", {}, state.title), h("p", {}, state.about), plainBars(state.plain));
}

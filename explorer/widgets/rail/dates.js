/* First and last day, typed; the strip under the chart is the other way to choose them. Below, the days talked about. */

function paintDates(el, state, send) {
  const field = (edge, label, { placeholder, value }) =>
    h(
      "label",
      { class: "xpl-field" },
      h("input", {
        type: "text",
        inputmode: "numeric",
        "aria-label": label,
        autocomplete: "off",
        placeholder,
        value,
        title: "A year, a month or a day: 2022, 2022-03 or 2022-03-15",
        on: {
          change: (event) => send({ do: "typed_date", edge, value: event.target.value }),
          keydown: (event) => {
            if (event.key === "Escape") event.target.value = value;
          },
        },
      }),
    );
  paintFacet(el, state, [
    h(
      "div",
      { class: "xpl-span", key: "span" },
      field("start", "First day", state.start),
      h("span", {}, "to"),
      field("end", "Last day", state.end),
    ),
    h("p", { class: "xpl-quiet xpl-hint", key: "about" }, state.about),
    state.talked.fields &&
      h(
        "div",
        { class: "xpl-span", key: "talked" },
        field("first", "Talked about, from", state.talked.first),
        h("span", {}, "to"),
        field("last", "Talked about, to", state.talked.last),
      ),
    h("p", { class: "xpl-quiet xpl-hint", key: "talked about" }, state.talked.about),
  ]);
}

/* First and last day, typed; the strip under the chart is the other way to choose them. */

function paintDates(el, state, send) {
  const field = (edge, label) =>
    h(
      "label",
      { class: "xpl-field" },
      h("input", {
        type: "text",
        inputmode: "numeric",
        "aria-label": label,
        autocomplete: "off",
        placeholder: state[edge].placeholder,
        value: state[edge].value,
        title: "A year, a month or a day: 2022, 2022-03 or 2022-03-15",
        on: {
          change: (event) => send({ do: "typed_date", edge, value: event.target.value }),
          keydown: (event) => {
            if (event.key === "Escape") event.target.value = state[edge].value;
          },
        },
      }),
    );
  paintFacet(el, state, [
    h(
      "div",
      { class: "xpl-span", key: "span" },
      field("start", "First day"),
      h("span", {}, "to"),
      field("end", "Last day"),
    ),
    h("p", { class: "xpl-quiet xpl-hint", key: "about" }, state.about),
  ]);
}

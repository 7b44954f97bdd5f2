/* How the articles are counted, as one sentence of four choices. What is counted stands in the rail. */

function paintCountRow(el, state, send) {
  const choice = ({ act, before, options, value }) =>
    h(
      "label",
      { key: act },
      h("span", {}, before),
      h(
        "select",
        { value, on: { change: (event) => send({ do: act, value: event.target.value }) } },
        options.map(([option, words]) => h("option", { value: option }, words)),
      ),
    );
  patchKeepingFocus(el, state.choices.map(choice));
}

/* One name that is on no list: accept, merge, rename, refuse. */

const KINDS = [
  ["person", "a person"],
  ["organisation", "an organisation"],
  ["armed_group", "an armed group"],
  ["government", "a government"],
  ["party", "a party"],
  ["outlet", "an outlet"],
];

let kind = "person";

function paintCard(state, send) {
  const message = h("p", { class: "xpl-message", role: "status", key: "message" }, state.message ?? "");
  const back = keyed("b", "Take back", () => send({ do: "back" }), { disabled: !state.back });
  if (!state.name) return [h("p", { key: "none" }, "No candidate is left."), h("div", { class: "xpl-keys", key: "keys" }, back), message];
  return [
    h("p", { class: "xpl-over", key: "over" }, h("span", {}, state.place), h("span", {}, state.numbers)),
    h("h2", { key: "name" }, state.name),
    state.examples.map((example, at) => h("blockquote", { key: `example ${at}` }, said(example))),
    h(
      "label",
      { class: "xpl-field", key: "name field" },
      "called",
      h("input", { key: "called", value: state.name, "aria-label": "Its name" }),
    ),
    h(
      "label",
      { class: "xpl-field", key: "kind field" },
      "is",
      h(
        "select",
        { key: "kind", value: kind, on: { change: (event) => (kind = event.target.value) } },
        KINDS.map(([value, words]) => h("option", { key: value, value }, words)),
      ),
    ),
    h(
      "div",
      { class: "xpl-keys", key: "keys" },
      keyed("a", "Accept", (event) => accept(event, state, send)),
      state.like.map(([actor, label], at) =>
        keyed(String(at + 1), `Is ${label}`, () => send({ do: "merge", actor })),
      ),
      keyed("x", "Refuse", () => send({ do: "refuse" })),
      keyed("s", "Skip", () => send({ do: "skip" })),
      back,
    ),
    message,
  ];
}

function accept(event, state, send) {
  const label = event.target.closest(".xpl-card").querySelector("input").value.trim();
  send(label && label !== state.name ? { do: "rename", label, kind } : { do: "accept", kind });
}

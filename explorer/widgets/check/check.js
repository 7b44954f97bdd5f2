/* One mention with its sentence, or one article left out: right, wrong, unsure. */

const VERDICTS = [
  ["r", "right", "Right"],
  ["w", "wrong", "Wrong"],
  ["u", "unsure", "Unsure"],
];

function paintCard(state, send) {
  const verdict = ([key, mark, words]) =>
    keyed(key, words, () => send({ do: "mark", mark }), { "aria-pressed": String(state.mark === mark) });
  const back = keyed("backspace", "Take back", () => send({ do: "back" }));
  return [
    h("p", { class: "xpl-over", key: "over" }, h("span", {}, state.kind ?? "The whole sample is marked"), h("span", {}, state.place)),
    state.people.length > 1 &&
      h(
        "p",
        { class: "xpl-keys", key: "people", role: "group", "aria-label": "Who checks" },
        state.people.map((person) =>
          h(
            "button",
            {
              class: "xpl-btn xpl-btn--edge",
              type: "button",
              key: `person ${person}`,
              "aria-pressed": String(person === state.person),
              on: { click: () => send({ do: "person", person }) },
            },
            person,
          ),
        ),
      ),
    state.question && [
      h("h2", { key: "question" }, state.question),
      h("p", { class: "xpl-told", key: "about" }, state.about),
      h("blockquote", { key: "said", class: state.whole ? "xpl-whole" : "" }, said(state.said)),
    ],
    h(
      "div",
      { class: "xpl-keys", key: "keys" },
      state.question && VERDICTS.map(verdict),
      back,
      keyed("p", "Previous", () => send({ do: "go", step: -1 }), { disabled: state.first }),
      state.question && keyed("n", "Next", () => send({ do: "go", step: 1 })),
    ),
    state.places && paintPlaces(state, send),
    h("p", { class: "xpl-message", role: "status", key: "message" }, state.message ?? ""),
    h("p", { class: "xpl-result", role: "status", key: "result" }, state.result),
  ];
}

/* A wrong place is set right: to its runner-up, or to any that is found. */
function paintPlaces(state, send) {
  return [
    h(
      "label",
      { class: "xpl-field", key: "place" },
      "It is",
      h("input", {
        key: "typed",
        value: "",
        placeholder: "another place",
        on: { input: (event) => send({ do: "search", typed: event.target.value }) },
      }),
    ),
    h(
      "div",
      { class: "xpl-keys", key: "places" },
      state.places.map(([id, label], at) =>
        keyed(String(at + 1), label, () => send({ do: "mark", mark: "wrong", instead: id })),
      ),
    ),
  ];
}

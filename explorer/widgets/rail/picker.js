/* One facet of the rail: a field to search in, how the chosen ones go together, rows to choose from. The same for
   actors, outlets, words and the user's own columns. */

function paintFacet(el, state, body) {
  patchKeepingFocus(
    el,
    h("summary", {}, h("span", {}, state.title), h("span", { class: "xpl-quiet" }, state.note), icon("down")),
    h("div", {}, body),
  );
}

function paintRow(row, state, send, lead, depth = 0) {
  return h(
    "label",
    {
      class: row.rest ? "xpl-row xpl-rest" : "xpl-row",
      key: row.id,
      "data-none": row.n === 0,
      style: { "--w": String(row.width), "--depth": String(depth) },
    },
    lead,
    h("input", {
      type: "checkbox",
      checked: row.chosen,
      on: { change: (event) => send({ do: "choose", facet: state.facet, value: row.id, on: event.target.checked }) },
    }),
    h(
      "span",
      { class: "xpl-name", title: row.hint ? `${row.name}, ${row.hint}` : row.name },
      row.name,
      row.hint && h("span", { class: "xpl-quiet" }, ` ${row.hint}`),
    ),
    row.line !== null && shape(row.line),
    h(
      "span",
      { class: "xpl-n" },
      counted(row.n),
      h("span", { class: "xpl-only-heard" }, row.n === 1 ? " article" : " articles"),
    ),
  );
}

function paintSegments(state, send) {
  return h(
    "fieldset",
    { class: "xpl-seg", key: "modes" },
    h("legend", { class: "xpl-only-heard" }, `How the ${state.title.toLowerCase()} go together`),
    state.modes.map(([value, words]) =>
      h(
        "label",
        { key: value },
        h("input", {
          type: "radio",
          name: `xpl-${state.facet}-mode`,
          value,
          checked: state.mode === value,
          on: { change: () => send({ do: "mode", facet: state.facet, value }) },
        }),
        h("span", {}, words),
      ),
    ),
  );
}

/* Typing filters the rows, Enter takes the first, Escape clears. */
function paintField(state, send, { sign = "find", enter } = {}) {
  const search = (field) => send({ do: "search", facet: state.facet, typed: field.value });
  return h(
    "label",
    { class: "xpl-field", key: "field" },
    icon(sign),
    h("input", {
      type: "search",
      placeholder: state.placeholder,
      "aria-label": state.label,
      autocomplete: "off",
      spellcheck: "false",
      on: {
        input: (event) => !enter && search(event.target),
        keydown: (event) => {
          const field = event.target;
          if (event.key === "Escape" && field.value) {
            event.stopPropagation();
            field.value = "";
            if (!enter) search(field);
          } else if (event.key === "Enter" && field.value.trim()) {
            event.preventDefault();
            send(enter ? enter(field.value) : { do: "first", facet: state.facet, typed: field.value });
            field.value = "";
          }
        },
      },
    }),
  );
}

function paintMore(state, send, words, value) {
  return h(
    "button",
    {
      class: "xpl-btn xpl-btn--more",
      type: "button",
      key: `more ${value ?? ""}`,
      on: { click: () => send({ do: "more", facet: state.facet, value }) },
    },
    words,
  );
}

function paintPicker(el, state, send) {
  paintFacet(el, state, [
    state.placeholder && paintField(state, send),
    state.modes && h("div", { class: "xpl-line", key: "line" }, paintSegments(state, send)),
    h(
      "div",
      { class: "xpl-rows", role: "group", "aria-label": state.title, key: "rows" },
      state.rows.map((row) => paintRow(row, state, send)),
    ),
    state.none && h("p", { class: "xpl-quiet xpl-hint", key: "none" }, state.none),
    state.more && paintMore(state, send, state.more),
    state.hint && h("p", { class: "xpl-quiet xpl-hint", key: "hint" }, state.hint),
  ]);
}

function paintWords(el, state, send) {
  paintFacet(el, state, [
    paintField(state, send, { sign: "plus", enter: (typed) => ({ do: "add_word", value: typed }) }),
    h("div", { class: "xpl-line", key: "line" }, paintSegments(state, send)),
    h(
      "div",
      { class: "xpl-rows", role: "group", "aria-label": "Words", key: "rows" },
      state.rows.map((row) => paintRow(row, state, send)),
    ),
  ]);
}

/* The user's own columns, or what was said: as many facets as there are. */
function paintOwn(el, state, send) {
  patch(
    el,
    state.facets.map((facet) => h("details", { class: "xpl-facet", key: facet.facet, first: { open: true } })),
  );
  state.facets.forEach((facet, i) => paintPicker(el.children[i], facet, send));
}

/* The sentences of what was chosen in the diagrams, with who speaks, in which words, and through whom it came. */

function paintStatements(el, state, send) {
  const marked = ([text, kind]) => (kind ? h("mark", { class: `xpl-heard xpl-heard--${kind}` }, text) : text);
  const item = (one) =>
    h(
      "li",
      { class: "xpl-sentence" },
      h("p", { class: "xpl-spoken" }, one.said.map(marked)),
      h(
        "p",
        { class: "xpl-way" },
        one.way.map((link, at) => [at > 0 && h("span", { "aria-label": "from" }, " ← "), h("b", {}, link)]),
      ),
      h(
        "p",
        { class: "xpl-told" },
        h("time", { datetime: one.datetime }, one.day),
        h(
          "span",
          {},
          one.url
            ? h("a", { href: one.url, target: "_blank", rel: "noopener noreferrer" }, one.title)
            : one.title,
        ),
        one.kind.map((word) => h("span", {}, word)),
      ),
    );
  const key = state.acts
    ? [["act", "the act"], ["actor", "whose"], ["recipient", "towards whom"]]
    : [["speaker", "who speaks"], ["cue", "the words that say so"], ["content", "what is said"]];
  const button = (text, action, kind = "edge") =>
    h("button", { class: `xpl-btn xpl-btn--${kind}`, type: "button", key: text, on: { click: () => send(action) } }, text);
  patchKeepingFocus(
    el,
    h(
      "div",
      { class: "xpl-asked" },
      h("h2", { tabindex: "-1", id: "xpl-statements" }, state.title),
      state.all && button(state.all, { do: "ask", of: {} }, "more"),
    ),
    h("p", {}, state.notice && h("b", { class: "xpl-notice" }, `${state.notice}. `), state.about),
    state.items.length > 0 &&
      h("p", { class: "xpl-heard-key" }, key.map(([kind, text]) => marked([text, kind]))),
    state.items.length === 0 && h("p", { class: "xpl-quiet" }, "No sentence of these articles is of this."),
    h("ol", { key: "items" }, state.items.map(item)),
    h(
      "p",
      { class: "xpl-further" },
      state.more && button(state.more, { do: "more", facet: "statements" }),
      state.csv && button(state.csv, { do: "csv", of: "statements" }, "more"),
    ),
  );
  const root = el.closest(".xpl");
  if (!root.explorerToSentences) return;
  root.explorerToSentences = false;
  el.querySelector(".xpl-asked").scrollIntoView({ block: "nearest" });
  el.querySelector("h2").focus({ preventScroll: true });
}

/* What a bar, a band or a point does: its sentences show, and their heading gets the focus. */
function askSentences(el, of, send) {
  el.closest(".xpl").explorerToSentences = true;
  send({ do: "ask", of });
}

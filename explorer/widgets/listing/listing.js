/* The articles themselves, with the sentences that matched, or what one change would give where none did. */

const SAID_AT_FIRST = 4;
const SAID_AT_MOST = 6;

/* A marked piece is `[text, line]`: the line's number, or -1 for what was asked but makes no line of its own. */
function paintMarked(pieces) {
  return pieces.map(([text, line]) =>
    line === null
      ? text
      : line < 0
        ? h("mark", { class: "xpl-met" }, text)
        : h("mark", { class: "xpl-mark", style: { "--c": `var(--s${line + 1})` } }, text),
  );
}

/* The first sentences that matched; a long article's others unfold. */
function paintSaid(said) {
  const sentence = (pieces) => h("span", { class: "xpl-said" }, paintMarked(pieces));
  if (said.length <= SAID_AT_MOST) return said.map(sentence);
  return [
    said.slice(0, SAID_AT_FIRST).map(sentence),
    h(
      "details",
      { class: "xpl-others" },
      h("summary", {}, `${said.length - SAID_AT_FIRST} more sentences`),
      said.slice(SAID_AT_FIRST).map(sentence),
    ),
  ];
}

function paintArticle(article) {
  const title = paintMarked(article.title);
  return h(
    "li",
    { class: "xpl-item", key: article.id },
    h("p", {}, h("time", { datetime: article.datetime }, article.day), article.outlet),
    h(
      "div",
      {},
      h(
        "h3",
        {},
        article.url ? h("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, title) : title,
      ),
      paintSaid(article.said),
      h(
        "details",
        { class: "xpl-why" },
        h("summary", {}, article.names && h("span", {}, article.names), article.speaks && h("span", {}, article.speaks), h("span", {}, "Why it is here")),
        h(
          "dl",
          {},
          article.why.map(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]),
        ),
      ),
    ),
  );
}

function paintLoosen(state, send) {
  const choose = (link) => (event) => {
    event.preventDefault();
    send({ do: "open", link });
  };
  return h(
    "div",
    { class: "xpl-note", key: "loosen" },
    h(
      "b",
      {},
      state.loosen.length ? "No article fits. Loosen one thing:" : "No article fits, and no single change would help.",
    ),
    h(
      "ul",
      {},
      state.loosen.map(({ text, link, n }) =>
        h(
          "li",
          {},
          h("a", { href: `?${link}`, on: { click: choose(link) } }, text),
          " ",
          h("span", { class: "xpl-quiet" }, n),
        ),
      ),
    ),
    !state.loosen.length &&
      h(
        "p",
        {},
        h(
          "button",
          { class: "xpl-btn xpl-btn--edge", type: "button", on: { click: () => send({ do: "reset" }) } },
          "Start again",
        ),
      ),
  );
}

function paintListing(el, state, send) {
  if (state.loosen) return patchKeepingFocus(el, paintLoosen(state, send));
  patchKeepingFocus(
    el,
    h(
      "div",
      { class: "xpl-listhead", key: "head" },
      h("h2", { tabindex: "-1", id: "xpl-list" }, state.heading),
      state.all &&
        h(
          "button",
          { class: "xpl-btn xpl-btn--more", type: "button", on: { click: () => send({ do: "pick", value: null }) } },
          state.all,
        ),
      state.sorts &&
        h(
          "label",
          { class: "xpl-sort" },
          h("span", {}, "Sort"),
          h(
            "select",
            { value: state.sort, on: { change: (event) => send({ do: "sort", value: event.target.value }) } },
            state.sorts.map(([value, text]) => h("option", { value }, text)),
          ),
        ),
    ),
    state.none && h("p", { class: "xpl-rule xpl-none", key: "none" }, state.none),
    h("ol", { key: "items" }, state.articles.map(paintArticle)),
    state.more &&
      h(
        "p",
        { class: "xpl-further", key: "more" },
        h(
          "button",
          {
            class: "xpl-btn xpl-btn--edge",
            type: "button",
            on: { click: () => send({ do: "more", facet: "listing" }) },
          },
          state.more,
        ),
      ),
  );
  const root = el.closest(".xpl");
  if (!root.explorerToList) return;
  root.explorerToList = false;
  el.querySelector("h2").focus({ preventScroll: true });
}

/* After the list has changed its heading gets the focus; the page does not jump. */
function focusList(el) {
  el.closest(".xpl").explorerToList = true;
}

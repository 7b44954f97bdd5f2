/* The bar: whose articles, and what can be done with the view as a whole. */

function paintBar(el, state, send) {
  const root = el.closest(".xpl");
  const rail = root.querySelector(".xpl-rail");
  const tool = (name, text, act, off) =>
    h("button", { class: "xpl-btn", type: "button", disabled: off, on: { click: act }, key: name }, icon(name), text);
  patchKeepingFocus(
    el,
    h(
      "p",
      { class: "xpl-corpus" },
      h("b", {}, "Explorer"),
      state.corpus,
      state.notice && h("span", { class: "xpl-notice" }, state.notice),
    ),
    h(
      "button",
      {
        class: "xpl-btn xpl-btn--edge xpl-open",
        type: "button",
        "aria-expanded": String(rail.hasAttribute("data-open")),
        on: { click: () => foldRail(root, !rail.hasAttribute("data-open")) },
      },
      icon("filter"),
      `Filters (${state.n_filters})`,
    ),
    h(
      "div",
      { class: "xpl-tools", role: "group", "aria-label": "This view" },
      tool("undo", "Undo", () => send({ do: "undo" }), !state.undo),
      tool("reset", "Reset", () => send({ do: "reset" })),
      h("hr"),
      tool("link", "Copy link", () => copy(root, fullLink(state.link), "Link copied: it opens this view")),
      tool("code", "Copy code", () => copy(root, state.code, "Code copied: it makes this view in Python")),
      tool("csv", "CSV", () => send({ do: "csv" })),
    ),
  );
  patch(
    root.querySelector(".xpl-drawer"),
    h(
      "button",
      { class: "xpl-btn xpl-btn--full", type: "button", on: { click: () => foldRail(root, false) } },
      `Show ${state.shown}`,
    ),
  );
}

/* Where the page is narrow the filters stand behind a button. */
function foldRail(root, open) {
  root.querySelector(".xpl-rail").toggleAttribute("data-open", open);
  const button = root.querySelector(".xpl-open");
  button.setAttribute("aria-expanded", String(open));
  if (!open) button.focus({ preventScroll: true });
}

/* Under Voilà the page's own address; in a notebook, which has none, what follows the "?" of one. */
function fullLink(link) {
  return document.body.dataset.explorer ? `${location.origin}${location.pathname}?${link}` : `?${link}`;
}

/* The clipboard is closed to pages that came by plain http from another machine; the old way works there. */
async function copy(root, text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const held = document.activeElement;
    const box = document.createElement("textarea");
    box.value = text;
    root.append(box);
    box.select();
    const copied = document.execCommand("copy");
    box.remove();
    held?.focus({ preventScroll: true });
    if (!copied) return toast(root, "The browser did not allow copying");
  }
  toast(root, done);
}

function toast(root, words) {
  patch(root.querySelector(".xpl-toasts"), h("p", { class: "xpl-toast" }, words));
  clearTimeout(root.explorerToast);
  root.explorerToast = setTimeout(() => patch(root.querySelector(".xpl-toasts")), 2400);
}

function saveFile(root, { name, text, saved }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  root.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  toast(root, saved ?? "Saved the numbers of this chart as CSV");
}

/* A card in a cell's output: painted anew from its state, answered by keys or buttons. */

/* JupyterLab reads letters as commands (x cuts a cell); inside a card they are answers. */
function render({ model, el }) {
  const root = el.appendChild(document.createElement("div"));
  root.className = "xpl xpl-card";
  root.tabIndex = 0;
  root.dataset.lmSuppressShortcuts = "true";
  const send = (action) => model.send(action);
  const repaint = () => patchKeepingFocus(root, paintCard(model.get("card"), send));
  const typed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select, textarea")) {
      if (event.key === "Escape") root.focus();
      return;
    }
    const button = root.querySelector(`button[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!button || button.disabled) return;
    event.preventDefault();
    button.click();
    root.focus({ preventScroll: true });
  };
  root.addEventListener("keydown", typed);
  model.on("change:card", repaint);
  repaint();
  root.dataset.live = "";
  return () => model.off("change:card", repaint);
}

function keyed(key, words, act, attributes = {}) {
  return h(
    "button",
    { class: "xpl-btn xpl-btn--edge", type: "button", key: `key ${key}`, "data-key": key, on: { click: act }, ...attributes },
    words,
    h("kbd", {}, key === "backspace" ? "⌫" : key),
  );
}

function said(parts) {
  return parts.map(([words, marked]) => (marked ? h("mark", {}, words) : words));
}

export default { render };

/* Elements as values, put on the page in place: nodes that stay keep focus, scroll and what was typed into them.
   Text becomes text nodes and nothing else, so no word of a corpus can become markup. */

const SVG_SPACE = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set(["svg", "path", "circle", "rect", "line"]);

/* attributes: key, on: {event: handler}, style: {property: value}, first: {set only when made}, checked, value; the
   rest as written; true is an empty attribute, false, null and undefined none. opaque: what is inside is not ours. */
function h(tag, attributes, ...children) {
  const shown = children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
  return { tag, attributes: attributes ?? {}, children: shown };
}

function isAlike(node, want) {
  if (typeof want !== "object") return node.nodeType === Node.TEXT_NODE;
  return node.nodeType === Node.ELEMENT_NODE && node.localName === want.tag && node.explorerKey === want.attributes.key;
}

function made(want) {
  if (typeof want !== "object") return document.createTextNode("");
  const node = SVG_TAGS.has(want.tag)
    ? document.createElementNS(SVG_SPACE, want.tag)
    : document.createElement(want.tag);
  node.explorerKey = want.attributes.key;
  for (const [name, value] of Object.entries(want.attributes.first ?? {}))
    node.setAttribute(name, value === true ? "" : value);
  return node;
}

function setAttribute(node, name, value) {
  if (value === false || value === null || value === undefined) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value === true ? "" : value))
    node.setAttribute(name, value === true ? "" : value);
}

function dress(node, { key, on, style, first, checked, value, opaque, ...rest }) {
  const before = node.explorerDress ?? {};
  for (const name of Object.keys(before.rest ?? {})) if (!(name in rest)) node.removeAttribute(name);
  for (const [name, wanted] of Object.entries(rest)) setAttribute(node, name, wanted);
  for (const name of Object.keys(before.on ?? {})) if (!on?.[name]) node[`on${name}`] = null;
  for (const [name, handler] of Object.entries(on ?? {})) node[`on${name}`] = (event) => void handler(event); // a handler that returned false would cancel
  for (const name of Object.keys(before.style ?? {})) if (!(name in (style ?? {}))) node.style.removeProperty(name);
  for (const [name, wanted] of Object.entries(style ?? {})) node.style.setProperty(name, wanted);
  if (checked !== undefined) node.checked = checked;
  node.explorerDress = { rest, on, style };
}

/* A value is written when it changed: what a person is typing stays until then. */
function fill(node, { value }) {
  if (value === undefined || (node.explorerValue === value && node.localName !== "select")) return;
  node.explorerValue = value;
  node.value = value;
}

function patch(parent, ...wanted) {
  const wants = wanted.flat(Infinity).filter((want) => want !== null && want !== undefined && want !== false);
  const keyed = new Map();
  for (const node of parent.childNodes)
    if (node.explorerKey !== undefined) keyed.set(`${node.localName} ${node.explorerKey}`, node);
  let next = parent.firstChild;
  for (const want of wants) {
    const key = want.attributes?.key;
    let node = key === undefined ? next : keyed.get(`${want.tag} ${key}`);
    if (!node || !isAlike(node, want)) node = made(want);
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
    if (typeof want !== "object") {
      if (node.data !== String(want)) node.data = String(want);
      continue;
    }
    dress(node, want.attributes);
    if (!want.attributes.opaque) patch(node, want.children);
    fill(node, want.attributes);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

/* Patching `el` without losing the place of someone at the keyboard: a node that moved gets its focus back; where the
   focused one is gone, the one that now stands in its place does. */
function patchKeepingFocus(el, ...wanted) {
  const held = el.contains(document.activeElement) ? document.activeElement : null;
  const alike = () => [...el.querySelectorAll("button, a[href], input, select, summary")];
  const place = held ? alike().indexOf(held) : -1;
  patch(el, ...wanted);
  if (!held || document.activeElement === held) return;
  const heir = held.isConnected ? held : alike()[Math.min(place, alike().length - 1)];
  heir?.focus({ preventScroll: true });
}

/* Icons, and the shape that goes with each series: colour is never alone. */

const ICONS = {
  undo: ["M6 3 2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 8H7"],
  reset: ["M3 8a5 5 0 1 1 1.6 3.7M3 12.5V9.2h3.3"],
  link: [
    "M6.5 9.5a3 3 0 0 0 4.2 0l2.4-2.4a3 3 0 0 0-4.2-4.2l-.9.9M9.5 6.5a3 3 0 0 0-4.2 0L2.9 8.9a3 3 0 0 0 4.2 4.2l.9-.9",
  ],
  code: ["M5.5 4 2 8l3.5 4M10.5 4 14 8l-3.5 4"],
  csv: ["M8 2v8m-3-3 3 3 3-3M3 13h10"],
  filter: ["M2 4h12M4 8h8M6.5 12h3"],
  find: ["M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z", "m10.5 10.5 3.5 3.5"],
  plus: ["M8 3v10M3 8h10"],
  down: ["m4 6 4 4 4-4"],
  x: ["m4 4 8 8M12 4l-8 8"],
};

const SHAPES = [
  "M10.5 5.5a5 5 0 1 1-10 0 5 5 0 0 1 10 0Z",
  "M1 1h9v9H1z",
  "M5.5 0 11 10H0z",
  "M5.5-.5 11.5 5.5 5.5 11.5-.5 5.5z",
  "M0 1h11L5.5 11z",
  "M4 0h3v4h4v3H7v4H4V7H0V4h4z",
];

function icon(name) {
  return h(
    "svg",
    { class: "xpl-ico", viewBox: "0 0 16 16", "aria-hidden": "true" },
    ICONS[name].map((d) => h("path", { d })),
  );
}

function shape(line, style) {
  const drawn = { fill: `var(--s${line + 1})`, ...style };
  return h(
    "svg",
    { class: "xpl-key", viewBox: "0 0 11 11", style: drawn, "aria-hidden": "true" },
    h("path", { d: SHAPES[line] }),
  );
}

/* `[["Articles that name ", false], ["Vladimir Putin", true]]`: what is true is bold. */
function spoken(pieces) {
  return pieces.map(([text, bold]) => (bold ? h("b", {}, text) : text));
}

function counted(n) {
  return n.toLocaleString("en-GB");
}

function percent(share) {
  if (share === null || share === undefined) return "–";
  return `${share >= 0.0995 || share === 0 ? Math.round(share * 100) : (share * 100).toFixed(1)}%`;
}

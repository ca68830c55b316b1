/** Builds elements from names, attributes and text nodes; nothing in this page parses markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children.
 * @param {string} tag
 * @param {Object} attributes `on` holds listeners; true sets a bare attribute; null, undefined and false set none.
 * @param {...(Node|string|Array|null)} children strings become text nodes.
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

/** The static element with this id. */
export const byId = (id) => document.getElementById(id);

let issued = 0;

/** An id no other element of this page has. */
export const freshId = (stem) => `${stem}-${++issued}`;

const ICONS = {
  menu: "M3 6h18M3 12h18M3 18h18",
  close: "M6 6l12 12M18 6L6 18",
  send: "M4 12h15M13 6l6 6-6 6",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  reply: "M5 20v-5a5 5 0 0 1 5-5h9M15 6l4 4-4 4",
  down: "M6 9l6 6 6-6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  out: "M9 6h9v9M18 6L7 17",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
};

/** A small line drawing that screen readers skip. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A Discord colour number as CSS, or null for "no colour". */
export function colour(number) {
  return Number.isInteger(number) && number > 0 ? `#${(number & 0xffffff).toString(16).padStart(6, "0")}` : null;
}

/** Opens a menu of actions beside a button: arrow keys move, Escape leaves, the focus goes back. */

import { el } from "./dom.js";

const MARGIN = 8;
let close = null;

/**
 * Shows a menu.
 * @param {Array<{label: string, act?: () => void, heading?: boolean}>} entries a heading is words alone
 * @param {HTMLElement} anchor the button it belongs to @param {string} label the menu's name
 */
export function showMenu(entries, anchor, label) {
  close?.();
  const rows = entries.map((entry) => entry.heading
    ? el("p", { class: "menu-heading", role: "presentation" }, entry.label)
    : el("button", { type: "button", class: "menu-item", role: "menuitem", tabindex: -1,
      on: { click: () => { leave(); entry.act(); } } }, entry.label));
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label }, rows);
  const items = rows.filter((row) => row.tagName === "BUTTON");

  const away = (event) => {
    if (!menu.contains(event.target) && !anchor.contains(event.target)) leave(false);
  };
  function leave(refocus = true) {
    close = null;
    menu.remove();
    anchor.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", away, true);
    if (refocus && anchor.isConnected) anchor.focus();
  }
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items[next].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  });
  document.addEventListener("pointerdown", away, true);
  document.body.append(menu);
  place(menu, anchor.getBoundingClientRect());
  anchor.setAttribute("aria-expanded", "true");
  close = leave;
  items[0]?.focus();
}

/** Below the anchor and within the window, or above it where there is no room below. */
function place(menu, box) {
  const left = Math.min(box.right - menu.offsetWidth, innerWidth - menu.offsetWidth - MARGIN);
  const below = box.bottom + 4;
  const top = below + menu.offsetHeight > innerHeight - MARGIN ? box.top - menu.offsetHeight - 4 : below;
  menu.style.setProperty("left", `${Math.max(MARGIN, left)}px`);
  menu.style.setProperty("top", `${Math.max(MARGIN, top)}px`);
}

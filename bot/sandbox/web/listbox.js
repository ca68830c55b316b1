/** A list of choices that pops up beside a field: the field keeps the focus, keys and pointer move the mark. */

import { el, freshId, icon } from "./dom.js";

/**
 * Items are {label, detail?, value, selected?, disabled?}.
 * `owner` is the focused field or button; `onPick(item)` does the picking.
 */
export class Listbox {
  items = [];
  active = -1;
  /** Whether the mark was moved since these items came. */
  moved = false;

  constructor({ owner, label, onPick, multiple = false, empty = "" }) {
    Object.assign(this, { owner, onPick, empty });
    this.element = el("div", {
      class: "listbox", id: freshId("list"), role: "listbox", "aria-label": label, "aria-live": "off",
      "aria-multiselectable": multiple || null, hidden: true,
    });
    owner.setAttribute("aria-controls", this.element.id);
    this.#expanded(false);
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
    this.element.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) this.#pick(Number(row.dataset.index));
    });
  }

  set label(words) {
    this.element.setAttribute("aria-label", words);
  }

  get open() {
    return !this.element.hidden;
  }

  /** Shows these items; `active` is the one to mark, -1 for none. */
  show(items, { active = 0 } = {}) {
    this.items = items;
    this.moved = false;
    if (!items.length && !this.empty) return this.hide();
    this.element.replaceChildren(...(items.length ? items.map((item, index) => this.#row(item, index))
      : [el("p", { class: "listbox-empty" }, this.empty)]));
    this.element.hidden = false;
    this.#expanded(true);
    this.#mark(items.length ? Math.min(active, items.length - 1) : -1);
  }

  hide() {
    this.element.hidden = true;
    this.#expanded(false);
    this.#mark(-1);
  }

  /** Moves, picks or closes for a keydown. @returns {boolean} whether the key is used up */
  key(event) {
    if (!this.open) return false;
    const last = this.items.length - 1;
    const moves = {
      ArrowDown: this.active >= last ? 0 : this.active + 1,
      ArrowUp: this.active <= 0 ? last : this.active - 1,
      PageDown: Math.min(last, this.active + 6),
      PageUp: Math.max(0, this.active - 6),
    };
    if (event.key in moves && last >= 0) {
      this.#mark(moves[event.key]);
      this.moved = true;
    } else if (event.key === "Enter" && !event.shiftKey && this.active >= 0) this.#pick(this.active);
    else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** Marks the first item whose label starts with these letters. */
  seek(letters) {
    const at = this.items.findIndex(({ label }) => label.toLowerCase().startsWith(letters.toLowerCase()));
    if (at >= 0) this.#mark(at);
  }

  /** A text area may name its list and its marked row, but "expanded" is not a state it can have. */
  #expanded(open) {
    if (this.owner.tagName !== "TEXTAREA") this.owner.setAttribute("aria-expanded", String(open));
  }

  #pick(index) {
    const item = this.items[index];
    if (item && !item.disabled) this.onPick(item);
  }

  #row(item, index) {
    return el("div", {
      role: "option", id: `${this.element.id}-${index}`, class: "option", "data-index": index,
      "aria-selected": item.selected ? "true" : "false", "aria-disabled": item.disabled ? "true" : null,
    },
    el("span", { class: "option-label" }, item.label),
    item.detail ? el("span", { class: "option-detail" }, item.detail) : null,
    item.selected ? icon("check") : null);
  }

  #mark(index) {
    this.element.querySelector(".option-active")?.classList.remove("option-active");
    this.active = index;
    const row = index >= 0 ? this.element.children[index] : null;
    if (!row) return this.owner.removeAttribute("aria-activedescendant");
    row.classList.add("option-active");
    this.owner.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }
}

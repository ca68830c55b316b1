/** Draws Discord's select menus as a button with a list: strings, users, roles, mentionables, channels. */

import { el, icon } from "./dom.js";
import { Listbox } from "./listbox.js";
import { roomLabel } from "./newsroom.js";
import { nameOf } from "./prose.js";

const NAMES = { 3: "Choose", 5: "Choose a person", 6: "Choose a role", 7: "Choose a person or role", 8: "Choose a room" };

/** Whether a component type is a select menu. */
export const isSelect = (type) => type in NAMES;

/** The choices a select offers: its own for a string select, the newsroom's for the others. */
function choicesOf(component, newsroom) {
  if (component.type === 3) {
    return component.options.map((option) => ({
      label: [option.emoji?.name, option.label].filter(Boolean).join(" "),
      detail: option.description ?? "",
      value: option.value,
      selected: Boolean(option.default),
    }));
  }
  const people = newsroom.users.map((user) => ({ label: nameOf(user), detail: "person", value: user.id }));
  const roles = newsroom.roles.map((role) => ({ label: role.name, detail: "role", value: role.id }));
  const rooms = newsroom.rooms.map((room) => ({ label: roomLabel(room), detail: room.topic ?? "", value: room.id }));
  const offered = { 5: people, 6: roles, 7: [...people, ...roles], 8: rooms }[component.type];
  const preset = new Set((component.default_values ?? []).map(({ id }) => id));
  return offered.map((item) => ({ ...item, selected: preset.has(item.value) }));
}

/**
 * A select menu.
 * @param {Object} component Discord's select @param {Object} newsroom
 * @param {{label?: string, onDone?: (values: string[]) => void}} options `onDone` gets the values when the
 *   choosing ends; without it the caller reads `values()` later.
 * @returns {{element: HTMLElement, values: () => string[]}}
 */
export function selectMenu(component, newsroom, { label = "", onDone = null } = {}) {
  const most = component.max_values ?? 1;
  const least = component.min_values ?? 1;
  const items = choicesOf(component, newsroom);
  const placeholder = component.placeholder || NAMES[component.type];
  const shown = el("span", { class: "select-shown" });
  const button = el("button", {
    type: "button", class: "select", role: "combobox", "aria-haspopup": "listbox",
    disabled: component.disabled, "data-focus": component.custom_id,
  }, shown, icon("down"));
  const values = () => items.filter(({ selected }) => selected).map(({ value }) => value);
  let before = "";

  const describe = () => {
    const words = items.filter(({ selected }) => selected).map((item) => item.label).join(", ");
    shown.textContent = words || placeholder;
    shown.classList.toggle("select-empty", !words);
    button.setAttribute("aria-label", [label || placeholder, words].filter(Boolean).join(": "));
  };
  const finish = () => {
    list.hide();
    done.hidden = true;
    const now = values().join();
    if (onDone && now !== before && values().length >= least) onDone(values());
  };
  const pick = (item) => {
    if (most > 1) {
      if (!item.selected && values().length >= most) return;
      item.selected = !item.selected;
      list.show(items, { active: items.indexOf(item) });
    } else {
      const again = item.selected && least === 0;
      items.forEach((other) => { other.selected = other === item && !again; });
      finish();
    }
    describe();
  };
  const list = new Listbox({ owner: button, label: label || placeholder, onPick: pick, multiple: most > 1 });
  const done = el("button", { type: "button", class: "button select-done", hidden: true, tabindex: -1,
    on: { pointerdown: (event) => event.preventDefault(), click: () => finish() } }, "Done");
  const open = () => {
    before = values().join();
    list.show(items, { active: Math.max(0, items.findIndex(({ selected }) => selected)) });
    done.hidden = most < 2;
    box.scrollIntoView({ block: "nearest" });
    list.element.scrollIntoView({ block: "nearest" });
  };
  button.addEventListener("click", () => (list.open ? finish() : open()));
  button.addEventListener("blur", () => list.open && finish());
  button.addEventListener("keydown", (event) => {
    if (!list.open) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        open();
      }
    } else if (event.key === "Escape" || event.key === "Tab") {
      finish();
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
      }
    } else if (event.key === " ") {
      event.preventDefault();
      if (list.active >= 0) pick(list.items[list.active]);
    } else if (!list.key(event) && event.key.length === 1) {
      list.seek(event.key);
    }
  });
  const box = el("div", { class: "select-box" }, button, el("div", { class: "popup" }, list.element, done));
  describe();
  return { element: box, values };
}

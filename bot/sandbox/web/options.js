/** Draws one option of a slash command as a labelled field: choices, autocomplete, yes and no, people, rooms, numbers. */

import { el, freshId } from "./dom.js";
import { Listbox } from "./listbox.js";
import { roomLabel } from "./newsroom.js";
import { nameOf } from "./prose.js";

const STRING = 3, INTEGER = 4, BOOLEAN = 5, USER = 6, CHANNEL = 7, ROLE = 8, MENTIONABLE = 9, NUMBER = 10;
export const ATTACHMENT = 11;
const SETTLE = 140;
const LONGEST = 6000;

/** The fixed values an option takes, or null when it is free to type. */
function fixedItems(option, newsroom) {
  const people = () => newsroom.users.map((user) =>
    ({ label: nameOf(user), value: user.id, detail: user.bot ? "bot" : "" }));
  const roles = () => newsroom.roles.map((role) => ({ label: role.name, value: role.id, detail: "role" }));
  switch (option.type) {
    case BOOLEAN: return [{ label: "True", value: true }, { label: "False", value: false }];
    case USER: return people();
    case ROLE: return roles();
    case MENTIONABLE: return [...people(), ...roles()];
    case CHANNEL: return newsroom.rooms.map((room) =>
      ({ label: roomLabel(room), value: room.id, detail: room.topic ?? "" }));
    default: return option.choices?.length ? option.choices.map(({ name, value }) => ({ label: name, value })) : null;
  }
}

/**
 * One option's field.
 * @param {Object} option Discord's command option
 * @param {{newsroom: Object, suggest: Function, onPicked: Function, words?: string}} surroundings `suggest(option)`
 *   resolves to autocomplete choices; `words` is what the field starts with
 */
export class OptionField {
  #picked = null;
  #timer = 0;
  #asked = 0;

  constructor(option, { newsroom, suggest, onPicked, words = "" }) {
    Object.assign(this, { option, suggest, onPicked });
    this.fixed = fixedItems(option, newsroom);
    const id = freshId("option");
    const numeric = option.type === INTEGER || option.type === NUMBER;
    const lists = this.fixed !== null || Boolean(option.autocomplete);
    this.input = el("input", {
      id, class: "input option-input", type: "text", spellcheck: "false", inputmode: numeric ? "decimal" : null,
      "aria-describedby": `${id}-help`, "aria-required": option.required ? "true" : null,
      role: lists ? "combobox" : null, "aria-autocomplete": lists ? "list" : null, "data-name": option.name,
    });
    this.input.value = words;
    this.element = el("div", { class: "option-field" },
      el("label", { for: id }, option.name, option.required ? el("span", { class: "required" }, " required") : null),
      this.input,
      el("p", { class: "field-help", id: `${id}-help` }, option.description));
    if (lists) this.#addList();
    this.input.addEventListener("input", () => this.input.setAttribute("aria-invalid", "false"));
  }

  #addList() {
    this.list = new Listbox({
      owner: this.input, label: `Choices for ${this.option.name}`, onPick: (item) => this.#pick(item),
    });
    this.input.after(el("div", { class: "popup popup-up" }, this.list.element));
    this.input.addEventListener("focus", () => this.#refresh(0));
    this.input.addEventListener("click", () => this.list.open || this.#refresh(0));
    this.input.addEventListener("input", () => {
      this.#picked = null;
      this.list.moved = false;
      this.#refresh(SETTLE);
    });
    this.input.addEventListener("blur", () => {
      this.#leave();
    });
  }

  /** A key for the list, when it is open; one that closes it, such as Escape, calls off what is still asked for. */
  key(event) {
    const used = this.list?.key(event) ?? false;
    if (used && !this.list.open) this.#leave();
    return used;
  }

  get filled() {
    return Boolean(this.words);
  }

  get words() {
    return this.input.value.trim();
  }

  /** @returns {{value?: unknown, problem?: string}} nothing of both when the field is empty and may be */
  read() {
    const { option, words } = this;
    if (!words) return option.required ? { problem: `“${option.name}” is needed: ${option.description}` } : {};
    const found = this.#value(words);
    this.input.setAttribute("aria-invalid", String("problem" in found));
    return found;
  }

  #value(words) {
    const { option } = this;
    if (this.#picked?.label === words) return { value: this.#picked.value };
    if (this.fixed) {
      const item = this.fixed.find(({ label, value }) =>
        label.toLowerCase() === words.toLowerCase() || String(value) === words);
      if (item) return { value: item.value };
      return { problem: `“${option.name}” takes one of its list; “${words}” is not in it.` };
    }
    if (option.type === INTEGER || option.type === NUMBER) return this.#number(Number(words));
    const length = [...words].length;
    const { min_length: least = 0, max_length: most = LONGEST } = option;
    if (length < least) return { problem: `“${option.name}” needs at least ${least} characters.` };
    if (length > most) return { problem: `“${option.name}” takes at most ${most} characters; this has ${length}.` };
    return { value: words };
  }

  #number(value) {
    const { option } = this;
    const whole = option.type === INTEGER;
    if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) {
      return { problem: `“${option.name}” takes a ${whole ? "whole number" : "number"}.` };
    }
    const { min_value: least = -Infinity, max_value: most = Infinity } = option;
    if (value < least) return { problem: `“${option.name}” must be at least ${least}.` };
    if (value > most) return { problem: `“${option.name}” must be at most ${most}.` };
    return { value };
  }

  #refresh(pause) {
    clearTimeout(this.#timer);
    if (this.fixed) {
      const typed = this.words.toLowerCase();
      const picked = this.#picked && this.#picked.label === this.words;
      const at = ({ label }) => label.toLowerCase().indexOf(typed);
      const alike = this.fixed.filter((choice) => at(choice) >= 0).sort((one, other) => at(one) - at(other));
      this.list.show(picked ? this.fixed : alike, { active: typed && !picked ? 0 : -1 });
      return;
    }
    const turn = ++this.#asked;
    this.list.element.setAttribute("aria-busy", "true");
    this.#timer = setTimeout(async () => {
      const choices = await this.suggest(this.option);
      if (turn !== this.#asked || document.activeElement !== this.input) return;
      this.list.element.setAttribute("aria-busy", "false");
      const said = this.words.toLowerCase();
      const whole = choices.some(({ name, value }) => [name, String(value)].some((word) => word.toLowerCase() === said));
      const marked = this.list.moved ? this.list.items[this.list.active]?.value : undefined;
      const at = choices.findIndex(({ value }) => value === marked);
      const first = said && !whole ? 0 : -1;
      this.list.show(choices.map(({ name, value }) => ({ label: name, value })), { active: at >= 0 ? at : first });
    }, pause);
  }

  #pick(item) {
    this.#picked = item;
    this.input.value = item.label;
    this.input.setAttribute("aria-invalid", "false");
    this.#leave();
    this.onPicked(this);
  }

  /** Closes the list; what is still asked for comes too late. */
  #leave() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.list.element.setAttribute("aria-busy", "false");
    this.list.hide();
  }
}

/** The value as an autocomplete question carries it: what is typed, even when not yet valid. */
export function partial(field) {
  const { value } = field.read();
  return value === undefined ? field.words : value;
}

/** Whether an option type is one this page can fill in. */
export const fillable = (type) => type >= STRING && type <= ATTACHMENT;

/** Fills in a chosen slash command: its options one after another, a sentence for what is missing, then sends it. */

import { nestOptions, writeLine } from "./commands.js";
import { byId, el } from "./dom.js";
import { FileField } from "./filefield.js";
import { ATTACHMENT, OptionField, fillable, partial } from "./options.js";
import { post } from "./requests.js";

/**
 * The form takes the place of the message box.
 * Callbacks: `onSent(line)` after the bot was asked, `onLeave(line)` when the viewer goes back to writing.
 */
export class CommandForm {
  fields = [];

  constructor(desk, { onSent, onLeave, say }) {
    Object.assign(this, { desk, onSent, onLeave, say });
    this.title = el("p", { class: "command-title", id: "command-title" });
    this.inputs = el("div", { class: "option-fields" });
    this.more = el("div", { class: "option-more", role: "group", "aria-label": "Optional" });
    this.button = el("button", { type: "submit", class: "button button-primary" }, "Send");
    this.element = el("div", { class: "command-form", role: "group", "aria-labelledby": "command-title", hidden: true },
      this.title, this.inputs, this.more,
      el("div", { class: "command-foot" }, el("span", { class: "hint" }, "Enter sends · Esc leaves"),
        el("button", { type: "button", class: "button button-secondary", on: { click: () => this.leave() } }, "Leave"),
        this.button));
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  get open() {
    return !this.element.hidden;
  }

  /** Opens for an entry of commands.js with the values known so far. */
  start(entry, values = {}) {
    this.entry = entry;
    this.fields = [];
    this.inputs.replaceChildren();
    this.title.replaceChildren(el("span", { class: "command-name" }, `/${entry.name}`), " ",
      el("span", { class: "command-about" }, entry.description));
    this.element.hidden = false;
    for (const option of entry.options) {
      if (option.required || values[option.name]) this.#add(option, values[option.name]);
    }
    const first = entry.options[0];
    if (!this.fields.length && first && fillable(first.type)) this.#add(first);
    this.#offerMore();
    const next = this.fields.find((field) => !field.filled) ?? this.fields.at(-1);
    (next?.input ?? this.button).focus();
  }

  /** Sends when every field is right; otherwise says the first thing that is not. */
  async submit() {
    if (this.button.disabled) return;
    this.button.disabled = true;
    try {
      await this.#send();
    } catch (refusal) {
      this.say(refusal.message);
    } finally {
      this.button.disabled = false;
    }
  }

  async #send() {
    const options = [];
    for (const field of this.fields) {
      const { value, problem } = await field.read();
      if (problem) {
        this.say(problem);
        field.input.setAttribute("aria-invalid", "true");
        field.input.focus();
        return;
      }
      if (value !== undefined) options.push({ name: field.option.name, type: field.option.type, value });
    }
    const line = this.#line();
    await this.desk.command(this.entry.id, nestOptions(this.entry, options));
    this.#close();
    this.onSent(line);
  }

  leave() {
    const line = this.fields.some((field) => field.words) ? this.#line() : "";
    this.#close();
    this.onLeave(line);
  }

  #close() {
    this.element.hidden = true;
    this.say("");
  }

  #line() {
    return writeLine(this.entry, Object.fromEntries(this.fields.map((field) => [field.option.name, field.words])));
  }

  #add(option, words) {
    if (!fillable(option.type)) {
      this.inputs.append(el("p", { class: "unknown" }, `“${option.name}” takes what this page cannot send.`));
      return null;
    }
    const { newsroom } = this.desk;
    const field = option.type === ATTACHMENT ? new FileField(option, newsroom.viewer) : new OptionField(option, {
      newsroom, words, suggest: (asked) => this.#suggest(asked), onPicked: (done) => this.#next(done),
    });
    this.fields.push(field);
    this.inputs.append(field.element);
    return field;
  }

  #offerMore() {
    const shown = new Set(this.fields.map(({ option }) => option.name));
    const left = this.entry.options.filter((option) => !shown.has(option.name) && fillable(option.type));
    this.more.hidden = !left.length;
    this.more.replaceChildren(...left.map((option) =>
      el("button", { type: "button", class: "chip chip-small", title: option.description, on: { click: () => {
        const field = this.#add(option);
        this.#offerMore();
        field.input.focus();
      } } }, `+ ${option.name}`)));
  }

  /** After a pick: on to the next needed field that is empty, or stay, so that Enter sends. */
  #next(done) {
    const next = this.fields.find((field) => field !== done && field.option.required && !field.filled);
    (next ?? done).input.focus();
  }

  async #suggest(asked) {
    const options = this.fields.filter((field) => field.option.name === asked.name || field.words).map((field) => ({
      name: field.option.name, type: field.option.type, value: partial(field),
      ...(field.option.name === asked.name ? { value: field.words, focused: true } : {}),
    }));
    const { viewer } = this.desk.newsroom;
    const question = { viewer, channel_id: this.desk.roomId, command_id: this.entry.id,
      options: nestOptions(this.entry, options) };
    try {
      return (await post("autocomplete", question)).choices;
    } catch {
      return [];
    }
  }

  #key(event) {
    const field = this.fields.find(({ input }) => input === event.target);
    if (field?.key(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.leave();
    } else if (event.key === "Enter" && field) {
      event.preventDefault();
      byId("composer").requestSubmit();
    }
  }
}

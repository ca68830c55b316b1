/** Draws a slash command's option that takes a file, and sends the file when the command goes off. */

import { el, freshId } from "./dom.js";
import { upload } from "./requests.js";

const LARGEST = 10 * 1024 * 1024;

/** One option's file; asked the same as an OptionField. */
export class FileField {
  constructor(option, viewer) {
    Object.assign(this, { option, viewer });
    const id = freshId("option");
    this.input = el("input", {
      id, class: "input option-input", type: "file", "aria-describedby": `${id}-help`,
      "aria-required": option.required ? "true" : null, "data-name": option.name,
    });
    this.element = el("div", { class: "option-field" },
      el("label", { for: id }, option.name, option.required ? el("span", { class: "required" }, " required") : null),
      this.input,
      el("p", { class: "field-help", id: `${id}-help` }, option.description));
    this.input.addEventListener("change", () => this.input.setAttribute("aria-invalid", "false"));
  }

  /** A file stands in no line that could be typed again. */
  get words() {
    return "";
  }

  get filled() {
    return this.input.files.length > 0;
  }

  key() {
    return false;
  }

  /** @returns {Promise<{value?: string, problem?: string}>} the id of the file once the sandbox has it */
  async read() {
    const { option } = this;
    const [file] = this.input.files;
    if (!file) return option.required ? { problem: `“${option.name}” is needed: ${option.description}` } : {};
    if (file.size > LARGEST) return { problem: `“${option.name}” takes a file of at most 10 MB.` };
    return { value: (await upload(this.viewer, file)).attachment.id };
  }
}

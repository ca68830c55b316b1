/** Shows a bot's modal as a dialog; what was typed stays until the bot has taken it. */

import { confirmThen, escapes } from "./dialogs.js";
import { el, freshId, icon } from "./dom.js";
import { modalPart } from "./fields.js";

/** One modal at a time; `submit(interaction_id, modal, components)` sends it and gives its own interaction's id. */
export class Modals {
  #open = null;
  #sent = new Map();

  constructor(desk, submit) {
    Object.assign(this, { desk, submit });
  }

  show(modal, interactionId) {
    this.#open?.close();
    const parts = modal.components.map((component) => modalPart(component, this.desk));
    const titleId = freshId("title");
    const error = el("p", { class: "error", role: "alert" });
    const send = el("button", { type: "submit", class: "button button-primary" }, "Submit");
    const form = el("form", { novalidate: true, autocomplete: "off", "aria-labelledby": titleId },
      el("div", { class: "modal-parts" }, parts.map(({ element }) => element)), error,
      el("footer", { class: "dialog-foot" },
        el("button", { type: "button", class: "button button-secondary", on: { click: () => leave() } }, "Cancel"),
        send));
    const dialog = el("dialog", { class: "dialog card modal", "aria-labelledby": titleId },
      el("header", { class: "dialog-head" }, el("h2", { id: titleId }, modal.title),
        el("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => leave() } },
          icon("close"))),
      form);
    const before = document.activeElement;
    const filled = () => JSON.stringify(parts.map((part) => part.data()));
    const asItCame = filled();
    const leave = () => {
      if (filled() === asItCame) dialog.close();
      else confirmThen("Leave this form?", "What you typed is lost.", "Leave", () => dialog.close(), "Keep typing");
    };
    dialog.addEventListener("keydown", (event) => escapes(event, leave));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      leave();
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      error.textContent = "";
      error.textContent = parts.map((part) => part.check()).filter(Boolean).join(" ");
      if (error.textContent) form.querySelector("[aria-invalid=true]")?.focus();
      if (error.textContent) return;
      send.disabled = true;
      try {
        const components = parts.map((part) => part.data()).filter(Boolean);
        const id = await this.submit(interactionId, modal, components);
        this.#sent.set(id, { dialog, error });
        dialog.close();
      } catch (refusal) {
        error.textContent = refusal.message;
      } finally {
        send.disabled = false;
      }
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (this.#open === dialog) this.#open = null;
      const at = before?.isConnected && before.offsetParent ? before : document.activeElement;
      document.activeElement?.blur(); // what was focused beneath the dialog takes no keys until it is focused anew
      at?.focus();
    });
    this.#reveal(dialog);
    form.querySelector(".modal-parts input, .modal-parts textarea, .modal-parts button")?.focus();
  }

  /** The bot did not take a submitted modal: it comes back with its words. @returns {boolean} whether it was one */
  failed(interactionId, sentence) {
    const sent = this.#sent.get(interactionId);
    if (!sent) return false;
    this.#sent.delete(interactionId);
    sent.error.textContent = `${sentence.replace(/\.$/, "")}. What you typed is still here.`;
    this.#reveal(sent.dialog);
    return true;
  }

  #reveal(dialog) {
    this.#open = dialog;
    document.body.append(dialog);
    dialog.showModal();
  }
}

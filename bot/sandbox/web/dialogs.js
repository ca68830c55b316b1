/** Opens dialogs: a question to confirm, and a sheet with a title, both closed by Escape. */

import { el, freshId, icon } from "./dom.js";

/**
 * Does what Escape is to do in one dialog. The browser may close with it the one below too, where nobody clicked
 * between the two, and closes at a second Escape what would not be closed.
 */
export function escapes(event, act) {
  if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
  event.preventDefault();
  act();
}

/**
 * A dialog with a title bar; it is taken off the page when closed and the focus goes back where it was.
 * @param {string} title @param {Array<Node>} content @param {string} kind a class: "sheet" or "card"
 * @returns {HTMLDialogElement} already open
 */
export function openDialog(title, content, kind) {
  const before = document.activeElement;
  const titleId = freshId("title");
  const dialog = el("dialog", { class: `dialog ${kind}`, "aria-labelledby": titleId },
    el("header", { class: "dialog-head" },
      el("h2", { id: titleId }, title),
      el("button", { type: "button", class: "icon-button", "aria-label": "Close",
        on: { click: () => dialog.close() } }, icon("close"))),
    content);
  dialog.addEventListener("keydown", (event) => escapes(event, () => dialog.close()));
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks before something that cannot be taken back; `keep` is what the button is called that does nothing. */
export function confirmThen(title, words, verb, act, keep = "Keep everything") {
  const yes = el("button", { type: "button", class: "button button-danger",
    on: { click: () => { dialog.close(); act(); } } }, verb);
  const no = el("button", { type: "button", class: "button button-secondary", autofocus: true,
    on: { click: () => dialog.close() } }, keep);
  const dialog = openDialog(title, [el("p", {}, words), el("footer", { class: "dialog-foot" }, no, yes)], "card");
  no.focus();
}

const KEYS = [
  ["/", "commands"], ["Enter", "send"], ["Shift + Enter", "new line"], ["↑ in an empty box", "your last message"],
  ["Esc", "leave a command, menu or dialog"], ["Alt + ↑ ↓", "previous, next room"],
  ["↑ ↓ in the log", "from message to message"], ["Enter or . on a message", "its actions"],
];

/** The list of keys. */
export function showKeys() {
  openDialog("Keys", [el("dl", { class: "keys" }, KEYS.map(([key, does]) =>
    el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, does))))], "card");
}

/** Shows what the bot sent, as formatted JSON in a side sheet, with the stored message beneath. */

import { openDialog } from "./dialogs.js";
import { el } from "./dom.js";

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Opens the sheet for a message. */
export function inspect(message) {
  const { sent, ephemeral_for, interaction_of, loading, ...stored } = message;
  const parts = [["The message as Discord keeps it", stored]];
  if (sent) parts.unshift(["The request body", sent]);
  openDialog(sent ? "What the bot sent" : "The message", parts.map(([title, value]) => jsonPart(title, value)), "sheet");
}

function jsonPart(title, value) {
  const text = JSON.stringify(value, null, 2);
  const copy = el("button", { type: "button", class: "link-button" }, "Copy");
  copy.addEventListener("click", async () => {
    copy.textContent = (await copyText(text)) ? "Copied" : "Select the text to copy it";
  });
  return el("section", { class: "json-part" },
    el("div", { class: "json-head" }, el("h3", {}, title), copy),
    el("pre", { class: "json", tabindex: 0, "aria-label": title }, el("code", {}, coloured(text))));
}

function coloured(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(at, match.index));
    const [whole, string, colon] = match;
    if (colon) parts.push(el("span", { class: "json-key" }, string), colon);
    else parts.push(el("span", { class: string ? "json-string" : "json-value" }, whole));
    at = match.index + whole.length;
  }
  parts.push(text.slice(at));
  return parts;
}

/** Puts text on the clipboard. @returns {Promise<boolean>} false where the browser refuses */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

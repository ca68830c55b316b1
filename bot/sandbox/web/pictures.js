/** Draws pictures and files: those of this machine as they are, those of elsewhere as their words and a link. */

import { OUTWARD, hostOf, localPicture, webAddress } from "./addresses.js";
import { el, icon } from "./dom.js";

/**
 * A picture, or what it shows in words: the page loads nothing from other machines.
 * @param {string} url @param {string} words the description, "" when there is none
 * @param {Array<Object>} attachments the message's, for attachment://name addresses
 */
export function picture(url, words, attachments = [], kind = "picture") {
  const attached = /^attachment:\/\/(.+)$/.exec(url ?? "");
  const target = attached ? attachments.find(({ filename }) => filename === attached[1])?.url ?? "" : url;
  const local = localPicture(target);
  if (local) return el("img", { class: kind, src: local, alt: words || "Picture without a description" });
  const away = webAddress(target);
  const says = words || "Picture without a description";
  return el("span", { class: `${kind} picture-away` }, icon("picture"),
    el("span", {}, says, away ? [" · ", el("a", { href: away, ...OUTWARD }, hostOf(away))] : null));
}

/** A file the bot attached: its name and size, linked when this machine serves it. */
export function fileLine(name, size, url) {
  const local = localPicture(url);
  const words = size ? `${name} · ${sizeWords(size)}` : name;
  return el("p", { class: "file" }, icon("file"), local ? el("a", { href: local, ...OUTWARD }, words) : words);
}

/** The attachments a message shows by itself. */
export function attachmentsOf(message) {
  return (message.attachments ?? []).map((file) =>
    file.content_type?.startsWith("image/")
      ? picture(file.url, file.description || file.filename)
      : fileLine(file.filename, file.size, file.url));
}

function sizeWords(bytes) {
  const steps = ["bytes", "KB", "MB"];
  const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  return `${(bytes / 1024 ** step).toFixed(step ? 1 : 0)} ${steps[step]}`;
}

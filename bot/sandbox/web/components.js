/** Draws message components, both generations: buttons, selects, and the layout parts around them. */

import { OUTWARD, webAddress } from "./addresses.js";
import { colour, el, icon } from "./dom.js";
import { fileLine, picture } from "./pictures.js";
import { prose } from "./prose.js";
import { isSelect, selectMenu } from "./selects.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

/**
 * One component and what it holds.
 * @param {Object} component Discord's component @param {Object} message the message it belongs to
 * @param {Object} desk gives press(message, component, values) and the newsroom
 */
export function drawComponent(component, message, desk) {
  const inner = (list) => (list ?? []).map((kid) => drawComponent(kid, message, desk));
  if (isSelect(component.type)) {
    return selectMenu(component, desk.newsroom, {
      onDone: (values) => desk.press(message, component, values),
    }).element;
  }
  switch (component.type) {
    case 1: return el("div", { class: "row", role: "group" }, inner(component.components));
    case 2: return drawButton(component, message, desk);
    case 9:
      return el("div", { class: "section" }, el("div", { class: "section-text" }, inner(component.components)),
        component.accessory ? drawComponent(component.accessory, message, desk) : null);
    case 10: return prose(component.content, desk);
    case 11: return veiled(component, picture(component.media?.url, component.description ?? "",
      message.attachments, "thumbnail"));
    case 12:
      return el("div", { class: "gallery" }, (component.items ?? []).map((item) =>
        veiled(item, picture(item.media?.url, item.description ?? "", message.attachments))));
    case 13: return veiled(component, drawFile(component, message));
    case 14: return drawSeparator(component);
    case 17: return drawContainer(component, inner(component.components));
    default: return el("p", { class: "unknown" }, `[A component of type ${component.type}, which this page cannot draw]`);
  }
}

function drawSeparator({ spacing, divider }) {
  const marks = ["separator", spacing === 2 && "separator-wide", divider === false && "separator-bare"];
  return el("div", { class: marks.filter(Boolean).join(" "), role: divider === false ? null : "separator" });
}

function drawContainer(component, kids) {
  const box = el("div", { class: "container", role: "group" }, kids);
  const bar = colour(component.accent_color);
  if (bar) {
    box.style.setProperty("--bar", bar);
    box.classList.add("container-accent");
  }
  return veiled(component, box);
}

function drawFile(component, message) {
  const name = component.name ?? component.file?.url?.replace(/^attachment:\/\//, "") ?? "file";
  const stored = (message.attachments ?? []).find(({ filename }) => filename === name);
  return fileLine(name, component.size ?? stored?.size, stored?.url ?? component.file?.url);
}

function drawButton(component, message, desk) {
  const words = [component.emoji?.name, component.label].filter(Boolean).join(" ") || "Button without a label";
  const style = STYLES[component.style] ?? "secondary";
  const href = style === "link" ? webAddress(component.url) : null;
  if (href && !component.disabled) {
    return el("a", { class: "button button-link", href, title: href, ...OUTWARD }, words, icon("out"));
  }
  const button = el("button", {
    type: "button", class: `button button-${style}`, disabled: component.disabled || style === "link",
    "data-focus": component.custom_id,
  }, words);
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    desk.press(message, component, null, () => button.removeAttribute("aria-busy"));
  });
  return button;
}

/** Parts marked as spoilers wait behind a button. */
function veiled(part, drawing) {
  if (!part.spoiler) return drawing;
  const cover = el("button", { type: "button", class: "spoiler" }, "Spoiler: show");
  cover.addEventListener("click", () => cover.replaceWith(drawing));
  return cover;
}

/** Draws markdown tokens as elements made of text nodes, with mentions as pills and safe links. */

import { OUTWARD } from "./addresses.js";
import { el } from "./dom.js";
import { inline } from "./inline.js";
import { blocks } from "./markdown.js";
import { stamp } from "./times.js";

/**
 * A text with all of Discord's markdown.
 * @param {string} text @param {Object} desk what the page knows and can do (see app.js)
 * @returns {HTMLElement} a div of class "prose"
 */
export function prose(text, desk) {
  return el("div", { class: "prose" }, blocks(String(text ?? "")).map((block) => drawBlock(block, desk)));
}

/** A one-line text (titles, names of fields): emphasis, links and mentions, but no blocks. */
export function phrase(text, desk) {
  return inline(String(text ?? "")).map((token) => drawInline(token, desk));
}

/** The words of a text without its marks, for labels and short quotes. */
export function plainWords(text, desk) {
  const box = el("div", {}, phrase(text, desk));
  return box.textContent.replace(/\s+/g, " ").trim();
}

/** What a message begins with, as plain words: its own text, else its embed's title or its file's name. */
export function firstWords({ content, embeds = [], attachments = [] }, desk) {
  const embedded = embeds.map(({ title, description }) => title || description).find(Boolean);
  return plainWords(content || embedded || attachments[0]?.filename || "", desk);
}

function drawBlock(block, desk) {
  const run = (tokens) => tokens.map((token) => drawInline(token, desk));
  switch (block.t) {
    case "h": return el("p", { class: `h${block.n}`, role: "heading", "aria-level": block.n + 2 }, run(block.c));
    case "small": return el("p", { class: "small" }, run(block.c));
    case "quote": return el("blockquote", {}, block.c.map((inner) => drawBlock(inner, desk)));
    case "pre": return el("pre", { tabindex: 0, "aria-label": "Code" }, el("code", {}, block.s));
    case "list": return drawList(block, desk);
    case "group": return el("div", {}, block.c.map((inner) => drawBlock(inner, desk)));
    default: return el("p", {}, run(block.c));
  }
}

function drawList(list, desk) {
  const items = list.items.map((item) =>
    el("li", {}, item.c.map((token) => drawInline(token, desk)), item.kids.map((kid) => drawList(kid, desk))));
  return list.ordered ? el("ol", { start: list.start }, items) : el("ul", {}, items);
}

function drawInline(token, desk) {
  const inner = () => token.c.map((kid) => drawInline(kid, desk));
  switch (token.t) {
    case "text": return token.s;
    case "b": return el("strong", {}, inner());
    case "i": return el("em", {}, inner());
    case "u": return el("span", { class: "underlined" }, inner());
    case "s": return el("s", {}, inner());
    case "code": return el("code", {}, token.s);
    case "spoiler": return spoiler(token, desk);
    case "link":
      return el("a", { href: token.href, title: token.title || token.href, ...OUTWARD }, inner());
    case "url": return el("a", { href: token.href, title: token.href, ...OUTWARD }, token.s);
    case "time": return time(token);
    case "emoji": return el("span", { class: "emoji-name" }, `:${token.name}:`);
    default: return pill(token, desk);
  }
}

function time({ unix, style }) {
  const said = stamp(unix, style);
  return said ? el("time", { class: "stamp", datetime: said.iso, title: said.full }, said.words) : `<t:${unix}>`;
}

/** Hidden words stay out of the page until asked for, so nothing reads them out. */
function spoiler(token, desk) {
  const cover = el("button", { type: "button", class: "spoiler", "aria-label": "Hidden words: show" }, "spoiler");
  cover.addEventListener("click", () => {
    const shown = el("span", { class: "spoiler-open", tabindex: -1 },
      token.c.map((kid) => drawInline(kid, desk)));
    cover.replaceWith(shown);
    shown.focus();
  });
  return cover;
}

function pill(token, desk) {
  const { newsroom } = desk;
  if (token.t === "user") {
    const user = newsroom.users.find(({ id }) => id === token.id);
    const mine = token.id === newsroom.me?.id ? " pill-me" : "";
    return el("span", { class: `pill${mine}` }, `@${user ? nameOf(user) : "unknown"}`);
  }
  if (token.t === "role") {
    const role = newsroom.roles.find(({ id }) => id === token.id);
    return el("span", { class: "pill" }, `@${role?.name ?? "unknown role"}`);
  }
  if (token.t === "command") {
    return el("button", { type: "button", class: "pill", on: { click: () => desk.fillCommand(`/${token.name}`) } },
      `/${token.name}`);
  }
  const room = newsroom.rooms.find(({ id }) => id === token.id);
  if (!room) return el("span", { class: "pill" }, "#unknown");
  return el("button", { type: "button", class: "pill", on: { click: () => desk.openRoom(room.id) } },
    `#${room.name}`);
}

/** The name a user goes by. */
export const nameOf = (user) => user.global_name || user.username;

/** Draws a message's embeds: colour bar, author, title, description, fields, pictures, footer. */

import { OUTWARD, webAddress } from "./addresses.js";
import { colour, el } from "./dom.js";
import { picture } from "./pictures.js";
import { phrase, prose } from "./prose.js";
import { clockTime, longDay } from "./times.js";

/** One embed as an article; @param {Object} embed @param {Object} message @param {Object} desk */
export function drawEmbed(embed, message, desk) {
  const attachments = message.attachments ?? [];
  const body = el("div", { class: "embed-body" },
    embed.author?.name ? el("p", { class: "embed-author" }, linked(embed.author.url, embed.author.name)) : null,
    embed.title ? el("p", { class: "embed-title", role: "heading", "aria-level": 3 },
      linked(embed.url, phrase(embed.title, desk))) : null,
    embed.description ? prose(embed.description, desk) : null,
    embed.fields?.length ? el("div", { class: "fields" }, embed.fields.map((field) => drawField(field, desk))) : null,
    embed.image ? picture(embed.image.url, embed.image.description ?? "", attachments) : null,
    drawFooter(embed));
  const box = el("div", { class: "embed", role: "group", "aria-label": embed.title ? null : "Embed" }, body,
    embed.thumbnail ? picture(embed.thumbnail.url, embed.thumbnail.description ?? "", attachments, "thumbnail") : null);
  const bar = colour(embed.color);
  if (bar) box.style.setProperty("--bar", bar);
  return box;
}

function linked(url, words) {
  const href = webAddress(url);
  return href ? el("a", { href, title: href, ...OUTWARD }, words) : words;
}

function drawField(field, desk) {
  return el("div", { class: field.inline ? "field field-inline" : "field" },
    el("p", { class: "field-name" }, phrase(field.name, desk)), prose(field.value, desk));
}

function drawFooter(embed) {
  const date = embed.timestamp ? new Date(embed.timestamp) : null;
  const when = date && !Number.isNaN(date.getTime())
    ? el("time", { datetime: date.toISOString() }, `${longDay(date)}, ${clockTime(date)}`) : null;
  const words = [embed.footer?.text, when].filter(Boolean);
  if (!words.length) return null;
  return el("p", { class: "embed-footer" }, words.length > 1 ? [words[0], " · ", words[1]] : words);
}

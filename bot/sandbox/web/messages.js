/** Draws one message: who, when, in answer to what, its text, embeds and components, and its menu button. */

import { drawComponent } from "./components.js";
import { el, freshId, icon } from "./dom.js";
import { drawEmbed } from "./embeds.js";
import { attachmentsOf } from "./pictures.js";
import { firstWords, nameOf, prose } from "./prose.js";
import { clockTime, fullTime } from "./times.js";

const COMPACT_WITHIN = 5 * 60_000;
const SUPPRESS_EMBEDS = 1 << 2;
const LONGEST_EXCERPT = 90;

/**
 * A message as an article.
 * @param {Object} message the page's message @param {Object} desk
 * @param {Object|null} previous the message above, to leave out a repeated head
 */
export function drawMessage(message, desk, previous) {
  const compact = continues(previous, message);
  const headId = freshId("by");
  const mentioned = (message.mentions ?? []).some(({ id }) => id === desk.newsroom.me?.id)
    && message.author.id !== desk.newsroom.me?.id;
  const marks = [compact && "message-compact", message.ephemeral_for && "message-private",
    mentioned && "message-mention"].filter(Boolean);
  const article = el("article", {
    class: ["message", ...marks].join(" "), "data-id": message.id, tabindex: -1, "aria-labelledby": headId,
  },
  context(message, desk),
  avatar(message.author),
  head(message, headId),
  el("div", { class: "message-body" }, body(message, desk), privacy(message, desk)),
  menuButton(message, desk));
  return article;
}

/** Whether a message goes on where the one above it stopped: same author, soon after, answering nothing. */
export function continues(previous, message) {
  return Boolean(previous && previous.author.id === message.author.id && !message.interaction_of
    && !message.referenced_message && !message.message_reference && !previous.ephemeral_for && !message.ephemeral_for
    && new Date(message.timestamp) - new Date(previous.timestamp) < COMPACT_WITHIN);
}

function head(message, id) {
  const date = new Date(message.timestamp);
  return el("header", { class: "message-head", id },
    el("span", { class: "author" }, nameOf(message.author)),
    message.author.bot ? el("span", { class: "bot-tag" }, "bot") : null,
    " ",
    el("time", { class: "when", datetime: message.timestamp, title: fullTime(date) }, clockTime(date)));
}

function avatar(user) {
  const name = nameOf(user);
  const kind = user.bot ? "avatar avatar-bot" : `avatar avatar-${Number(BigInt(user.id) % 4n)}`;
  return el("span", { class: kind, "aria-hidden": "true" }, [...name][0]?.toUpperCase() ?? "?");
}

/** The line above a message: which command or which message it answers. */
function context(message, desk) {
  if (message.interaction_of) {
    const { user, name } = message.interaction_of;
    return el("p", { class: "context" }, icon("reply"), el("strong", {}, nameOf(user)), " used ",
      el("span", { class: "command-name" }, `/${name}`));
  }
  if (!message.message_reference?.message_id) return null;
  const earlier = message.referenced_message ?? desk.newsroom.find(message.message_reference.message_id);
  if (!earlier) return el("p", { class: "context" }, icon("reply"), "in reply to a message that is gone");
  const words = firstWords(earlier, desk) || "a message without text";
  const excerpt = [...words].length > LONGEST_EXCERPT ? `${[...words].slice(0, LONGEST_EXCERPT).join("")}…` : words;
  return el("p", { class: "context" }, icon("reply"), el("span", { class: "hidden" }, "in reply to "),
    el("button", { type: "button", class: "context-jump", on: { click: () => desk.jumpTo(earlier.id) } },
      el("strong", {}, nameOf(earlier.author)), ` ${excerpt}`));
}

function body(message, desk) {
  if (message.loading) {
    return el("p", { class: "thinking" }, `${nameOf(message.author)} is thinking`,
      el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")));
  }
  const edited = message.edited_timestamp
    ? el("span", { class: "edited", title: fullTime(new Date(message.edited_timestamp)) }, "(edited)") : null;
  const text = message.content ? prose(message.content, desk) : null;
  if (text && edited) (text.lastElementChild?.tagName === "P" ? text.lastElementChild : text).append(" ", edited);
  const shownEmbeds = (message.flags & SUPPRESS_EMBEDS) === 0 ? message.embeds ?? [] : [];
  return [
    text,
    attachmentsOf(message),
    shownEmbeds.map((embed) => drawEmbed(embed, message, desk)),
    (message.components ?? []).map((component) => drawComponent(component, message, desk)),
    edited && !text ? edited : null,
  ];
}

function privacy(message, desk) {
  if (!message.ephemeral_for) return null;
  return el("p", { class: "privacy" }, icon("eye"), "Only you can see this · ",
    el("button", { type: "button", class: "link-button", on: { click: () => desk.dismiss(message) } }, "Dismiss"));
}

function menuButton(message, desk) {
  return el("button", {
    type: "button", class: "icon-button message-menu", "aria-haspopup": "menu", "data-focus": `menu-${message.id}`,
    "aria-label": `Actions for the message of ${nameOf(message.author)}`,
    on: { click: (event) => desk.openMenu(message, event.currentTarget) },
  }, icon("more"));
}

/** Keeps a room's log on the screen: days, messages in order, notes, scrolling, moving by keys. */

import { byId, el, icon } from "./dom.js";
import { isDirect, roomLabel } from "./newsroom.js";
import { continues, drawMessage } from "./messages.js";
import { longDay, sameDay } from "./times.js";

const NEAR_END = 96;
const LIT_FOR = 1600;
const BREATH = 12;

export class Log {
  #room = null;
  #notes = new Map();
  #following = true;

  constructor(desk) {
    this.desk = desk;
    this.box = byId("log");
    this.newer = el("button", { type: "button", class: "newer", hidden: true, on: { click: () => this.toEnd() } },
      icon("down"), "Newer messages");
    byId("typing").before(this.newer);
    this.box.addEventListener("keydown", (event) => this.#move(event));
    this.box.addEventListener("contextmenu", (event) => this.#keyMenu(event));
    this.box.addEventListener("scroll", () => {
      this.#following = this.#atEnd();
      if (this.#following) this.newer.hidden = true;
    });
    new ResizeObserver(() => this.#resized()).observe(this.box);
    const { newsroom } = desk;
    newsroom.addEventListener("message", ({ detail }) => this.#changed(detail));
    newsroom.addEventListener("removed", ({ detail }) => detail.channel_id === this.#room && this.#fill());
    newsroom.addEventListener("note", ({ detail }) => this.#note(detail));
  }

  /** Shows a room from its end; nothing of it is read out, only what comes after. */
  show(room) {
    this.#room = room?.id ?? null;
    this.box.setAttribute("aria-label", room ? `Messages in ${roomLabel(room)}` : "Messages");
    this.#fill();
    this.toEnd();
  }

  toEnd() {
    this.#following = true;
    this.box.scrollTop = this.box.scrollHeight;
    this.newer.hidden = true;
  }

  /** Brings a message into view and marks it for a moment. */
  light(id) {
    const article = this.#article(id);
    if (!article) return;
    article.scrollIntoView({ block: "center" });
    article.focus({ preventScroll: true });
    article.classList.add("message-lit");
    setTimeout(() => article.classList.remove("message-lit"), LIT_FOR);
  }

  #fill() {
    const messages = this.desk.newsroom.inRoom(this.#room);
    const rows = messages.flatMap((message, at) => this.#rows(message, messages[at - 1]));
    const notes = this.#notes.get(this.#room) ?? [];
    this.box.setAttribute("aria-live", "off");
    this.box.replaceChildren(...(rows.length || notes.length ? [...rows, ...notes] : [this.#invitation()]));
    requestAnimationFrame(() => this.box.setAttribute("aria-live", "polite"));
  }

  #rows(message, previous) {
    const date = new Date(message.timestamp);
    const newDay = !previous || !sameDay(date, new Date(previous.timestamp));
    return [
      newDay ? el("p", { class: "day" }, el("span", {}, longDay(date))) : null,
      drawMessage(message, this.desk, newDay ? null : previous),
    ].filter(Boolean);
  }

  #changed({ message, fresh }) {
    if (message.channel_id !== this.#room) return;
    const mine = message.author.id === this.desk.newsroom.me?.id;
    const forMe = [message.ephemeral_for, message.interaction_of?.user?.id].includes(this.desk.newsroom.me?.id);
    const stay = this.#following || (fresh && (mine || forMe));
    const shown = this.#article(message.id);
    const arrives = !mine && (!shown || shown.querySelector(".thinking") !== null);
    if (shown) this.#swap(shown, message);
    else this.#append(message);
    if (stay) this.#follow(arrives ? this.#article(message.id) : null);
    else if (fresh) this.newer.hidden = false;
  }

  /** To the end, but an answer taller than the log is shown from its beginning. */
  #follow(article) {
    if (!article || article.offsetHeight <= this.box.clientHeight - BREATH) return this.toEnd();
    this.#following = false;
    this.box.scrollTop = article.offsetTop - BREATH;
  }

  #append(message) {
    const messages = this.desk.newsroom.inRoom(this.#room);
    const at = messages.findIndex(({ id }) => id === message.id);
    if (at !== messages.length - 1) return this.#fill();
    this.box.querySelector(".invitation")?.remove();
    this.box.append(...this.#rows(message, messages[at - 1]));
  }

  /** Redraws a message; the control that had the focus has it again. */
  #swap(shown, message) {
    const focused = shown.contains(document.activeElement) ? document.activeElement : null;
    const messages = this.desk.newsroom.inRoom(this.#room);
    const at = messages.findIndex(({ id }) => id === message.id);
    const compact = shown.classList.contains("message-compact") && continues(messages[at - 1], message);
    const article = drawMessage(message, this.desk, compact ? messages[at - 1] : null);
    shown.replaceWith(article);
    if (!focused) return;
    const key = focused.dataset.focus;
    const heir = key && [...article.querySelectorAll("[data-focus]")].find((node) => node.dataset.focus === key);
    if (heir && !heir.disabled) heir.focus({ preventScroll: true });
    else article.focus({ preventScroll: true });
  }

  #note({ channel_id, text }) {
    const close = el("button", { type: "button", class: "link-button" }, "Dismiss");
    const note = el("p", { class: "note" }, el("span", {}, text), " ", close);
    close.addEventListener("click", () => {
      note.remove();
      this.#notes.set(channel_id, this.#notes.get(channel_id).filter((other) => other !== note));
      byId("text")?.focus();
    });
    this.#notes.set(channel_id, [...(this.#notes.get(channel_id) ?? []), note]);
    if (channel_id !== this.#room) return;
    this.box.querySelector(".invitation")?.remove();
    this.box.append(note);
    this.toEnd();
  }

  #invitation() {
    const room = this.desk.newsroom.room(this.#room);
    if (!room) return el("p", { class: "invitation" }, "One moment…");
    const samples = this.desk.newsroom.samples.some((sample) => sample.room === room.name);
    return el("div", { class: "invitation" },
      el("h2", {}, isDirect(room) ? "Between you and the desk" : `${roomLabel(room)} is quiet`),
      el("p", {}, samples ? "Pick a question below, or write your own. " : "Write a message to begin. ",
        "Type ", el("kbd", {}, "/"), " to see every command."),
      el("p", {}, "What is said here is forgotten when the sandbox stops; what is on the desk stays."));
  }

  #article(id) {
    return [...this.box.querySelectorAll("article")].find((article) => article.dataset.id === id) ?? null;
  }

  /** The box below grew or the window shrank: who read the newest message still does. */
  #resized() {
    if (this.#following) this.toEnd();
  }

  #atEnd() {
    return this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < NEAR_END;
  }

  /** Up and down walk from message to message; Enter or "." opens a message's menu. */
  #move(event) {
    const article = event.target === this.box ? null : event.target;
    if (article && !article.matches("article")) return;
    const all = [...this.box.querySelectorAll("article")];
    const at = article ? all.indexOf(article) : all.length;
    const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      const target = all[Math.max(0, Math.min(all.length - 1, next))];
      target?.focus();
      target?.scrollIntoView({ block: "nearest" });
    } else if (article && (event.key === "Enter" || event.key === ".")) {
      event.preventDefault();
      article.querySelector(".message-menu").click();
    }
  }

  /** The menu key opens our menu; the pointer's right button stays the browser's. */
  #keyMenu(event) {
    const article = event.target.closest?.("article");
    if (!article || event.button === 2) return;
    event.preventDefault();
    article.querySelector(".message-menu").click();
  }
}

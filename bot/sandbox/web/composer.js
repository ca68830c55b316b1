/** Writes messages: Enter sends, the up arrow brings back what was said, "/" opens the commands, "@" the names. */

import { matching, readLine, slashEntries } from "./commands.js";
import { CommandForm } from "./commandform.js";
import { byId, el, icon } from "./dom.js";
import { Listbox } from "./listbox.js";
import { namedLike, typedName, withMentions } from "./mentions.js";
import { isDirect, roomLabel } from "./newsroom.js";
import { firstWords, nameOf } from "./prose.js";
import { post, UNREACHABLE } from "./requests.js";

const LONGEST = 2000;
const COUNT_FROM = 1800;
const TALLEST = 200;
const SILENT = 2000;

export class Composer {
  #drafts = new Map();
  #room = null;
  #history = [];
  #recalled = -1;
  #replyTo = null;
  #sending = null;
  #turn = Promise.resolve();

  constructor(desk) {
    this.desk = desk;
    this.text = el("textarea", { id: "text", rows: 1, "aria-autocomplete": "list", "aria-describedby": "problem count" });
    this.sendButton = el("button", { type: "submit", class: "send", "aria-label": "Send" }, icon("send"));
    this.problem = el("p", { class: "error", id: "problem", role: "alert" });
    this.count = el("p", { class: "count", id: "count" });
    this.reply = el("div", { class: "reply-bar", hidden: true });
    this.picker = new Listbox({ owner: this.text, label: "Commands", onPick: (item) => this.#pick(item.value) });
    this.line = el("div", { class: "composer-line" }, el("label", { class: "hidden", for: "text" }, "Message"),
      this.text, el("div", { class: "popup popup-up popup-wide" }, this.picker.element), this.sendButton);
    this.form = new CommandForm(desk, {
      say: (words) => this.say(words),
      onSent: (line) => this.#afterCommand(line),
      onLeave: (line) => {
        this.#backToText(line);
        this.text.select();
      },
    });
    this.box = byId("composer");
    this.box.append(this.reply, this.line, this.form.element,
      el("div", { class: "composer-foot" }, this.problem, this.count));
    this.box.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.form.open) this.form.submit();
      else this.#submit();
    });
    this.text.addEventListener("input", () => this.#typed());
    this.text.addEventListener("keydown", (event) => this.#key(event));
    this.text.addEventListener("blur", () => this.picker.hide());
  }

  /** Writes into this room from now on; each keeps its draft, by name, as a restarted sandbox has new ids. */
  enter(room) {
    if (this.#room && !this.form.open) this.#drafts.set(this.#room.name, this.text.value);
    const same = this.#room?.name === room.name;
    this.#room = room;
    if (same && this.form.open) return;
    if (!same) {
      this.cancelReply();
      this.say("");
    }
    if (this.form.open) this.form.leave();
    this.text.placeholder = `Message ${roomLabel(room)}, or / for commands`;
    this.#write(this.#drafts.get(room.name) ?? "");
  }

  /** A sentence under the box; "" takes it away. */
  say(words) {
    this.problem.textContent = words;
  }

  /** The sandbox is there again: that it is not is true no longer. */
  reached() {
    if (this.problem.textContent === UNREACHABLE) this.say("");
  }

  focus() {
    if (!this.form.open) this.text.focus();
  }

  /** Sends a text as the viewer, or opens the picker for a command line. */
  async use(text) {
    if (text.startsWith("/")) return this.fill(text);
    return this.#send(text);
  }

  /** Opens the command a line names, with its values filled in. */
  fill(line) {
    const read = readLine(line, this.#entries());
    if (read) return this.#start(read.entry, read.values);
    this.#write(line);
    this.text.focus();
    return this.#typed();
  }

  replyTo(message) {
    this.#replyTo = message;
    const words = firstWords(message, this.desk).slice(0, 80);
    this.reply.replaceChildren(
      el("p", {}, "Replying to ", el("strong", {}, nameOf(message.author)), words ? ` ${words}` : ""),
      el("button", { type: "button", class: "icon-button", "aria-label": "Do not reply", on: { click: () => {
        this.cancelReply();
        this.focus();
      } } }, icon("close")));
    this.reply.hidden = false;
    if (this.form.open) this.form.leave();
    this.text.focus();
  }

  cancelReply() {
    this.#replyTo = null;
    this.reply.hidden = true;
  }

  #entries() {
    return slashEntries(this.desk.newsroom, this.#room);
  }

  #submit() {
    const text = this.text.value;
    if (text.startsWith("/")) {
      const read = readLine(text.trim(), this.#entries());
      if (read) return this.#start(read.entry, read.values);
    }
    if (!text.trim()) return this.text.focus();
    return this.#send(text);
  }

  async #send(text) {
    const content = withMentions(text, this.desk.newsroom.users);
    const over = [...content].length - LONGEST;
    if (over > 0) return this.say(`That is ${over} characters too long; a message holds ${LONGEST}.`);
    if (!this.desk.newsroom.ready) {
      return this.say("The bot is still starting. Your text stays here; send it in a moment.");
    }
    if (this.#sending === text) return undefined;
    this.#sending = text;
    this.say("");
    const reply = this.#replyTo;
    const body = {
      viewer: this.desk.newsroom.viewer, channel_id: this.#room.id, content, ...(reply ? { reply_to: reply.id } : {}),
    };
    this.#turn = this.#turn.then(() => this.#posted(text, body, reply));
    return this.#turn;
  }

  /** Posts a message, once the one before it is posted. */
  async #posted(text, body, reply) {
    try {
      const { message } = await post("send", body);
      this.desk.newsroom.upsert(message);
      this.#remember(text);
      if (this.text.value === text) this.#write("");
      if (!reply) this.#listen(message);
      if (reply && this.#replyTo === reply) this.cancelReply();
    } catch (refusal) {
      this.say(refusal.message);
      if (!this.text.value) this.#write(text);
    } finally {
      if (this.#sending === text) this.#sending = null;
    }
  }

  /** Says how a bot is spoken to, where a message in a room got no answer that seems to want one. */
  #listen({ id, channel_id, content }) {
    const { newsroom } = this.desk;
    const why = newsroom.bot && this.#unheard(content);
    if (!why || isDirect(newsroom.room(channel_id))) return;
    setTimeout(() => {
      const room = newsroom.inRoom(channel_id);
      const after = room.slice(room.findIndex((message) => message.id === id) + 1);
      if (after.some(({ author }) => author.bot)) return;
      newsroom.note(channel_id, why);
    }, SILENT);
  }

  /** What is wrong with a question that names no bot, or with a command such as "!undo"; empty for mere talk. */
  #unheard(content) {
    if (/^[\p{L}\p{N}][^<]*\?\s*$/u.test(content)) {
      return `No bot was named, so none answers. Type: @${nameOf(this.desk.newsroom.bot)} ${content}`;
    }
    const [, command] = content.match(/^[!?.$]\s?(\p{L}[\p{L}-]*)/u) ?? [];
    if (!command) return "";
    const slash = this.#entries().find(({ name }) => name === command.toLowerCase());
    return slash ? `None answers: this one is a slash command. Type: /${slash.name}`
      : `None answers: “${command}” is no command. Type / to see every command.`;
  }

  #typed() {
    this.#recalled = -1;
    this.say("");
    this.#measure();
    const text = this.text.value;
    const name = typedName(text, this.text.selectionStart);
    if (name) return this.#offerNames(name);
    if (!text.startsWith("/") || text.includes("\n")) return this.picker.hide();
    const entries = this.#entries();
    const read = / /.test(text) ? readLine(text, entries) : null;
    if (read) return this.#start(read.entry, read.values);
    const found = matching(entries, text.slice(1));
    this.picker.empty = entries.length ? "No such command." : this.desk.newsroom.ready
      ? "The bot has no commands here." : "The bot is starting; its commands come in a moment.";
    this.picker.label = "Commands";
    return this.picker.show(found.map((entry) => ({
      label: `/${entry.name}`, detail: entry.description, value: { entry },
    })));
  }

  #offerNames({ from, letters }) {
    this.picker.label = "People";
    this.picker.empty = "";
    return this.picker.show(namedLike(letters, this.desk.newsroom.users).map((user) => ({
      label: `@${nameOf(user)}`, detail: user.bot ? "bot" : "", value: { name: `@${nameOf(user)} `, from },
    })));
  }

  #pick({ entry, name, from }) {
    if (entry) return this.#start(entry, {});
    this.picker.hide();
    this.text.setRangeText(name, from, this.text.selectionStart, "end");
    return this.#measure();
  }

  #start(entry, values) {
    this.picker.hide();
    this.say("");
    this.#write("");
    this.line.hidden = true;
    this.form.start(entry, values);
  }

  #afterCommand(line) {
    this.#remember(line);
    const begun = this.text.value;
    this.#backToText(begun);
    if (begun) this.#typed();
  }

  #backToText(line) {
    this.line.hidden = false;
    this.#write(line);
    this.text.focus();
  }

  #key(event) {
    if (event.isComposing || this.picker.key(event)) return;
    if (event.key === "Tab" && this.picker.open && this.picker.active >= 0 && !event.shiftKey) {
      event.preventDefault();
      this.#pick(this.picker.items[this.picker.active].value);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.box.requestSubmit();
    } else if (event.key === "ArrowUp" && (!this.text.value || this.#recalled >= 0)) {
      this.#recall(event, this.#recalled + 1);
    } else if (event.key === "ArrowDown" && this.#recalled >= 0) {
      this.#recall(event, this.#recalled - 1);
    } else if (event.key === "Escape" && this.#replyTo) {
      this.cancelReply();
    }
  }

  /** Goes through what was said, newest first; before the newest is the empty box. */
  #recall(event, at) {
    if (at >= this.#history.length) return;
    event.preventDefault();
    this.#recalled = at;
    this.#write(at < 0 ? "" : this.#history[at]);
    this.text.setSelectionRange(this.text.value.length, this.text.value.length);
  }

  #remember(text) {
    this.#history = [text, ...this.#history.filter((other) => other !== text)].slice(0, 50);
    this.#recalled = -1;
  }

  #write(text) {
    this.text.value = text;
    this.picker.hide();
    this.#measure();
  }

  #measure() {
    this.text.style.setProperty("height", "auto");
    this.text.style.setProperty("height", `${Math.min(this.text.scrollHeight, TALLEST)}px`);
    const length = [...this.text.value].length;
    this.count.textContent = length >= COUNT_FROM ? `${length} of ${LONGEST}` : "";
    this.count.classList.toggle("count-over", length > LONGEST);
  }
}

/** What this viewer sees: rooms, people, messages, commands; it changes only here and says so by events. */

/** Snowflakes are decimal numbers too long for JavaScript's: longer is later, then letter by letter. */
const byAge = (a, b) => a.length - b.length || (a < b ? -1 : Number(a > b));

const DISMISSED = "dismissed";

/** Events: "snapshot", "message" {message, fresh}, "removed" {id, channel_id}, "ready", "note" {channel_id, text}. */
export class Newsroom extends EventTarget {
  viewer = "member";
  guild = null;
  servers = [];
  held = [];
  me = null;
  bot = null;
  ready = false;
  rooms = [];
  users = [];
  roles = [];
  commands = [];
  samples = [];
  messages = new Map();
  #dismissed = new Set(JSON.parse(sessionStorage.getItem(DISMISSED) ?? "[]"));

  /** Takes the server's whole state in place of what was known. */
  replace(state) {
    const { messages, ...rest } = state;
    Object.assign(this, rest);
    this.messages = new Map();
    for (const [room, list] of Object.entries(messages)) {
      for (const message of list) this.#keep(room, message);
    }
    this.#say("snapshot");
  }

  /** A new or changed message. */
  upsert(message) {
    if (this.#dismissed.has(message.id)) return;
    const fresh = !this.messages.get(message.channel_id)?.has(message.id);
    this.#keep(message.channel_id, message);
    this.#say("message", { message, fresh });
  }

  remove(channel_id, id) {
    if (this.messages.get(channel_id)?.delete(id)) this.#say("removed", { id, channel_id });
  }

  /** Takes an "only you can see this" answer off this page. */
  dismiss(message) {
    this.#dismissed.add(message.id);
    sessionStorage.setItem(DISMISSED, JSON.stringify([...this.#dismissed].slice(-200)));
    this.remove(message.channel_id, message.id);
  }

  /** After a reset every id starts anew, so none stays dismissed. */
  forgetDismissed() {
    this.#dismissed.clear();
    sessionStorage.removeItem(DISMISSED);
  }

  setCommands(commands) {
    this.commands = commands;
  }

  setReady(ready) {
    this.ready = ready;
    this.#say("ready");
  }

  /** A sentence of the page itself in a room's log, such as "The application did not respond". */
  note(channel_id, text) {
    this.#say("note", { channel_id, text });
  }

  room(id) {
    return this.rooms.find((room) => room.id === id);
  }

  /** A room's messages, oldest first. */
  inRoom(id) {
    return [...(this.messages.get(id)?.values() ?? [])].sort((a, b) => byAge(a.id, b.id));
  }

  find(id) {
    for (const room of this.messages.values()) if (room.has(id)) return room.get(id);
    return null;
  }

  #keep(room, message) {
    if (this.#dismissed.has(message.id)) return;
    if (!this.messages.has(room)) this.messages.set(room, new Map());
    this.messages.get(room).set(message.id, message);
  }

  #say(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** A room's name as people write it. */
export const roomLabel = (room) => (isDirect(room) ? "Direct message" : `#${room.name}`);

/** Whether a room is the talk between the viewer and the bot alone. */
export const isDirect = (room) => room?.type === 1 || room?.name === "dm" || room?.name === "Direct message";

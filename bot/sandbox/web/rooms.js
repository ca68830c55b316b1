/** Shows the rooms and the tools beside them: switching room, viewer and theme, and the drawer on narrow screens. */

import { byId, el, icon } from "./dom.js";
import { confirmThen, showKeys } from "./dialogs.js";
import { isDirect, roomLabel } from "./newsroom.js";
import { nameOf } from "./prose.js";
import { longDay } from "./times.js";

const THEMES = ["system", "light", "dark"];

export class Rooms {
  #unread = new Set();
  #rows = new Map();
  #midnight = 0;

  /** Callbacks: onRoom(id), onViewer(viewer), onReset(). */
  constructor(desk, { onRoom, onViewer, onReset }) {
    Object.assign(this, { desk, onRoom });
    this.list = byId("rooms");
    this.#date();
    byId("menu").append(icon("menu"));
    byId("menu").addEventListener("click", () => this.drawer(true));
    byId("shade").addEventListener("click", () => this.drawer(false));
    document.addEventListener("keydown", (event) => {
      const inDialog = event.target.closest?.("dialog");
      if (event.key === "Escape" && !inDialog && document.body.classList.contains("drawer-open")) this.drawer(false);
    });
    byId("viewers").addEventListener("change", (event) => onViewer(event.target.value));
    byId("keys").addEventListener("click", showKeys);
    byId("reset").addEventListener("click", () => confirmThen("Start afresh?",
      "Every message in every room goes, for everyone looking at this sandbox. What the bot knows stays.",
      "Reset the sandbox", onReset));
    byId("theme").addEventListener("click", () => this.#nextTheme());
    this.#nameTheme();
    document.addEventListener("visibilitychange", () => this.#date());
    document.addEventListener("keydown", (event) => this.#step(event));
    matchMedia("(max-width: 760px)").addEventListener("change", () => this.drawer(false));
  }

  /** Shows the viewer's day, now and once it is another. Timers sleep with the machine, so a look back shows it too. */
  #date() {
    const now = new Date();
    byId("dateline").textContent = longDay(now);
    clearTimeout(this.#midnight);
    const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    this.#midnight = setTimeout(() => this.#date(), next - now + 500);
  }

  /** Draws the list as it is now; `current` is the room shown. */
  draw(current) {
    const { newsroom } = this.desk;
    this.#unread.delete(current);
    const rows = newsroom.rooms.map((room) => this.#row(room, current));
    const shown = [...this.list.children];
    if (rows.length !== shown.length || rows.some((row, at) => row !== shown[at])) this.list.replaceChildren(...rows);
    for (const radio of byId("viewers").querySelectorAll("input")) radio.checked = newsroom.viewer.split("@")[0] === radio.value;
    this.#servers(newsroom);
    byId("viewer-name").textContent = newsroom.me ? `You write as ${nameOf(newsroom.me)}.` : "";
    const room = newsroom.room(current);
    byId("room-name").textContent = room ? roomLabel(room) : "Claimdesk";
    byId("room-topic").textContent = room?.topic ?? "";
    document.title = room ? `${roomLabel(room)} · Claimdesk sandbox` : "Claimdesk sandbox";
  }

  /** A room's row is one and the same as long as the page is open: a press on it is not lost when it is drawn anew. */
  #row(room, current) {
    if (!this.#rows.has(room.id)) {
      const click = () => { this.drawer(false); this.onRoom(room.id); };
      this.#rows.set(room.id, el("li", {}, el("button", { type: "button", on: { click } })));
    }
    const row = this.#rows.get(room.id);
    const button = row.firstElementChild;
    const unread = this.#unread.has(room.id);
    button.className = unread ? "room room-unread" : "room";
    if (room.id === current) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
    button.replaceChildren(el("span", { class: "room-mark", "aria-hidden": "true" }, isDirect(room) ? "@" : "#"),
      el("span", {}, isDirect(room) ? roomLabel(room) : room.name),
      ...(unread ? [el("span", { class: "hidden" }, " has new messages")] : []));
    return row;
  }

  /** Which server is shown, and the way to the others; nothing of it where there is but one. */
  #servers({ servers, guild }) {
    byId("servers").hidden = servers.length < 2;
    byId("servers").replaceChildren("Server: ", ...servers.flatMap(({ number, name }, at) => [at ? " · " : "",
      el("a", { href: `?server=${number}`, "aria-current": number === guild?.number ? "page" : null }, name)]));
  }

  /** Marks a room that has something the viewer has not seen. */
  mark(id, current) {
    if (id === current || this.#unread.has(id)) return;
    this.#unread.add(id);
    this.draw(current);
  }

  drawer(open) {
    const was = document.body.classList.contains("drawer-open");
    document.body.classList.toggle("drawer-open", open);
    byId("menu").setAttribute("aria-expanded", String(open));
    document.querySelector("main").inert = open;
    if (open) (this.list.querySelector("[aria-current]") ?? byId("theme")).focus();
    else if (was) byId("menu").focus();
  }

  #step(event) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    const { rooms } = this.desk.newsroom;
    if (!rooms.length) return;
    const at = rooms.findIndex(({ id }) => id === this.desk.roomId);
    this.onRoom(rooms[(at + (event.key === "ArrowDown" ? 1 : rooms.length - 1)) % rooms.length].id);
  }

  #nextTheme() {
    const now = document.documentElement.dataset.theme ?? "system";
    const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length];
    if (next === "system") {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem("theme");
    } else {
      document.documentElement.dataset.theme = next;
      localStorage.setItem("theme", next);
    }
    this.#nameTheme();
  }

  #nameTheme() {
    byId("theme").textContent = `Theme: ${document.documentElement.dataset.theme ?? "system"}`;
  }
}

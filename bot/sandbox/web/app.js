/** Puts the page together: what it knows (newsroom), what it shows (rooms, log, composer), and what a click does. */

import { Composer } from "./composer.js";
import { messageCommands } from "./commands.js";
import { byId, el } from "./dom.js";
import { copyText, inspect } from "./inspector.js";
import { Live } from "./live.js";
import { Log } from "./log.js";
import { showMenu } from "./menu.js";
import { Modals } from "./modal.js";
import { Newsroom } from "./newsroom.js";
import { nameOf } from "./prose.js";
import { post } from "./requests.js";
import { Rooms } from "./rooms.js";

const BUSY_AT_MOST = 3500;
const TYPING_FOR = 8000;
const SAID_FOR = 2500;

const newsroom = new Newsroom();
const started = new Map();
const inFlight = new Set();
const waiting = new Map();
let typingTimer = 0;
let roomName = "";

/** What every drawing may ask for. */
const desk = {
  newsroom,
  roomId: null,
  openRoom, jumpTo, openMenu, press, command,
  fillCommand: (line) => composer.fill(line),
  dismiss: (message) => {
    newsroom.dismiss(message);
    composer.focus();
  },
};

const log = new Log(desk);
const composer = new Composer(desk);
const modals = new Modals(desk, async (interaction_id, modal, components) =>
  (await start("modal", { interaction_id, modal, components, channel_id: started.get(interaction_id) })).interaction_id);
const rooms = new Rooms(desk, { onRoom: openRoom, onViewer: become, onReset: reset });
const live = new Live({ onState: (state) => newsroom.replace(state), onPush: take, onLink: showLink });

/** Starts an interaction and remembers where, so that its failure and its modal come back to this page. */
async function start(name, body) {
  const room = desk.roomId;
  const asked = post(name, { viewer: newsroom.viewer, ...body });
  inFlight.add(asked);
  try {
    const answer = await asked;
    started.set(answer.interaction_id, room);
    return answer;
  } finally {
    inFlight.delete(asked);
  }
}

function command(command_id, options, target_id) {
  return start("command", { channel_id: desk.roomId, command_id, options, ...(target_id ? { target_id } : {}) });
}

/** Presses a button or sends a select's values; `release` runs when the bot has answered or the time is up. */
async function press(message, component, values, release = () => {}) {
  try {
    const { interaction_id } = await start("component", {
      message_id: message.id, custom_id: component.custom_id, component_type: component.type, ...(values ? { values } : {}),
    });
    waiting.set(interaction_id, release);
    setTimeout(() => settle(interaction_id), BUSY_AT_MOST);
  } catch (refusal) {
    composer.say(refusal.message);
    release();
  }
}

function settle(interactionId) {
  waiting.get(interactionId)?.();
  waiting.delete(interactionId);
}

async function take(push) {
  switch (push.type) {
    case "message": return takeMessage(push.message);
    case "message_delete": return newsroom.remove(push.channel_id, push.id);
    case "commands": return newsroom.setCommands(push.commands);
    case "ready": return newsroom.setReady(push.ready);
    case "typing": return showTyping(push);
    case "reset": return newsroom.forgetDismissed();
    case "modal": case "failed":
      await Promise.allSettled(inFlight);
      return takeOutcome(push);
    default: return undefined;
  }
}

function takeMessage(message) {
  newsroom.upsert(message);
  if (message.author.id !== newsroom.bot?.id) return;
  const answered = message.interaction_metadata?.id;
  if (answered) settle(answered);
  if (message.channel_id === desk.roomId) byId("typing").textContent = "";
  rooms.mark(message.channel_id, desk.roomId);
}

function takeOutcome(push) {
  if (!started.has(push.interaction_id)) return;
  settle(push.interaction_id);
  if (push.type === "modal") modals.show(push.modal, push.interaction_id);
  else if (!modals.failed(push.interaction_id, push.text)) newsroom.note(started.get(push.interaction_id), push.text);
}

function showTyping({ channel_id, user }) {
  if (channel_id !== desk.roomId) return;
  byId("typing").textContent = `${nameOf(user)} is typing…`;
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => { byId("typing").textContent = ""; }, TYPING_FOR);
}

function openRoom(id) {
  if (!newsroom.room(id)) return;
  desk.roomId = id;
  roomName = newsroom.room(id).name;
  byId("typing").textContent = "";
  history.replaceState(null, "", `#${id}`);
  rooms.draw(id);
  log.show(newsroom.room(id));
  composer.enter(newsroom.room(id));
  drawSamples();
  if (matchMedia("(pointer: fine)").matches) composer.focus();
}

function jumpTo(id) {
  const message = newsroom.find(id);
  if (!message) return composer.say("That message is no longer here.");
  if (message.channel_id !== desk.roomId) openRoom(message.channel_id);
  return log.light(id);
}

function become(role) {
  localStorage.setItem("viewer", role);
  live.follow(named(role));
}

/** Who a member or moderator is on the server that the page's address names, "?server=2"; the first has no number. */
function named(role) {
  const server = Number(new URLSearchParams(location.search).get("server") ?? 1);
  return Number.isInteger(server) && server > 1 ? `${role}@${server}` : role;
}

async function reset() {
  try {
    await post("reset", {});
  } catch (refusal) {
    composer.say(refusal.message);
  }
}

function openMenu(message, anchor) {
  const room = newsroom.room(message.channel_id);
  const apps = message.ephemeral_for ? [] : messageCommands(newsroom, room);
  const copy = async (text, what) => say((await copyText(text)) ? `${what} copied.` : `Copy it from here: ${text}`);
  showMenu([
    ...(message.ephemeral_for ? [] : [{ label: "Reply", act: () => composer.replyTo(message) }]),
    ...(apps.length ? [{ heading: true, label: "Ask the bot about it" }] : []),
    ...apps.map((app) => ({
      label: app.name,
      act: () => command(app.id, [], message.id).catch((refusal) => composer.say(refusal.message)),
    })),
    { heading: true, label: "Look closer" },
    { label: message.sent ? "What the bot sent" : "The message as JSON", act: () => inspect(message) },
    { label: "Copy link", act: () => copy(`${location.origin}/#${message.channel_id}/${message.id}`, "Link") },
    { label: "Copy ID", act: () => copy(message.id, "ID") },
  ], anchor, "Message actions");
}

/** A short sentence in the status line that goes by itself. */
function say(words) {
  const line = byId("typing");
  line.textContent = words;
  setTimeout(() => { if (line.textContent === words) line.textContent = ""; }, SAID_FOR);
}

function drawSamples() {
  const room = newsroom.room(desk.roomId);
  const fitting = newsroom.samples.filter((sample) => !sample.room || sample.room === room?.name);
  const box = byId("samples");
  box.hidden = !fitting.length;
  box.replaceChildren(...fitting.map(({ text }) =>
    el("button", { type: "button", class: "chip", on: { click: () => composer.use(text) } }, text)));
}

function showReady() {
  const presence = byId("presence");
  const lost = byId("banner").classList.contains("banner-lost");
  const online = newsroom.ready && !lost;
  presence.textContent = lost ? "Offline" : online ? "Online" : "Starting";
  presence.classList.toggle("presence-on", online);
  if (lost) return;
  showBanner(newsroom.ready ? "" : "The bot is starting. It answers in a moment.");
}

function showBanner(words, lost = false) {
  const banner = byId("banner");
  banner.textContent = words;
  banner.hidden = !words;
  banner.classList.toggle("banner-lost", lost);
}

function showLink(link) {
  if (link === "lost") showBanner("The connection to the sandbox is lost. Trying again…", true);
  else {
    showBanner("");
    composer.reached();
  }
  return showReady();
}

newsroom.addEventListener("snapshot", () => {
  const [id, message] = (desk.roomId ?? location.hash.slice(1)).split("/");
  const room = newsroom.room(id) ?? newsroom.rooms.find(({ name }) => name === roomName) ?? newsroom.rooms[0];
  openRoomKeepingFocus(room?.id);
  showReady();
  if (message) log.light(message);
});
newsroom.addEventListener("ready", showReady);

/** A fresh state must not take the focus from someone who is choosing a viewer or reading. */
function openRoomKeepingFocus(id) {
  const focused = document.activeElement;
  openRoom(id);
  if (focused && focused !== document.body && focused.isConnected) focused.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, dialog, [role=menu], [role=combobox]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    composer.fill("/");
  }
});

live.follow(named(localStorage.getItem("viewer") === "moderator" ? "moderator" : "member"));

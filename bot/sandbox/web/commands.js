/** Reads the bot's commands: which this viewer may use here, their subcommands, and lines such as "/claims topic:x". */

import { isDirect } from "./newsroom.js";

const CHAT_INPUT = 1;
const MESSAGE_COMMAND = 3;
const NESTED = new Set([1, 2]);
const ADMINISTRATOR = 1n << 3n;
const BOT_DIRECT = 1;

/** What the viewer's roles allow in this newsroom, as Discord's permission bits. */
function permissionsOf(newsroom) {
  const held = newsroom.roles.filter((role) => role.id === newsroom.guild?.id || newsroom.held.includes(role.id));
  return held.reduce((bits, role) => bits | BigInt(role.permissions ?? 0), 0n);
}

function usable(command, newsroom, room) {
  if (isDirect(room)) return command.contexts ? command.contexts.includes(BOT_DIRECT) : command.dm_permission !== false;
  if (command.default_member_permissions === null || command.default_member_permissions === undefined) return true;
  const held = permissionsOf(newsroom);
  const needed = BigInt(command.default_member_permissions);
  return (held & ADMINISTRATOR) !== 0n || (needed !== 0n && (held & needed) === needed);
}

/** The message commands this viewer may use in this room. */
export const messageCommands = (newsroom, room) =>
  newsroom.commands.filter((command) => command.type === MESSAGE_COMMAND && usable(command, newsroom, room));

/**
 * Every slash command and subcommand to choose from, by name.
 * @returns {Array<{id, name, description, options, path}>} `name` is "digest start", `path` ["start"]
 */
export function slashEntries(newsroom, room) {
  return newsroom.commands
    .filter((command) => (command.type ?? CHAT_INPUT) === CHAT_INPUT && usable(command, newsroom, room))
    .flatMap((command) => leaves(command, command.id, [], command.name))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function leaves(node, id, path, name) {
  const nested = (node.options ?? []).filter(({ type }) => NESTED.has(type));
  if (nested.length) {
    return nested.flatMap((kid) => leaves(kid, id, [...path, { name: kid.name, type: kid.type }], `${name} ${kid.name}`));
  }
  return [{ id, name, path, description: node.description, options: node.options ?? [] }];
}

/** Entries for what is typed after "/": names that start with it, then names or descriptions that hold it. */
export function matching(entries, typed) {
  const wanted = typed.trim().toLowerCase();
  const rank = ({ name, description }) =>
    name.startsWith(wanted) ? 0 : name.includes(wanted) ? 1 : description.toLowerCase().includes(wanted) ? 2 : 3;
  return entries.map((entry) => [rank(entry), entry]).filter(([at]) => at < 3)
    .sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

/**
 * Reads "/claims nk-troops" or "/digest start room:#digest".
 * @returns {{entry: Object, values: Object<string, string>}|null} null when no command has that name
 */
export function readLine(line, entries) {
  const text = line.replace(/^\//, "");
  const entry = entries.filter(({ name }) => text === name || text.startsWith(`${name} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!entry) return null;
  const rest = text.slice(entry.name.length).trim();
  const names = entry.options.map(({ name }) => name);
  const values = {};
  const marks = [...rest.matchAll(/(?:^|\s)([\p{L}\p{N}_-]+):\s*/gu)].filter(([, name]) => names.includes(name));
  marks.forEach((mark, at) => {
    values[mark[1]] = rest.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? rest.length).trim();
  });
  const loose = (marks.length ? rest.slice(0, marks[0].index) : rest).trim();
  if (loose && names[0]) values[names[0]] ??= loose;
  return { entry, values };
}

/** The line that readLine turns back into the same command and values. */
export function writeLine(entry, values) {
  const words = entry.options.filter(({ name }) => values[name]).map(({ name }) => `${name}:${values[name]}`);
  return [`/${entry.name}`, ...words].join(" ");
}

/** Options in Discord's interaction form, nested under the entry's subcommands. */
export function nestOptions(entry, options) {
  return entry.path.reduceRight((inner, { name, type }) => [{ name, type, options: inner }], options);
}

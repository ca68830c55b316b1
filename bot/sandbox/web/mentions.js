/** Names people as Discord does: "@Mara" is offered while it is typed, and is a mention once it is sent. */

import { nameOf } from "./prose.js";

/**
 * The name that is being typed right before the caret.
 * @returns {{from: number, letters: string}|null} where its "@" stands, or null where no name is typed
 */
export function typedName(text, caret) {
  const found = /(?:^|\s)@([^\s@]*)$/u.exec(text.slice(0, caret));
  return found && { from: caret - found[1].length - 1, letters: found[1] };
}

/** Those whose name begins so, the bot first. */
export function namedLike(letters, users) {
  const wanted = letters.toLowerCase();
  return users.filter((user) => nameOf(user).toLowerCase().startsWith(wanted))
    .sort((a, b) => Number(b.bot ?? false) - Number(a.bot ?? false) || nameOf(a).localeCompare(nameOf(b)));
}

/** A text as it is sent: each "@name" that stands for itself is a mention of whoever is called so. */
export function withMentions(text, users) {
  return users.toSorted((a, b) => nameOf(b).length - nameOf(a).length).reduce((said, user) => {
    const name = nameOf(user).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return said.replace(new RegExp(`(?<![\\p{L}\\p{N}_@/.<])@${name}(?![\\p{L}\\p{N}_])`, "giu"), `<@${user.id}>`);
  }, text);
}

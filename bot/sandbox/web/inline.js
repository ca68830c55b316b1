/** Reads a run of Discord's markdown into tokens: emphasis, code, links, mentions, timestamps, escapes. */

import { webAddress } from "./addresses.js";

const MARKS = [["**", "b"], ["__", "u"], ["~~", "s"], ["||", "spoiler"], ["*", "i"], ["_", "i"]];
const DEEPEST = 8;
const WORD = /[\p{L}\p{N}_]/u;

/** What can stand between angle brackets, each with the token it makes. */
const ANGLES = [
  [/<@!?(\d{1,20})>/y, (m) => ({ t: "user", id: m[1] })],
  [/<@&(\d{1,20})>/y, (m) => ({ t: "role", id: m[1] })],
  [/<#(\d{1,20})>/y, (m) => ({ t: "channel", id: m[1] })],
  [/<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y, (m) => ({ t: "time", unix: Number(m[1]), style: m[2] ?? "f" })],
  [/<\/([^:<>\n]{1,98}):\d{1,20}>/y, (m) => ({ t: "command", name: m[1] })],
  [/<a?:(\w{2,32}):\d{1,20}>/y, (m) => ({ t: "emoji", name: m[1] })],
  [/<(https?:\/\/[^\s<>]+)>/iy, (m) => address(m[1])],
];

/**
 * Tokens of one run of text.
 * {t: "text"|"code", s}, {t: "b"|"i"|"u"|"s"|"spoiler", c}, {t: "link", href, title, c}, {t: "url", href, s},
 * {t: "user"|"role"|"channel", id}, {t: "time", unix, style}, {t: "command"|"emoji", name}.
 * @param {string} text @returns {Array<Object>}
 */
export function inline(text, depth = 0) {
  const found = [];
  const unclosed = new Set();
  let plain = "";
  let at = 0;
  const push = (token, end) => {
    if (plain) found.push({ t: "text", s: plain });
    plain = "";
    found.push(token);
    at = end;
  };
  while (at < text.length) {
    const here = text[at];
    if (here === "\\" && at + 1 < text.length && !/[\p{L}\p{N}\s]/u.test(text[at + 1])) {
      plain += text[at + 1];
      at += 2;
      continue;
    }
    const special = span(text, at, depth, unclosed);
    if (special) {
      push(special.token, special.end);
      continue;
    }
    plain += here;
    at += 1;
  }
  if (plain) found.push({ t: "text", s: plain });
  return found;
}

/** The special token that starts here with where it ends, or null: then the character is just itself. */
function span(text, at, depth, unclosed) {
  switch (text[at]) {
    case "`": return code(text, at);
    case "<": return angle(text, at);
    case "[": return depth < DEEPEST ? masked(text, at, depth) : null;
    case "h": case "H": return bare(text, at);
    case "*": case "_": case "~": case "|": return depth < DEEPEST ? emphasis(text, at, depth, unclosed) : null;
    default: return null;
  }
}

function runLength(text, at) {
  let end = at;
  while (text[end] === text[at]) end += 1;
  return end - at;
}

function code(text, at) {
  const width = runLength(text, at);
  for (let close = text.indexOf("`", at + width); close !== -1; ) {
    const closing = runLength(text, close);
    if (closing === width) {
      const inside = text.slice(at + width, close);
      const s = /^ .*\S.* $/s.test(inside) || /^ `|` $/.test(inside) ? inside.slice(1, -1) : inside;
      return { token: { t: "code", s }, end: close + width };
    }
    close = text.indexOf("`", close + closing);
  }
  return null;
}

function angle(text, at) {
  for (const [pattern, make] of ANGLES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const token = match && make(match);
    if (token) return { token, end: pattern.lastIndex };
  }
  return null;
}

function address(text) {
  const href = webAddress(text);
  return href && { t: "url", href, s: text };
}

function bare(text, at) {
  if (at > 0 && WORD.test(text[at - 1])) return null;
  const pattern = /https?:\/\/[^\s<>|`]+/iy;
  pattern.lastIndex = at;
  let words = pattern.exec(text)?.[0];
  if (!words) return null;
  while (/[.,:;!?"'*_~\]“”„«»‘’‹›」』】）]$/.test(words) || (words.endsWith(")") && count(words, ")") > count(words, "("))) {
    words = words.slice(0, -1);
  }
  const token = address(words);
  return token && { token, end: at + words.length };
}

const count = (text, letter) => text.split(letter).length - 1;

/** [words](address "title"); words that look like an address may not hide another one. */
function masked(text, at, depth) {
  const close = partner(text, at, "[", "]");
  if (close === -1 || text[close + 1] !== "(") return null;
  const end = partner(text, close + 1, "(", ")");
  if (end === -1) return null;
  const words = text.slice(at + 1, close);
  const target = /^\s*<?([^\s<>]+)>?(?:\s+["'(](.*)["')])?\s*$/s.exec(text.slice(close + 2, end));
  const href = target && webAddress(target[1]);
  if (!href || !words.trim() || /:\/\//.test(words)) return null;
  return { token: { t: "link", href, title: target[2] ?? "", c: inline(words, depth + 1) }, end: end + 1 };
}

function partner(text, at, opener, closer) {
  let open = 0;
  for (let i = at; i < text.length; i += 1) {
    if (text[i] === "\\") i += 1;
    else if (text[i] === opener) open += 1;
    else if (text[i] === closer && (open -= 1) === 0) return i;
  }
  return -1;
}

function emphasis(text, at, depth, unclosed) {
  for (const [mark, kind] of MARKS) {
    if (!text.startsWith(mark, at) || unclosed.has(mark)) continue;
    const from = at + mark.length;
    if (mark === "*" && /\s/.test(text[from] ?? " ")) continue;
    if (mark === "_" && at > 0 && WORD.test(text[at - 1])) continue;
    const close = closing(text, from, mark);
    if (close === -1) {
      unclosed.add(mark);
      continue;
    }
    const inside = text.slice(from, close);
    if (!inside.trim()) continue;
    return { token: { t: kind, c: inline(inside, depth + 1) }, end: close + mark.length };
  }
  return null;
}

/** Where the mark closes: escapes and code do not count, and of a longer run its end does. */
function closing(text, from, mark) {
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === "\\") {
      i += 1;
      continue;
    }
    if (text[i] === "`") {
      const skipped = code(text, i);
      i = skipped ? skipped.end - 1 : i + runLength(text, i) - 1;
      continue;
    }
    if (text[i] !== mark[0]) continue;
    const run = runLength(text, i);
    const close = i + run - mark.length;
    const after = text[i + run] ?? "";
    const fits = mark.length === 2 ? run >= 2 : run === 1 || run >= 3;
    if (fits && close > from - 1 && !(mark === "_" && after && WORD.test(after))) return close;
    i += run - 1;
  }
  return -1;
}

/** Reads Discord's markdown into plain tokens: blocks here, runs of text in inline.js; it draws nothing. */

import { inline } from "./inline.js";

const BULLET = /^( *)([-*]|\d{1,9}\.) +(.*)$/;
const HEADING = /^ {0,3}(#{1,3})[ \t]+(\S.*)$/;
const SMALL = /^-# +(\S.*)$/;
const MOST_QUOTES = 3;

/**
 * Tokens of a whole text.
 * Blocks: {t: "p"|"h"|"small", c, n?}, {t: "quote", c}, {t: "list", ordered, start, items: [{c, kids}]},
 * {t: "pre", language, s}.
 * @param {string} text @returns {Array<Object>}
 */
export function blocks(text, quotes = 0) {
  const found = [];
  let plain = "";
  let at = 0;
  const flush = () => {
    const words = plain.replace(/^\n+|\n+$/g, "");
    if (words.trim()) found.push({ t: "p", c: inline(words) });
    plain = "";
  };
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (quotes < MOST_QUOTES && line.startsWith(">>> ")) {
      flush();
      found.push({ t: "quote", c: blocks(text.slice(at + 4), quotes + 1) });
      return found;
    }
    if (quotes < MOST_QUOTES && line.startsWith("> ")) {
      flush();
      const quoted = linesWhile(text, at, (next) => next.startsWith("> "));
      found.push({ t: "quote", c: blocks(quoted.lines.map((next) => next.slice(2)).join("\n"), quotes + 1) });
      at = quoted.at;
      continue;
    }
    const heading = HEADING.exec(line);
    const small = SMALL.exec(line);
    if (heading || small) {
      flush();
      found.push(heading
        ? { t: "h", n: heading[1].length, c: inline(heading[2].replace(/\s+#+\s*$/, "")) }
        : { t: "small", c: inline(small[1]) });
      at = end + 1;
      continue;
    }
    if (BULLET.test(line) && !fenceIn(text, at, end)) {
      flush();
      const listed = linesWhile(text, at, (next) => BULLET.test(next) || /^ +\S/.test(next));
      found.push(list(listed.lines));
      at = listed.at;
      continue;
    }
    const fence = fenceIn(text, at, end);
    if (fence) {
      plain += text.slice(at, fence.open);
      flush();
      found.push({ t: "pre", language: fence.language, s: fence.body });
      at = text[fence.end] === "\n" ? fence.end + 1 : fence.end;
      continue;
    }
    plain += `${line}\n`;
    at = end + 1;
  }
  flush();
  return found;
}

function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function linesWhile(text, at, belongs) {
  const lines = [];
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (!belongs(line)) break;
    lines.push(line);
    at = end + 1;
  }
  return { lines, at };
}

/** The code block that opens on this line and closes somewhere, or null. */
function fenceIn(text, from, to) {
  const open = text.indexOf("```", from);
  if (open === -1 || open >= to || text[open - 1] === "\\") return null;
  const close = text.indexOf("```", open + 3);
  if (close === -1) return null;
  const inside = text.slice(open + 3, close);
  if (!inside.trim()) return null;
  const named = /^([\w+#.-]*)\n([\s\S]*)$/.exec(inside);
  return {
    open,
    end: close + 3,
    language: named ? named[1] : "",
    body: (named ? named[2] : inside).replace(/\n$/, ""),
  };
}

/** Bullets nested by their indentation; an indented line without a bullet goes on with its item. */
function list(lines) {
  const root = { kids: [] };
  const open = [{ indent: -1, node: root }];
  let item = null;
  for (const line of lines) {
    const bullet = BULLET.exec(line);
    if (!bullet) {
      item.words += `\n${line.trim()}`;
      continue;
    }
    const [, spaces, mark, words] = bullet;
    while (open.length > 1 && spaces.length < open.at(-1).indent + 2 && spaces.length <= open.at(-1).indent) open.pop();
    const holder = open.at(-1).node;
    const ordered = mark.endsWith(".");
    let run = holder.kids.at(-1);
    if (!run || run.ordered !== ordered) {
      run = { t: "list", ordered, start: ordered ? Number.parseInt(mark, 10) : 1, items: [] };
      holder.kids.push(run);
    }
    item = { words, kids: [] };
    run.items.push(item);
    open.push({ indent: spaces.length, node: item });
  }
  return root.kids.length === 1 ? settle(root.kids[0]) : { t: "group", c: root.kids.map(settle) };
}

function settle(run) {
  return {
    t: "list",
    ordered: run.ordered,
    start: run.start,
    items: run.items.map((item) => ({ c: inline(item.words), kids: item.kids.map(settle) })),
  };
}

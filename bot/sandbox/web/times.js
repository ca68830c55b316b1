/** Says when: clock times and days of messages, and Discord's <t:unix:style> stamps. */

const LOCALE = navigator.language?.startsWith("en") ? navigator.language : "en-GB";
const FORMATS = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};
const made = new Map();

function format(style, date) {
  if (!made.has(style)) made.set(style, new Intl.DateTimeFormat(LOCALE, FORMATS[style]));
  return made.get(style).format(date);
}

const STEPS = [
  ["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

function ago(date, now) {
  const seconds = (date - now) / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? STEPS.at(-1);
  return relative.format(Math.trunc(seconds / size), unit);
}

export const clockTime = (date) => format("t", date);
export const fullTime = (date) => format("F", date);
export const longDay = (date) =>
  new Intl.DateTimeFormat(LOCALE, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(date);
export const sameDay = (a, b) => a.toDateString() === b.toDateString();

/**
 * A Discord timestamp in words.
 * @param {number} unix seconds @param {string} style one of t T d D f F s S R
 * @returns {{words: string, full: string, iso: string}|null} null when no calendar reaches that far
 */
export function stamp(unix, style, now = Date.now()) {
  const date = new Date(unix * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const words = style === "R" ? ago(date, now) : format(style in FORMATS ? style : "f", date);
  return { words, full: fullTime(date), iso: date.toISOString() };
}

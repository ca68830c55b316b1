/** Decides which addresses the page may link to or load; everything else stays words. */

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The normal form of an http(s) address, or null for anything else (javascript:, data:, nonsense). */
export function webAddress(text) {
  if (typeof text !== "string" || !/^https?:\/\//i.test(text)) return null;
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** The address of a picture this page may load (its own server's, or embedded data), or null. */
export function localPicture(text) {
  if (typeof text !== "string") return null;
  if (/^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=]+$/i.test(text)) return text;
  try {
    const url = new URL(text, location.origin);
    return isOwn(url) ? location.origin + url.pathname + url.search : null;
  } catch {
    return null;
  }
}

/** Whether an address is this server's, by whichever of this machine's names it is called. */
function isOwn(url) {
  const byName = LOOPBACK.has(url.hostname) && LOOPBACK.has(location.hostname);
  return url.origin === location.origin || (byName && url.protocol === location.protocol && url.port === location.port);
}

/** The host of an address, for words such as "picture at example.org". */
export function hostOf(text) {
  try {
    return new URL(text).host;
  } catch {
    return "";
  }
}

/** What every link out of the page carries. */
export const OUTWARD = { target: "_blank", rel: "noopener noreferrer" };

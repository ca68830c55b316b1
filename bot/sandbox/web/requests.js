/** Asks the sandbox: one call per action; a refusal becomes an Error whose message is the sentence to show. */

export const UNREACHABLE = "The sandbox cannot be reached. Is it still running?";

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error(UNREACHABLE);
  }
  let body = {};
  try {
    body = await answer.json();
  } catch {
    // Not JSON: the status alone has to do.
  }
  if (!answer.ok) throw new Error(body.error || body.message || `The sandbox answered ${answer.status}.`);
  return body;
}

/** Posts JSON to /page/NAME. @returns {Promise<Object>} */
export function post(name, body) {
  return call(`/page/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Sends a file a command's option will name. @returns {Promise<{attachment: Object}>} */
export function upload(viewer, file) {
  const query = new URLSearchParams({ viewer, name: file.name });
  const headers = { "Content-Type": file.type || "application/octet-stream" };
  return call(`/page/upload?${query}`, { method: "POST", headers, body: file });
}

/** The whole state as this viewer sees it. @returns {Promise<Object>} */
export const fetchState = (viewer) => call(`/page/state?viewer=${encodeURIComponent(viewer)}`);

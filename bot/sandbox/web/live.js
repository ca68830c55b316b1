/** Keeps the page in step with the sandbox: one WebSocket, reconnected with growing pauses, state fetched anew. */

import { fetchState } from "./requests.js";

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 5000;

/** Calls onState(state), onPush(event) and onLink("open"|"lost"); a later viewer replaces the earlier one. */
export class Live {
  #socket = null;
  #timer = 0;
  #pause = FIRST_PAUSE;
  #turn = 0;

  constructor({ onState, onPush, onLink }) {
    Object.assign(this, { onState, onPush, onLink });
  }

  /** Follows what this viewer sees, from now on. */
  follow(viewer) {
    this.#turn += 1;
    this.#pause = FIRST_PAUSE;
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#open(viewer, this.#turn);
  }

  /** Pushes that come while the state is on its way wait for it, so none is lost or overwritten by it. */
  #open(viewer, turn) {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/page/live?viewer=${encodeURIComponent(viewer)}`);
    this.#socket = socket;
    let waiting = [];
    const refresh = async () => {
      waiting ??= [];
      const state = await fetchState(viewer);
      if (turn !== this.#turn || socket !== this.#socket) return;
      this.onState(state);
      const queued = waiting;
      waiting = null;
      queued.forEach((push) => this.onPush(push));
    };
    socket.addEventListener("open", async () => {
      try {
        await refresh();
        if (turn !== this.#turn) return;
        this.#pause = FIRST_PAUSE;
        this.onLink("open");
      } catch {
        socket.close();
      }
    });
    socket.addEventListener("message", ({ data }) => {
      if (turn !== this.#turn) return;
      const push = JSON.parse(data);
      if (push.type === "reset") {
        this.onPush(push);
        refresh().catch(() => socket.close());
      } else if (push.type === "rooms") refresh().catch(() => socket.close());
      else if (waiting) waiting.push(push);
      else this.onPush(push);
    });
    socket.addEventListener("close", () => {
      if (turn !== this.#turn) return;
      this.onLink("lost");
      this.#timer = setTimeout(() => this.#open(viewer, turn), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    });
  }
}

// @ts-check
// What this person sees, kept up to date over a WebSocket, and what this person does, over HTTP.

/** @import { Answer, Deed, Frame, Message, Snowflake, World } from "./payloads" */

/** @typedef {{ world: World, messages: Message[], earlier: boolean, connected: boolean }} View */

const RECONNECT = 1000; // milliseconds

/**
 * Compare two ids for sorting. Snowflakes are too large for numbers: the longer text is the larger one.
 * @param {Snowflake} one
 * @param {Snowflake} other
 */
export const compareIds = (one, other) => one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);

/**
 * Calls `onChange`, once all of it is there, at every change, and `onLost` when the connection is; until `close`.
 * @param {string | undefined} person
 * @param {string | undefined} channel
 * @param {(view: View) => void} onChange
 * @param {() => void} onLost
 */
export function watch(person, channel, onChange, onLost) {
  /** @type {Map<Snowflake, Message>} */
  const byId = new Map();
  /** @type {Omit<View, "world" | "messages"> & { world: World | null, messages: Message[] | null }} */
  let state = { world: null, messages: null, earlier: false, connected: false };
  /** @type {WebSocket} */
  let socket;
  let closed = false;
  let timer = 0;

  /** @param {Partial<View>} part */
  const change = (part) => {
    state = { ...state, ...part };
    const { world, messages } = state;
    if (world && messages) onChange({ ...state, world, messages });
  };

  /** @param {Frame} frame */
  function receive(frame) {
    if (frame.is === "world") return change({ world: frame });
    for (const message of frame.changed) byId.set(message.id, message);
    for (const id of frame.gone) byId.delete(id);
    change({ messages: [...byId.values()].sort((a, b) => compareIds(a.id, b.id)), earlier: frame.earlier });
  }

  function connect() {
    const query = new URLSearchParams({ person: person ?? "", channel: channel ?? "" });
    socket = new WebSocket(`ws://${location.host}/chat/live?${query}`);
    socket.onopen = () => {
      byId.clear();
      change({ connected: true });
    };
    socket.onmessage = (event) => receive(JSON.parse(event.data));
    socket.onclose = () => {
      if (closed) return;
      change({ connected: false });
      onLost();
      timer = setTimeout(connect, RECONNECT);
    };
  }

  connect();
  return {
    showEarlier: () => {
      if (socket.readyState === WebSocket.OPEN) socket.send(String(byId.size + 100)); // else it is asked again
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      socket.close();
    },
  };
}

/**
 * Does something as a person; returns the answer, which has a `problem` where it did not work.
 * @param {Snowflake} person
 * @param {Deed} deed
 * @param {File[]} [files]
 * @returns {Promise<Answer>}
 */
export async function act(person, deed, files = []) {
  const form = new FormData();
  form.append("payload_json", JSON.stringify({ person, deed }));
  files.forEach((file, number) => form.append(`files[${number}]`, file, file.name));
  try {
    const response = await fetch("/chat/deeds", { method: "POST", body: form });
    return await response.json();
  } catch {
    return { problem: "Cannot connect to the demo. Is it still running?" };
  }
}

// What this person sees, kept up to date over a WebSocket, and what this person does, over HTTP.

const RECONNECT = 1000; // milliseconds

// Snowflakes are too large for numbers: the longer text is the larger one.
export const compareIds = (one, other) => one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);

/** Calls `onChange` with {world, messages, earlier, connected}, once all of it is there, at every change, and `onLost` when the
 *  connection is; until `close`. */
export function watch(person, channel, onChange, onLost) {
  const byId = new Map();
  let state = { world: null, messages: null, earlier: false, connected: false };
  let socket = null;
  let closed = false;
  let timer = 0;

  const change = (part) => {
    state = { ...state, ...part };
    if (state.world && state.messages) onChange(state);
  };

  function receive({ is, ...frame }) {
    if (is === "world") return change({ world: frame });
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
    showEarlier: () => socket.send(String(byId.size + 100)),
    close: () => {
      closed = true;
      clearTimeout(timer);
      socket.close();
    },
  };
}

/** Does something as a person; returns the answer, which has a `problem` where it did not work. */
export async function act(person, deed, files = []) {
  const form = new FormData();
  form.append("payload_json", JSON.stringify({ person, deed }));
  files.forEach((file, number) => form.append(`files[${number}]`, file, file.name));
  try {
    const response = await fetch("/chat/deeds", { method: "POST", body: form });
    return await response.json();
  } catch {
    return { problem: "The local Discord cannot be reached. Is the demo still running?" };
  }
}

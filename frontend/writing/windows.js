// Other windows of the same person on the same section: they know of each other, and each is stored.

export function windows(person, section, id, changed) {
  const others = new Set();
  if (!("BroadcastChannel" in window)) return { others };
  const channel = new BroadcastChannel(`trellis/${person}/${section}`);
  const say = (kind) => channel.postMessage({ kind, id });
  channel.onmessage = ({ data }) => {
    if (data.kind === "bye") others.delete(data.id);
    else others.add(data.id);
    if (data.kind === "hello") say("here");
    changed(others.size);
  };
  addEventListener("pagehide", () => say("bye"));
  addEventListener("pageshow", (event) => event.persisted && say("hello"));
  say("hello");
  return { others };
}

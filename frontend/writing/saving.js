// What saving does next: a table of states and events, with no clock, page or network in it.
// States: idle, dirty, sending, waiting, offline, signed-out, conflict, closed, gone.
import { rebase } from "./rebase.js";

export const CALM = 3000;
const LONGEST = 60_000;
// Nothing more is sent by itself. Closed may open again; of what is gone this page is the last.
const OVER = ["closed", "gone"];

// `stored` is the newest text known to be stored, `base` its revision, `aside` a text that the
// server keeps as a side draft, `attempt` what was sent and has no answer yet.
export const begin = ({ text, base, stored = text, attempt = null }) => ({
  name: attempt || text !== stored ? "dirty" : "idle",
  text,
  stored,
  base,
  attempt,
  aside: null,
  tries: 0,
  hurry: false,
});

export const isSafe = (state) => !state.attempt && (state.text === state.stored || state.text === state.aside);

const wait = (ms) => ({ do: "wait", ms });
const tell = (what, more = {}) => ({ do: "tell", what, ...more });
const backoff = (tries) => Math.min(LONGEST, 2000 * 2 ** tries);

export function next(state, event) {
  const [now, ...effects] = EVENTS[event.type](state, event);
  return { state: now, effects };
}

const EVENTS = {
  typed(state, { text }) {
    const now = { ...state, text };
    if (!["idle", "dirty", "conflict"].includes(state.name)) return [now];
    if (isSafe(now)) return [{ ...now, name: state.name === "conflict" ? "conflict" : "idle" }, wait(null)];
    return [{ ...now, name: state.name === "conflict" ? "conflict" : "dirty" }, wait(CALM)];
  },

  // A lost answer comes first: what was typed since was typed on that text, not on its base.
  due(state, { key, pressed = false }) {
    if (state.name === "sending") return [{ ...state, hurry: state.hurry || pressed }];
    const isDone = pressed ? !state.attempt && state.text === state.stored : isSafe(state);
    if (isDone || (OVER.includes(state.name) && !pressed)) return [state];
    const attempt = state.attempt ?? { text: state.text, base: state.base, key };
    return [{ ...state, name: "sending", attempt, hurry: pressed }, wait(null), { do: "send", attempt }];
  },

  failed(state) {
    const tries = state.tries + 1;
    return [{ ...state, name: "offline", tries, hurry: false }, wait(backoff(state.tries)), tell("offline")];
  },

  answered(state, { status, body, pause = 0 }) {
    if (status === 200) return stored(state, body);
    if (status === 412) return aside(state, "conflict", body);
    if (status === 409) return aside(state, "closed", body);
    if (status === 401) return settled(state, "signed-out", tell("signed-out"));
    if (status === 403 && body.code === "person") return settled(state, "signed-out", tell("other-person"));
    if (status === 403 && body.code === "csrf" && state.tries < 3)
      return [{ ...state, name: "waiting", tries: state.tries + 1 }, { do: "renew" }, wait(backoff(state.tries))];
    if (status === 403 || status === 404) return settled(state, "gone", tell("gone", { reason: body.reason }));
    if (status === 429) return [...settled(state, "waiting", tell("slow")), wait(Math.max(1000, pause))];
    if (status === 422) return [...settled(state, "dirty"), wait(0)];
    if (status < 500) return settled(state, "dirty", tell("refused", { reason: body.reason }));
    const tries = state.tries + 1;
    return [{ ...state, name: "waiting", tries, hurry: false }, wait(backoff(state.tries)), tell("trouble")];
  },
};

// The server has decided and stored nothing: the next attempt is another one.
const settled = (state, name, ...effects) => [{ ...state, name, attempt: null, hurry: false }, ...effects];

const aside = (state, name, body) => {
  const now = { ...state, name, attempt: null, aside: state.attempt.text, tries: 0, hurry: false };
  const effects = [tell(name, { reason: body.reason })];
  return isSafe(now) || name === "closed" ? [now, ...effects] : [now, ...effects, wait(CALM)];
};

function stored(state, { revision, text, merged = false, lines = [], told = "", stored_at: at = "", growth }) {
  const { attempt } = state;
  // After a silence nothing more is left to wait for.
  const pause = state.hurry || state.tries ? 0 : CALM;
  const met = state.text === attempt.text ? { text, both: false } : rebase(attempt.text, state.text, text, lines);
  const now = { ...state, text: met.text, stored: text, base: revision, attempt: null, aside: null, tries: 0, hurry: false };
  const effects = met.text === state.text ? [] : [{ do: "replace", text: met.text, merged }];
  effects.push(tell("stored", { revision, at, told, both: met.both, growth }));
  if (isSafe(now)) return [{ ...now, name: "idle" }, ...effects];
  return [{ ...now, name: "dirty" }, ...effects, wait(pause)];
}

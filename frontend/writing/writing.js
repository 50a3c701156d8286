// Writing as people do: what is typed is stored by itself, kept meanwhile, and nothing of it is lost.
import { copies, newId } from "./copies.js";
import { field, form, replaceText, sayStoredToEditor } from "./field.js";
import { offer } from "./offering.js";
import { watchPresence } from "./presence.js";
import { begin, isSafe, next } from "./saving.js";
import { watchForm } from "./sending.js";
import { copyText, sayStored, tellElsewhere, tellStored, tellTrouble } from "./telling.js";
import { windows } from "./windows.js";
import { freshenForms, wire } from "./wire.js";

const AFTER_HELLO = 400;

if (form) {
  const page = document.querySelector("[data-writing]").dataset;
  const id = newId();
  const server = wire(page);
  const kept = copies(page.person, page.text, id);
  let state = begin({ text: field.value, base: Number(form.elements.base.value), stored: page.unstored ? null : field.value });
  let timer = null;
  let told = null;
  let isKept = true;
  let copied = null;
  let waiting = [];

  const effects = {
    send: async ({ attempt }) => happen(await server.put(attempt)),
    wait({ ms }) {
      clearTimeout(timer);
      if (ms !== null) timer = setTimeout(due, ms);
    },
    replace: ({ text, merged }) => replaceText(text, { merged }),
    renew: async () => {
      await server.renew();
      freshenForms();
      due();
    },
    tell(what) {
      told = what.what;
      if (told === "stored") {
        tellStored(what);
        sayStoredToEditor();
      } else tellTrouble(told, what);
    },
  };

  function happen(event) {
    const before = state;
    const result = next(state, event);
    state = result.state;
    // The form is whole at any moment: sent by hand, it names the same revision.
    form.elements.base.value = state.base;
    if (event.type !== "typed" || state.attempt) keep();
    for (const effect of result.effects) effects[effect.do](effect);
    if (before.name === "sending" && state.name !== "sending") settle();
  }

  function keep() {
    if (isSafe(state)) kept.drop();
    else isKept = kept.keep(state);
  }

  function read() {
    if (field.value !== state.text) happen({ type: "typed", text: field.value });
  }

  function due(pressed = false) {
    read();
    happen({ type: "due", key: newId(), pressed });
  }

  // Stores now; gives the state's name once everything typed so far has had its answer.
  function store() {
    return new Promise((done) => {
      waiting.push(done);
      due(true);
      if (state.name !== "sending") settle();
    });
  }

  function settle() {
    if (state.name === "dirty" && told === "stored") return;
    const asked = waiting;
    waiting = [];
    asked.forEach((done) => done(state.name));
  }

  async function takeBack({ key, text, base, attempt }) {
    if (!isSafe(state) && (await store()) !== "idle") return false;
    state = begin({ text, base, stored: null, attempt });
    replaceText(text);
    isKept = kept.keep(state);
    if (isKept && key) kept.remove(key);
    due(true);
    return true;
  }

  async function copy() {
    const text = field.value;
    if (await copyText(text)) copied = text;
  }

  // Shows what was stored after this page was asked for, while nothing has been typed into it.
  async function catchUp() {
    const { revision, text, stored_at: at, growth } = await server.newest();
    read();
    if (!isSafe(state) || state.name !== "idle" || !(revision > state.base)) return;
    state = begin({ text, base: revision });
    form.elements.base.value = revision;
    replaceText(text);
    tellStored({ revision, at, growth });
  }

  const again = () => ["offline", "waiting", "signed-out"].includes(state.name) && due();

  field.addEventListener("input", read);
  setInterval(() => !isSafe(state) && keep(), 1000);
  addEventListener("online", again);
  addEventListener("focus", again);
  addEventListener("pageshow", again);
  document.addEventListener("visibilitychange", () => (document.hidden ? due() : again()));
  addEventListener("pagehide", () => {
    due();
    keep();
  });
  addEventListener("beforeunload", (event) => {
    read();
    // Where a section is gone nobody comes again to be offered what this browser keeps.
    const isLost = !isKept || (state.name === "gone" && copied !== state.text);
    if (!isSafe(state) && isLost) event.preventDefault();
  });
  watchForm({ store, takeBack, copy, sayStored });
  watchPresence(document.querySelector("[data-presence]"), server.beat, again);
  const { others } = windows(page.person, page.text, id, tellElsewhere);
  setTimeout(() => {
    const left = kept.others().filter((words) => !others.has(words.id));
    left.forEach((words) => offer(words, { kept, differs: server.differs, takeBack, catchUp }));
  }, AFTER_HELLO);
  if (!isSafe(state)) effects.wait({ ms: AFTER_HELLO });
}

// What the writer is told, in the words that the page brought along.

const one = (selector, place = document) => place.querySelector(selector);
const line = one("[data-stored]");
const said = one("[data-said]");
const head = one("[data-head]");
const state = one("[data-growth]");
const banner = one("[data-trouble]");
const words = (what) => one(`template[data-say="${what}"]`);

const filled = (what, values) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words(what).innerHTML.trim());

// Read aloud: only what changes something for the writer, never each autosave.
function say(text) {
  said.textContent = text;
}

export const sayStored = () => say(line.textContent);

export function tellStored({ revision, at, told = "", both = false, growth }) {
  const text = filled("stored", { time: at.slice(11, 16), number: revision });
  line.textContent = [text, told, both ? filled("both", {}) : ""].filter(Boolean).join(" ");
  tellHead({ revision, at, growth });
  const wasTrouble = !banner.hidden;
  banner.hidden = true;
  if (told || both || wasTrouble) say(line.textContent);
}

// The head of the page was made for the revision that was opened.
function tellHead({ revision, at, growth }) {
  head.textContent = filled("head", { time: at.slice(11, 16), number: revision });
  if (growth) state.replaceChildren(Object.assign(document.createElement("span"), { className: `state state--${growth.step}`, textContent: growth.word }));
}

export function tellTrouble(what, { reason = "" } = {}) {
  if (!banner.hidden && banner.dataset.trouble === what) return;
  banner.replaceChildren(words(what).content.cloneNode(true));
  const why = one("[data-reason]", banner);
  if (why && reason) why.textContent = reason;
  banner.dataset.trouble = what;
  banner.hidden = false;
  say(one("p", banner).textContent.trim());
}

export function tellElsewhere(count) {
  one("[data-elsewhere]").hidden = count === 0;
}

// Whether it is copied; else it is shown, to be copied by hand.
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(filled("copied", {}));
    return true;
  } catch {
    const place = one("[data-copy]", banner);
    place.value = text;
    place.hidden = false;
    place.select();
    return false;
  }
}

// Keys of one letter: ? shows them, Escape leaves. They rest while one types, and can be turned off.
const dialog = document.getElementById("keys");
const wanted = dialog.querySelector("[data-keys-wanted]");
const opener = document.querySelector("[data-keys]");

const places = [...document.querySelectorAll(".masthead .nav a")];
const parts = () => [...document.querySelectorAll("main :is(section, article)[id]")].filter((each) => each.checkVisibility());

const acts = {
  "?": () => dialog.showModal(),
  "/": () => document.querySelector("main input[type=search]")?.focus(),
  n: () => step(1),
  p: () => step(-1),
  e: () => here()?.querySelector("[data-write]")?.click(),
};

opener.addEventListener("click", () => dialog.showModal());
wanted.checked = kept() !== "off";
wanted.addEventListener("change", () => keep(wanted.checked ? "on" : "off"));

document.addEventListener("keydown", (event) => {
  if (!wanted.checked || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (dialog.open || typed(event.target)) return;
  const act = acts[event.key] ?? (places[event.key - 1] && (() => places[event.key - 1].click()));
  if (!act) return;
  event.preventDefault();
  act();
});

/** Whether a key is a letter there. A box of the dialog that has just closed keeps the focus until the next frame. */
function typed(element) {
  return element.closest("input, textarea, select, [contenteditable], dialog[open]")?.checkVisibility() ?? false;
}

/** The part one reads: the one a key led to, or else the last whose head has passed the top of the window. */
function here() {
  const all = parts();
  const led = all.includes(document.activeElement) && document.activeElement.getBoundingClientRect();
  if (led && led.bottom > 0 && led.top < innerHeight) return document.activeElement;
  return all.findLast((each) => each.getBoundingClientRect().top < 100);
}

function step(by) {
  const all = parts();
  const at = all.indexOf(here()) + by;
  const to = all[Math.max(at, 0)];
  if (!to || at >= all.length) return;
  to.tabIndex = -1;
  to.scrollIntoView({ block: "start" });
  to.focus({ preventScroll: true });
}

function kept() {
  try {
    return localStorage.getItem("keys");
  } catch {
    return null; // a private window may refuse
  }
}

function keep(choice) {
  try {
    localStorage.setItem("keys", choice);
  } catch {
    // the choice then lasts for this page only
  }
}

// A live region speaks only when it changes, so what a page arrives with is put into one after loading.
// The visible messages stay where they are; the newest ones can be read again on later pages too.
const KEPT = 10;
const region = document.querySelector("[data-announce]");
const again = document.querySelector("[data-said-before]");
const said = [...document.querySelectorAll(".messages li")].map((line) => line.innerText.trim());

if (region && said.length) {
  setTimeout(() => (region.textContent = said.join(" ")), 200);
  setTimeout(() => (region.textContent = ""), 8000);
}

if (again) show(keep(said));
else forget();

function keep(words) {
  const at = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  try {
    const before = JSON.parse(sessionStorage.getItem("said") ?? "[]");
    const all = [...words.map((text) => ({ at, text })), ...before].slice(0, KEPT);
    sessionStorage.setItem("said", JSON.stringify(all));
    return all;
  } catch {
    return words.map((text) => ({ at, text })); // a private window may refuse
  }
}

// Nobody is signed in: the next person at this machine has no business with them.
function forget() {
  try {
    sessionStorage.removeItem("said");
  } catch {
    // nothing was kept then
  }
}

function show(all) {
  again.hidden = !all.length;
  const list = document.getElementById("said").querySelector("ul");
  list.replaceChildren(
    ...all.map(({ at, text }) => {
      const line = document.createElement("li");
      line.textContent = `${at} ${text}`;
      return line;
    }),
  );
}

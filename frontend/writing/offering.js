// Words of an earlier visit that were never stored: offered with their date and difference, never put in unasked.

const list = document.querySelector("[data-offers]");
const pattern = document.querySelector("template[data-offer]");
const when = clock({ dateStyle: "full", timeStyle: "short" });

// In the reader's own time, as everything else on the page; a browser may not know its name.
function clock(how) {
  const { lang } = document.documentElement;
  try {
    return new Intl.DateTimeFormat(lang, { ...how, timeZone: list?.dataset.zone });
  } catch {
    return new Intl.DateTimeFormat(lang, how);
  }
}

export async function offer(words, { kept, differs, takeBack, catchUp }) {
  const shown = await differs(words).catch(() => "");
  if (shown === null) {
    // All of it is in the stored text, perhaps only since this page was asked for.
    kept.remove(words.key);
    return catchUp();
  }
  const item = pattern.content.cloneNode(true).firstElementChild;
  const part = (name) => item.querySelector(`[data-part=${name}]`);
  part("date").textContent = when.format(words.at);
  if (shown) part("difference").innerHTML = shown;
  else part("difference").append(Object.assign(document.createElement("pre"), { className: "version-text", textContent: words.text }));
  part("take-back").addEventListener("click", async () => {
    if (await takeBack(words)) item.remove();
  });
  part("put-away").addEventListener("click", () => {
    kept.remove(words.key);
    part("choice").hidden = true;
    part("gone").hidden = false;
  });
  part("undo").addEventListener("click", () => {
    kept.giveBack(words);
    part("choice").hidden = false;
    part("gone").hidden = true;
  });
  list.append(item);
  list.hidden = false;
}

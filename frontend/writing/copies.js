// Words kept in this browser until they are stored: one copy for each window, by person and section.

const AGE = 60 * 24 * 3600 * 1000;

export const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export function copies(person, section, id) {
  const home = `trellis.words/${person}/${section}/`;
  const own = home + id;

  const read = (key) => {
    try {
      return { ...JSON.parse(localStorage.getItem(key)), key };
    } catch {
      return null;
    }
  };

  return {
    // Whether it was kept: a private window or a full disk may refuse.
    keep({ text, base, attempt }) {
      try {
        localStorage.setItem(own, JSON.stringify({ text, base, attempt, at: Date.now() }));
        return true;
      } catch {
        return false;
      }
    },
    drop: () => remove(own),
    remove,
    giveBack: ({ key, ...words }) => localStorage.setItem(key, JSON.stringify(words)),
    others() {
      const found = names()
        .filter((key) => key.startsWith(home) && key !== own)
        .map(read)
        .filter((words) => typeof words?.text === "string");
      found.filter(isOld).forEach((words) => remove(words.key));
      return found.filter((words) => !isOld(words)).map((words) => ({ ...words, id: words.key.slice(home.length) }));
    },
  };
}

const isOld = (words) => Date.now() - words.at > AGE;

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept either
  }
}

function names() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

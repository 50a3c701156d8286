// What is said to the server, always in the name of the person for whom the page was made.

const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
// What a browser still sends for a page that is going away.
const SMALL = 60_000;
const PATIENCE = 30_000;

export function wire({ text, beat, difference, person }) {
  const ask = (url, options) => {
    const headers = { "X-CSRFToken": token(), "Trellis-Person": person, Accept: "application/json", ...options.headers };
    return fetch(url, { signal: AbortSignal.timeout(PATIENCE), redirect: "error", ...options, headers });
  };

  return {
    // Gives the event that the answer is; a page from a proxy in between is no answer.
    async put(attempt) {
      const body = JSON.stringify({ text: attempt.text, base: attempt.base });
      const headers = { "Content-Type": "application/json", "Idempotency-Key": attempt.key };
      const keepalive = new Blob([body]).size < SMALL;
      try {
        const answer = await ask(text, { method: "PUT", body, headers, keepalive });
        const said = await answer.json().catch(() => ({}));
        if (answer.ok && typeof said.revision !== "number") return { type: "failed" };
        const pause = 1000 * Number(answer.headers.get("Retry-After") || 0);
        return { type: "answered", status: answer.status, body: said, pause };
      } catch {
        return { type: "failed" };
      }
    },

    newest: async () => (await ask(text, {})).json(),

    beat: () => ask(beat, { method: "POST" }),

    // Any answer to it brings a new token as a cookie.
    renew: () => ask(beat, {}).catch(() => null),

    async differs(words) {
      const body = new URLSearchParams({ text: words.text, base: words.base });
      const answer = await ask(difference, { method: "POST", body });
      return answer.status === 204 ? null : answer.ok ? answer.text() : "";
    },
  };
}

// A form that stood open while its writer signed in again carries an old token.
export function freshenForms() {
  const now = token();
  if (!now) return;
  document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => (input.value = now));
}

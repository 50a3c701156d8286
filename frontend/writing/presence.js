// Says that its writer is here, and shows who else is, while the page is looked at.

const EVERY = 15_000;
const OVER = [403, 404, 409];

export function watchPresence(place, beat, alive) {
  let timer = null;
  const once = async () => {
    if (document.hidden) return;
    try {
      const answer = await beat();
      if (OVER.includes(answer.status)) clearInterval(timer);
      if (!answer.ok) return;
      const { said } = await answer.json();
      if (place.textContent !== said) place.textContent = said;
      alive();
    } catch {
      // saving says when the network is away
    }
  };
  timer = setInterval(once, EVERY);
  document.addEventListener("visibilitychange", once);
  once();
}

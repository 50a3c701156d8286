// What must be so before the page is drawn, or it would move or flash: it runs while the page is still being read.
{
  const root = document.documentElement;
  // Buttons that need scripts stand from the first moment, or never (.scripted-only).
  root.classList.add("scripted");

  // Light or dark by hand, over what the system says.
  const kept = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // a private window may refuse
    }
  };
  if (["light", "dark"].includes(kept())) root.dataset.theme = kept();

  // Contents and rails stand open on a wide screen and fold on a narrow one.
  if (matchMedia("(max-width: 64rem)").matches) {
    const fold = () => document.querySelectorAll("details[data-fold]").forEach((each) => {
      delete each.dataset.fold;
      each.removeAttribute("open");
    });
    const reading = new MutationObserver(fold);
    reading.observe(root, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", () => {
      fold();
      reading.disconnect();
      // What the address points at is not folded away.
      document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
    });
  }
}

// Put into each page before anything of its own: writes down whatever runs, fetches or is refused.
(() => {
  const seen = [];
  Object.defineProperty(window, "hostileSeen", { value: seen });
  for (const name of ["alert", "confirm", "prompt", "open", "print"]) {
    window[name] = () => seen.push(`ran: ${name}`);
  }
  document.addEventListener("securitypolicyviolation", (event) =>
    seen.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  window.addEventListener("error", (event) => seen.push(`error: ${event.message ?? event.target?.outerHTML}`), true);
})();

// The kinds of elements in a page outside texts, each with its attributes' names and how many there are.
(html) => {
  const kinds = {};
  for (const element of new DOMParser().parseFromString(html, "text/html").querySelectorAll("*")) {
    if (element.matches(".prose *")) continue;
    const kind = [element.tagName, ...[...element.attributes].map((each) => each.name).sort()].join(" ");
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return kinds;
}

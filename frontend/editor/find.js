// Find and replace, in a panel of our own words.
import { SearchQuery, closeSearchPanel, findNext, findPrevious, getSearchQuery, replaceAll, replaceNext, search, setSearchQuery } from "@codemirror/search";
import { runScopeHandlers } from "@codemirror/view";

const RUNS = { next: findNext, previous: findPrevious, replace: replaceNext, all: replaceAll, close: closeSearchPanel };

export const find = (template) => search({ top: true, createPanel: (view) => panel(view, template) });

function panel(view, template) {
  const dom = template.content.firstElementChild.cloneNode(true);
  const [words, other] = dom.querySelectorAll("input");
  const asked = getSearchQuery(view.state);
  [words.value, other.value] = [asked.search, asked.replace];
  const commit = () => {
    const query = new SearchQuery({ search: words.value, replace: other.value, literal: true });
    if (!query.eq(getSearchQuery(view.state))) view.dispatch({ effects: setSearchQuery.of(query) });
    count(view, query, dom.querySelector("[data-found]"));
  };
  dom.addEventListener("input", commit);
  dom.addEventListener("click", (event) => {
    const name = event.target.dataset?.find;
    if (!name) return;
    RUNS[name](view);
    commit();
  });
  dom.addEventListener("keydown", (event) => press(event, view, words));
  words.setAttribute("main-field", "true");
  return { dom, top: true, mount: () => (words.select(), commit()) };
}

function press(event, view, words) {
  if (runScopeHandlers(view, event, "search-panel")) event.preventDefault();
  else if (event.key === "Enter" && event.target.matches("input")) {
    event.preventDefault();
    if (event.target !== words) replaceNext(view);
    else (event.shiftKey ? findPrevious : findNext)(view);
  }
}

function count(view, query, line) {
  let found = 0;
  if (query.valid) for (const each = query.getCursor(view.state.doc); !each.next().done; ) found++;
  const words = found === 1 ? line.dataset.one : line.dataset.many.replace("{n}", found);
  line.textContent = query.search ? words : "";
}

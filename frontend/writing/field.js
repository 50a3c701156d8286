// The textarea that always carries the current text, whatever is laid over it.

export const field = document.querySelector("[data-editor] textarea[name=text]");
export const form = field?.form;

// An editor over the textarea makes the change itself, and marks what a merge brought in;
// without one the caret stays among the same words.
export function replaceText(text, { merged = false } = {}) {
  const event = new CustomEvent("trellis:replace", { detail: { text, merged }, bubbles: true, cancelable: true });
  if (!field.dispatchEvent(event)) return;
  const { value: old, selectionStart, selectionEnd, scrollTop } = field;
  field.value = text;
  field.setSelectionRange(carried(old, text, selectionStart), carried(old, text, selectionEnd));
  field.scrollTop = scrollTop;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export const sayStoredToEditor = () => field.dispatchEvent(new CustomEvent("trellis:stored"));

function carried(old, text, at) {
  const most = Math.min(old.length, text.length);
  let head = 0;
  while (head < most && old[head] === text[head]) head += 1;
  if (at <= head) return at;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  return at >= old.length - tail ? at + text.length - old.length : Math.min(at, text.length - tail);
}

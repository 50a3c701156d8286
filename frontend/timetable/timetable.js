// Moving and stretching on the timetable: by pointer or by keys it fills in the form beside the session, and sends it.
const SLICE = 15;
const said = document.getElementById("board-said");
let held = null; // what is being moved: the session, its times as they were, by how much, and how

for (const placed of document.querySelectorAll("[data-placed]")) {
  placed.addEventListener("keydown", (event) => press(placed, event));
  placed.addEventListener("blur", () => held?.placed === placed && held.by === "keys" && leave());
  placed.addEventListener("pointerdown", (event) => take(placed, event));
  placed.addEventListener("pointermove", (event) => held?.placed === placed && held.by === "pointer" && drag(event));
  placed.addEventListener("pointerup", () => held?.placed === placed && held.by === "pointer" && drop());
  placed.addEventListener("pointercancel", leave);
}

function begin(placed, by, stretching) {
  const form = placed.querySelector("form");
  const [start, end] = [minutes(form.elements.start.value), minutes(form.elements.end.value)];
  held = { placed, form, by, stretching, start, end, was: [start, end] };
}

function press(placed, event) {
  if (event.target !== placed || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowUp: -SLICE, ArrowDown: SLICE }[event.key];
  if (step) {
    if (held?.placed !== placed) begin(placed, "keys");
    held.stretching = event.shiftKey;
    shift(step);
  } else if (held && event.key === "Enter") store();
  else if (held && event.key === "Escape") leave();
  else return;
  event.preventDefault();
}

function take(placed, event) {
  if (event.button || event.target.closest("a, button, input, summary, form")) return;
  const box = placed.closest("td").getBoundingClientRect();
  begin(placed, "pointer", box.bottom - event.clientY < 12);
  held.from = slotAt(placed, event.clientY);
  placed.setPointerCapture(event.pointerId);
  placed.focus({ preventScroll: true });
  event.preventDefault();
}

function drag(event) {
  const to = slotAt(held.placed, event.clientY);
  if (to === null || held.from === null) return;
  [held.start, held.end] = held.was;
  shift(to - held.from);
}

function drop() {
  if (held.start === held.was[0] && held.end === held.was[1]) return leave();
  store();
}

/** The times later by so many minutes, within the day; a session keeps a quarter of an hour at least. */
function shift(by) {
  const { stretching, start, end } = held;
  const [first, last] = stretching ? [start, end + by] : [start + by, end + by];
  if (first < 0 || last > 24 * 60 - 1 || last - first < SLICE) return;
  [held.start, held.end] = [first, last];
  show();
}

function show() {
  const { placed, start, end, was } = held;
  const table = placed.closest("table");
  const rows = [...table.tBodies[0].rows];
  const height = rows.length > 1 ? table.tBodies[0].offsetHeight / rows.length : 0;
  placed.style.translate = `0 ${((start - was[0]) / SLICE) * height}px`;
  placed.style.height = `calc(100% + ${((end - start - was[1] + was[0]) / SLICE) * height}px)`;
  placed.classList.add("placed--held");
  tell(placed, start, end);
  said.textContent = between(said.dataset.move, start, end);
}

function store() {
  const { form, start, end } = held;
  form.elements.start.value = clock(start);
  form.elements.end.value = clock(end);
  held = null;
  form.requestSubmit();
}

function leave() {
  if (!held) return;
  const { placed, was } = held;
  placed.style.translate = placed.style.height = "";
  placed.classList.remove("placed--held");
  tell(placed, ...was);
  said.textContent = "";
  held = null;
}

/** The minute of the day that the slice at this height begins with, of the session's own day. */
function slotAt(placed, y) {
  const rows = [...placed.closest("table").tBodies[0].rows];
  const row = rows.findLast((each) => each.getBoundingClientRect().top <= y) ?? rows[0];
  return minutes(row.dataset.clock);
}

function tell(placed, start, end) {
  const times = placed.querySelector("[data-times]");
  times.textContent = between(times.dataset.times, start, end);
}

function between(words, start, end) {
  return words.replace("START", clock(start)).replace("END", clock(end));
}

function minutes(time) {
  const [hours, rest] = time.split(":").map(Number);
  return hours * 60 + rest;
}

function clock(minute) {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

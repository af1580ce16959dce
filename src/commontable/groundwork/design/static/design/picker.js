// Picker: filters its own list while typing, marks the hits, says how many; arrows move, space picks.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function mark(holder, query) {
  const text = holder.textContent;
  const from = query ? folded(text).indexOf(query) : -1;
  // accents folded away may move places; then the words are shown unmarked rather than marked wrongly
  if (from < 0 || folded(text).length !== text.length) return holder.replaceChildren(text);
  const hit = document.createElement("mark");
  hit.textContent = text.slice(from, from + query.length);
  holder.replaceChildren(text.slice(0, from), hit, text.slice(from + query.length));
}

function filterGroup(group, words, query) {
  const heading = folded(group.querySelector("summary").textContent);
  let shown = 0;
  for (const row of group.querySelectorAll(".tick")) {
    const holder = row.querySelector("[data-picker-words]");
    const text = `${heading} ${folded(holder.textContent)}`;
    row.hidden = !words.every((word) => text.includes(word));
    mark(holder, query);
    shown += row.hidden ? 0 : 1;
  }
  group.hidden = !shown;
  group.open = Boolean(query) || Boolean(group.querySelector(":checked"));
  return shown;
}

function filter(picker) {
  const typed = picker.querySelector("[data-picker-find]").value.trim();
  const query = folded(typed);
  const words = query.split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const group of picker.querySelectorAll(".picker-group")) shown += filterGroup(group, words, query);
  say(picker, typed, shown);
}

function say(picker, typed, shown) {
  const { all, none, one, many } = picker.dataset;
  const words = !typed ? all : shown === 0 ? none : shown === 1 ? one : many;
  picker.querySelector("[data-picker-count]").textContent = words.replace("{n}", shown).replace("{q}", typed);
}

function move(picker, from, step) {
  const stops = [...picker.querySelectorAll("[data-picker-find], .picker-group:not([hidden])[open] .tick:not([hidden]) input")];
  const next = stops[stops.indexOf(from) + step];
  if (next) next.focus();
  return Boolean(next);
}

let waiting;
document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-picker-find]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(filter, 120, event.target.closest("[data-picker]"));
});

document.addEventListener("keydown", (event) => {
  const picker = event.target.closest?.("[data-picker]");
  if (!picker || !event.target.matches("[data-picker-find], input[type=checkbox]")) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && move(picker, event.target, step)) event.preventDefault();
  // Enter in the search box must not send the form around the list
  if (event.key === "Enter" && event.target.matches("[data-picker-find]")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-picker-button]");
  if (!button) return;
  event.preventDefault();
  filter(button.closest("[data-picker]"));
});

function start(root) {
  for (const picker of root.querySelectorAll("[data-picker]")) filter(picker);
}
start(document);
document.addEventListener("htmx:load", (event) => start(event.detail.elt));

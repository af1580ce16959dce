// Press: the page knows while somebody presses (data-pressed on its root) and when they let go (the event "lifted"). What
// changes by itself waits for that: what is under a finger may not become something else before the press counts.
const LONGEST = 3000;
const root = document.documentElement;
let timer;

function press() {
  root.dataset.pressed = "";
  clearTimeout(timer);
  timer = setTimeout(lift, LONGEST);
}

// the click comes after this: whoever hears it changes nothing at once
function lift() {
  clearTimeout(timer);
  if (!("pressed" in root.dataset)) return;
  delete root.dataset.pressed;
  dispatchEvent(new Event("lifted"));
}

addEventListener("pointerdown", press, true);
for (const end of ["pointerup", "pointercancel", "dragend"]) addEventListener(end, lift, true);
// the space bar presses when it is let go
addEventListener("keydown", (event) => event.key === " " && !event.repeat && press(), true);
addEventListener("keyup", (event) => event.key === " " && lift(), true);

// an element that asks by itself names "again" among its triggers: an answer that comes under a finger is asked for once more
const askers = new Set();
document.addEventListener("htmx:beforeSwap", (event) => {
  const asker = event.detail.requestConfig.elt;
  if (!("pressed" in root.dataset) || !asker.matches("[hx-trigger*='again']")) return;
  event.detail.shouldSwap = false;
  askers.add(asker);
});
addEventListener("lifted", () => {
  for (const asker of askers) asker.dispatchEvent(new CustomEvent("again"));
  askers.clear();
});

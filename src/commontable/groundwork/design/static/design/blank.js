// Blank: Escape twice empties the page for a shared screen; pages marked data-identity also blank when left for another tab.
const root = document.documentElement;
const curtain = document.getElementById("blank");
let lastEscape = 0;
let before;

function draw() {
  if (curtain.hidden) before = document.activeElement;
  curtain.hidden = false;
  root.dataset.blank = "";
  curtain.focus();
}

function lift() {
  delete root.dataset.blank;
  curtain.hidden = true;
  before?.focus?.();
}

document.addEventListener("keydown", (event) => {
  if (!curtain.hidden) {
    // a key held down since the blanking must not lift it
    if (event.repeat || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    return lift();
  }
  if (event.key !== "Escape") return;
  if (event.timeStamp - lastEscape < 600) draw();
  lastEscape = event.timeStamp;
}, true);

curtain.addEventListener("click", lift);
document.addEventListener("visibilitychange", () => {
  if (document.hidden && document.body.hasAttribute("data-identity")) draw();
});

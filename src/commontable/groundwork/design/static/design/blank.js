// Blank: Escape twice, or a button marked data-blank, empties the page for a shared screen; pages marked data-identity, and
// the room screen (data-screen), also blank when left for another tab. The room screen comes back by Escape or a click only.
const root = document.documentElement;
const curtain = document.getElementById("blank");
const LIFTS_SCREEN = ["Escape", "Enter", " "];
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
    if (document.body.hasAttribute("data-screen") && !LIFTS_SCREEN.includes(event.key)) return;
    lastEscape = 0;
    return lift();
  }
  if (event.key !== "Escape") return;
  if (event.timeStamp - lastEscape < 600) draw();
  lastEscape = event.timeStamp;
}, true);

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-blank]:not(html)")) return;
  event.preventDefault();
  draw();
});
curtain.addEventListener("click", lift);
document.addEventListener("visibilitychange", () => {
  if (document.hidden && document.body.matches("[data-identity], [data-screen]")) draw();
});

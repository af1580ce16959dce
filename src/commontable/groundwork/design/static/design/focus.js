// Focus: after a part of the page is exchanged, focus stays or goes to a sensible place, and the change is said aloud.
const said = document.getElementById("said");

function say(words) {
  said.textContent = "";
  setTimeout(() => { said.textContent = words; }, 50);
}

// an answer says what changed by the header HX-Trigger: {"say": "…"} or by data-say on what it brought
document.body.addEventListener("say", (event) => say(event.detail.value));

function settle(target) {
  const speaking = target.matches("[data-say]") ? target : target.querySelector("[data-say]");
  if (speaking) say(speaking.dataset.say);
  const lost = !document.activeElement || document.activeElement === document.body;
  const wanted = target.matches("[data-focus]") ? target : target.querySelector("[data-focus]");
  const place = wanted ?? (lost ? target.querySelector("h1, h2, h3") ?? target : null);
  if (!place) return;
  if (!place.hasAttribute("tabindex") && !place.matches("a, button, input, select, textarea")) place.tabIndex = -1;
  place.focus({ preventScroll: !wanted });
}

let asked = false;
document.body.addEventListener("htmx:beforeRequest", (event) => {
  asked = event.detail.elt.contains(document.activeElement) || event.detail.elt === document.activeElement;
});
// a swap nobody on this page asked for (the meeting moving on) never takes the focus
document.body.addEventListener("htmx:afterSettle", (event) => {
  if (asked && event.detail.elt?.isConnected) settle(event.detail.elt);
  asked = false;
});

for (const kind of ["htmx:responseError", "htmx:sendError"]) {
  document.body.addEventListener(kind, (event) => {
    const words = event.detail.xhr?.getResponseHeader?.("X-Say");
    if (words) say(decodeURIComponent(words));
  });
}

// a page that comes back with faults starts at their list
document.querySelector("main .summary[data-focus]")?.focus();

// a list opened below the band closes with Escape and gives the focus back
document.addEventListener("keydown", (event) => {
  const open = document.querySelector(".band-who[open]");
  if (event.key !== "Escape" || !open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

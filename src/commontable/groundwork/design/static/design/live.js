// Live: a page with a data-live line follows what it shows. Told "changed", it fetches itself again and takes over what
// differs; where something was entered and not sent, it takes over nothing and says so.
const ROOM = ".room";
const SETTLE = 60;
const SPREAD = 240;
const AGAIN = [1000, 5000, 15000, 30000, 60000];
const NOTICED = 4000;

const line = () => document.getElementById("live");
const words = (name) => line()?.dataset[name] ?? "";
const pressed = () => "pressed" in document.documentElement.dataset;
const say = (value) => document.body.dispatchEvent(new CustomEvent("say", { detail: { value } }));

let source;
let failures = 0;
let lost;
let follows;
let timer;
let busy = false;
let due = false;
let sent = false;
let answered;
let over = false;

// ── what was entered and not sent ──
function entered(field) {
  if (field.disabled || ["hidden", "submit", "button", "reset", "image"].includes(field.type)) return false;
  if (field.matches("select")) {
    const first = [...field.options].filter((option) => option.defaultSelected);
    const usual = first.length || field.multiple ? first : [...field.options].slice(0, 1);
    return [...field.options].some((option) => option.selected !== usual.includes(option));
  }
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  return "defaultValue" in field && field.value !== field.defaultValue;
}

// a form that came back with faults holds what was typed as if it were its own
const isHeld = (form) => form.querySelector(".summary, .field-wrong, [aria-invalid='true']") !== null || [...form.elements].some(entered);
const heldIn = (place) => [...(place.matches?.("form") ? [place] : place.querySelectorAll("form"))].filter(isHeld);

function mark(place) {
  if (place.querySelector(".live-behind")) return;
  const note = document.createElement("p");
  note.className = "notice live-behind";
  note.append(words("liveBehind"), " ");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "as-link";
  button.textContent = words("liveDrop");
  button.addEventListener("click", () => drop(place));
  note.append(button);
  place.prepend(note);
  say(words("liveBehind"));
}

function drop(place) {
  place.querySelector(".live-behind").remove();
  for (const form of heldIn(place)) form.replaceWith(form.cloneNode(false));
  place.querySelector("[data-live-key]")?.removeAttribute("data-live-key");
  place.removeAttribute("data-live-key");
  document.getElementById("main").focus({ preventScroll: true });
  soon(0);
}

// ── taking over ──
function version(form) {
  return [form.getAttribute("action"), form.querySelector("[name=version]")?.getAttribute("value")].join();
}

const callbacks = {
  beforeNodeMorphed(old, fresh) {
    if (old.nodeType !== 1) return true;
    // a name that was opened stays open while the page still offers it, and goes with what offered it
    if (old.matches("[data-live-name]") && old.dataset.liveName === fresh.dataset?.liveName) return false;
    if (old.matches("[data-live-key]") && old.dataset.liveKey !== fresh.dataset?.liveKey && heldIn(old).length) {
      mark(old);
      return false;
    }
    if (!old.matches("form") || !isHeld(old)) return true;
    if (!fresh.matches("form") || version(old) !== version(fresh)) mark(old);
    return false;
  },
  beforeNodeRemoved(old) {
    if (old.nodeType !== 1) return true;
    const held = heldIn(old);
    held.forEach(mark);
    return held.length === 0;
  },
  beforeAttributeUpdated(name, node, kind) {
    // what a person opened stays open
    return !(name === "open" && node.matches("details") && kind === "remove");
  },
};

// another item is another thing: nothing of the one before is kept, unless something was entered there
function exchange(room, fresh) {
  for (const old of room.querySelectorAll("[data-live-key]")) {
    const next = fresh.querySelector("[data-live-key]");
    if (!next || next.dataset.liveKey === old.dataset.liveKey || heldIn(old).length) continue;
    const focused = old.contains(document.activeElement);
    const brought = document.importNode(next, true);
    old.replaceWith(brought);
    if (focused) brought.querySelector("h2, h3")?.focus({ preventScroll: true });
  }
}

// an answer that comes while somebody presses is let go, and asked for again once they let go; a refusal is not
function take(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector(ROOM);
  if (!fresh?.querySelector("#live")) return out();
  if (pressed() || sent) {
    due = true;
    return;
  }
  const room = document.querySelector(ROOM);
  const before = words("liveSay");
  exchange(room, fresh);
  Idiomorph.morph(room, fresh, { morphStyle: "outerHTML", callbacks });
  if (words("liveSay") !== before) say(words("liveSay"));
  if (!words("livePage").includes("?") && location.search) history.replaceState(null, "", words("livePage") + location.hash);
  document.body.dispatchEvent(new CustomEvent("lived", { bubbles: true }));
  // what was taken over knows nothing of it: it is said again
  following(source?.readyState === EventSource.OPEN || follows);
  if (!words("live")) source?.close();
}

// the page may no longer be read: nothing of it stays on the screen
function out() {
  over = true;
  source?.close();
  const message = document.createElement("p");
  message.className = "answer";
  message.tabIndex = -1;
  const left = words("liveOut");
  message.append(left);
  const room = document.querySelector(ROOM);
  room.querySelector("main").replaceChildren(message);
  for (const beside of room.querySelectorAll(":scope > :not(main)")) beside.remove();
  say(left);
  document.body.dispatchEvent(new CustomEvent("live-out", { bubbles: true }));
  message.focus();
}

async function refresh() {
  if (over) return;
  if (busy) {
    due = true;
    return;
  }
  busy = true;
  due = false;
  try {
    const answer = await fetch(words("livePage"), { headers: { "HX-Request": "true" }, redirect: "manual", cache: "no-store" });
    if (answer.ok) take(await answer.text());
    else if (answer.status < 500 && answer.status !== 429) out();
  } catch {
    following(false);
  }
  busy = false;
  if (due && !pressed() && !sent) soon();
}

// forty pages told at once do not ask at once
function soon(wait = SETTLE + Math.random() * SPREAD) {
  clearTimeout(timer);
  timer = setTimeout(refresh, wait);
}

// ── following ──
function following(does) {
  follows = does;
  const here = line();
  if (!here || does === undefined) return;
  here.classList.toggle("live-follows", does);
  here.classList.toggle("live-lost", !does);
  here.querySelector(".live-words").textContent = does ? "" : words("liveLost");
}

function follow() {
  source?.close();
  if (over || document.hidden || !words("live")) return;
  source = new EventSource(words("live"));
  // one that hangs between here and there is not told of as an error
  lost ??= setTimeout(() => following(false), NOTICED);
  source.onopen = () => {
    failures = 0;
    clearTimeout(lost);
    lost = undefined;
    following(true);
  };
  source.onmessage = () => soon();
  source.onerror = () => {
    lost ??= setTimeout(() => following(false), NOTICED);
    if (source.readyState !== EventSource.CLOSED) return;
    // refused, or nobody to follow: ask the page itself, then try again
    soon(0);
    setTimeout(follow, AGAIN[Math.min(failures++, AGAIN.length - 1)]);
  };
}

// a press is on its way and its answer brings the page: were this one to change first, the next press on it would go with it
function send(event) {
  if (event.defaultPrevented) return;
  sent = true;
  clearTimeout(answered);
  answered = setTimeout(back, 10000);
}

function back() {
  sent = false;
  lifted();
}

function lifted() {
  if (due) soon();
}

function hear() {
  if (document.hidden) {
    source?.close();
    clearTimeout(lost);
    lost = undefined;
    return;
  }
  follow();
}

if (line()) {
  follow();
  document.addEventListener("visibilitychange", hear);
  addEventListener("lifted", lifted);
  addEventListener("submit", send);
  addEventListener("pageshow", back);
  addEventListener("pagehide", () => source?.close());
}

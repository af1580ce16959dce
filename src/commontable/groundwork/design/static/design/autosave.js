// Autosave: a form marked data-autosave="URL" is sent as it is typed; nothing is kept in the browser's storage.
const PAUSE = 1500;
const LONGEST = 5000;
const RETRY = [2000, 4000, 8000, 15000, 30000];

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = document.querySelector("[data-autosave-status]");
    this.words = this.status?.querySelector("[data-autosave-words]");
    this.alert = document.querySelector("[data-autosave-alert]");
    this.conflict = document.querySelector("[data-autosave-conflict]");
    this.dirty = false;
    this.sending = false;
    this.stopped = false;
    this.kept = false;
    this.failures = 0;
    form.addEventListener("input", (event) => this.touched(event, PAUSE));
    form.addEventListener("change", (event) => this.touched(event, 0));
    form.addEventListener("submit", () => { this.leaving = true; });
    addEventListener("beforeunload", (event) => this.leave(event));
    addEventListener("online", () => this.failures && this.send());
    setInterval(() => this.tick(), 1000);
  }

  touched(event, wait) {
    if (event.target.form !== this.form || event.target.matches("[data-picker-find]")) return;
    this.since = this.dirty ? this.since : Date.now();
    this.dirty = true;
    const left = Math.max(0, this.since + LONGEST - Date.now());
    this.later(Math.min(wait, left));
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), wait);
  }

  async send() {
    if (!this.dirty || this.sending || this.stopped) return;
    this.sending = true;
    this.dirty = false;
    this.show(this.status?.dataset.saving);
    try {
      await this.answered(await fetch(this.form.dataset.autosave, { method: "POST", body: new FormData(this.form), headers: { "X-Autosave": "1" }, redirect: "manual" }));
    } catch {
      this.lost();
    }
    this.sending = false;
    this.tick();
    if (this.dirty && !this.failures) this.later(0);
  }

  async answered(response) {
    if (response.ok) return this.saved(response);
    this.dirty = true;
    if (response.status === 409) return this.stale(await response.text());
    // signed out, the answer leads to the sign-in page; a browser shows a redirect it may not follow as status 0
    if ([0, 401, 403].includes(response.status)) return this.out();
    if (response.status < 500) return this.refused();
    this.lost();
  }

  saved(response) {
    const version = response.headers.get("X-Version");
    const field = this.form.elements.version;
    if (version && field) field.value = version;
    if (this.failures) this.said(this.status.dataset.back);
    this.failures = 0;
    this.kept = false;
    this.savedAt = Date.now();
    if (this.alert) this.alert.hidden = true;
    document.body.dispatchEvent(new CustomEvent("autosaved", { bubbles: true }));
  }

  out() {
    this.warn(this.status.dataset.out);
    this.later(RETRY.at(-1));
  }

  // a form with a mistake in it is not sent again until it is touched
  refused() {
    this.dirty = false;
    this.kept = true;
    this.warn(this.status.dataset.refused);
  }

  stale(fragment) {
    this.stopped = true;
    this.warn(this.status.dataset.stale);
    if (this.conflict) this.conflict.innerHTML = fragment;
  }

  lost() {
    this.dirty = true;
    this.lostAt = this.failures ? this.lostAt : new Date();
    const time = this.lostAt.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false });
    if (!this.failures) this.warn(this.status.dataset.lost.replace("{t}", time));
    this.later(RETRY[Math.min(this.failures++, RETRY.length - 1)]);
  }

  warn(words) {
    this.show("");
    if (this.alert) {
      this.alert.textContent = words;
      this.alert.hidden = false;
    }
    this.said(words);
  }

  said(words) {
    document.body.dispatchEvent(new CustomEvent("say", { detail: { value: words } }));
  }

  show(words) {
    if (this.words && words !== undefined) this.words.textContent = words;
  }

  tick() {
    if (!this.savedAt || this.sending || this.failures || this.stopped || this.kept) return;
    const seconds = Math.round((Date.now() - this.savedAt) / 1000);
    const { now, seconds: some, minutes } = this.status.dataset;
    const words = seconds < 2 ? now : seconds < 60 ? some.replace("{n}", seconds) : minutes.replace("{n}", Math.floor(seconds / 60));
    this.show(words);
  }

  leave(event) {
    if (!this.leaving && (this.dirty || this.sending || this.kept)) event.preventDefault();
  }
}

const started = new WeakSet();
function start() {
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    if (started.has(form)) continue;
    started.add(form);
    new Autosave(form);
  }
}
start();
document.addEventListener("htmx:load", start);

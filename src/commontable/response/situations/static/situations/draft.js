// Draft: a picked factor is dropped without leaving the page; a name that could not be sealed says so; none hides while it is typed.
document.addEventListener("click", (event) => {
  const chip = event.target.closest("button.chip[name=drop]");
  if (!chip) return;
  const [field, code] = chip.value.split(":");
  const tick = chip.form?.querySelector(`input[name="${CSS.escape(field)}"][value="${CSS.escape(code)}"]`);
  if (!tick) return;
  event.preventDefault();
  tick.checked = false;
  tick.dispatchEvent(new Event("change", { bubbles: true }));
});

function failed(event) {
  const alert = event.target.closest("[data-who]")?.querySelector("[data-who-alert]");
  if (alert) alert.hidden = false;
}
document.addEventListener("htmx:responseError", failed);
document.addEventListener("htmx:sendError", failed);

// a name being typed is not taken away when its two minutes are over: the hiding waits until the field is left
document.addEventListener("htmx:beforeRequest", (event) => {
  const hiding = event.target.closest("[data-hides]");
  const typing = hiding?.closest("[data-who]")?.contains(document.activeElement) && document.activeElement.matches("input, textarea");
  if (!typing) return;
  event.preventDefault();
  setTimeout(() => hiding.isConnected && hiding.dispatchEvent(new Event("hide")), 30000);
});

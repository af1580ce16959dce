// Nothing is kept in the browser's storage: a script that tries is refused (htmx would keep the path last seen).
Storage.prototype.setItem = () => {
  throw new DOMException("Nothing is kept in this browser.", "QuotaExceededError");
};

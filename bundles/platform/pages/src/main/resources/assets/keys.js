"use strict";
/* Keys for those who like them. What a key does is said by the page: an element with data-key is
   clicked, or gets the focus where one writes in it. Never while somebody types, and off for those
   who switch them off. */
(() => {
  const overlay = document.getElementById("shortcuts");
  const switchOn = document.getElementById("shortcuts-on");
  const opener = document.getElementById("show-shortcuts");
  if (!overlay || !overlay.showModal) {
    return;
  }

  const KEPT = "millet.keys";
  const kept = () => {
    try {
      return localStorage.getItem(KEPT) !== "off";
    } catch {
      return true;
    }
  };
  switchOn.checked = kept();
  switchOn.addEventListener("change", () => {
    try {
      localStorage.setItem(KEPT, switchOn.checked ? "on" : "off");
    } catch {
      // It holds for this page then.
    }
  });

  const shown = (element) => element.getClientRects().length > 0;
  const entries = () => [...document.querySelectorAll(".entry-title a")].filter(shown);
  const chosen = () => document.activeElement && document.activeElement.closest(".entry");

  const step = (by) => {
    const all = entries();
    if (all.length === 0) {
      return false;
    }
    const here = all.indexOf(document.activeElement);
    const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by;
    const link = all[Math.max(0, Math.min(all.length - 1, next))];
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "center" });
    return true;
  };

  const target = (key) => {
    if (key === "v") {
      const place = chosen() || document.querySelector(".vote-wide")?.parentElement;
      return place ? place.querySelector(".vote:not([disabled], span)") : null;
    }
    const all = '[data-key="' + key + '"]';
    return chosen()?.querySelector(all) || [...document.querySelectorAll(all)].find(shown);
  };

  const press = (key) => {
    const found = target(key);
    const element = found?.matches("form")
      ? found.querySelector("textarea, select, input:not([type=hidden])") : found;
    if (!element) {
      return false;
    }
    if (element.matches("input, textarea, select")) {
      element.focus();
      element.scrollIntoView({ block: "center" });
    } else {
      element.click();
      if (element.matches("summary")) {
        element.parentElement.querySelector("textarea")?.focus();
      }
    }
    return true;
  };

  /* Only what works on this page is listed. */
  const open = () => {
    for (const row of overlay.querySelectorAll("[data-for]")) {
      const key = row.dataset.for;
      const works = key === "j" || key === "k" ? entries().length > 0
        : key === "v" ? document.querySelector(".vote:not([disabled], span)") : target(key);
      row.hidden = !works;
    }
    overlay.showModal();
  };
  opener.hidden = false;
  opener.addEventListener("click", open);

  const typing = (element) =>
    element.isContentEditable || element.matches("input, textarea, select");

  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (held || event.defaultPrevented || typing(event.target)
        || document.querySelector("dialog[open]")) {
      return;
    }
    if (event.key === "?") {
      event.preventDefault();
      open();
      return;
    }
    if (!switchOn.checked) {
      return;
    }
    const done = event.key === "j" ? step(1)
      : event.key === "k" ? step(-1)
        : /^[a-z/]$/.test(event.key) && press(event.key);
    if (done) {
      event.preventDefault();
    }
  });
})();

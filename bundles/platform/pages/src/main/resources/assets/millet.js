"use strict";
/* What the shell does for those who have scripts; every page works without. */
(() => {
  const root = document.documentElement;

  /* Times in the reader's own zone: the cookie tells the server for the next page. */
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  if (/^[A-Za-z0-9_+/-]{1,40}$/.test(zone) && !document.cookie.includes("millet_zone=" + zone)) {
    document.cookie = "millet_zone=" + zone + "; Path=/; Max-Age=31536000; SameSite=Lax";
  }
  const exact = new Intl.DateTimeFormat(root.lang, { dateStyle: "long", timeStyle: "short" });
  const localize = (part) => {
    if (document.body.dataset.zone) {
      return; // the member chose one, and the server knows it
    }
    for (const time of part.querySelectorAll("time[datetime*=T]")) {
      const moment = new Date(time.dateTime);
      if (!Number.isNaN(moment.getTime())) {
        time.title = exact.format(moment);
      }
    }
  };
  localize(document);

  /* A menu closes with Escape and when something else is chosen. */
  const openMenus = () => document.querySelectorAll("details:is(.menu, .more)[open]");
  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      for (const menu of openMenus()) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    }
  });

  /* Interactions through htmx: the CSRF token, new times, and a server that cannot be reached. */
  const body = document.body;
  body.addEventListener("htmx:configRequest", (event) => {
    if (body.dataset.csrf) {
      event.detail.headers["X-CSRF-Token"] = body.dataset.csrf;
    }
  });
  body.addEventListener("htmx:load", (event) => localize(event.detail.elt));
  const tell = (text) => {
    const notice = document.createElement("p");
    notice.className = "notice notice-error";
    notice.setAttribute("role", "alert");
    notice.textContent = text;
    document.getElementById("notices").replaceChildren(notice);
  };
  body.addEventListener("htmx:sendError", () => tell(body.dataset.offline));
  body.addEventListener("htmx:beforeSwap", (event) => {
    const answer = event.detail.xhr;
    const html = (answer.getResponseHeader("Content-Type") || "").startsWith("text/html");
    if (answer.status >= 400 && !html) {
      event.detail.shouldSwap = false;
      tell(body.dataset.broken);
    }
  });

  /* A form is sent once. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
    } else {
      form.dataset.sent = "true";
    }
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
    }
  });
})();

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

  /* The chosen one of tabs that do not fit stands in the middle of their row. */
  const center = (part) => {
    for (const row of part.querySelectorAll(":is(.tabs, .segments)")) {
      const chosen = row.querySelector("[aria-current]");
      if (chosen && row.scrollWidth > row.clientWidth) {
        const from = row.getBoundingClientRect().left;
        const spare = (row.clientWidth - chosen.offsetWidth) / 2;
        row.scrollLeft += chosen.getBoundingClientRect().left - from - spare;
      }
    }
  };
  center(document);
  window.addEventListener("resize", () => center(document));

  /* How much of a limited text is written, counted as the server counts: by code points. */
  const count = (input) => {
    const max = Number(input.dataset.max);
    const length = [...input.value.replace(/\r\n/g, "\n")].length;
    const counter = document.getElementById(input.id + "-count");
    const near = max < 20 ? length > max : length >= max * 0.8;
    counter.textContent = near ? length + " / " + max : "";
    counter.toggleAttribute("data-over", length > max);
  };
  for (const input of document.querySelectorAll("[data-max]")) {
    const counter = document.createElement("p");
    counter.id = input.id + "-count";
    counter.className = "count";
    counter.setAttribute("role", "status");
    input.after(counter);
    input.addEventListener("input", () => count(input));
    count(input);
  }

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

  /* What is to be kept elsewhere (a token, a link) is copied by a button behind it. */
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  for (const element of document.querySelectorAll("code[data-copy]")) {
    const words = document.body.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small";
    button.textContent = words.copy;
    const told = document.createElement("span");
    told.className = "hint";
    told.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(element.textContent);
        told.textContent = words.copied;
      } catch {
        select(element); // without https there is no clipboard for scripts
        told.textContent = document.execCommand("copy") ? words.copied : words.copyFailed;
      }
    });
    const row = document.createElement("p");
    row.className = "cluster copy";
    row.append(button, told);
    (element.closest("p") || element).after(row);
  }

  /* Interactions through htmx: the CSRF token, new times, and a server that cannot be reached. */
  const body = document.body;
  body.addEventListener("htmx:configRequest", (event) => {
    if (body.dataset.csrf) {
      event.detail.headers["X-CSRF-Token"] = body.dataset.csrf;
    }
  });
  body.addEventListener("htmx:load", (event) => {
    localize(event.detail.elt);
    center(event.detail.elt);
    const said = event.detail.elt.dataset.announce;
    if (said) {
      document.getElementById("announcer").textContent = said;
    }
  });
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

  /* Images that are chosen are shown, small, before they are sent; once, where a module's own
     script shows them with more (data-previews="own"). */
  const SMALL = 240;
  const draw = async (file) => {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, SMALL / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const image = document.createElement("img");
    image.src = canvas.toDataURL();
    image.alt = file.name;
    return image;
  };
  document.addEventListener("change", async (event) => {
    const input = event.target;
    if (input.type !== "file" || !input.accept.includes("image/")
        || input.dataset.previews === "own") {
      return;
    }
    const list = document.createElement("ul");
    list.className = "previews";
    for (const file of input.files) {
      try {
        const item = document.createElement("li");
        item.append(await draw(file));
        list.append(item);
      } catch {
        // What cannot be drawn here, the server will say.
      }
    }
    const old = input.nextElementSibling;
    if (old && old.matches(".previews")) {
      old.remove();
    }
    input.after(list);
  });

  /* Who leaves a form that was written in and not sent is asked (data-unsaved). */
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-unsaved]");
    if (form) {
      form.dataset.unsaved = "changed";
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-unsaved=changed]:not([data-sent])")) {
      event.preventDefault();
    }
  });

  /* What a page keeps in the browser for its reader alone is what is stored as "own.", caches that
     are named so, and the workers that show pages. It goes when they sign out (data-leaves), and as
     soon as a page finds that nobody or somebody else is signed in. The name of its owner goes last:
     where the browser leaves the page before all is done, the next page does it. */
  const isOwn = (name) => name.startsWith("own.");
  const owner = "own.member";
  const stored = () => {
    try {
      return Object.keys(localStorage).filter(isOwn);
    } catch {
      return []; // A browser that stores nothing keeps nothing.
    }
  };
  const forget = async () => {
    const names = stored();
    names.filter((name) => name !== owner).forEach((name) => localStorage.removeItem(name));
    if ("serviceWorker" in navigator) {
      const workers = await navigator.serviceWorker.getRegistrations();
      await Promise.all(workers.map((worker) => worker.unregister()));
    }
    if ("caches" in window) {
      const caching = await caches.keys();
      await Promise.all(caching.filter(isOwn).map((name) => caches.delete(name)));
    }
    if (names.length) {
      localStorage.removeItem(owner);
    }
  };
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-leaves]")) {
      forget();
    }
  });
  document.addEventListener("millet:signed-out", forget);

  /* Pages that do not know who reads them, such as some errors, have no data-member. */
  const reader = document.body.dataset.member;
  const keepFor = async (member) => {
    try {
      if (localStorage.getItem(owner) !== member) {
        await forget();
        localStorage.setItem(owner, member);
      }
    } catch {
      // A browser that stores nothing keeps nothing.
    }
  };
  if (reader) {
    keepFor(reader);
  } else if (reader === "" && stored().length) {
    forget();
  }

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

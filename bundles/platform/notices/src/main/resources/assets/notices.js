"use strict";
/* Keeps the open page of notices up to date; it works without. */
(() => {
  const list = document.getElementById("notice-list");
  if (!list) {
    return;
  }

  /* Tells the server what was read, without leaving the page. */
  const markRead = (group, keepalive) => {
    const form = group.querySelector(".group-done");
    if (!form) {
      return Promise.resolve(false);
    }
    return fetch(form.action, {
      method: "POST",
      headers: { "HX-Request": "true" },
      body: new URLSearchParams(new FormData(form)),
      credentials: "same-origin",
      keepalive,
    }).then((reply) => reply.ok);
  };

  /* The bell of the page: the number comes from the server, which knows what may be seen. */
  const refreshBell = async () => {
    const reply = await fetch(list.dataset.bell, { credentials: "same-origin" });
    const bell = document.getElementById("bell");
    if (reply.ok && bell) {
      const part = document.createElement("template");
      part.innerHTML = await reply.text();
      bell.replaceWith(part.content);
    }
  };

  const done = (group) => {
    group.classList.remove("unread");
    for (const part of group.querySelectorAll(".group-done, .group-act, .dot, .group-kind .visually-hidden")) {
      part.remove();
    }
  };

  list.addEventListener("submit", async (event) => {
    const form = event.target.closest(".group-done");
    if (form) {
      event.preventDefault();
      const group = form.closest(".group");
      if (await markRead(group, false)) {
        const link = group.querySelector(".change-title a");
        done(group);
        if (link) {
          link.focus();
        }
        refreshBell();
      } else {
        form.submit();
      }
    }
  });

  /* Who opens what a notice is about has read it. */
  list.addEventListener("click", (event) => {
    const link = event.target.closest(".unread .change-title a");
    if (link) {
      markRead(link.closest(".group"), true);
    }
  });

  /* j and k go from notice to notice, e marks one as read. */
  const groups = () => [...list.querySelectorAll(".group")];
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const all = groups();
    const at = all.findIndex((group) => group.contains(document.activeElement));
    if (event.key === "j" || event.key === "k") {
      const next = all[event.key === "j" ? at + 1 : Math.max(0, at - 1)];
      next?.querySelector(".change-title a, button")?.focus();
    } else if (event.key === "e" && at >= 0) {
      all[at].querySelector(".group-done button")?.click();
    }
  });
  const keys = document.querySelector(".keys-card");
  if (keys) {
    keys.hidden = false;
  }

  /* The server says that something changed; the page says so and does not move by itself. */
  if (window.EventSource) {
    const stream = new EventSource(list.dataset.stream);
    stream.addEventListener("notices", async () => {
      const before = document.querySelector("#bell .bell-count")?.textContent || "0";
      await refreshBell();
      const after = document.querySelector("#bell .bell-count")?.textContent || "0";
      if (Number.parseInt(after, 10) > Number.parseInt(before, 10)) {
        list.querySelector(".notice-new").hidden = false;
      }
    });
    window.addEventListener("pagehide", () => stream.close());
  }
})();

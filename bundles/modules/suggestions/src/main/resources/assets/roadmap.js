"use strict";
/* Cards are dragged into another column; without a mouse, the form on the card does the same. */
(() => {
  let dragged = null;
  const choice = (key) =>
    dragged && [...dragged.querySelectorAll("select[name=to] option")].find((one) => one.value === key);

  for (const card of document.querySelectorAll(".roadmap-card[draggable=true]")) {
    card.addEventListener("dragstart", (event) => {
      dragged = card;
      card.classList.add("is-dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", card.dataset.card);
    });
    card.addEventListener("dragend", () => {
      card.classList.remove("is-dragged");
      dragged = null;
    });
  }

  for (const column of document.querySelectorAll(".roadmap-column[data-key]")) {
    column.addEventListener("dragover", (event) => {
      if (choice(column.dataset.key)) {
        event.preventDefault();
        column.classList.add("is-target");
      }
    });
    column.addEventListener("dragleave", () => column.classList.remove("is-target"));
    column.addEventListener("drop", (event) => {
      column.classList.remove("is-target");
      const chosen = choice(column.dataset.key);
      if (chosen) {
        event.preventDefault();
        chosen.selected = true;
        chosen.closest("form").requestSubmit();
      }
    });
  }
})();
